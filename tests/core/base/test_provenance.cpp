// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/provenance.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace perrin;

// The three examples of FIPS 180-2, appendix B, and the empty message.
TEST(Provenance, sha256GivesThePublishedDigests) {
    const test::TemporaryFolder folder;
    const auto digestOf = [&](const std::string& content) {
        std::ofstream(folder / "file", std::ios::binary) << content;
        return sha256(folder / "file");
    };
    EXPECT_EQ(digestOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(digestOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digestOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(digestOf(std::string(1000000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Provenance, severalFilesCountAsOne) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "1") << "a";
    std::ofstream(folder / "2") << "bc";
    EXPECT_EQ(sha256({folder / "1", folder / "2"}),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // of abc
}

TEST(Provenance, aFileThatIsNotThereAndAFolderAreErrors) {
    EXPECT_THROW(sha256("/nonexistent/movie.tif"), Error);
    EXPECT_THROW(sha256("/"), Error);
}

TEST(Provenance, sha256Stops) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "file") << "abc";
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(sha256(folder / "file", {stop.get_token(), {}}), Cancelled);
}
