// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/comparison_view.h"
#include "ui/train/run_list.h"
#include "ui/train/train_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QTabWidget>

namespace perrin::ui {

void Tour::train() {
    window_.session().setScenario(preset("physical-a"), "tour");
    click("workspace4");
    TrainPage& page = window_.training();
    shoot("train");
    TrainingDesk& desk = page.desk();
    const auto scrollTo = [&page](const char* name) {
        auto* widget = page.findChild<QWidget*>(name);
        for (QWidget* parent = widget; parent; parent = parent->parentWidget())
            if (auto* scroll = qobject_cast<QScrollArea*>(parent))
                scroll->ensureWidgetVisible(widget, 0, 20);
    };
    require(wait([&] { return desk.isLoaded() && find<QComboBox>("network")->findText("perrin") >= 0; }),
            "no networks are offered");
    shoot("train_new");
    scrollTo("devicePanel");
    shoot("train_device");
    click("setUpGpu");
    require(wait([&] { return !find<QLabel>("gpuTools")->text().isEmpty(); }), "the tools are not looked for");
    shoot("train_gpu");
    find<QDialog>("gpuSetupDialog")->close();
    scrollTo("network");
    type("epochs", "2");
    type("stacksPerEpoch", "1024");
    click("moreTraining");
    type("batch", "32");
    type("validationStacks", "256");
    click("moreTraining");
    click("startTraining");
    const auto validations = [&] {
        const TrainingRun* run = desk.runs().empty() ? nullptr : &desk.runs().front();
        return run && run->record ? run->record->validations.size() : 0;
    };
    require(wait([&] { return validations() > 0; }), "no epoch ends");
    shoot("train_training");
    require(wait([&] { return !desk.training().running() && desk.runs().front().references; }),
            "the training does not end");
    shoot("train_done");
    find<QTabWidget>("trainTabs")->setCurrentWidget(&page.comparison());
    shoot("compare_empty");
    type("comparedStacks", "64");
    find<QCheckBox>("comparedAlone")->setChecked(true);
    find<QCheckBox>("comparedCuesAsked")->setChecked(true);
    click("compare");
    require(wait([&] { return page.comparison().view().result() != nullptr; }), "nothing is compared");
    shoot("compare");
    find<QTabWidget>("comparedTables")->setCurrentIndex(1);
    shoot("compare_cues");
    find<QTabWidget>("trainTabs")->setCurrentIndex(0);
    click("workspace1");
}

} // namespace perrin::ui
