// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/core/learn/simple_engine.h"
#include "tests/ui/window_fixture.h"
#include "ui/train/train_page.h"

#include <QComboBox>
#include <QTableWidget>

namespace perrin::test {

/// The window with its Train workspace shown, whose one network is a straight line that learns in a second.
class TrainWindow : public Window {
  protected:
    TrainWindow() : Window(&simpleEngine()) {
        std::filesystem::remove_all(runsFolder());
        window.session().setScenario(simpleTraining().scenario, "test");
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        EXPECT_TRUE(
            waitFor([&] { return desk().isLoaded() && find<QComboBox>("network")->findText("line") >= 0; }));
        pick("network", "line");
        pick("loss", "value (squared error)");
        type("epochs", "4");
        type("stacksPerEpoch", "400");
        click("moreTraining");
        type("batch", "16");
        type("learningRate", "0.1");
        type("validationStacks", "256");
    }

    static std::filesystem::path runsFolder() {
        return std::filesystem::path(qgetenv("XDG_DATA_HOME").toStdString()) / "PerrinTest" / "PerrinTest" /
               "runs";
    }
    ui::TrainingDesk& desk() { return window.training().desk(); }
    const ui::TrainingRun& run(std::size_t number = 0) { return desk().runs().at(number); }
    bool started() {
        click("startTraining");
        return waitFor([&] { return !desk().runs().empty() && run().active(); });
    }
    /// It has been judged so often.
    bool judged(std::size_t times) {
        return waitFor([&] { return run().record && run().record->validations.size() >= times; });
    }
    bool idle() {
        return waitFor([&] { return !desk().training().running() && !run().active(); });
    }
    QString cell(int row, int column) { return find<QTableWidget>("runTable")->item(row, column)->text(); }
};

} // namespace perrin::test
