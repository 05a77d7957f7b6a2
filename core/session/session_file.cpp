// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_file.h"

#include "core/atomic_file.h"
#include "core/provenance.h"
#include "core/region/region_json.h"
#include "core/session/session_json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* schema = "perrin-session";
constexpr int schemaVersion = 1;

/// Links resolved, because ".." behind one leads elsewhere.
fs::path realFolder(const fs::path& file) {
    std::error_code failure;
    const fs::path folder = fs::absolute(file).parent_path();
    const fs::path real = fs::weakly_canonical(folder, failure);
    return failure ? folder : real;
}

json movieJson(const MovieReference& movie, const fs::path& session) {
    fs::path relative;
    if (!movie.path.empty())
        relative = (realFolder(movie.path) / movie.path.filename()).lexically_relative(realFolder(session));
    json selection = json::array();
    for (const fs::path& image : movie.selection)
        selection.push_back(image.lexically_relative(movie.path.parent_path()).generic_string());
    return {{"path", relative.generic_string()},  {"absolute_path", movie.path.generic_string()},
            {"z_as_time", movie.options.zAsTime}, {"whole_series", movie.options.wholeSeries},
            {"size_bytes", movie.size},           {"fingerprint", movie.fingerprint},
            {"selection", std::move(selection)}};
}

MovieReference movieFrom(const JsonField& field, const fs::path& session) {
    MovieReference movie{.path = field.at("absolute_path").text(),
                         .options = {.zAsTime = field.at("z_as_time").boolean(),
                                     .wholeSeries = field.at("whole_series").boolean()},
                         .size = field.at("size_bytes").whole<std::uintmax_t>(),
                         .fingerprint = field.at("fingerprint").text()};
    for (const JsonField& image : field.at("selection").items())
        movie.selection.push_back((movie.path.parent_path() / image.text()).lexically_normal());
    const fs::path relative = field.at("path").text();
    if (relative.empty())
        return movie;
    const std::array places{(realFolder(session) / relative).lexically_normal(), movie.path};
    auto place = std::find_if(places.begin(), places.end(),
                              [&](const fs::path& candidate) { return sameMovie(movie, candidate); });
    if (place == places.end())
        place = std::find_if(places.begin(), places.end(), [](const fs::path& candidate) {
            std::error_code missing;
            return fs::exists(candidate, missing);
        });
    return place == places.end() ? movie : movedTo(movie, *place);
}

json viewJson(const ViewState& view) {
    json displayRange;
    if (view.displayRange)
        displayRange = {view.displayRange->first, view.displayRange->second};
    return {{"frame", view.frame},
            {"zoom", orNull(view.zoom)},
            {"centre_px", {view.centreX, view.centreY}},
            {"display_range_adu", displayRange},
            {"lookup_table", view.lookupTable},
            {"selected_molecule", orNull(view.selectedMolecule)},
            {"sort_column", view.sortColumn},
            {"sort_descending", view.sortDescending}};
}

ViewState viewFrom(const JsonField& field) {
    ViewState view;
    view.frame = field.at("frame").whole<std::size_t>();
    const JsonField zoom = field.at("zoom");
    view.zoom = zoom.optionalNumber();
    if (view.zoom && !(*view.zoom > 0))
        zoom.fail("must be above 0, or null for a fitted picture");
    const std::vector<JsonField> centre = field.at("centre_px").items(2);
    view.centreX = centre[0].number();
    view.centreY = centre[1].number();
    if (const JsonField range = field.at("display_range_adu"); !range.isNull()) {
        const std::vector<JsonField> ends = range.items(2);
        view.displayRange = {ends[0].number(), ends[1].number()};
    }
    view.lookupTable = field.at("lookup_table").text();
    if (const JsonField selected = field.at("selected_molecule"); !selected.isNull())
        view.selectedMolecule = selected.whole<int>();
    view.sortColumn = field.at("sort_column").whole<int>();
    view.sortDescending = field.at("sort_descending").boolean();
    return view;
}

std::vector<Region> regionsFrom(const JsonField& field) {
    std::vector<Region> regions;
    for (const JsonField& item : field.items())
        try {
            regions.push_back(item.json().get<Region>());
        } catch (const Error& error) {
            item.fail(std::string("is no region: ") + error.what());
        }
    return regions;
}

json parse(const fs::path& path) {
    std::error_code failure;
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path, failure))
        throw Error("cannot be opened; check that it exists and may be read");
    const std::uintmax_t size = fs::file_size(path, failure);
    try {
        return json::parse(file);
    } catch (const json::parse_error& error) {
        if (!failure && error.byte > size)
            throw Error("ends too early, after " + std::to_string(size) +
                        " bytes: it was cut short; open a backup copy of it");
        throw Error("is no JSON from byte " + std::to_string(error.byte) +
                    " on: it is damaged or no session; open a backup copy of it");
    } catch (const json::exception& error) {
        throw Error(std::string("cannot be read as JSON; open a backup copy of it (") + error.what() + ")");
    }
}

void checkVersion(const JsonField& file) {
    const JsonField kind = file.at("schema");
    if (kind.text() != schema)
        kind.fail(std::string("is not \"") + schema + "\"");
    const JsonField version = file.at("version");
    if (const int number = version.whole<int>(); number < 1)
        version.fail("must be 1 or more");
    else if (number > schemaVersion)
        throw Error("was written by a newer Perrin (" + file.at("program").text() + "); this one is " +
                    perrin::version() + ": update it to open this session");
}

Session sessionFrom(const JsonField& file, const fs::path& path) {
    file.at("program").text();
    Session session;
    session.movie = movieFrom(file.at("movie"), path);
    session.settings = settingsFrom(file.at("settings"));
    session.psfFwhm = file.at("psf_fwhm_um").optionalNumber();
    session.regions = regionsFrom(file.at("regions"));
    session.regionUse = file.at("region_use").named(regionUse);
    if (const JsonField measurement = file.at("measurement"); !measurement.isNull())
        session.measurement = measurementFrom(measurement);
    session.view = viewFrom(file.at("view"));
    // Not in sessions of older versions:
    if (file.json().contains("simulation"))
        session.simulation = simulationFrom(file.at("simulation"));
    if (file.json().contains("matching"))
        session.matching = matchingFrom(file.at("matching"));
    return session;
}

} // namespace

void writeSession(const fs::path& path, const Session& session) {
    const std::array<std::pair<const char*, json>, 12> fields{
        {{"schema", schema},
         {"version", schemaVersion},
         {"program", version()},
         {"movie", movieJson(session.movie, path)},
         {"settings", settingsJson(session.settings)},
         {"psf_fwhm_um", orNull(session.psfFwhm)},
         {"regions", session.regions},
         {"region_use", name(session.regionUse)},
         {"view", viewJson(session.view)},
         {"simulation", simulationJson(session.simulation)},
         {"matching", matchingJson(session.matching)},
         {"measurement", session.measurement ? measurementJson(*session.measurement) : json()}}};
    writeAtomically(path, [&](std::ostream& out) {
        const char* before = "{\n";
        for (const auto& [name, value] : fields) {
            // File names of other encodings must not keep anybody from saving.
            out << before << '"' << name
                << "\": " << value.dump(-1, ' ', false, json::error_handler_t::replace);
            before = ",\n";
        }
        out << "\n}\n";
    });
}

Session readSession(const fs::path& path) {
    try {
        const json parsed = parse(path);
        checkVersion(JsonField(parsed));
        return sessionFrom(JsonField(parsed), path);
    } catch (const Error& error) {
        throw Error(path.string() + ": " + error.what());
    }
}

} // namespace perrin
