// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/table.h"

#include <QStringList>
#include <cstddef>
#include <string>
#include <vector>

namespace perrin::ui {

/// Why the D of some molecules of a movie should not be taken as it is.
struct Doubt {
    std::string flag{}; // of the table
    std::size_t molecules = 0;
    std::string reason{};  // of one of them: sentences
    std::string example{}; // its TRACK_ID
};

/// Of a movie's table of molecules: what the network is in doubt about, and a D, flagged so or counted, above
/// largestD (um^2/s).
std::vector<Doubt> doubtsIn(const Table& molecules, double largestD);

/// For people: "14 net: untrained".
QStringList doubtBadges(const std::vector<Doubt>& doubts);

/// Each with its reason, as rich text. molecules: of the movie.
QString doubtTip(const std::vector<Doubt>& doubts, std::size_t molecules);

} // namespace perrin::ui
