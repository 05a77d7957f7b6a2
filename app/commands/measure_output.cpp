// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/measure_output.h"

#include "app/aligned_rows.h"
#include "core/diffusion/measurement_overlay.h"
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/population.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace perrin::app {
namespace {

std::string shownPosition(double micrometres) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", micrometres);
    return text;
}

std::string shownInterval(const Molecule& molecule) {
    const auto& [value, low, high] = molecule.d;
    return value && low && high ? numberText(low, 3) + " to " + numberText(high, 3) : "-";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

nlohmann::ordered_json cellAsJson(const std::string& column, const std::string& cell) {
    static const std::vector<std::string> words{"FILE",  "REGION",      "SOURCE",  "D_METHOD",
                                                "FLAGS", "FLAG_REASON", "MODEL_ID"};
    if (cell.empty())
        return nullptr;
    if (std::find(words.begin(), words.end(), column) != words.end())
        return cell;
    return nlohmann::ordered_json::parse(cell);
}

nlohmann::ordered_json rowsAsJson(const Table& table) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const auto& row : table.rows) {
        nlohmann::ordered_json object;
        for (std::size_t i = 0; i < row.size(); ++i)
            object[table.header[i]] = cellAsJson(table.header[i], row[i]);
        rows.push_back(std::move(object));
    }
    return rows;
}

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

} // namespace

void printMolecules(std::ostream& out, const MeasuredMovie& movie) {
    out << movie.path.string() << '\n';
    const auto& molecules = movie.measurement.molecules;
    const bool regions =
        std::any_of(molecules.begin(), molecules.end(), [](const Molecule& m) { return !m.region.empty(); });
    if (!molecules.empty()) {
        std::vector<std::vector<std::string>> rows{
            {"track", "frames", "x (µm)", "y (µm)", "D (µm²/s)", "95 % interval", "method", "flags"}};
        for (const Molecule& molecule : molecules)
            rows.push_back({std::to_string(molecule.track.id), std::to_string(molecule.track.spots.size()),
                            shownPosition(molecule.x), shownPosition(molecule.y), shownD(molecule, 3),
                            shownInterval(molecule), name(molecule.method), joined(molecule.flags)});
        if (std::ranges::any_of(molecules, [](const Molecule& m) { return !m.model.empty(); })) {
            rows.front().insert(rows.front().end() - 1, "network");
            for (std::size_t i = 0; i < molecules.size(); ++i)
                rows[i + 1].insert(rows[i + 1].end() - 1, numberText(molecules[i].network.value, 3));
        }
        if (regions) {
            rows.front().insert(rows.front().begin() + 1, "region");
            for (std::size_t i = 0; i < molecules.size(); ++i)
                rows[i + 1].insert(rows[i + 1].begin() + 1, molecules[i].region);
        }
        printAligned(out, rows);
    }
    printSummary(out, movie);
}

void printSummary(std::ostream& out, const MeasuredMovie& movie) {
    const auto& molecules = movie.measurement.molecules;
    out << movie.path.filename().string() << ": " << counted(molecules.size(), "molecule") << " of "
        << counted(movie.measurement.spotCount, "spot");
    const PopulationSummary summary = summarize(movie.measurement, "", {}).front();
    if (summary.medianD)
        out << ", median D " << numberText(summary.medianD, 3) << " µm²/s";
    else if (summary.medianHigh)
        out << ", median D below " << numberText(summary.medianHigh, 2) << " µm²/s";
    const auto limits = static_cast<std::size_t>(std::count_if(
        molecules.begin(), molecules.end(), [](const Molecule& m) { return !m.d.value && m.d.high; }));
    if (limits > 0)
        out << ", " << limits << " with an upper limit only";
    out << '\n';
}

nlohmann::ordered_json asJson(const MeasuredMovie& movie, const ChosenRegions& regions) {
    const std::string file = movie.path.string();
    nlohmann::ordered_json json = provenanceJson(movie.measurement, file, movie.sha256);
    if (!regions.regions.empty())
        json["regions"] = {
            {"file", regions.file.string()}, {"use", name(regions.use)}, {"names", regions.names()}};
    json["summary"] = rowsAsJson(summaryTable(summarize(movie.measurement, file, regions.names())));
    json["molecules"] = rowsAsJson(moleculeTable(movie.measurement.molecules, file));
    return json;
}

std::string seriesHint(const MovieInfo& info) {
    return "one of " + std::to_string(info.numberedSiblings) +
           " numbered images; give their folder to read them as one movie";
}

} // namespace perrin::app
