// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/optics/camera.h"
#include "core/simulate/random_stream.h"

#include <Eigen/Core>
#include <vector>

namespace perrin {

/// A distribution over whole numbers from which very often is drawn: one random word a draw, by the alias
/// method (Walker 1977, Vose 1991); probabilities are right to 2^-32.
class AliasTable {
  public:
    AliasTable() = default;
    /// share: of first, first + 1, …; normalized here.
    AliasTable(int first, std::vector<double> share);

    bool empty() const { return cells_.empty(); }
    /// Not for an empty table.
    void fill(float* values, Eigen::Index count, RandomStream& random) const;

  private:
    float at(std::uint32_t random) const {
        const Cell& cell = cells_[random >> shift_];
        return cell.values[(random & mask_) >= cell.threshold];
    }

    struct Cell {
        std::uint32_t threshold;
        float values[2]; // below it, and else
    };
    std::vector<Cell> cells_;
    unsigned shift_ = 0;
    std::uint32_t mask_ = 0;
};

/// Counts of this mean. Empty where a table would be larger than it is worth: draw by RandomStream::poisson
/// then.
AliasTable poissonTable(double mean);

/// What a pixel with this mean number of photons reads (ADU), shot noise, Gaussian noise, rounding and
/// clipping at 0 and `white` included. Empty where a table would be larger than it is worth, and for an EMCCD
/// with hardly any Gaussian noise.
AliasTable readingTable(double mean, const Camera& camera, int white);

} // namespace perrin
