// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/movie/movie.h"

#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace perrin::ui {

class SessionState;

/// What all movies of a batch are measured with.
struct BatchSettings {
    MeasureSettings measure{};            // acquisition: the session's
    std::optional<double> psfFwhm{};      // um; empty: measured on each movie
    std::optional<std::size_t> channel{}; // of movies with several; empty: nobody has chosen one
    bool sessionFirst = false; // the session's calibration goes before that of the files; else it fills gaps
    bool zAsTime = false;
    QString source{}; // the movie that the session's calibration is of; may be empty
};

/// The session as it is now, for movies that know their own calibration.
BatchSettings batchSettingsOf(const SessionState& session);

/// What settings and file together say of one movie; `remarks` gets a sentence where they fill or gainsay one
/// another. Throws Error: what is not known, and what to do.
MeasureSettings settingsFor(const MovieInfo& info, const BatchSettings& batch,
                            std::vector<std::string>& remarks);

/// For people, as rich text: every value with its unit.
QString inWords(const BatchSettings& batch);
QString cameraWords(const std::optional<Camera>& camera); // plain text

} // namespace perrin::ui
