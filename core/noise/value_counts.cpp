// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/empty_pixels.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

/// Mean of (value - centre)^power.
double moment(const ValueCounts& values, double centre, int power) {
    double sum = 0;
    for (std::size_t i = 0; i < values.counts.size(); ++i)
        if (values.counts[i] > 0)
            sum += values.counts[i] *
                   std::pow(static_cast<double>(values.first + static_cast<std::int64_t>(i)) - centre, power);
    return sum / values.total();
}

} // namespace

void ValueCounts::add(std::int64_t value, double times) {
    if (counts.empty())
        first = value;
    if (value < first) {
        const auto more = std::max(first - value, static_cast<std::int64_t>(counts.size() / 2));
        counts.insert(counts.begin(), static_cast<std::size_t>(more), 0.0);
        first -= more;
    }
    const auto place = static_cast<std::size_t>(value - first);
    if (place >= counts.size())
        counts.resize(place + 1);
    counts[place] += times;
}

void ValueCounts::add(const ValueCounts& other) {
    for (std::size_t i = 0; i < other.counts.size(); ++i)
        if (other.counts[i] > 0)
            add(other.first + static_cast<std::int64_t>(i), other.counts[i]);
}

double ValueCounts::total() const {
    double sum = 0;
    for (const double count : counts)
        sum += count;
    return sum;
}

double ValueCounts::mean() const {
    return moment(*this, 0, 1);
}

double ValueCounts::variance() const {
    return moment(*this, mean(), 2);
}

double ValueCounts::skewness() const {
    return moment(*this, mean(), 3) / std::pow(variance(), 1.5);
}

double ValueCounts::excessKurtosis() const {
    const double spread = variance();
    return moment(*this, mean(), 4) / (spread * spread) - 3;
}

} // namespace perrin
