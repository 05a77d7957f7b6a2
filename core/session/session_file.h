// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/session/session.h"

#include <filesystem>

namespace perrin {

/// One JSON file (.perrin), written atomically. The movie's path is written relative to it, and as a hint
/// absolute. Numbers read back to the same bits, those that are not finite as missing (an optional) or NaN.
/// measurement.spots is not saved: finding takes the movie. Throws Error.
void writeSession(const std::filesystem::path& path, const Session& session);

/// The movie is looked for at its relative and at its absolute place, and the file that is the same movie is
/// taken before one that only has its name; where there is neither, movie.path is the absolute hint.
/// session.settings are not checked, measuring does that. Throws Error naming the file, the byte or field
/// that is wrong and what to do.
Session readSession(const std::filesystem::path& path);

} // namespace perrin
