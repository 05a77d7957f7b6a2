// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to medians: D in order, where some are known as upper limits only.
#include "core/diffusion/trajectory.h"
#include "core/random.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace perrin {

/// Stands for a D that is unknown but below every value.
inline constexpr double belowAll = -std::numeric_limits<double>::infinity();

/// D in rising order, those with an upper limit only first.
struct Ranking {
    std::size_t limits = 0;
    std::vector<double> d; // um^2/s, or the limit

    explicit Ranking(const std::vector<Estimate>& ds) {
        std::vector<double> values;
        for (const Estimate& estimate : ds)
            if (estimate.value)
                values.push_back(*estimate.value);
            else if (estimate.high)
                d.push_back(*estimate.high);
        limits = d.size();
        std::sort(d.begin(), d.end());
        std::sort(values.begin(), values.end());
        d.insert(d.end(), values.begin(), values.end());
    }
    std::size_t size() const { return d.size(); }
    /// belowAll where one of the two is a limit.
    double mean(std::size_t i, std::size_t j) const {
        return std::min(i, j) < limits ? belowAll : (d[i] + d[j]) / 2;
    }

    /// The median of a resample with replacement. The ranks that its middle ones have here are drawn at once, as
    /// order statistics of uniform numbers, which are ratios of gamma variates (David & Nagaraja 2003, 2.5): the
    /// same distribution without drawing every molecule.
    double resampledMedian(Random& random) const {
        const std::size_t n = size();
        const double lower = random.gamma(static_cast<double>((n + 1) / 2), 1);
        const double between = n % 2 ? 0 : random.gamma(1, 1);
        const double upper = random.gamma(static_cast<double>(n / 2 + n % 2), 1);
        const double scale = static_cast<double>(n) / (lower + between + upper);
        const auto rank = [&](double place) {
            return std::min(n - 1, static_cast<std::size_t>(place * scale));
        };
        return mean(rank(lower), rank(lower + between));
    }
};

} // namespace perrin
