// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: a slider's move is answered by a new twin within 50 ms, on the real window; a fit takes 2 s for
// 16 frames of 64x64 and 10 s for 200 frames of 512x512, everything included.
#include "core/noise/noise_match.h"
#include "core/simulate/field.h"
#include "tests/bench/block_meter.h"
#include "ui/main_window.h"
#include "ui/match/match_desk.h"
#include "ui/match/match_page.h"
#include "ui/session_keeper.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <algorithm>
#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

std::shared_ptr<const Movie> movieOf(int frames, int size, int molecules) {
    Scenario scenario = preset("tirf-emccd");
    scenario.field = {.width = size, .height = size, .frames = frames, .molecules = molecules};
    FieldSimulator field(scenario, 1);
    std::vector<Image> images;
    for (int frame = 0; frame < frames; ++frame)
        images.push_back(field.next().pixels);
    return movieFromFrames(std::move(images), scenario.acquisition);
}

void fitWhole(benchmark::State& state, int frames, int size, int molecules) {
    const auto movie = movieOf(frames, size, molecules);
    for (auto _ : state)
        benchmark::DoNotOptimize(matchNoise(*movie));
}

/// From the change of the Gaussian level to everything painted: twin, plots, numbers, verdict.
void sliderToTwin(benchmark::State& state, int size) {
    ui::MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.session().setMovie(movieOf(16, size, std::max(1, size * size / 5000)));
    window.showWorkspace(ui::WorkspaceKind::Match);
    ui::MatchDesk& desk = window.matching().desk();
    if (!QTest::qWaitFor([&] { return desk.preview() != nullptr; }, 20000)) {
        state.SkipWithError("no twin came");
        return;
    }
    QTest::qWait(300);
    int step = 0;
    double longest = 0;
    test::BlockMeter meter;
    for (auto _ : state) {
        QElapsedTimer clock;
        QEventLoop loop;
        const auto shown = QObject::connect(&desk, &ui::MatchDesk::previewed, &loop, &QEventLoop::quit);
        clock.start();
        desk.edit([&](Scenario& scenario) { scenario.sensor.camera.readNoise = 0.1 + 0.01 * (step++ % 200); },
                  "change noise", true);
        loop.exec();
        QObject::disconnect(shown);
        window.matching().repaint();
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        state.SetIterationTime(seconds);
        longest = std::max(longest, seconds);
        QApplication::processEvents(); // what is left from this one is not the next one's
    }
    state.counters["longest_ms"] = 1000 * longest;
    state.counters["longest_block_ms"] = meter.longest;
    window.keeper().finish();
}

} // namespace

BENCHMARK_CAPTURE(fitWhole, 16_frames_of_64, 16, 64, 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(fitWhole, 200_frames_of_512, 200, 512, 50)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(sliderToTwin, 64, 64)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sliderToTwin, 512, 512)->UseManualTime()->Unit(benchmark::kMillisecond);
