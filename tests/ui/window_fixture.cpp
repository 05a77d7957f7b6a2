// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "core/movie/tiff_writer.h"
#include "ui/message_bar.h"
#include "ui/number_edit.h"
#include "ui/theme.h"
#include "ui/viewer/image_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <sstream>
#include <thread>

namespace perrin::test {
namespace {

QString wordsOf(const ui::MainWindow& window, const QKeySequence& key) {
    for (const QAction* action : window.findChildren<QAction*>())
        if (action->shortcut() == key)
            return action->text().remove('&');
    return {};
}

} // namespace

const SyntheticMovie& smallMovie() {
    static const SyntheticMovie movie = render({.width = 64,
                                                .height = 64,
                                                .frames = 40,
                                                .photons = 1500,
                                                .background = 4,
                                                .populations = {{0.02, 3}, {0.5, 2}}},
                                               11);
    return movie;
}

Acquisition smallAcquisition() {
    return {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
}

std::filesystem::path writeSmallMovie(const TemporaryFolder& folder, const Acquisition& known) {
    const std::filesystem::path path = folder / "small.tif";
    TiffWriter writer(path, {.acquisition = known, .displayRange = std::nullopt});
    for (const Image& frame : smallMovie().frames)
        writer.add(frame);
    writer.close();
    return path;
}

std::vector<QPointF> truePlaces(int frame) {
    std::vector<QPointF> places;
    for (const TrueSpot& spot : smallMovie().truth)
        if (spot.frame == frame)
            places.emplace_back(spot.x, spot.y);
    return places;
}

QPointF truePlace(int molecule, int frame) {
    return truePlaces(frame).at(static_cast<std::size_t>(molecule)); // nobody bleaches
}

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

int loneliest() {
    int best = 0;
    double farthest = 0;
    const int count = static_cast<int>(truePlaces(0).size());
    for (int one = 0; one < count; ++one) {
        double nearest = 1e9;
        for (int frame = 0; frame < static_cast<int>(smallMovie().frames.size()); ++frame)
            for (int other = 0; other < count; ++other)
                if (other != one)
                    nearest = std::min(nearest, distance(truePlace(one, frame), truePlace(other, frame)));
        if (nearest > farthest) {
            farthest = nearest;
            best = one;
        }
    }
    return best;
}

QPointF emptiest(int frame) {
    QPointF best;
    double farthest = 0;
    for (int y = 8; y < 56; ++y)
        for (int x = 8; x < 56; ++x) {
            double nearest = 1e9;
            for (const QPointF& place : truePlaces(frame))
                nearest = std::min(nearest, distance(place, QPointF(x, y)));
            if (nearest > farthest) {
                farthest = nearest;
                best = QPointF(x, y);
            }
        }
    return best;
}

std::string work(const ui::SessionState& session) {
    std::ostringstream text;
    text.precision(17);
    const auto write = [&text](const std::optional<double>& value) { text << value.value_or(NAN) << ' '; };
    const MeasureSettings& settings = session.settings();
    write(settings.acquisition.pixelSize);
    write(settings.acquisition.frameInterval);
    write(settings.acquisition.exposure);
    write(session.psfFwhm());
    text << settings.find.falseAlarm << ' ' << name(settings.find.detector) << ' '
         << name(settings.find.localizer) << ' ' << (settings.method ? name(*settings.method) : "automatic")
         << ' ' << settings.link.maxD << ' ' << settings.link.minFrames << ' ' << settings.link.maxGap;
    if (const auto& camera = settings.find.camera)
        text << " camera " << camera->offset << ' ' << camera->gain << ' ' << camera->readNoise << ' '
             << camera->em;
    text << '\n' << name(session.regionUse());
    for (const Region& region : session.regions()) {
        text << "\nregion " << region.name << ' ' << name(region.shape);
        for (const Point& point : region.outline)
            text << ' ' << point.x << ' ' << point.y;
    }
    if (!session.wholeMeasurement())
        return text.str() + "\nnot measured\n";
    for (const Molecule& molecule : session.wholeMeasurement()->molecules) {
        text << "\nmolecule " << molecule.track.id
             << (molecule.source == MoleculeSource::Clicked ? " clicked " : " found ");
        write(molecule.d.value);
        for (const Spot& spot : molecule.track.spots)
            text << ' ' << spot.frame << ' ' << spot.x << ' ' << spot.y;
    }
    return text.str() + '\n';
}

SlowMovie::SlowMovie(std::size_t frames, int milliseconds) : milliseconds_(milliseconds) {
    info_.width = info_.height = 64;
    info_.frames = frames;
    info_.acquisition = smallAcquisition();
}

Image SlowMovie::frame(std::size_t index, std::size_t) const {
    ++framesRead;
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds_));
    return smallMovie().frames[index % smallMovie().frames.size()];
}

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 60000);
}

Window::Window(const Engine* engine) : window((qApp->setStyleSheet({}), nullptr), engine) {
    ui::applyStyleSheet(); // after all is built, as runWindow() does
    QSettings().clear();
    window.resize(1280, 800);
    window.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
}

QWidget* Window::shownPage() {
    return window.findChild<QStackedWidget*>("workspaces")->currentWidget();
}

void Window::click(const char* name) {
    QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
}

void Window::type(const char* edit, const QString& text) {
    auto* line = find<ui::NumberEdit>(edit);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
}

bool Window::openFile(const std::filesystem::path& path) {
    window.openMovie(QString::fromStdString(path.string()));
    answer(QMessageBox::Discard);
    return waitFor([&] {
        return window.session().path() == path && !find<ui::ImageView>("imageView")->image().isNull();
    });
}

bool Window::openSmallMovie(const Acquisition& known) {
    return openFile(writeSmallMovie(folder, known));
}

bool Window::measure() {
    click("measure");
    return waitFor([this] { return window.session().measurement() != nullptr; });
}

void Window::undo() {
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
}

void Window::redo() {
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
}

QString Window::undoWords() {
    return wordsOf(window, QKeySequence::Undo);
}

QString Window::redoWords() {
    return wordsOf(window, QKeySequence("Ctrl+Shift+Z"));
}

QString Window::message() {
    return find<ui::MessageBar>("messageBar")->text();
}

ui::ImageView& Window::view() {
    return *find<ui::ImageView>("imageView");
}

void Window::clickAt(QPointF place) {
    QTest::mouseClick(&view(), Qt::LeftButton, {}, view().toWidget(place).toPoint());
}

void Window::drag(const std::vector<QPointF>& way) {
    const auto at = [this](QPointF place) { return view().toWidget(place).toPoint(); };
    QTest::mousePress(&view(), Qt::LeftButton, {}, at(way.front()));
    for (const QPointF& place : way) {
        QMouseEvent move(QEvent::MouseMove, at(place), view().mapToGlobal(QPointF(at(place))), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view(), &move);
    }
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, at(way.back()));
}

void Window::choose(const char* menu, const QString& entry) {
    auto* of = find<QMenu>(menu);
    of->popup(window.mapToGlobal(QPoint(40, 40))); // as its button does
    for (QAction* action : of->actions())
        if (action->text().remove('&').contains(entry)) {
            ASSERT_TRUE(action->isEnabled()) << entry.toStdString();
            QTest::mouseClick(of, Qt::LeftButton, {}, of->actionGeometry(action).center());
            activate();
            return;
        }
    of->close();
    FAIL() << menu << " has no " << entry.toStdString();
}

QString Window::text(const char* label) {
    return find<QLabel>(label)->text();
}

void Window::pick(const char* box, const QString& entry) {
    auto* combo = find<QComboBox>(box);
    const int row = combo->findText(entry);
    ASSERT_GE(row, 0) << box << " has no " << entry.toStdString();
    combo->setCurrentIndex(row);
    emit combo->activated(row);
}

bool Window::answer(QMessageBox::StandardButton button) {
    auto* question = window.findChild<QMessageBox*>("unsavedWork");
    if (!question)
        return false;
    const QPointer<QMessageBox> asked = question;
    QTest::mouseClick(question->button(button), Qt::LeftButton);
    return waitFor([&] { return asked.isNull(); });
}

void Window::chooseFile(const std::filesystem::path& path) {
    auto* dialog = window.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    const QPointer<QFileDialog> open = dialog;
    auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
    name->setText(QString::fromStdString(path.string()));
    QTest::keyClick(name, Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return open.isNull(); }));
    activate();
}

void Window::drop(const std::filesystem::path& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void Window::activate() {
    // Where there is no desktop nobody does it when a menu or a dialog has gone.
    EXPECT_TRUE(waitFor([this] {
        if (window.isVisible() && !QApplication::activeModalWidget())
            window.activateWindow();
        return window.isActiveWindow() || !window.isVisible() || QApplication::activeModalWidget();
    }));
}

} // namespace perrin::test
