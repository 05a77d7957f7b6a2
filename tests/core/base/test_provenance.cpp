// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/provenance.h"
#include "tests/support/test_data.h"

#include <chrono>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

using namespace perrin;

namespace {

constexpr std::size_t block = 65536;

std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    unsigned state = 1;
    for (char& byte : bytes)
        byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    return bytes;
}

std::string sizeBytes(std::size_t size) {
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>(size >> (8 * i));
    return bytes;
}

} // namespace

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

TEST(Provenance, aSmallFilesFingerprintIsTheDigestOfItsSizeAndAllOfIt) {
    const test::TemporaryFolder folder;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, block, block + 1, 18 * block}) {
        const std::string content = noise(size);
        std::ofstream(folder / "movie", std::ios::binary) << content;
        std::ofstream(folder / "blocks", std::ios::binary) << sizeBytes(size) << content;
        EXPECT_EQ(fingerprint(folder / "movie"), sha256(folder / "blocks")) << size;
    }
}

TEST(Provenance, aLargeFilesFingerprintIsTheDigestOfItsSizeAnd18Blocks) {
    const test::TemporaryFolder folder;
    const std::size_t step = 2 * block + 7; // from block to block
    const std::string content = noise(17 * step + block + 3);
    std::ofstream(folder / "movie", std::ios::binary) << content;
    std::ofstream blocks(folder / "blocks", std::ios::binary);
    blocks << sizeBytes(content.size());
    for (std::size_t i = 0; i < 17; ++i)
        blocks << content.substr(i * step, block);
    blocks << content.substr(content.size() - block);
    blocks.close();
    EXPECT_EQ(fingerprint(folder / "movie"), sha256(folder / "blocks"));
}

TEST(Provenance, anotherSizeBeginningOrEndGivesAnotherFingerprint) {
    const test::TemporaryFolder folder;
    const std::string content = noise(30 * block);
    std::string otherBeginning = content, otherEnd = content;
    otherBeginning.front() ^= 1;
    otherEnd.back() ^= 1;
    std::set<std::string> seen;
    for (const std::string& bytes : {content, otherBeginning, otherEnd, content + '\0'}) {
        std::ofstream(folder / "movie", std::ios::binary) << bytes;
        seen.insert(fingerprint(folder / "movie"));
    }
    EXPECT_EQ(seen.size(), 4u);
}

TEST(Provenance, aFingerprintOf4GBTakesNoTime) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "movie") << "II";
    std::filesystem::resize_file(folder / "movie", std::uintmax_t{4} << 30); // takes no place on the disk
    const auto start = std::chrono::steady_clock::now();
    fingerprint(folder / "movie");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST(Provenance, thereIsNoFingerprintOfAFolderOrOfNothing) {
    EXPECT_THROW(fingerprint("/nonexistent/movie.tif"), Error);
    EXPECT_THROW(fingerprint("/"), Error);
}
