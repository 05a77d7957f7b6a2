// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_overlay.h"

#include "core/colormap.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int tailFrames = 30;

/// First spot at or after a frame.
auto spotFrom(const Track& track, int frame) {
    return std::ranges::lower_bound(track.spots, frame, {}, &Spot::frame);
}

} // namespace

QString dText(double d) {
    if (d == 0)
        return "0";
    const double rounded = QString::number(d, 'g', 2).toDouble(); // 0.996 is 1.0, not 1.00
    const int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(std::abs(rounded)))), 0, 9);
    return QString::number(d, 'f', decimals).replace('-', QChar(0x2212));
}

QString dText(const Estimate& d) {
    if (d.value)
        return dText(*d.value);
    if (d.high)
        return "< " + dText(*d.high);
    return QString(QChar(0x2013));
}

MoleculeOverlay::MoleculeOverlay(std::shared_ptr<const Measurement> measurement)
    : measurement_(std::move(measurement)) {
    if (!measurement_)
        return;
    for (std::size_t row = 0; row < measurement_->molecules.size(); ++row) {
        const Track& track = measurement_->molecules[row].track;
        const auto end = static_cast<std::size_t>(track.lastFrame()) + 1;
        if (alive_.size() < end)
            alive_.resize(end);
        for (auto frame = static_cast<std::size_t>(track.firstFrame()); frame < end; ++frame)
            alive_[frame].push_back(row);
    }
}

std::optional<QPointF> MoleculeOverlay::position(std::size_t molecule, int frame) const {
    const Track& track = measurement_->molecules.at(molecule).track;
    const auto spot = spotFrom(track, frame);
    if (spot == track.spots.end() || frame < track.firstFrame())
        return std::nullopt;
    const QPointF here(spot->x, spot->y);
    if (spot->frame == frame)
        return here;
    const auto before = spot - 1;
    const double share = double(frame - before->frame) / (spot->frame - before->frame);
    return QPointF(before->x, before->y) * (1 - share) + here * share;
}

std::size_t MoleculeOverlay::fullestFrame() const {
    const auto fullest = std::ranges::max_element(alive_, {}, [](const auto& rows) { return rows.size(); });
    return fullest == alive_.end() ? 0 : static_cast<std::size_t>(fullest - alive_.begin());
}

Overlay MoleculeOverlay::at(int frame, std::optional<std::size_t> selected) const {
    Overlay overlay;
    if (frame < 0 || static_cast<std::size_t>(frame) >= alive_.size())
        return overlay;
    for (const std::size_t row : alive_[static_cast<std::size_t>(frame)]) {
        const Molecule& molecule = measurement_->molecules[row];
        const auto here = position(row, frame);
        if (!here)
            continue;
        const Rgb color = diffusionColor(molecule.d.value);
        OverlayMark mark{.id = row,
                         .position = *here,
                         .color = QColor(color.red, color.green, color.blue),
                         .label = molecule.d.value || molecule.d.high ? dText(molecule.d) : QString(),
                         .tail = {},
                         .dashed = spotFrom(molecule.track, frame)->frame != frame,
                         .selected = selected == row};
        for (auto spot = spotFrom(molecule.track, frame - tailFrames);
             spot != molecule.track.spots.end() && spot->frame <= frame; ++spot)
            mark.tail.emplace_back(spot->x, spot->y);
        if (mark.dashed)
            mark.tail.push_back(*here);
        if (mark.selected && molecule.d.value && molecule.d.low && molecule.d.high)
            mark.label += QString(" (%1 – %2) µm²/s").arg(dText(*molecule.d.low), dText(*molecule.d.high));
        overlay.push_back(std::move(mark));
    }
    // The chosen one is painted last, over its neighbours.
    std::ranges::stable_partition(overlay, [](const OverlayMark& mark) { return !mark.selected; });
    return overlay;
}

} // namespace perrin::ui
