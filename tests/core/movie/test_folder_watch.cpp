// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/movie/folder_watch.h"
#include "core/movie/tiff_writer.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

using namespace perrin;
using namespace perrin::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
namespace fs = std::filesystem;
using Happening = WatchEvent::Kind;

namespace {

/// Time passes only when the test says so.
class FolderWatchTest : public testing::Test {
  protected:
    void movie(const fs::path& path, int frames = 3) const {
        TiffWriter tiff(path, {.acquisition = {}, .displayRange = {}});
        for (int i = 0; i < frames; ++i)
            tiff.add(Image::Constant(8, 8, static_cast<float>(i)));
        tiff.close();
    }
    WatchSettings settings() const {
        return {.folders = {folder_.path()}, .look = 1, .settle = 4, .tries = 3, .pause = 10};
    }
    static std::vector<std::pair<Happening, std::string>> seen(const std::vector<WatchEvent>& events) {
        std::vector<std::pair<Happening, std::string>> all;
        for (const WatchEvent& event : events)
            all.emplace_back(event.kind, event.path.filename().string());
        return all;
    }
    static std::string name(const std::optional<fs::path>& path) {
        return path ? path->filename().string() : "";
    }

    TemporaryFolder folder_;
};

} // namespace

TEST_F(FolderWatchTest, aMovieIsDueWhenItHasNotChangedForLongEnough) {
    FolderWatch watch(settings());
    EXPECT_THAT(watch.look(0), IsEmpty()) << "an empty folder is no movie";
    movie(folder_ / "a.tif");
    EXPECT_THAT(seen(watch.look(1)), ElementsAre(std::pair{Happening::Seen, "a.tif"}));
    EXPECT_EQ(name(watch.due(4)), "");
    std::ofstream(folder_ / "a.tif", std::ios::app) << "more";
    watch.look(4);
    EXPECT_EQ(name(watch.due(6)), "") << "it has changed since";
    watch.look(7.9);
    EXPECT_EQ(name(watch.due(8)), "a.tif");
    EXPECT_EQ(watch.waiting(), 1u);
    const fs::path path = *watch.due(8);
    EXPECT_EQ(watch.measured(path, stateOf(path)).kind, Happening::Measured);
    EXPECT_THAT(watch.look(20), IsEmpty());
    EXPECT_EQ(name(watch.due(100)), "");
}

TEST_F(FolderWatchTest, aMovieThatFailsIsTriedAfterGrowingPausesUntilItChanges) {
    std::ofstream(folder_ / "broken.tif") << "II*";
    FolderWatch watch(settings());
    watch.look(0);
    const fs::path path = *watch.due(4);
    const WatchEvent first = watch.failed(path, "is damaged", 4);
    EXPECT_EQ(first.kind, Happening::Retry);
    EXPECT_EQ(first.wait, 10);
    EXPECT_EQ(name(watch.due(13)), "");
    EXPECT_EQ(name(watch.due(14)), "broken.tif");
    EXPECT_EQ(watch.failed(path, "is damaged", 14).wait, 20);
    EXPECT_EQ(name(watch.due(33)), "");
    const WatchEvent last = watch.failed(path, "is damaged", 34);
    EXPECT_EQ(last.kind, Happening::Failed);
    EXPECT_EQ(last.tries, 3);
    EXPECT_EQ(name(watch.due(1e6)), "") << "given up";
    EXPECT_EQ(watch.waiting(), 0u);
    movie(path);
    EXPECT_THAT(seen(watch.look(200)), ElementsAre(std::pair{Happening::Seen, "broken.tif"}));
    EXPECT_EQ(name(watch.due(204)), "broken.tif");
}

TEST_F(FolderWatchTest, aMovieThatIsReplacedIsMeasuredAnew) {
    movie(folder_ / "a.tif");
    FolderWatch watch(settings());
    watch.look(0);
    const fs::path path = *watch.due(4);
    watch.measured(path, stateOf(path));
    fs::remove(path);
    EXPECT_THAT(watch.look(5), IsEmpty()) << "its results stay";
    movie(path, 5);
    EXPECT_THAT(seen(watch.look(6)), ElementsAre(std::pair{Happening::Changed, "a.tif"}));
    EXPECT_EQ(name(watch.due(10)), "a.tif");
    // It changes while it is measured.
    const FileState before = stateOf(path);
    movie(path, 7);
    watch.measured(path, before);
    EXPECT_THAT(seen(watch.look(11)), ElementsAre(std::pair{Happening::Changed, "a.tif"}));
}

TEST_F(FolderWatchTest, whatWasMeasuredBeforeIsNotMeasuredAgain) {
    movie(folder_ / "a.tif");
    movie(folder_ / "b.tif");
    const FileState a = stateOf(folder_ / "a.tif"), b = stateOf(folder_ / "b.tif");
    EXPECT_EQ(fileState(a.text())->text(), a.text()) << "it can be written and read";
    EXPECT_EQ(fileState("120 bytes"), std::nullopt);
    movie(folder_ / "b.tif", 9);
    FolderWatch watch(settings());
    watch.remember(folder_ / "a.tif", *fileState(a.text()));
    watch.remember(folder_ / "b.tif", *fileState(b.text()));
    EXPECT_THAT(seen(watch.look(0)), ElementsAre(std::pair{Happening::Changed, "b.tif"}));
    EXPECT_EQ(name(watch.due(10)), "b.tif");
}

TEST_F(FolderWatchTest, foldersOfImagesAndFoldersWithinAreLookedInto) {
    fs::create_directories(folder_ / "deep" / "series");
    fs::create_directories(folder_ / "results");
    movie(folder_ / "deep" / "a.tif");
    movie(folder_ / "results" / "map.tif");
    for (int i = 0; i < 3; ++i)
        movie(folder_ / "deep" / "series" / ("img_" + std::to_string(i) + ".tif"), 1);
    std::ofstream(folder_ / ".hidden.tif") << "II*";
    WatchSettings wanted = settings();
    wanted.ignored = {folder_ / "results"};
    FolderWatch watch(wanted);
    EXPECT_THAT(seen(watch.look(0)), UnorderedElementsAre(std::pair{Happening::Seen, "a.tif"},
                                                          std::pair{Happening::Seen, "series"}));
    movie(folder_ / "deep" / "series" / "img_3.tif", 1);
    watch.look(3);
    EXPECT_EQ(name(watch.due(5)), "a.tif") << "the series still grows";
    watch.measured(*watch.due(5), stateOf(folder_ / "deep" / "a.tif"));
    EXPECT_EQ(name(watch.due(8)), "series");
    fs::remove_all(folder_ / "deep" / "series");
    EXPECT_THAT(seen(watch.look(9)), ElementsAre(std::pair{Happening::Gone, "series"}));
}

TEST_F(FolderWatchTest, aFolderThatGoesIsLookedForAgain) {
    const fs::path drive = folder_ / "drive", away = folder_ / "away";
    fs::create_directory(drive);
    movie(drive / "a.tif");
    WatchSettings wanted = settings();
    wanted.folders = {drive};
    FolderWatch watch(wanted);
    watch.look(0);
    fs::rename(drive, away);
    EXPECT_THAT(seen(watch.look(1)), ElementsAre(std::pair{Happening::FolderGone, "drive"}));
    EXPECT_THAT(watch.look(2), IsEmpty());
    fs::rename(away, drive);
    EXPECT_THAT(seen(watch.look(3)), ElementsAre(std::pair{Happening::FolderBack, "drive"}));
    EXPECT_EQ(name(watch.due(4)), "a.tif");
    wanted.folders = {folder_ / "nowhere"};
    EXPECT_THAT([&] { FolderWatch none(wanted); }, testing::ThrowsMessage<Error>(HasSubstr("is no folder")));
}

TEST_F(FolderWatchTest, theLoopMeasuresAsMoviesComeAndStops) {
    WatchSettings wanted = settings();
    wanted.look = 0.02;
    wanted.settle = 0.2;
    wanted.pause = 0.05;
    FolderWatch watch(wanted);
    std::stop_source stop;
    std::vector<std::string> measured;
    std::vector<Happening> kinds;
    WatchWork work;
    work.bell = std::make_shared<WatchBell>();
    work.measure = [&](const fs::path& path, const FileState& state,
                       const Job&) -> std::optional<std::string> {
        measured.push_back(path.filename().string() + " " + std::to_string(state.bytes));
        return path.filename() == "broken.tif" ? std::optional<std::string>("is damaged") : std::nullopt;
    };
    work.told = [&](const WatchEvent& event) {
        kinds.push_back(event.kind);
        if (event.kind == Happening::Failed)
            stop.request_stop();
    };
    // Slowly written: in two pieces, farther apart than a look, nearer than what counts as whole.
    std::jthread writer([&] {
        movie(folder_ / "whole.tmp", 40);
        std::ifstream in(folder_ / "whole.tmp", std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        std::ofstream out(folder_ / "slow.tif", std::ios::binary);
        out << bytes.substr(0, bytes.size() / 2) << std::flush;
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        out << bytes.substr(bytes.size() / 2) << std::flush;
        out.close();
        fs::remove(folder_ / "whole.tmp");
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        std::ofstream(folder_ / "broken.tif") << "II*";
        work.bell->ring();
    });
    EXPECT_THROW(watchFolders(watch, work, {stop.get_token(), {}}), Cancelled);
    const std::string whole = "slow.tif " + std::to_string(fs::file_size(folder_ / "slow.tif"));
    EXPECT_THAT(measured, ElementsAre(whole, "broken.tif 3", "broken.tif 3", "broken.tif 3"));
    EXPECT_THAT(kinds, ElementsAre(Happening::Seen, Happening::Begun, Happening::Measured, Happening::Seen,
                                   Happening::Begun, Happening::Retry, Happening::Begun, Happening::Retry,
                                   Happening::Begun, Happening::Failed));
}

TEST_F(FolderWatchTest, aStopEndsTheWaitAtOnce) {
    WatchSettings wanted = settings();
    wanted.look = 600;
    FolderWatch watch(wanted);
    std::stop_source stop;
    WatchWork work;
    work.told = [](const WatchEvent&) {};
    work.idle = [&] { stop.request_stop(); };
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW(watchFolders(watch, work, {stop.get_token(), {}}), Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST_F(FolderWatchTest, imagesRightInTheWatchedFolderAreRefused) {
    for (int i = 0; i < 3; ++i)
        movie(folder_ / ("img_" + std::to_string(i) + ".tif"), 1);
    WatchSettings wanted = settings();
    wanted.look = 0.01;
    wanted.settle = 0;
    wanted.tries = 1;
    FolderWatch watch(wanted);
    std::stop_source stop;
    WatchWork work;
    std::string reason;
    work.measure = [](const fs::path&, const FileState&, const Job&) -> std::optional<std::string> {
        ADD_FAILURE() << "nothing of it is whole";
        return std::nullopt;
    };
    work.told = [&](const WatchEvent& event) {
        if (event.kind == Happening::Failed) {
            reason = event.reason;
            stop.request_stop();
        }
    };
    EXPECT_THROW(watchFolders(watch, work, {stop.get_token(), {}}), Cancelled);
    EXPECT_THAT(reason, HasSubstr("watch the folder that it is in"));
}
