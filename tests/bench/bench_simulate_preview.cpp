// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: a slider's move is answered by a new picture within 50 ms. Measured on the real window, from the
// change of the scenario to everything painted: frames, trajectory, MSD, estimates, meter.
#include "tests/bench/block_meter.h"
#include "tests/support/test_data.h"
#include "ui/main_window.h"
#include "ui/session_keeper.h"
#include "ui/simulate/preview.h"
#include "ui/simulate/simulate_page.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <algorithm>
#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

/// D goes up and down as under a slider; each picture is waited for.
void sliderToPicture(benchmark::State& state, const char* name) {
    ui::MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    auto* page = window.findChild<ui::SimulatePage*>();
    if (!QTest::qWaitFor([&] { return page->preview() != nullptr; }, 20000)) {
        state.SkipWithError("no preview came");
        return;
    }
    window.session().setScenario(preset(name), "preset");
    QTest::qWait(300);
    int step = 0;
    double longest = 0;
    for (auto _ : state) {
        Scenario scenario = window.session().simulation().scenario;
        scenario.motion.diffusionCoefficient.value = 0.02 * (1 + step++ % 200);
        QElapsedTimer clock;
        QEventLoop loop;
        QObject::connect(page, &ui::SimulatePage::shown, &loop, &QEventLoop::quit);
        clock.start();
        window.session().setScenario(scenario, "change D", true);
        loop.exec();
        page->repaint();
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        state.SetIterationTime(seconds);
        longest = std::max(longest, seconds);
        QApplication::processEvents(); // what is left from this one is not the next one's
    }
    state.counters["longest_ms"] = 1000 * longest;
    window.keeper().finish();
}

/// A slider in motion, moved on every 5 ms for three seconds: how many pictures a second reach the screen,
/// and the longest time the window's thread was busy in one go.
void dragging(benchmark::State& state, const char* name) {
    ui::MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.showWorkspace(ui::WorkspaceKind::Simulate);
    window.session().setScenario(preset(name), "preset");
    QTest::qWait(500);
    int shown = 0;
    QObject::connect(window.findChild<ui::SimulatePage*>(), &ui::SimulatePage::shown, [&shown] { ++shown; });
    double longest = 0, seconds = 0;
    for (auto _ : state) {
        test::BlockMeter meter;
        QElapsedTimer clock;
        clock.start();
        for (int step = 0; clock.elapsed() < 3000; ++step) {
            Scenario scenario = window.session().simulation().scenario;
            scenario.motion.diffusionCoefficient.value = 0.02 * (1 + step % 200);
            window.session().setScenario(scenario, "change D", true);
            QTest::qWait(5);
        }
        const double elapsed = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        state.SetIterationTime(elapsed);
        seconds += elapsed;
        longest = std::max(longest, meter.longest);
    }
    state.counters["pictures_per_second"] = shown / seconds;
    state.counters["longest_block_ms"] = longest;
    window.keeper().finish();
}

/// The simulation and the estimates alone, without a window.
void previewAlone(benchmark::State& state, const char* name) {
    ui::PreviewRequest request{preset(name), 1};
    for (auto _ : state) {
        ++request.seed;
        benchmark::DoNotOptimize(ui::makePreview(request));
    }
}

} // namespace

BENCHMARK_CAPTURE(previewAlone, physical_a, "physical-a")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(previewAlone, tirf_emccd, "tirf-emccd")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sliderToPicture, physical_a, "physical-a")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sliderToPicture, tirf_emccd, "tirf-emccd")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sliderToPicture, scmos, "scmos")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sliderToPicture, report_2024, "report-2024")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(dragging, tirf_emccd, "tirf-emccd")
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kSecond);
