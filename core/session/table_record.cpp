// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/table_record.h"

#include "core/diffusion/batch_parts.h"
#include "core/diffusion/measurement_json.h"
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/region_selection.h"
#include "core/error.h"
#include "core/provenance.h"
#include "core/region/region_json.h"
#include "core/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <system_error>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* openedComment = "opened: ";
constexpr double samePlace = 1e-3; // um; tables hold 6 digits
constexpr double sameLnD = 2e-2;   // other processors add up in another order

std::string asLine(const char* kind, const json& value) {
    return kind + value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// The JSON of the first comment of this kind; spreadsheets append separators. Throws Error.
json jsonOf(const std::vector<std::string>& comments, std::string_view kind) {
    for (const std::string& comment : comments)
        if (comment.starts_with(std::string(kind) + "{"))
            try {
                return json::parse(comment.substr(kind.size(), comment.rfind('}') + 1 - kind.size()));
            } catch (const json::exception& error) {
                throw Error("the line '# " + std::string(kind) + "…' is damaged: " + error.what());
            }
    return {};
}

/// Cells of a row by column name, with the file's decimal mark.
class Row {
  public:
    Row(const Table& table, const std::vector<std::string>& cells) : table_(table), cells_(cells) {}

    std::string text(std::string_view column) const {
        const auto at = std::find(table_.header.begin(), table_.header.end(), column);
        return at == table_.header.end() ? ""
                                         : cells_.at(static_cast<std::size_t>(at - table_.header.begin()));
    }
    std::optional<double> optionalNumber(std::string_view column) const {
        std::string cell = text(column);
        std::replace(cell.begin(), cell.end(), ',', '.');
        double value = 0;
        const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (failure != std::errc() || end != cell.data() + cell.size())
            return std::nullopt;
        return value;
    }
    double number(std::string_view column) const {
        if (const auto value = optionalNumber(column))
            return *value;
        throw Error("\"" + text(column) + "\" in the column " + std::string(column) + " is no number");
    }
    int whole(std::string_view column) const { return static_cast<int>(std::lround(number(column))); }
    Estimate estimate(const std::string& column) const {
        return {optionalNumber(column), optionalNumber(column + "_LOW"), optionalNumber(column + "_HIGH")};
    }

  private:
    const Table& table_;
    const std::vector<std::string>& cells_;
};

bool isMoleculeTable(const Table& table) {
    return std::ranges::find(table.header, "TRACK_ID") != table.header.end() &&
           std::ranges::find(table.header, "FRAME_START") != table.header.end();
}

std::vector<RecordedMolecule> moleculesOf(const Table& table) {
    std::vector<RecordedMolecule> molecules;
    for (const auto& cells : table.rows) {
        const Row row(table, cells);
        molecules.push_back({.id = row.whole("TRACK_ID"),
                             .firstFrame = row.whole("FRAME_START"),
                             .lastFrame = row.whole("FRAME_END"),
                             .spots = static_cast<std::size_t>(row.whole("N_FRAMES")),
                             .x = row.number("POSITION_X"),
                             .y = row.number("POSITION_Y"),
                             .mle = row.estimate("D_MLE"),
                             .network = row.estimate("D_NETWORK"),
                             .model = row.text("MODEL_ID")});
    }
    return molecules;
}

void readOpening(RecordedMovie& movie, const json& line) {
    if (line.is_null())
        return;
    const JsonField opened(line, "opened");
    movie.path = opened.at("path").text();
    movie.options = {.zAsTime = opened.at("z_as_time").boolean(),
                     .wholeSeries = opened.at("whole_series").boolean()};
    for (const JsonField& image : opened.at("selection").items())
        movie.selection.push_back((movie.path.parent_path() / image.text()).lexically_normal());
}

void readRegions(RecordedMovie& movie, const json& line) {
    if (line.is_null())
        return;
    const JsonField drawn(line, "regions");
    movie.regionUse = drawn.at("use").named(regionUse);
    for (const JsonField& region : drawn.at("regions").items())
        movie.regions.push_back(region.json().get<Region>());
}

RecordedMovie movieOf(const MovieTable& table, const std::vector<std::string>& batch) {
    std::vector<std::string> comments = table.table.comments;
    comments.insert(comments.end(), batch.begin(), batch.end());
    RecordedMovie movie{.file = table.file, .sha256 = {}};
    for (const std::string& comment : comments)
        if (const std::size_t at = comment.rfind(", SHA-256 ");
            comment.starts_with("input: ") && at != std::string::npos)
            movie.sha256 = comment.substr(at + 10, 64);
    const json settings = jsonOf(comments, settingsComment);
    if (settings.is_null())
        throw Error("was written by an older Perrin, which did not put the settings into tables; open the "
                    "movie itself");
    movie.settings = settingsFrom(JsonField(settings, "settings"));
    for (const std::string& comment : comments) // of perrin measure
        if (comment.starts_with(optionsComment) && comment.find(" --z-as-time") != std::string::npos)
            movie.options.zAsTime = true;
    readOpening(movie, jsonOf(comments, openedComment));
    readRegions(movie, jsonOf(comments, regionsComment));
    for (const std::string& comment : comments)
        if (comment.starts_with(byHandComment))
            movie.byHand.push_back(moleculeFrom(JsonField(jsonOf({comment}, byHandComment), "by hand")));
    movie.hasMolecules = isMoleculeTable(table.table);
    if (movie.hasMolecules)
        movie.molecules = moleculesOf(table.table);
    return movie;
}

bool isThere(const fs::path& path) {
    std::error_code missing;
    return !path.empty() && fs::exists(path, missing);
}

bool matches(const RecordedMolecule& row, const Molecule& molecule) {
    return row.firstFrame == molecule.track.firstFrame() && row.lastFrame == molecule.track.lastFrame() &&
           row.spots == molecule.track.spots.size() && std::abs(row.x - molecule.x) < samePlace &&
           std::abs(row.y - molecule.y) < samePlace;
}

bool alike(const Estimate& a, const Estimate& b) {
    if (a.value.has_value() != b.value.has_value())
        return false;
    return !a.value || *a.value == *b.value || std::abs(std::log(*a.value / *b.value)) < sameLnD;
}

/// The molecules that the regions let through, as a table has them.
std::vector<Molecule> throughRegions(const Measurement& measurement, const RecordedMovie& record) {
    return record.regions.empty() ? measurement.molecules
                                  : selectByRegion(measurement, record.regions, record.regionUse).molecules;
}

} // namespace

std::vector<std::string> openingComments(const fs::path& movie, const OpenOptions& options,
                                         const std::vector<fs::path>& selection) {
    if (movie.empty())
        return {};
    const fs::path path = fs::absolute(movie).lexically_normal();
    json images = json::array();
    for (const fs::path& image : selection)
        images.push_back(fs::absolute(image).lexically_relative(path.parent_path()).generic_string());
    return {asLine(openedComment, {{"path", path.generic_string()},
                                   {"z_as_time", options.zAsTime},
                                   {"whole_series", options.wholeSeries},
                                   {"selection", std::move(images)}})};
}

std::vector<std::string> regionComments(const std::vector<Region>& regions, RegionUse use) {
    if (regions.empty())
        return {};
    return {asLine(std::string(regionsComment).c_str(), {{"use", name(use)}, {"regions", regions}})};
}

std::vector<RecordedMovie> readTableRecord(const fs::path& path) {
    const Table table = readTableFile(path).table;
    if (std::ranges::none_of(table.comments,
                             [](const std::string& line) { return line.starts_with("perrin "); }))
        throw Error(path.string() +
                    ": has no '#' lines that tell which movie it is of and how it was measured; tables "
                    "of other programs and plain ones cannot restore anything: open the movie itself");
    try {
        const BatchParts parts = divided(table, path.string());
        std::vector<RecordedMovie> movies;
        for (const MovieTable& movie : parts.movies)
            movies.push_back(movieOf(movie, parts.settings));
        if (movies.empty())
            throw Error("tells of no movie");
        return movies;
    } catch (const Error& error) {
        const std::string what = error.what();
        throw Error(what.starts_with(path.string()) ? what : path.string() + ": " + what);
    }
}

std::vector<fs::path> placesOf(const RecordedMovie& movie, const fs::path& table,
                               const std::vector<fs::path>& folders) {
    const fs::path file = movie.file, beside = fs::absolute(table).parent_path();
    std::vector<fs::path> candidates{movie.path, beside / file, beside / file.filename(), fs::absolute(file)};
    for (const fs::path& folder : folders)
        candidates.push_back(folder / file.filename());
    std::vector<fs::path> places;
    for (const fs::path& candidate : candidates)
        if (isThere(candidate) && std::ranges::find(places, candidate.lexically_normal()) == places.end())
            places.push_back(candidate.lexically_normal());
    return places;
}

bool isRecorded(const RecordedMovie& movie, const fs::path& path, const Job& job) {
    std::error_code ignored;
    if (movie.sha256.empty() || movie.options.wholeSeries || !movie.selection.empty() ||
        !fs::is_regular_file(path, ignored))
        return isThere(path); // of series the table knows all images together
    return sha256(path, job) == movie.sha256;
}

Restored restored(Measurement measured, const RecordedMovie& record) {
    Restored result;
    const std::vector<Molecule> shown = throughRegions(measured, record);
    std::map<int, const RecordedMolecule*> rowOf; // by the number that the molecule was given now
    std::set<const RecordedMolecule*> found;
    for (const Molecule& molecule : shown)
        for (const RecordedMolecule& row : record.molecules)
            if (!found.contains(&row) && matches(row, molecule)) {
                rowOf[molecule.track.id] = &row;
                found.insert(&row);
                alike(row.mle, molecule.mle) && (row.model.empty() || alike(row.network, molecule.network))
                    ? ++result.same
                    : ++result.changed;
                break;
            }
    std::set<int> gone;
    for (const Molecule& molecule : shown)
        if (!rowOf.contains(molecule.track.id))
            gone.insert(molecule.track.id);
    result.leftOut = gone.size();
    std::erase_if(measured.molecules,
                  [&](const Molecule& molecule) { return gone.contains(molecule.track.id); });

    int next = 0; // numbers of the table are taken
    for (const RecordedMolecule& row : record.molecules)
        next = std::max(next, row.id);
    for (Molecule& molecule : measured.molecules) {
        const auto row = rowOf.find(molecule.track.id);
        molecule.track.id = row == rowOf.end() ? ++next : row->second->id;
    }
    for (const RecordedMolecule& row : record.molecules)
        if (!found.contains(&row)) {
            const auto hand = std::ranges::find(record.byHand, row.id,
                                                [](const Molecule& molecule) { return molecule.track.id; });
            if (hand == record.byHand.end()) {
                ++result.missing;
                continue;
            }
            measured.molecules.push_back(*hand);
            ++result.same;
        }
    std::ranges::sort(measured.molecules, {}, [](const Molecule& molecule) { return molecule.track.id; });
    for (Track& track : measured.leftOut)
        track.id = ++next;
    result.measurement = std::move(measured);
    return result;
}

} // namespace perrin
