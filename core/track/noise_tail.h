// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

namespace perrin {

/// How often empty places of a movie reach a score: a generalized Pareto law (Pickands 1975) far out,
/// quantiles of the scores seen below. A few hundred numbers that hold for every rate of false alarms.
struct NoiseTail {
    double emptyArea = 0; // px, summed over the frames looked at
    double frameArea = 0; // px
    double count = 0;     // scores above `level` in emptyArea
    double level = 0, scale = 0, shape = 0;
    int firstQuantile = 0;           // of quantiles[0]: its rate is exp(0.02 firstQuantile) a frame
    std::vector<double> quantiles{}; // score exceeded at rates that grow by exp(0.02), so falling

    bool operator==(const NoiseTail&) const = default;
};

/// Fills the quantiles of a tail whose law is known; scores: all that were seen, highest first.
void setQuantiles(NoiseTail& tail, const std::vector<double>& scores);

/// The score that noise exceeds `falseAlarm` times a frame. Throws Error when the noise is not known yet.
double thresholdAt(const NoiseTail& tail, double falseAlarm);

/// How many scores above this one noise gives a frame. Throws Error when the noise is not known yet.
double falseAlarmsAbove(const NoiseTail& tail, double score);

} // namespace perrin
