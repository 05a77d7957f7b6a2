// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/background_task.h"
#include "ui/task_bar.h"

#include <QLabel>
#include <QThread>
#include <atomic>
#include <gtest/gtest.h>
#include <optional>
#include <thread>

using namespace perrin;
using namespace perrin::ui;
using perrin::test::waitFor;

namespace {

struct Outcome {
    std::optional<int> result;
    QString failure;
    bool cancelled = false;
    BackgroundTask<int>::Answers answers() {
        return {.done = [this](int value) { result = value; },
                .failed = [this](const QString& message) { failure = message; },
                .cancelled = [this] { cancelled = true; }};
    }
};

} // namespace

TEST(BackgroundTask, worksOnAnotherThreadAndAnswersOnThisOne) {
    BackgroundTask<int> task;
    QThread *workedOn = nullptr, *answeredOn = nullptr;
    task.start(
        [&](const Job&) {
            workedOn = QThread::currentThread();
            return 42;
        },
        {.done = [&](int) { answeredOn = QThread::currentThread(); }, .failed = {}, .cancelled = {}});
    ASSERT_TRUE(waitFor([&] { return answeredOn != nullptr; }));
    EXPECT_EQ(answeredOn, QThread::currentThread());
    EXPECT_NE(workedOn, QThread::currentThread());
}

TEST(BackgroundTask, anErrorKeepsItsSentence) {
    BackgroundTask<int> task;
    Outcome outcome;
    task.start([](const Job&) -> int { throw Error("a.tif: is empty; give a movie"); }, outcome.answers());
    ASSERT_TRUE(waitFor([&] { return !task.running(); }));
    EXPECT_EQ(outcome.failure, "a.tif: is empty; give a movie");
    EXPECT_FALSE(outcome.cancelled);
}

TEST(BackgroundTask, cancelStopsTheWork) {
    BackgroundTask<int> task;
    Outcome outcome;
    std::atomic<bool> begun = false;
    task.start(
        [&](const Job& job) {
            begun = true;
            for (;;) {
                job.progress(0.5, "turning");
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return 0;
        },
        outcome.answers());
    ASSERT_TRUE(waitFor([&] { return begun.load(); }));
    task.cancel();
    ASSERT_TRUE(waitFor([&] { return !task.running(); }));
    EXPECT_TRUE(outcome.cancelled);
    EXPECT_FALSE(outcome.result);
}

TEST(BackgroundTask, theNewestStartWins) {
    BackgroundTask<int> task;
    Outcome first, second;
    task.start(
        [](const Job&) { // does not look whether it should stop: its answer comes late and is dropped
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            return 1;
        },
        first.answers());
    task.start([](const Job&) { return 2; }, second.answers());
    ASSERT_TRUE(waitFor([&] { return second.result.has_value(); }));
    QTest::qWait(200);
    EXPECT_EQ(second.result, 2);
    EXPECT_FALSE(first.result);
    EXPECT_TRUE(first.cancelled);
}

TEST(BackgroundTask, itsEndStopsTheWork) {
    std::atomic<bool> stopped = false;
    {
        BackgroundTask<int> task;
        task.start(
            [&](const Job& job) {
                while (!job.stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                stopped = true;
                return 0;
            },
            Outcome().answers());
    }
    EXPECT_TRUE(stopped);
}

TEST(BackgroundTask, progressReachesTheWindow) {
    BackgroundTask<int> task;
    Outcome outcome;
    double largest = 0;
    QString text;
    QObject::connect(&task, &TaskMonitor::progressed, [&](double fraction, const QString& said) {
        largest = std::max(largest, fraction);
        text = said;
    });
    task.start(
        [](const Job& job) {
            job.progress(0.25, "frame 5 of 20");
            std::this_thread::sleep_for(std::chrono::milliseconds(100)); // Qt drops reports closer than 40 ms
            return 0;
        },
        outcome.answers());
    ASSERT_TRUE(waitFor([&] { return outcome.result.has_value(); }));
    EXPECT_DOUBLE_EQ(largest, 0.25);
    EXPECT_EQ(text, "frame 5 of 20");
}

TEST(TaskBar, whatWasDoneBeforeDoesNotMakeItLookFaster) {
    TaskBar bar;
    BackgroundTask<int> task;
    bar.watch(task, "Going on");
    std::atomic<bool> seen = false;
    Outcome outcome;
    task.start(
        [&](const Job& job) {
            job.progress(0.5, "half");
            std::this_thread::sleep_for(std::chrono::milliseconds(1300));
            job.progress(0.6, "a tenth more"); // of a half: 4 times as long is left
            while (!seen)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return 0;
        },
        outcome.answers());
    const auto* line = bar.findChild<QLabel*>("taskText");
    EXPECT_TRUE(waitFor([&] { return line->text().contains("a tenth more"); }));
    const QString left = line->text().section(" · ", 1).section(' ', 0, 0);
    EXPECT_GE(left.toInt(), 5) << line->text().toStdString();
    seen = true;
    ASSERT_TRUE(waitFor([&] { return outcome.result.has_value(); }));
}

TEST(TaskBar, timeLeftFollowsFromTheSpeedSoFar) {
    EXPECT_EQ(timeLeft(10, 0.5), "10 s left");
    EXPECT_EQ(timeLeft(60, 0.1), "9 min left");
    EXPECT_EQ(timeLeft(0.2, 0.5), "") << "too early to say";
}
