// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

namespace perrin {

/// Two-sided permutation test of the rank sum (Wilcoxon 1945), ties and infinities allowed.
struct RankSumTest {
    double p = 1;
    double smallestP = 1; // that any values of so many can give
};
/// Exact up to 200 000 ways to share the values out; else from 20 000 random ones, the same every time. p is 1 where
/// a side is empty.
RankSumTest rankSumTest(const std::vector<double>& one, const std::vector<double>& other);

/// p values corrected for being several (Holm 1979), in their order.
std::vector<double> holm(const std::vector<double>& p);

} // namespace perrin
