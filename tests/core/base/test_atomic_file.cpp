// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"
#include "core/error.h"
#include "tests/support/test_data.h"

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace perrin;
using perrin::test::contentOf;
using perrin::test::filesIn;
using testing::HasSubstr;

namespace {

namespace fs = std::filesystem;

void writeText(const fs::path& path, const std::string& text) {
    writeAtomically(path, [&](std::ostream& out) { out << text; });
}

std::string failureOf(const fs::path& path, const std::string& text) {
    try {
        writeText(path, text);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(AtomicFile, replacesTheOldFileAndKeepsItsRights) {
    const test::TemporaryFolder folder;
    writeText(folder / "d.csv", "old");
    fs::permissions(folder / "d.csv", fs::perms::owner_read | fs::perms::owner_write);
    writeText(folder / "d.csv", "new");
    EXPECT_EQ(contentOf(folder / "d.csv"), "new");
    EXPECT_EQ(fs::status(folder / "d.csv").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(AtomicFile, aLinkStaysALink) {
    const test::TemporaryFolder folder;
    writeText(folder / "real.csv", "old");
    fs::create_symlink("real.csv", folder / "link.csv");
    writeText(folder / "link.csv", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link.csv"));
    EXPECT_EQ(contentOf(folder / "real.csv"), "new");
}

TEST(AtomicFile, aThrowingWriterLeavesTheOldFileAndNothingElse) {
    const test::TemporaryFolder folder;
    writeText(folder / "d.csv", "old");
    const auto write = [](std::ostream& out) {
        out << std::string(100000, 'x');
        throw Error("no more molecules");
    };
    EXPECT_THROW(writeAtomically(folder / "d.csv", write), Error);
    EXPECT_EQ(contentOf(folder / "d.csv"), "old");
    EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(AtomicFile, aWriterKilledHalfWayLeavesTheOldFileWhole) {
    const test::TemporaryFolder folder;
    writeText(folder / "d.csv", "old");
    const pid_t child = fork();
    if (child == 0) {
        writeAtomically(folder / "d.csv", [](std::ostream& out) {
            out << std::string(100000, 'x') << std::flush;
            raise(SIGKILL);
        });
        _exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(contentOf(folder / "d.csv"), "old");
}

TEST(AtomicFile, aFileThatCannotGrowLeavesTheOldOneWhole) {
    const test::TemporaryFolder folder;
    writeText(folder / "d.csv", "old");
    // A limit on the size of files fails a write in its middle, as a full disk does, without the rights to
    // mount one.
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignoredBefore = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{.rlim_cur = 4096, .rlim_max = before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::string failure = failureOf(folder / "d.csv", std::string(1000000, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignoredBefore);
    EXPECT_THAT(failure, AllOf(HasSubstr("d.csv"), HasSubstr("too large")));
    EXPECT_EQ(contentOf(folder / "d.csv"), "old");
    EXPECT_EQ(filesIn(folder.path()), 1u);
}

TEST(AtomicFile, aFullDiskLeavesTheOldFileWhole) {
    const test::TemporaryFolder folder;
    if (mount("none", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "a small disk can only be mounted by root";
    writeText(folder / "d.csv", "old");
    const std::string failure = failureOf(folder / "d.csv", std::string(1000000, 'x'));
    const std::string content = contentOf(folder / "d.csv");
    const std::size_t files = filesIn(folder.path());
    umount(folder.path().c_str());
    EXPECT_THAT(failure, AllOf(HasSubstr("d.csv"), HasSubstr("No space left")));
    EXPECT_EQ(content, "old");
    EXPECT_EQ(files, 1u);
}

TEST(AtomicFile, aFullDeviceIsAnError) {
    EXPECT_THAT(failureOf("/dev/full", "x"), AllOf(HasSubstr("/dev/full"), HasSubstr("No space left")));
    struct stat device {};
    ASSERT_EQ(stat("/dev/full", &device), 0);
    EXPECT_TRUE(S_ISCHR(device.st_mode)) << "the device was replaced by a file";
}

TEST(AtomicFile, aMissingFolderAndAFolderAreErrorsThatNameThem) {
    const test::TemporaryFolder folder;
    EXPECT_THAT(failureOf(folder / "none" / "d.csv", "x"),
                AllOf(HasSubstr("none"), HasSubstr("does not exist")));
    EXPECT_THAT(failureOf(folder.path(), "x"), HasSubstr("is a folder"));
}

TEST(AtomicFile, filesThatBelongTogetherAppearTogether) {
    const test::TemporaryFolder folder;
    writeText(folder / "a.csv", "old");
    {
        AtomicFile a(folder / "a.csv"), b(folder / "b.csv");
        a.write("new a");
        b.write("new b");
        a.finish();
        EXPECT_EQ(contentOf(folder / "a.csv"), "old");
        EXPECT_FALSE(fs::exists(folder / "b.csv"));
        appearTogether({&a, &b});
    }
    EXPECT_EQ(contentOf(folder / "a.csv"), "new a");
    EXPECT_EQ(contentOf(folder / "b.csv"), "new b");
    EXPECT_EQ(filesIn(folder.path()), 2u);
}

TEST(AtomicFile, whereOneOfThemCannotAppearNoneDoes) {
    const test::TemporaryFolder folder;
    writeText(folder / "a.csv", "old");
    {
        AtomicFile a(folder / "a.csv"), b(folder / "b.csv"), c(folder / "c.csv");
        for (AtomicFile* file : {&a, &b, &c})
            file->write("new");
        fs::create_directories(folder / "c.csv" / "in the way");
        EXPECT_THROW(appearTogether({&a, &b, &c}), Error);
    }
    EXPECT_EQ(contentOf(folder / "a.csv"), "old");
    EXPECT_FALSE(fs::exists(folder / "b.csv"));
    EXPECT_EQ(filesIn(folder.path()), 2u);
}
