// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through every state of the window as a person would and takes a screenshot of each, for people to
// look at one by one. Fails when a state cannot be reached or nothing is drawn. Usage: perrin_tour FOLDER
// WIDTH HEIGHT light|dark MOVIE [PART]; a part alone is seen sooner.
#include "tests/ui/tour/tour.h"

#include "tests/ui/tour/own_settings.h"
#include "ui/movie/molecule_model.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/twin_strip.h"
#include "ui/session_keeper.h"
#include "ui/theme.h"
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <iostream>
#include <stdexcept>

namespace perrin::ui {

void Tour::openMovie(const QString& path) {
    window_.open("/nowhere/movie.tif");
    require(wait([&] { return !find<QLabel>("message")->text().isEmpty(); }), "a missing file is not told");
    shoot("error");
    click("dismiss");
    window_.open(path);
    require(wait([&] { return !view().image().isNull(); }), "the movie is not shown");
    shoot("opened");
    click("cameraButton");
    shoot("calibration");
    type("cameraGain", "30");
    shoot("calibration_incomplete");
    type("cameraOffset", "500");
    type("cameraReadNoise", "0.5");
    click("exposureFull");
    click("cameraEm");
    auto* button = find<QToolButton>("microscopes");
    shootMenu(button->menu(), button->mapToGlobal(QPoint(0, button->height())), "microscope_menu");
    click("calibrationToggle");
}

void Tour::findMolecules() {
    click("preview");
    require(wait([&] { return !view().preview().empty(); }), "the preview circles nothing");
    shoot("preview");
    click("measure");
    require(wait([&] { return find<QWidget>("taskBar")->isVisible(); }), "no progress is shown");
    shoot("measuring");
    require(wait([&] { return window_.session().measurement() && !find<QWidget>("taskBar")->isVisible(); }),
            "nothing was measured");
    shoot("measured");
    window_.session().setFrame(20);
    const auto& overlay = view().overlay();
    require(wait([&] { return !overlay.empty(); }), "no ring in frame 21");
    QTest::mouseClick(&view(), Qt::LeftButton, {}, at(overlay.front().position));
    require(window_.session().selected().has_value(), "a click on a ring chose nothing");
    shoot("evidence");
    auto* tabs = find<QTabWidget>("answers");
    tabs->setCurrentIndex(1);
    shoot("network_not_asked");
    click("askNetwork");
    require(wait([&] {
                const auto& measurement = window_.session().measurement();
                return measurement && !measurement->molecules.empty() && measurement->molecules[0].network.value &&
                       !find<QWidget>("taskBar")->isVisible();
            }),
            "the network was not asked");
    wait([&] { return !find<TwinStrip>("twinStrip")->pictures()[3].empty(); });
    shoot("network");
    tabs->setCurrentIndex(2);
    shoot("population");
    tabs->setCurrentIndex(3);
    require(wait([&] { return find<QPushButton>("exportMap")->isEnabled(); }), "no map is made");
    type("mapBin", "4");
    type("mapLeast", "1");
    require(wait([&] { return find<QLabel>("mapWords")->text().contains("squares of 4"); }), "no other map is made");
    shoot("map");
    tabs->setCurrentIndex(4);
    shoot("notes");
    tabs->setCurrentIndex(0);
    auto* table = find<QTableView>("moleculeTable");
    table->sortByColumn(MoleculeModel::D, Qt::DescendingOrder);
    type("filter", "> 0.1");
    shoot("filtered");
    type("filter", "nothing is called so");
    shoot("filtered_to_nothing");
    find<QLineEdit>("filter")->clear();
}

void Tour::look() {
    click("contrast");
    shoot("contrast");
    window_.findChild<MoviePage*>()->setLookupTable(perrin::LookupTable::Inferno);
    view().zoomAt(view().rect().center(), view().zoom() * 3);
    shoot("zoomed_inferno");
    window_.findChild<MoviePage*>()->setLookupTable(perrin::LookupTable::Grays);
    view().fit();
    click("contrast");
}

void Tour::regions() {
    auto* button = find<QToolButton>("regions");
    shootMenu(button->menu(), button->mapToGlobal(QPoint(0, button->height())), "region_menu");
    view().setTool(Tool::Rectangle);
    drag({8, 8}, {60, 50});
    view().setTool(Tool::Polygon);
    for (const QPointF corner : {QPointF(60, 55), QPointF(90, 60), QPointF(85, 88)})
        QTest::mouseClick(&view(), Qt::LeftButton, {}, at(corner));
    QTest::mouseMove(&view(), at({55, 80}));
    shoot("polygon_on_its_way");
    QTest::mouseDClick(&view(), Qt::LeftButton, {}, at({55, 80}));
    find<QTabWidget>("answers")->setCurrentIndex(2);
    find<QTableWidget>("regionTable")->selectRow(1);
    shoot("regions");
    find<QTabWidget>("answers")->setCurrentIndex(0);
}

void Tour::edit() {
    while (window_.session().undoStack().undoText().contains("Region"))
        window_.session().undoStack().undo();
    QTest::keyClick(&window_, Qt::Key_A);
    shoot("adding");
    QTest::keyClick(&view(), Qt::Key_Escape);
    window_.session().select(0);
    QTest::keyClick(&window_, Qt::Key_Delete);
    auto* menuBar = window_.findChild<QMenuBar*>();
    QMenu* edit = menuBar->actions().at(1)->menu();
    shootMenu(edit, menuBar->mapToGlobal(QPoint(40, menuBar->height())), "edit_menu");
    QMetaObject::invokeMethod(&view(), "menuRequested", Q_ARG(QPointF, QPointF(40, 40)),
                              Q_ARG(QPoint, view().mapToGlobal(at({40, 40}))));
    shoot("picture_menu");
    QApplication::activePopupWidget()->close();
    QMenu* file = menuBar->actions().at(0)->menu();
    shootMenu(file, menuBar->mapToGlobal(QPoint(0, menuBar->height())), "file_menu");
    QMenu* settings = find<QToolButton>("settings")->menu();
    shootMenu(settings, find<QWidget>("settings")->mapToGlobal(QPoint(0, 30)), "settings_menu");
}

void Tour::exports() {
    MovieExports& exports = window_.findChild<MoviePage*>()->exports();
    shootMenu(exports.menu(), find<QWidget>("export")->mapToGlobal(QPoint(0, 30)), "export_menu");
    exports.askTable(TableKind::Molecules);
    shootDialog("export_table");
    exports.askMovie();
    shootDialog("export_movie");
    window_.findChild<MoviePage*>()->askFrame();
    shootDialog("go_to_frame");
    window_.close();
    shootDialog("unsaved_work");
    require(window_.isVisible(), "Cancel closed the window");
}

} // namespace perrin::ui

using namespace perrin::ui;

int main(int argc, char** argv) {
    const OwnSettings settings;
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 6 || arguments.size() > 7) {
        std::cerr << "usage: perrin_tour FOLDER WIDTH HEIGHT light|dark MOVIE [simulate|train|movie|check]\n";
        return 2;
    }
    const auto isWanted = [&](const char* part) { return arguments.size() < 7 || arguments[6] == part; };
    try {
        QDir().mkpath(arguments[1]);
        applyTheme(arguments[4] == "dark" ? Theme::Dark : Theme::Light);
        MainWindow window;
        window.setGeometry(0, 0, arguments[2].toInt(), arguments[3].toInt());
        window.show();
        window.activateWindow();
        require(QTest::qWaitForWindowExposed(&window), "the window does not appear");
        require(QTest::qWaitForWindowActive(&window), "the window gets no keys");
        Tour tour(window, arguments[1]);
        if (isWanted("simulate"))
            tour.simulate();
        if (isWanted("train"))
            tour.train();
        if (isWanted("movie") || isWanted("check")) {
            tour.openMovie(arguments[5]);
            tour.findMolecules();
            tour.check();
        }
        if (isWanted("movie")) {
            tour.look();
            tour.regions();
            tour.edit();
            tour.exports();
            tour.match();
        }
        window.keeper().finish();
    } catch (const std::exception& error) {
        std::cerr << "perrin_tour: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
