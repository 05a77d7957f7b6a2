// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/first_measurement.h"

#include "ui/movie/calibration_bar.h"
#include "ui/movie/measure_bar.h"
#include "ui/movie/molecule_panel.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"
#include "ui/viewer/frame_bar.h"

#include <QAbstractButton>
#include <QTabWidget>
#include <QToolButton>
#include <memory>

namespace perrin::ui {
namespace {

constexpr int framesToSee = 8; // until the molecules were seen to move

GuideStep lookAtTheMovie(MoviePage& page, SessionState& session) {
    return {.title = Guide::tr("Look at the movie"),
            .words = Guide::tr(
                "Press ▶, or the keys ← and →. Every spot that comes and goes is one molecule; how far it "
                "moves from frame to frame is what will be measured."),
            .target = &page.frameBar(),
            .watch = [&session](QObject* watcher, const std::function<void()>& done) {
                QObject::connect(&session, &SessionState::frameChanged, watcher,
                                 [done, seen = std::make_shared<int>(0)] {
                                     if (++*seen == framesToSee)
                                         done();
                                 });
            }};
}

GuideStep readTheCalibration(MoviePage& page) {
    return {.title = Guide::tr("What the file knows"),
            .words = Guide::tr(
                "Press Calibration… to see pixel size, frame interval and exposure, then Done. D goes with "
                "pixel size² / frame interval, so a wrong one makes every D wrong; what your own file does "
                "not know is asked for here."),
            .target = page.findChild<CalibrationBar*>(),
            .keepClear = {&page.measureBar()},
            .watch = [&page](QObject* watcher, const std::function<void()>& done) {
                QObject::connect(page.findChild<QAbstractButton*>("calibrationToggle"),
                                 &QAbstractButton::clicked, watcher,
                                 [done, presses = std::make_shared<int>(0)] {
                                     if (++*presses == 2) // opened and closed
                                         done();
                                 });
            }};
}

GuideStep findTheMolecules(MoviePage& page, SessionState& session) {
    return {.title = Guide::tr("Find the molecules"),
            .words = Guide::tr(
                "Press Find molecules (L). Spots are found in every frame and joined to tracks, and D of "
                "each track is measured; the bar at the bottom shows how far that is."),
            .target = page.findChild<QAbstractButton*>("measure"),
            .keepClear = {&page.measureBar(), page.findChild<CalibrationBar*>()},
            .watch = [&session](QObject* watcher, const std::function<void()>& done) {
                QObject::connect(&session, &SessionState::measurementChanged, watcher, [&session, done] {
                    if (session.measurement() && !session.measurement()->molecules.empty())
                        done();
                });
            }};
}

GuideStep chooseAMolecule(MoviePage& page, SessionState& session) {
    return {.title = Guide::tr("Choose a molecule"),
            .words = Guide::tr(
                "Click a row, or a ring on the picture. The colours of the rings are D, slow ones dark and "
                "fast ones light; a badge is a flag that says what to mind."),
            .target = page.findChild<MoleculePanel*>(),
            .watch = [&session](QObject* watcher, const std::function<void()>& done) {
                QObject::connect(&session, &SessionState::selectionChanged, watcher, [&session, done] {
                    if (session.selected())
                        done();
                });
            }};
}

GuideStep readD(MoviePage& page, SessionState& session) {
    return {.title = Guide::tr("Read D, and whether to believe it"),
            .words = Guide::tr(
                "The bold line is D in µm²/s with its 95 % interval, which holds the true D in 95 of 100 "
                "cases; about 20 frames leave a factor of two or more. The other methods should agree with "
                "it, and an orange sentence below says when not to trust it."),
            .target = page.findChild<QTabWidget*>("answers"),
            .open = [&page, &session] {
                const auto& measurement = session.measurement();
                if (measurement && !measurement->molecules.empty() && !session.selected())
                    session.select(0); // who went on without choosing one sees a card all the same
                page.findChild<QTabWidget*>("answers")->setCurrentIndex(0);
            }};
}

GuideStep takeItAway(MoviePage& page) {
    return {.title = Guide::tr("Take the numbers away"),
            .words = Guide::tr(
                "Press Export, and Export again in the window that opens: a CSV file with one row a "
                "molecule, which any spreadsheet opens. Without “Plain, for spreadsheets” it also "
                "says how it was measured."),
            .target = &page.measureBar().exportButton(),
            .keepClear = {&page.measureBar(), page.findChild<CalibrationBar*>()},
            .open = [&page] { page.exports().proposeForSpreadsheet(); },
            .watch =
                [&page](QObject* watcher, const std::function<void()>& done) {
                    QObject::connect(&page.exports(), &MovieExports::written, watcher, done);
                }};
}

} // namespace

std::vector<GuideStep> firstMeasurement(MoviePage& page, SessionState& session) {
    return {lookAtTheMovie(page, session),
            readTheCalibration(page),
            findTheMolecules(page, session),
            chooseAMolecule(page, session),
            readD(page, session),
            takeItAway(page),
            {.title = Guide::tr("That is all"),
             .words = Guide::tr(
                 "With your own movie it is the same: drop it on the window. F1 explains the place where "
                 "you are, and Help has this guide again.")}};
}

} // namespace perrin::ui
