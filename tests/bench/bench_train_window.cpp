// SPDX-License-Identifier: GPL-3.0-or-later
// Promised: while a network is trained on all cores the window's thread is never busy for more than 50 ms in
// one go. Measured on the real window with its dashboard shown, from the click on Start to the finished model
// and through a comparison.
#include "tests/bench/block_meter.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/comparison_view.h"
#include "ui/compare/contender_list.h"
#include "ui/main_window.h"
#include "ui/session_keeper.h"
#include "ui/train/run_list.h"
#include "ui/train/train_page.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <benchmark/benchmark.h>

using namespace perrin;

namespace {

constexpr int longWait = 300000; // ms

void write(const QWidget& page, const char* name, const QString& text) {
    auto* edit = page.findChild<QLineEdit*>(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

/// epochs: of 4096 stacks.
void training(benchmark::State& state, const QString& epochs) {
    ui::MainWindow window;
    window.resize(1280, 800);
    window.show();
    window.session().setScenario(preset("physical-a"), "preset");
    window.showWorkspace(ui::WorkspaceKind::Train);
    ui::TrainPage& page = window.training();
    ui::TrainingDesk& desk = page.desk();
    auto* network = page.findChild<QComboBox*>("network");
    if (!QTest::qWaitFor([&] { return desk.isLoaded() && network->findText("perrin") >= 0; }, longWait)) {
        state.SkipWithError("no networks are offered");
        return;
    }
    write(page, "epochs", epochs);
    write(page, "stacksPerEpoch", "4096");
    QTest::qWait(500);
    double whileTraining = 0, whileComparing = 0;
    for (auto _ : state) {
        {
            const test::BlockMeter meter;
            page.findChild<QPushButton*>("startTraining")->click();
            if (!QTest::qWaitFor([&] { return desk.training().running(); }, longWait) ||
                !QTest::qWaitFor([&] { return !desk.training().running(); }, longWait)) {
                state.SkipWithError("the training does not end");
                return;
            }
            whileTraining = meter.longest;
        }
        const test::BlockMeter meter;
        page.findChild<QTabWidget*>("trainTabs")->setCurrentIndex(1);
        if (!QTest::qWaitFor([&] { return !page.comparison().contenders().models().empty(); }, longWait)) {
            state.SkipWithError("there is no model to compare");
            return;
        }
        page.comparison().compare();
        if (!QTest::qWaitFor([&] { return page.comparison().view().result() != nullptr; }, longWait)) {
            state.SkipWithError("nothing is compared");
            return;
        }
        QTest::qWait(500);
        whileComparing = meter.longest;
    }
    state.counters["longest_block_training_ms"] = whileTraining;
    state.counters["longest_block_comparing_ms"] = whileComparing;
    window.keeper().finish();
}

} // namespace

BENCHMARK_CAPTURE(training, perrin, "6")->Iterations(1)->Unit(benchmark::kSecond);
