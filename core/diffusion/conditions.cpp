// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/conditions.h"

#include "core/diffusion/population.h"
#include "core/diffusion/rank_sum_test.h"
#include "core/diffusion/ranking.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace perrin {
namespace {

constexpr std::size_t movieResamples = 2000;
constexpr std::uint64_t movieSeed = 1926; // fixed: the same movies give the same intervals
constexpr std::size_t enoughMovies = 6;   // whose median's interval can hold in 95 % of cases
constexpr double infinite = std::numeric_limits<double>::infinity();

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// 2.5 % of the values are outside on each side; empty where that is beyond all numbers.
void setInterval(Estimate& estimate, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t outside = values.size() / 40;
    if (outside == 0)
        return;
    estimate.low = finite(values[outside - 1]);
    estimate.high = finite(values[values.size() - outside]);
}

double medianOfSorted(const std::vector<double>& sorted) {
    const double one = sorted[(sorted.size() - 1) / 2], other = sorted[sorted.size() / 2];
    return (one + other) / 2;
}

/// A movie as resampling takes it.
struct ResampledMovie {
    Ranking ranking;
    std::size_t immobile = 0, judged = 0;

    explicit ResampledMovie(const MovieAnswers& movie) : ranking(dsOf(movie)) {
        for (const MoleculeAnswer& molecule : movie.molecules) {
            immobile += molecule.immobile;
            judged += molecule.judged;
        }
    }
    static std::vector<Estimate> dsOf(const MovieAnswers& movie) {
        std::vector<Estimate> ds;
        for (const MoleculeAnswer& molecule : movie.molecules)
            ds.push_back(molecule.d);
        return ds;
    }
    double fraction() const { return static_cast<double>(immobile) / static_cast<double>(judged); }
    double resampledFraction(Random& random) const {
        std::binomial_distribution<std::size_t> draw(judged, fraction());
        return static_cast<double>(draw(random)) / static_cast<double>(judged);
    }
};

/// The movies of one condition.
struct Group {
    std::vector<ResampledMovie> withMedian, withJudged;
    std::vector<Estimate> medians;   // one a movie with a median
    std::vector<double> resampled{}; // medians of resamples, in the order drawn; empty for one movie

    std::vector<double> ranked() const {
        std::vector<double> values;
        for (const Estimate& median : medians)
            values.push_back(median.value.value_or(belowAll));
        return values;
    }
};

std::size_t anyOf(std::size_t count, Random& random) {
    return std::min(count - 1, static_cast<std::size_t>(random.uniform() * static_cast<double>(count)));
}

std::vector<double> resampledMedians(const std::vector<ResampledMovie>& movies, Random& random) {
    std::vector<double> medians(movieResamples), ofMovies(movies.size());
    for (double& median : medians) {
        for (double& ofMovie : ofMovies)
            ofMovie = movies[anyOf(movies.size(), random)].ranking.resampledMedian(random);
        std::sort(ofMovies.begin(), ofMovies.end());
        median = medianOfSorted(ofMovies);
    }
    return medians;
}

Estimate immobileOf(const std::vector<ResampledMovie>& movies, Random& random) {
    if (movies.empty())
        return {};
    const auto count = static_cast<double>(movies.size());
    Estimate fraction{0.0, {}, {}};
    for (const ResampledMovie& movie : movies)
        *fraction.value += movie.fraction() / count;
    // Of none (or all) no resample knows how rare the others are.
    if (movies.size() < 2 || *fraction.value <= 0 || *fraction.value >= 1)
        return fraction;
    std::vector<double> means(movieResamples, 0.0);
    for (double& mean : means)
        for (std::size_t i = 0; i < movies.size(); ++i)
            mean += movies[anyOf(movies.size(), random)].resampledFraction(random) / count;
    setInterval(fraction, std::move(means));
    return fraction;
}

/// Median of the movies' medians; `high` only where it falls among movies whose own median is an upper limit.
Estimate medianOfMovies(const std::vector<Estimate>& medians) {
    const Ranking ranking(medians);
    if (ranking.size() == 0)
        return {};
    const std::size_t one = (ranking.size() - 1) / 2, other = ranking.size() / 2;
    const std::optional<double> value = finite(ranking.mean(one, other));
    return {value, {}, value ? std::nullopt : std::optional(std::max(ranking.d[one], ranking.d[other]))};
}

std::string trustNote(std::size_t movies, std::size_t without) {
    std::string note;
    if (movies == 0)
        note = "no movie with a D";
    else if (movies == 1)
        note = "one movie: no interval between movies";
    else if (movies < enoughMovies)
        note = std::to_string(movies) +
               " movies: where movies differ much, their interval may hold in as few as " +
               numberText(100 - 100 * std::pow(2, 1 - static_cast<double>(movies)), 2) +
               " % of cases, not 95 %";
    if (without > 0)
        note += (note.empty() ? "" : "; ") + std::to_string(without) + " more without any D";
    return note;
}

MovieSummary summaryOf(const MovieAnswers& movie) {
    const ResampledMovie counted(movie);
    return {movie.file,
            movie.condition,
            movie.molecules.size(),
            counted.ranking.size() - counted.ranking.limits,
            medianOf(ResampledMovie::dsOf(movie)),
            wilson(counted.immobile, counted.judged)};
}

Group groupOf(const std::vector<const MovieAnswers*>& movies,
              const std::vector<const MovieSummary*>& summaries) {
    Group group;
    for (std::size_t i = 0; i < movies.size(); ++i) {
        const ResampledMovie movie(*movies[i]);
        if (movie.ranking.size() > 0) {
            group.withMedian.push_back(movie);
            group.medians.push_back(summaries[i]->medianD);
        }
        if (movie.judged > 0)
            group.withJudged.push_back(movie);
    }
    return group;
}

ConditionSummary summarizeGroup(const std::string& condition, Group& group, std::size_t allMovies,
                                std::uint64_t stream) {
    Random random(movieSeed, stream);
    ConditionSummary summary{.condition = condition, .movies = group.withMedian.size()};
    summary.medianD = medianOfMovies(group.medians);
    if (group.withMedian.size() > 1) {
        group.resampled = resampledMedians(group.withMedian, random);
        if (summary.medianD.value)
            setInterval(summary.medianD, group.resampled);
    }
    summary.immobile = immobileOf(group.withJudged, random);
    summary.note = trustNote(summary.movies, allMovies - summary.movies);
    return summary;
}

/// Resamples in which a median is unknown or not above 0 count as a ratio beyond all others.
Estimate ratioOf(const Group& group, const Estimate& median, const Group& reference, const Estimate& other) {
    if (!median.value || !other.value || *median.value <= 0 || *other.value <= 0)
        return {};
    Estimate ratio{*median.value / *other.value, {}, {}};
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(group.resampled.size(), reference.resampled.size()); ++i) {
        const double above = group.resampled[i], below = reference.resampled[i];
        if (above > 0 && below > 0)
            ratios.push_back(above / below);
        else if (above > 0 || below > 0)
            ratios.push_back(above > 0 ? infinite : -infinite);
    }
    setInterval(ratio, std::move(ratios));
    return ratio;
}

std::string chanceNote(const RankSumTest& test, std::size_t movies, std::size_t others) {
    if (test.smallestP < 0.05)
        return "";
    return std::to_string(movies) + " and " + std::to_string(others) +
           " movies: p cannot fall below .05, whatever they show (not below " +
           numberText(test.smallestP, 2) + "); 4 and 4 can reach .029";
}

} // namespace

ConditionReport compareConditions(const std::vector<MovieAnswers>& movies,
                                  const std::vector<std::string>& conditions) {
    ConditionReport report;
    for (const MovieAnswers& movie : movies)
        report.movies.push_back(summaryOf(movie));
    std::vector<Group> groups;
    for (std::size_t c = 0; c < conditions.size(); ++c) {
        std::vector<const MovieAnswers*> own;
        std::vector<const MovieSummary*> summaries;
        for (std::size_t i = 0; i < movies.size(); ++i)
            if (movies[i].condition == conditions[c]) {
                own.push_back(&movies[i]);
                summaries.push_back(&report.movies[i]);
            }
        groups.push_back(groupOf(own, summaries));
        ConditionSummary summary = summarizeGroup(conditions[c], groups.back(), own.size(), c);
        for (const MovieSummary* movie : summaries) {
            summary.molecules += movie->molecules;
            summary.withD += movie->withD;
        }
        report.conditions.push_back(std::move(summary));
    }
    std::erase_if(report.movies, [](const MovieSummary& movie) { return movie.condition.empty(); });

    std::vector<double> ps;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            const RankSumTest test = rankSumTest(groups[b].ranked(), groups[a].ranked());
            report.comparisons.push_back(
                {conditions[b], conditions[a],
                 ratioOf(groups[b], report.conditions[b].medianD, groups[a], report.conditions[a].medianD),
                 test.p, test.p, test.smallestP,
                 chanceNote(test, groups[b].medians.size(), groups[a].medians.size())});
            ps.push_back(test.p);
        }
    const std::vector<double> corrected = holm(ps);
    for (std::size_t i = 0; i < corrected.size(); ++i)
        report.comparisons[i].pHolm = corrected[i];
    return report;
}

} // namespace perrin
