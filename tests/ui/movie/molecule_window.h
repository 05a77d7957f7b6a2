// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "tests/ui/window_fixture.h"

#include <QAction>
#include <QImage>
#include <QMenu>
#include <QPointF>

namespace perrin::ui {
class MoviePage;
}

namespace perrin::test {

/// Seen in the frames from `first` on, a place (px) a frame, but not in those of `lost`.
Molecule madeMolecule(int id, int first, const std::vector<QPointF>& way, const Estimate& d = {},
                      const std::vector<int>& lost = {});

/// Every place the same.
std::vector<QPointF> resting(QPointF place, int frames);

/// An irregular way of 24 frames around (26, 42), the same every time.
std::vector<QPointF> irregularWay();

/// Whether a colour is found within a pixel of a place.
bool hasColorNear(const QImage& picture, QPointF place, QColor color, int tolerance);

/// The window with a movie and molecules that are known beforehand.
class MoleculeWindow : public Window {
  protected:
    using Window::Window;
    void show(std::vector<Molecule> molecules);
    ui::MoviePage& page();
    /// Sets black and white (ADU) and waits until the picture is shown so.
    bool setRange(double black, double white);
    /// Whether the picture is this frame of the small movie with these values as black and white.
    bool pictureIs(std::size_t frame, double black, double white);
    /// The entry of a menu whose text begins so, as a person sees it once the menu is open.
    QAction* entry(QMenu* menu, const QString& beginning);
    void chooseTab(int index); // of the answers
};

} // namespace perrin::test
