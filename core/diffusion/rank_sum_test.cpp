// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/rank_sum_test.h"

#include "core/random.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>

namespace perrin {
namespace {

constexpr double mostExact = 200000;
constexpr std::size_t randomSharings = 20000;

/// Twice the rank from 1, which is whole for ties, too.
std::vector<std::int64_t> doubledRanks(const std::vector<double>& values) {
    std::vector<std::int64_t> ranks;
    for (const double value : values) {
        std::int64_t below = 0, equal = 0;
        for (const double other : values) {
            below += other < value;
            equal += other == value;
        }
        ranks.push_back(2 * below + equal + 1);
    }
    return ranks;
}

double waysToChoose(std::size_t chosen, std::size_t all) {
    double ways = 1;
    for (std::size_t i = 1; i <= chosen; ++i)
        ways *= static_cast<double>(all - chosen + i) / static_cast<double>(i);
    return ways;
}

struct Sharings {
    const std::vector<std::int64_t>& ranks;
    std::int64_t expected, observed; // sum, and its distance from what is expected
    double all = 0, asFar = 0;

    void count(std::int64_t sum) {
        ++all;
        asFar += std::abs(sum - expected) >= observed;
    }
    void countAll(std::size_t from, std::size_t toChoose, std::int64_t sum) {
        if (toChoose == 0) {
            count(sum);
            return;
        }
        for (std::size_t i = from; i + toChoose <= ranks.size(); ++i)
            countAll(i + 1, toChoose - 1, sum + ranks[i]);
    }
    void countRandom(std::size_t chosen) {
        Random random(1945);
        std::vector<std::int64_t> shuffled = ranks;
        for (std::size_t sharing = 0; sharing < randomSharings; ++sharing) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < chosen; ++i) {
                const double place = random.uniform() * static_cast<double>(shuffled.size() - i);
                std::swap(shuffled[i], shuffled[i + static_cast<std::size_t>(place)]);
                sum += shuffled[i];
            }
            count(sum);
        }
    }
};

} // namespace

RankSumTest rankSumTest(const std::vector<double>& one, const std::vector<double>& other) {
    if (one.empty() || other.empty())
        return {};
    std::vector<double> values = one;
    values.insert(values.end(), other.begin(), other.end());
    const std::vector<std::int64_t> ranks = doubledRanks(values);
    const auto end = ranks.begin() + static_cast<std::ptrdiff_t>(one.size());
    const auto expected = static_cast<std::int64_t>(one.size() * (values.size() + 1));
    Sharings sharings{ranks, expected,
                      std::abs(std::accumulate(ranks.begin(), end, std::int64_t{0}) - expected)};
    const double ways = waysToChoose(one.size(), values.size());
    if (ways <= mostExact) {
        sharings.countAll(0, one.size(), 0);
        return {sharings.asFar / sharings.all, std::min(1.0, 2 / ways)};
    }
    sharings.countRandom(one.size());
    return {(sharings.asFar + 1) / (sharings.all + 1), 1 / (sharings.all + 1)};
}

std::vector<double> holm(const std::vector<double>& p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> corrected(p.size());
    double most = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        most = std::max(most, std::min(1.0, static_cast<double>(p.size() - i) * p[order[i]]));
        corrected[order[i]] = most;
    }
    return corrected;
}

} // namespace perrin
