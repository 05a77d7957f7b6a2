// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/movie/molecule_window.h"

#include "ui/message_bar.h"
#include "ui/movie/movie_page.h"
#include "ui/viewer/image_view.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <algorithm>

namespace perrin::test {

Molecule madeMolecule(int id, int first, const std::vector<QPointF>& way, const Estimate& d,
                      const std::vector<int>& lost) {
    Molecule molecule;
    molecule.track.id = id;
    int frame = first;
    for (const QPointF& place : way) {
        if (std::ranges::find(lost, frame) == lost.end())
            molecule.track.spots.push_back({.frame = frame, .x = place.x(), .y = place.y()});
        ++frame;
    }
    const auto& spots = molecule.track.spots;
    for (const Spot& spot : spots) {
        molecule.x += spot.x * smallAcquisition().pixelSize.value() / double(spots.size());
        molecule.y += spot.y * smallAcquisition().pixelSize.value() / double(spots.size());
    }
    molecule.d = d;
    return molecule;
}

std::vector<QPointF> resting(QPointF place, int frames) {
    return std::vector<QPointF>(static_cast<std::size_t>(frames), place);
}

std::vector<QPointF> irregularWay() {
    std::vector<QPointF> way;
    for (int i = 0; i < 24; ++i)
        way.emplace_back(24 + i * 37 % 17 * 0.25, 40 + i * 23 % 19 * 0.2);
    return way;
}

bool hasColorNear(const QImage& picture, QPointF place, QColor color, int tolerance) {
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const QPoint at = place.toPoint() + QPoint(dx, dy);
            if (!picture.rect().contains(at))
                continue;
            const QColor seen = picture.pixelColor(at);
            if (std::abs(seen.red() - color.red()) <= tolerance &&
                std::abs(seen.green() - color.green()) <= tolerance &&
                std::abs(seen.blue() - color.blue()) <= tolerance)
                return true;
        }
    return false;
}

void MoleculeWindow::show(std::vector<Molecule> molecules) {
    auto made = std::make_shared<Measurement>();
    made->settings = window.session().settings();
    made->molecules = std::move(molecules);
    window.session().setMeasurement(made);
}

ui::MoviePage& MoleculeWindow::page() {
    return *window.findChild<ui::MoviePage*>();
}

bool MoleculeWindow::setRange(double black, double white) {
    page().setRange({black, white});
    return waitFor([&] { return pictureIs(window.session().frame(), black, white); });
}

bool MoleculeWindow::pictureIs(std::size_t frame, double black, double white) {
    const QImage& picture = find<ui::ImageView>("imageView")->image();
    const Image& values = smallMovie().frames[frame];
    if (picture.size() != QSize(64, 64))
        return false;
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x) {
            const double level = std::clamp((values(y, x) - black) / (white - black) * 255, 0.0, 255.0);
            if (std::abs(qGray(picture.pixel(x, y)) - level) > 0.51)
                return false;
        }
    return true;
}

QString MoleculeWindow::message() {
    return find<ui::MessageBar>("messageBar")->text();
}

QAction* MoleculeWindow::entry(QMenu* menu, const QString& beginning) {
    menu->popup({});
    QAction* found = nullptr;
    for (QAction* action : menu->actions())
        if (action->text().remove('&').startsWith(beginning))
            found = action;
    menu->hide();
    if (!found)
        throw std::runtime_error("the menu has no " + beginning.toStdString());
    return found;
}

void MoleculeWindow::chooseTab(int index) {
    QTabBar* bar = find<QTabWidget>("answers")->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
}

void MoleculeWindow::saveAs(const std::filesystem::path& path) {
    auto* dialog = window.findChild<QFileDialog*>();
    if (!dialog)
        throw std::runtime_error("no file dialog is open");
    auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
    name->setText(QString::fromStdString(path.string()));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return !window.findChild<QFileDialog*>(); })) << "the dialog stays open";
}

} // namespace perrin::test
