// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/molecule_answers.h"

#include "core/diffusion/batch.h"
#include "core/diffusion/condition_table.h"
#include "core/diffusion/measurement.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace perrin {
namespace {

struct DColumns {
    ComparedD d;
    const char* name;
    const char* value;
    const char *low, *high; // "": the table has none
};
constexpr std::array<DColumns, 7> comparable{
    {{ComparedD::Automatic, "automatic", "D", "D_LOW", "D_HIGH"},
     {ComparedD::Method, "method", "D", "D_LOW", "D_HIGH"},
     {ComparedD::Network, "network", "D_NETWORK", "D_NETWORK_LOW", "D_NETWORK_HIGH"},
     {ComparedD::Mle, "mle", "D_MLE", "D_MLE_LOW", "D_MLE_HIGH"},
     {ComparedD::Bayes, "bayes", "D_BAYES", "D_BAYES_LOW", "D_BAYES_HIGH"},
     {ComparedD::Cve, "cve", "D_CVE", "", ""},
     {ComparedD::Msd, "msd", "D_MSD", "D_MSD_LOW", "D_MSD_HIGH"}}};

const DColumns& columnsOf(ComparedD d) {
    return *std::find_if(comparable.begin(), comparable.end(),
                         [&](const DColumns& one) { return one.d == d; });
}

std::optional<double> cellNumber(const std::string& cell, const std::string& column) {
    if (cell.empty())
        return std::nullopt;
    double value = 0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failure != std::errc() || end != cell.data() + cell.size())
        throw Error("column " + column + ": '" + cell +
                    "' is no number; take the table as perrin measure wrote it");
    return value;
}

} // namespace

std::size_t placeOf(const Table& table, const std::string& column) {
    const auto place = std::find(table.header.begin(), table.header.end(), column);
    if (place == table.header.end())
        throw Error("the table has no column " + column +
                    "; conditions are compared from a table of molecules (perrin measure --csv)");
    return static_cast<std::size_t>(place - table.header.begin());
}

bool hasFlag(const std::string& flags, const std::string& flag) {
    return (";" + flags + ";").find(";" + flag + ";") != std::string::npos;
}

const char* columnOf(ComparedD d) {
    return columnsOf(d).value;
}

DCells::DCells(const Table& molecules, ComparedD d) {
    const DColumns& columns = columnsOf(d);
    for (const char* column : {columns.value, columns.low, columns.high})
        if (*column)
            places_.emplace_back(placeOf(molecules, column), column);
}

Estimate DCells::of(const std::vector<std::string>& row) const {
    Estimate d;
    const std::array<std::optional<double>*, 3> parts{&d.value, &d.low, &d.high};
    for (std::size_t i = 0; i < places_.size(); ++i)
        *parts[i] = cellNumber(row[places_[i].first], places_[i].second);
    return d;
}

LikelihoodInstead::LikelihoodInstead(const Table& molecules)
    : mle_(molecules, ComparedD::Mle), method_(placeOf(molecules, "D_METHOD")),
      flags_(placeOf(molecules, "FLAGS")) {}

std::optional<Estimate> LikelihoodInstead::of(const std::vector<std::string>& row) const {
    const std::string& flags = row[flags_];
    if (row[method_] != name(Method::Network) || hasFlag(flags, "IMMOBILE") ||
        !(hasFlag(flags, "NETWORK_UNTRAINED") || hasFlag(flags, "NETWORK_DOUBTFUL")))
        return std::nullopt;
    const Estimate mle = mle_.of(row);
    return mle.value || mle.high ? std::optional(mle) : std::nullopt;
}

const char* name(ComparedD d) {
    return columnsOf(d).name;
}

ComparedD comparedD(std::string_view name) {
    std::string names;
    for (const DColumns& one : comparable) {
        if (name == one.name)
            return one.d;
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    }
    throw Error("'" + std::string(name) + "' is no D to compare; choose one of " + names);
}

std::vector<MovieAnswers> answersOf(const Table& molecules, ComparedD d) {
    const std::size_t file = placeOf(molecules, "FILE"), flags = placeOf(molecules, "FLAGS");
    const DCells cells(molecules, d);
    const LikelihoodInstead instead(molecules);
    std::vector<MovieAnswers> movies;
    std::map<std::string, std::size_t> places;
    for (const std::string& movie : moviesOf(molecules)) {
        places[movie] = movies.size();
        movies.push_back({movie, "", {}});
    }
    for (const auto& row : molecules.rows) {
        MoleculeAnswer answer{.immobile = hasFlag(row[flags], "IMMOBILE"),
                              .judged = !hasFlag(row[flags], "TOO_SHORT")};
        const auto likely = d == ComparedD::Automatic ? instead.of(row) : std::nullopt;
        answer.d = likely ? *likely : cells.of(row);
        movies[places.at(row[file])].molecules.push_back(answer);
    }
    return movies;
}

std::size_t countedByLikelihood(const Table& molecules) {
    const LikelihoodInstead instead(molecules);
    return static_cast<std::size_t>(
        std::ranges::count_if(molecules.rows, [&](const auto& row) { return instead.of(row).has_value(); }));
}

} // namespace perrin
