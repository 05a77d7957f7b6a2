// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/batch.h"
#include "core/diffusion/condition_table.h"
#include "core/diffusion/population.h"
#include "core/error.h"
#include "core/movie/movie_list.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

using namespace perrin;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

MeasuredMovie measuredMovie(const std::string& path, double pixelSize, const std::vector<double>& ds) {
    MeasuredMovie movie{path, std::string(64, 'a'), {}};
    movie.measurement.settings.acquisition = {.pixelSize = pixelSize, .frameInterval = 0.02, .exposure = {}};
    for (const double d : ds) {
        Molecule molecule;
        molecule.track.id = static_cast<int>(movie.measurement.molecules.size());
        molecule.track.spots.resize(9);
        molecule.d.value = d;
        molecule.cve = 2 * d;
        if (d < 0.1) {
            molecule.d = {{}, {}, d};
            molecule.flags = {"IMMOBILE"};
        }
        movie.measurement.molecules.push_back(std::move(molecule));
    }
    return movie;
}

std::string textOf(const Table& table) {
    std::ostringstream out;
    write(out, table);
    return out.str();
}

NamedTable readBack(const Table& table, const std::string& name) {
    std::istringstream in(textOf(table));
    return {name, readTable(in, name)};
}

/// Seven movies in order, one of them failed; pixel sizes differ or not.
MeasuredBatch wholeBatch(bool differ) {
    MeasuredBatch batch;
    batch.settings = {"options: --max-d 3"};
    for (const char* name : {"a2.tif", "a10.tif", "b: c.tif", "b: c.tif: d.tif", "x/a.tif", "x/\"q\", r.tif"})
        batch.movies.push_back(measuredMovie(name, differ && name[1] == '1' ? 0.2 : 0.1, {0.5, 0.05, 1.5}));
    batch.movies[1].measurement.molecules.clear();
    std::sort(batch.movies.begin(), batch.movies.end(),
              [](const auto& one, const auto& other) { return movieBefore(one.path, other.path); });
    batch.failed = {{"a3.tif", "is no TIFF; give another"}};
    return batch;
}

/// Movie i goes to part i modulo count, the failed one to the last.
std::vector<MeasuredBatch> partsOf(const MeasuredBatch& whole, std::size_t count) {
    std::vector<MeasuredBatch> parts(count);
    for (std::size_t i = 0; i < whole.movies.size(); ++i)
        parts[i % count].movies.push_back(whole.movies[i]);
    for (std::size_t i = 0; i < count; ++i) {
        parts[i].settings = whole.settings;
        parts[i].shard = Shard{i + 1, count};
    }
    parts.back().failed = whole.failed;
    return parts;
}

} // namespace

TEST(MergedTables, areTheWholeWhateverThePartsAndTheirOrder) {
    for (const bool differ : {false, true}) {
        const MeasuredBatch whole = wholeBatch(differ);
        for (std::size_t count : {1u, 2u, 3u, 6u, 9u}) {
            std::vector<NamedTable> molecules, summaries;
            for (const MeasuredBatch& part : partsOf(whole, count)) {
                const std::string name = std::to_string(molecules.size());
                molecules.push_back(readBack(moleculeTable(part), name));
                summaries.push_back(readBack(summaryTable(part), name));
            }
            std::rotate(molecules.begin(), molecules.begin() + 1, molecules.end());
            std::vector<std::string> notes;
            EXPECT_EQ(textOf(mergeTables(molecules, notes)), textOf(moleculeTable(whole))) << count;
            EXPECT_EQ(textOf(mergeTables(summaries, notes)), textOf(summaryTable(whole))) << count;
            EXPECT_THAT(notes, testing::IsEmpty());
        }
    }
}

TEST(MergedTables, knowTheirMovies) {
    EXPECT_EQ(moviesOf(moleculeTable(wholeBatch(false))).size(), 6u) << "the one without molecules, too";
    MeasuredBatch one;
    one.movies = {measuredMovie("only.tif", 0.1, {})};
    EXPECT_THAT(moviesOf(moleculeTable(one)), ElementsAre("only.tif"));
    EXPECT_TRUE(moviesOf(moleculeTable(MeasuredBatch{})).empty());
}

TEST(MergedTables, refuseWhatDoesNotBelongTogether) {
    const auto parts = partsOf(wholeBatch(false), 2);
    const NamedTable one = readBack(moleculeTable(parts[0]), "one.csv");
    const auto errorWith = [&](const NamedTable& other) {
        try {
            std::vector<std::string> notes;
            mergeTables({one, other}, notes);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(errorWith(readBack(moleculeTable(parts[1]), "two.csv")), "");
    EXPECT_THAT(errorWith(one), HasSubstr("a2.tif is in one.csv and again in one.csv"));
    MeasuredBatch other = parts[1];
    other.settings = {};
    EXPECT_THAT(errorWith(readBack(moleculeTable(other), "two.csv")), HasSubstr("'options: --max-d 3'"));
    other = parts[1];
    for (MeasuredMovie& movie : other.movies)
        movie.measurement.settings.link.maxD = 7;
    EXPECT_THAT(errorWith(readBack(moleculeTable(other), "two.csv")), HasSubstr("largest D 7"));
    NamedTable changed = readBack(moleculeTable(parts[1]), "two.csv");
    changed.table.rows.push_back(one.table.rows.front());
    EXPECT_THAT(errorWith(changed), HasSubstr("no '#' line tells"));
    other = parts[1];
    other.shard = Shard{2, 3};
    EXPECT_THAT(errorWith(readBack(moleculeTable(other), "two.csv")), HasSubstr("in 3 parts"));
    std::vector<std::string> notes;
    EXPECT_THROW(mergeTables({}, notes), Error);
}

TEST(MergedTables, tellOfMissingPartsAndTakeThemLater) {
    const MeasuredBatch whole = wholeBatch(true);
    const auto parts = partsOf(whole, 4);
    std::vector<NamedTable> some;
    for (const std::size_t i : {0u, 2u})
        some.push_back(readBack(moleculeTable(parts[i]), "some"));
    std::vector<std::string> notes;
    const Table half = mergeTables(some, notes);
    EXPECT_THAT(notes, ElementsAre(HasSubstr("missing: 2, 4")));
    EXPECT_THAT(half.comments, Contains("parts of the batch: 1 3 of 4"));
    notes.clear();
    const Table all = mergeTables({readBack(moleculeTable(parts[3]), "4"), readBack(half, "half"),
                                   readBack(moleculeTable(parts[1]), "2")},
                                  notes);
    EXPECT_EQ(textOf(all), textOf(moleculeTable(whole)));
    EXPECT_THAT(notes, testing::IsEmpty());
}

TEST(ConditionTable, comparesTheDThatWasAskedFor) {
    const Table molecules = moleculeTable(wholeBatch(false));
    const auto answers = answersOf(molecules, ComparedD::Method);
    ASSERT_EQ(answers.size(), 6u);
    EXPECT_EQ(answers[0].molecules.size(), 3u);
    EXPECT_DOUBLE_EQ(*answers[0].molecules[1].d.high, 0.05);
    EXPECT_FALSE(answers[0].molecules[1].d.value);
    EXPECT_TRUE(answers[0].molecules[1].immobile);
    EXPECT_DOUBLE_EQ(*answersOf(molecules, ComparedD::Cve)[0].molecules[1].d.value, 0.1);
    for (const char* d : {"automatic", "method", "network", "mle", "bayes", "cve", "msd"})
        EXPECT_STREQ(name(comparedD(d)), d);
    EXPECT_THROW(comparedD("best"), Error);
}

TEST(ConditionTable, aNetworksAnswerInDoubtGivesWayToMaximumLikelihood) {
    MeasuredBatch batch{.movies = {measuredMovie("a.tif", 0.1, {7, 7, 7, 7})}};
    auto& molecules = batch.movies.front().measurement.molecules;
    for (std::size_t i = 0; i < molecules.size(); ++i) {
        molecules[i].method = Method::Network;
        molecules[i].network = molecules[i].d;
        molecules[i].mle = {0.3 + 0.1 * static_cast<double>(i), 0.1, 0.9};
    }
    molecules[1].flags = {"NOT_BROWNIAN", "NETWORK_UNTRAINED"};
    molecules[2].flags = {"NETWORK_DOUBTFUL"};
    molecules[3].flags = {"NETWORK_DOUBTFUL"};
    molecules[3].mle = {}; // nothing to take its place
    const Table table = moleculeTable(batch);
    EXPECT_EQ(countedByLikelihood(table), 2u);
    const auto of = [&](ComparedD d) {
        std::vector<double> ds;
        const MovieAnswers movie = answersOf(table, d).at(0);
        for (const MoleculeAnswer& molecule : movie.molecules)
            ds.push_back(*molecule.d.value);
        return ds;
    };
    EXPECT_THAT(of(ComparedD::Automatic), ElementsAre(7, 0.4, 0.5, 7));
    EXPECT_THAT(of(ComparedD::Method), ElementsAre(7, 7, 7, 7));
    EXPECT_THAT(of(ComparedD::Network), ElementsAre(7, 7, 7, 7));
    // So does the median of the population, in the table of summaries and for people.
    EXPECT_DOUBLE_EQ(*summarize(batch.movies.front().measurement, "a.tif", {}).front().medianD, 3.75);
    EXPECT_EQ(summaryTable(batch).rows.at(0).at(4), "3.75");
    const ComparedConditions compared =
        compareConditions(table, ComparedD::Automatic, {"one"}, {{"a.tif", "one"}});
    EXPECT_DOUBLE_EQ(*compared.report.conditions.at(0).medianD.value, 3.75);
    EXPECT_THAT(compared.report.notes,
                ElementsAre(HasSubstr("2 of 4 molecules count by maximum likelihood")));
    // One that rests has a limit, which is not the network's.
    molecules[1].flags.emplace_back("IMMOBILE");
    EXPECT_EQ(countedByLikelihood(moleculeTable(batch)), 1u);
}

TEST(ConditionTable, hasARowForEachConditionComparisonAndMovie) {
    const ComparedConditions compared =
        compareConditions(moleculeTable(wholeBatch(false)), ComparedD::Automatic, {"one", "two"},
                          {{"a2.tif", "one"}, {"a10.tif", "two"}, {"x/a.tif", "two"}, {"b: c.tif", "one"}});
    const Table table = conditionTable(compared.report, compared.d);
    std::vector<std::string> kinds;
    for (const auto& row : table.rows) {
        kinds.push_back(row.front());
        EXPECT_EQ(row.size(), table.header.size());
    }
    EXPECT_THAT(kinds,
                ElementsAre("condition", "condition", "comparison", "movie", "movie", "movie", "movie"));
    const PointChart chart = conditionChart(compared.report, compared.movies, compared.d);
    ASSERT_EQ(chart.series.size(), 2u);
    double share = 0; // of each bin's right edge, where its outline stands
    for (std::size_t i = 1; i + 1 < chart.series[0].points.size(); i += 2)
        share += chart.series[0].points[i].second;
    EXPECT_NEAR(share, 100, 1e-9);
    EXPECT_TRUE(chart.series[0].span);
}
