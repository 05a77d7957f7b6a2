// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the pictures of the help pages of the real program, as a person would come to them. Usage:
// perrin_help_pictures FOLDER WIDTH HEIGHT light|dark [train|batch|simulate]; installer/help_screenshots.sh
// starts it. One part alone is seen sooner.
#include "tests/ui/tour/help_pictures.h"

#include "core/installation.h"
#include "core/simulate/stack_set.h"
#include "tests/ui/tour/own_settings.h"
#include "tests/ui/tour/tour.h"
#include "ui/batch/batch_window.h"
#include "ui/match/match_page.h"
#include "ui/movie/twin_strip.h"
#include "ui/session_keeper.h"
#include "ui/simulate/frames_view.h"
#include "ui/simulate/simulate_page.h"
#include "ui/theme.h"
#include "ui/train/run_list.h"
#include "ui/train/train_page.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <algorithm>
#include <iostream>

namespace perrin::ui {

class HelpPictures {
  public:
    HelpPictures(MainWindow& window, QString folder)
        : window_(window), tour_(window, folder), folder_(std::move(folder)) {}

    void firstStart();
    void movie();
    void match();
    void simulate();
    void train();
    void batch();
    void checkAll() const {
        require(taken_.size() == qsizetype(helpPictures.size()), "not every picture was taken");
    }

  private:
    /// Of a widget with a little around it; of a window as it is.
    void take(const char* name, const QWidget& of) {
        const auto known = std::ranges::find(helpPictures, std::string_view(name));
        require(known != helpPictures.end() && !taken_.contains(name), QString("no such picture: ") + name);
        taken_ << name;
        QTest::qWait(400); // pictures and plots are drawn in the background
        const int around = of.isWindow() ? 0 : 6;
        const QRect place = QRect(of.mapToGlobal(QPoint(0, 0)), of.size())
                                .adjusted(-around, -around, around, around)
                                .intersected(of.screen()->geometry());
        const QImage picture = of.screen()->grabWindow(0).toImage().copy(place);
        require(!picture.isNull() && picture.save(QString("%1/%2.png").arg(folder_, name)),
                QString("cannot take ") + name);
    }
    bool wait(const std::function<bool()>& condition) { return tour_.wait(condition); }
    bool isIdle() { return !tour_.find<QWidget>("taskBar")->isVisible(); }
    void showAnswers(int tab) { tour_.find<QTabWidget>("answers")->setCurrentIndex(tab); }

    MainWindow& window_;
    Tour tour_;
    QString folder_;
    QStringList taken_;
};

void HelpPictures::firstStart() {
    take("start", window_);
    tour_.click("startGuide");
    require(wait([&] { return window_.findChild<QWidget*>("guideCard") && !tour_.view().image().isNull(); }),
            "the guide does not begin");
    tour_.click("guideNext");
    tour_.click("guideNext");
    take("guide", window_);
    tour_.click("guideLeave");
}

void HelpPictures::movie() {
    tour_.click("calibrationToggle");
    const std::pair<const char*, const char*> camera[] = {
        {"cameraGain", "30"}, {"cameraOffset", "500"}, {"cameraReadNoise", "0.7"}};
    for (const auto& [edit, value] : camera)
        tour_.type(edit, value);
    tour_.click("cameraEm");
    take("calibration", *tour_.find<QWidget>("calibrationBar"));
    tour_.click("calibrationToggle");
    tour_.click("measure");
    require(wait([&] { return window_.session().measurement() && isIdle(); }), "nothing was measured");
    showAnswers(1);
    tour_.click("askNetwork");
    require(wait([&] { return window_.session().measurement()->molecules.at(0).network.value && isIdle(); }),
            "the network was not asked");
    const auto& molecules = window_.session().measurement()->molecules;
    // One with a way to look at, neither flagged nor at rest.
    const auto best = std::ranges::max_element(molecules, {}, [](const Molecule& molecule) {
        return molecule.flags.empty() && molecule.network.value && *molecule.network.value > 0.5
                   ? molecule.track.spots.size()
                   : 0;
    });
    window_.session().setFrame(static_cast<std::size_t>(best->track.firstFrame()) + 12);
    window_.session().select(static_cast<std::size_t>(best - molecules.begin()));
    require(wait([&] { return !tour_.find<TwinStrip>("twinStrip")->pictures()[3].empty(); }),
            "no twins are made");
    take("network", *tour_.find<QWidget>("answers"));
    showAnswers(0);
    take("movie", window_);
    take("evidence", *tour_.find<QWidget>("answers"));
    showAnswers(2);
    take("population", *tour_.find<QWidget>("answers"));
    showAnswers(3);
    tour_.type("mapBin", "2");
    tour_.type("mapLeast", "1");
    require(wait([&] { return tour_.find<QLabel>("mapWords")->text().contains("squares of 2"); }),
            "no map is made");
    take("map", *tour_.find<QWidget>("answers"));
    showAnswers(0);
}

void HelpPictures::match() {
    tour_.click("workspace2");
    MatchDesk& desk = window_.matching().desk();
    require(wait([&] { return desk.preview() != nullptr; }), "no twin is made");
    tour_.click("fitCamera");
    require(wait([&] { return desk.fitted() != nullptr; }), "nothing is fitted");
    require(wait([&] { return desk.preview()->wish.model == noiseModelOf(desk.scenario()) && isIdle(); }),
            "no twin of the fit is made");
    take("match", window_);
}

void HelpPictures::simulate() {
    tour_.click("workspace3");
    auto* page = window_.findChild<SimulatePage*>();
    auto* preset = tour_.find<QComboBox>("preset");
    preset->setCurrentIndex(preset->findText("tirf-emccd"));
    emit preset->activated(preset->currentIndex());
    tour_.click("bothNoises");
    require(wait([&] {
                return page->preview() &&
                       page->preview()->request.scenario == window_.session().simulation().scenario &&
                       page->findChild<FramesView*>()->settled();
            }),
            "no preview came");
    take("simulate", window_);
}

void HelpPictures::train() {
    window_.session().setScenario(preset("physical-a"), "pictures");
    tour_.click("workspace4");
    TrainingDesk& desk = window_.training().desk();
    require(
        wait([&] { return desk.isLoaded() && tour_.find<QComboBox>("network")->findText("perrin") >= 0; }),
        "no networks are offered");
    tour_.type("epochs", "8");
    tour_.type("stacksPerEpoch", "1024");
    tour_.click("moreTraining");
    tour_.type("batch", "64");
    tour_.type("validationStacks", "256");
    tour_.click("moreTraining");
    tour_.click("startTraining");
    const auto validations = [&] {
        const TrainingRun* run = desk.runs().empty() ? nullptr : &desk.runs().front();
        return run && run->record ? run->record->validations.size() : 0;
    };
    require(QTest::qWaitFor([&] { return validations() >= 3; }, 400000),
            "no epochs end: " + tour_.find<QLabel>("timeLeft")->text() + " " +
                tour_.find<QLabel>("message")->text());
    take("train", window_);
    desk.stop(desk.runs().front().folder());
    require(wait([&] { return !desk.training().running(); }), "the training does not end");
}

void HelpPictures::batch() {
    const QTemporaryDir day;
    Scenario scenario = preset("tirf-emccd");
    scenario.field = {.width = 160, .height = 160, .frames = 60, .molecules = 10};
    scenario.sensor.camera = window_.session().settings().find.camera.value(); // which the batch borrows
    for (const auto& [condition, d] : {std::pair{"control", 0.8}, {"treated", 0.25}}) {
        scenario.motion.diffusionCoefficient = Range::fixed(d);
        QDir(day.path()).mkdir(condition);
        for (int cell = 1; cell <= 4; ++cell)
            writeFieldMovie(toPath(day.filePath(QString("%1/cell %2").arg(condition).arg(cell))), scenario,
                            static_cast<std::uint64_t>(cell));
    }
    BatchWindow& batch = window_.batch();
    batch.setGeometry(0, 0, window_.width(), window_.height());
    batch.show();
    batch.raise();
    batch.add({day.path()});
    auto* table = batch.findChild<QTableView*>("batchTable");
    require(wait([&] { return table->model()->rowCount() == 8; }), "the movies are not listed");
    QTest::mouseClick(batch.findChild<QAbstractButton*>("conditionsFromFolders"), Qt::LeftButton);
    batch.measure();
    auto* write = batch.findChild<QAbstractButton*>("writeTables");
    require(wait([&] { return !batch.measuring().running() && write->isEnabled(); }),
            "the movies are not measured");
    QTest::mouseClick(batch.findChild<QAbstractButton*>("dismiss"), Qt::LeftButton);
    take("batch", batch);
    batch.hide();
}

} // namespace perrin::ui

using namespace perrin::ui;

int main(int argc, char** argv) {
    const OwnSettings settings;
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 5 || arguments.size() > 6) {
        std::cerr << "usage: perrin_help_pictures FOLDER WIDTH HEIGHT light|dark [train|batch|simulate]\n";
        return 2;
    }
    try {
        QDir().mkpath(arguments[1]);
        applyTheme(arguments[4] == "dark" ? Theme::Dark : Theme::Light);
        MainWindow window;
        window.setGeometry(0, 0, arguments[2].toInt(), arguments[3].toInt());
        window.show();
        window.activateWindow();
        require(QTest::qWaitForWindowExposed(&window), "the window does not appear");
        require(QTest::qWaitForWindowActive(&window), "the window gets no keys");
        HelpPictures pictures(window, arguments[1]);
        const QString part = arguments.value(5);
        if (part.isEmpty()) {
            pictures.firstStart();
            pictures.movie();
            pictures.match();
        }
        const std::pair<const char*, void (HelpPictures::*)()> parts[] = {
            {"simulate", &HelpPictures::simulate},
            {"train", &HelpPictures::train},
            {"batch", &HelpPictures::batch}};
        for (const auto& [name, take] : parts)
            if (part.isEmpty() || part == name)
                (pictures.*take)();
        if (part.isEmpty())
            pictures.checkAll();
        window.keeper().finish();
    } catch (const std::exception& error) {
        std::cerr << "perrin_help_pictures: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
