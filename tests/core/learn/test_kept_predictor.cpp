// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/kept_predictor.h"
#include "core/learn/model.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/support/test_data.h"

#include <future>
#include <gtest/gtest.h>
#include <thread>

using namespace perrin;

// One long question must not keep a window from closing, or another question from being taken back.
TEST(KeptPredictor, whoWaitsForItCanBeStopped) {
    const test::TemporaryFolder folder;
    Model model;
    model.name = "line";
    model.network = {.name = "line"};
    model.scenario = preset("physical-a");
    model.weights = {{"line", {.shape = {4}, .values = {0, 0, 0, -1}}}};
    const std::string file = (folder / "line.safetensors").string();
    writeModel(file, model);
    KeptPredictor kept(&test::simpleEngine());
    std::promise<void> asked, answered;
    std::jthread other([&] {
        kept.use(file, [&](Predictor&) {
            asked.set_value();
            answered.get_future().wait();
        });
    });
    asked.get_future().wait();
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] {
        kept.use(file, [](Predictor&) {}, {stop.get_token(), {}});
    });
    EXPECT_EQ(waiting.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout);
    stop.request_stop();
    EXPECT_THROW(waiting.get(), Cancelled);
    answered.set_value();
    other.join();
    bool now = false;
    kept.use(file, [&](Predictor&) { now = true; });
    EXPECT_TRUE(now);
}
