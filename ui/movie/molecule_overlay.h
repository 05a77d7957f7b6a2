// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "ui/viewer/overlay.h"

#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace perrin::ui {

/// Which molecules of a measurement are seen in a frame, and how: rings coloured by D, tails of the last 30
/// frames. Marks are told apart by the row of the molecule.
class MoleculeOverlay {
  public:
    MoleculeOverlay() = default;
    explicit MoleculeOverlay(std::shared_ptr<const Measurement> measurement);

    Overlay at(int frame, std::optional<std::size_t> selected) const;
    /// Where the molecule is in a frame of its life (between two spots: on the line that joins them), px.
    std::optional<QPointF> position(std::size_t molecule, int frame) const;
    /// Molecules seen in a frame, and the first frame with the most of them (0 without any).
    std::size_t count(std::size_t frame) const { return frame < alive_.size() ? alive_[frame].size() : 0; }
    std::size_t fullestFrame() const;

  private:
    std::shared_ptr<const Measurement> measurement_;
    std::vector<std::vector<std::size_t>> alive_; // by frame: rows of the molecules
};

/// D for people, two significant digits, without unit: "0.052", "2.1"; "< 0.02" for an upper limit, "–" for
/// nothing.
QString dText(const Estimate& d);
QString dText(double d);

} // namespace perrin::ui
