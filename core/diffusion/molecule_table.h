// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/table.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace perrin {

/// Comments that programs read: JSON of settingsJson() and, for each molecule that was added or moved by hand, of
/// moleculeJson(). They restore what a table was made from, see core/session/table_record.h.
inline constexpr const char *settingsComment = "settings: ", *byHandComment = "by hand: ";

/// How it was measured, as comments of a table: program, movie, calibration, settings. sha256: of the movie,
/// empty where it is no file.
std::vector<std::string> provenanceLines(const Measurement& measurement, const std::string& file,
                                         const std::string& sha256);

/// A table under these lines.
Table withProvenance(Table table, const Measurement& measurement, const std::string& file,
                     const std::string& sha256);

/// One row a molecule, for files and the clipboard; `file` fills FILE. Comments hold the units.
Table moleculeTable(const std::vector<Molecule>& molecules, const std::string& file);

/// The same under the lines that say how it was measured.
Table moleculeTable(const Measurement& measurement, const std::string& file, const std::string& sha256);

/// Where the molecules' spots are, by track and frame: TrackMate's column names, um and s. No comments.
Table spotTable(const Measurement& measurement);

/// The same as Spot-On reads it: trajectory,x,y,t,frame in um and s. No comments.
Table spotOnTable(const Measurement& measurement);

/// How it was measured: program, movie, calibration, settings; for NAME.json beside a spots file.
nlohmann::json provenanceJson(const Measurement& measurement, const std::string& file,
                              const std::string& sha256);

} // namespace perrin
