// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: the sample is measured within 5 s of the click that opens it, and in a tour of all workspaces the
// window's thread is never busy for more than 50 ms in one go. The counters are ms by step. How fast the
// window comes: start_time.sh.
#include "tests/bench/block_meter.h"
#include "ui/batch/batch_window.h"
#include "ui/main_window.h"
#include "ui/match/match_desk.h"
#include "ui/match/match_page.h"
#include "ui/session_keeper.h"
#include "ui/simulate/simulate_page.h"
#include "ui/train/train_page.h"
#include "ui/viewer/image_view.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTest>
#include <benchmark/benchmark.h>
#include <functional>
#include <stdexcept>

using namespace perrin;

namespace {

constexpr int longWait = 60000; // ms

class Walk {
  public:
    explicit Walk(benchmark::State& state) : state_(state) {
        window.resize(1280, 800);
        window.show();
        QTest::qWait(1500); // what is made ready once the window is there
    }
    ~Walk() { window.keeper().finish(); }

    ui::MainWindow window;

    template<class Widget>
    Widget* find(const char* name) {
        auto* page = window.findChild<QStackedWidget*>("workspaces")->currentWidget();
        auto* widget = page->findChild<Widget*>(name); // of several, that of the page shown
        if (!widget)
            widget = window.findChild<Widget*>(name);
        if (!widget)
            throw std::runtime_error(std::string("the window has no ") + name);
        return widget;
    }
    void click(const char* name) { find<QAbstractButton>(name)->click(); }
    void type(const char* name, const QString& text) {
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    bool isIdle() { return !find<QWidget>("taskBar")->isVisible(); }

    /// s until it is done.
    double step(const char* name, const std::function<void()>& act, const std::function<bool()>& done = {}) {
        QElapsedTimer clock;
        clock.start();
        const test::BlockMeter meter;
        act();
        if (done && !QTest::qWaitFor(done, longWait))
            throw std::runtime_error(std::string(name) + " does not end");
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        QTest::qWait(400); // plots follow
        state_.counters[name] = meter.longest;
        longest = std::max(longest, meter.longest);
        return seconds;
    }
    double longest = 0;

  private:
    benchmark::State& state_;
};

void movie(Walk& walk, benchmark::State& state) {
    ui::SessionState& session = walk.window.session();
    double seconds = walk.step(
        "open", [&] { walk.click("openSample"); },
        [&] { return session.movie() && !walk.find<ui::ImageView>("imageView")->image().isNull(); });
    seconds += walk.step(
        "measure", [&] { walk.click("measure"); }, [&] { return session.measurement() && walk.isIdle(); });
    state.counters["sample_measured_s"] = seconds;
    walk.step("frames", [&] {
        for (std::size_t frame = 0; frame < 30; ++frame) {
            session.setFrame(frame);
            QTest::qWait(20);
        }
    });
    walk.step("molecule", [&] { session.select(0); });
    auto* tabs = walk.find<QTabWidget>("answers");
    walk.step("network_tab", [&] { tabs->setCurrentIndex(1); });
    walk.step(
        "network", [&] { walk.click("askNetwork"); },
        [&] { return session.measurement()->molecules[0].network.value.has_value() && walk.isIdle(); });
    walk.step("population", [&] { tabs->setCurrentIndex(2); });
    walk.step("map", [&] { tabs->setCurrentIndex(3); });
    walk.step("notes", [&] { tabs->setCurrentIndex(4); });
    walk.step("table", [&] { tabs->setCurrentIndex(0); });
    walk.step("contrast", [&] { walk.click("contrast"); });
    walk.step("zoom", [&] {
        auto& view = *walk.find<ui::ImageView>("imageView");
        for (int i = 0; i < 20; ++i) {
            view.zoomAt(view.rect().center(), view.zoom() * 1.1);
            QTest::qWait(10);
        }
    });
}

void match(Walk& walk) {
    ui::MatchDesk& desk = walk.window.matching().desk();
    walk.step(
        "match", [&] { walk.window.showWorkspace(ui::WorkspaceKind::Match); },
        [&] { return desk.preview() != nullptr; });
    walk.step(
        "match_fit", [&] { walk.click("fitCamera"); }, [&] { return desk.fitted() && walk.isIdle(); });
}

void simulate(Walk& walk) {
    auto* page = walk.window.findChild<ui::SimulatePage*>();
    const auto settled = [&] {
        return page->preview() &&
               page->preview()->request.scenario == walk.window.session().simulation().scenario;
    };
    walk.step(
        "simulate", [&] { walk.window.showWorkspace(ui::WorkspaceKind::Simulate); }, settled);
    walk.step(
        "simulate_preset",
        [&] {
            auto* presets = walk.find<QComboBox>("preset");
            presets->setCurrentIndex(presets->findText("tirf-emccd"));
            emit presets->activated(presets->currentIndex());
        },
        settled);
    walk.step(
        "simulate_d", [&] { walk.type("simulatedD", "3"); }, settled);
}

void train(Walk& walk) {
    ui::TrainingDesk& desk = walk.window.training().desk();
    walk.step(
        "train", [&] { walk.window.showWorkspace(ui::WorkspaceKind::Train); },
        [&] { return desk.isLoaded(); });
    walk.step("compare", [&] { walk.find<QTabWidget>("trainTabs")->setCurrentIndex(1); });
}

void tour(benchmark::State& state) {
    for (auto _ : state) {
        try {
            Walk walk(state);
            movie(walk, state);
            match(walk);
            simulate(walk);
            train(walk);
            walk.step("batch", [&] { walk.window.batch().show(); });
            walk.window.batch().close();
            walk.step("back", [&] { walk.window.showWorkspace(ui::WorkspaceKind::Movie); });
            walk.step("help", [&] { QTest::keyClick(&walk.window, Qt::Key_F1); });
            state.counters["longest_block_ms"] = walk.longest;
        } catch (const std::exception& error) {
            state.SkipWithError(error.what());
        }
    }
}

} // namespace

BENCHMARK(tour)->Iterations(1)->Unit(benchmark::kSecond);
