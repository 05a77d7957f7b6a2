// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/noise/empty_pixels.h"
#include "core/noise/noise_model.h"
#include "core/region/region.h"
#include "core/session/movie_reference.h"
#include "core/simulate/scenario.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perrin {

/// What the window shows of a session.
struct ViewState {
    std::size_t frame = 0;                                   // from 0
    std::optional<double> zoom{};                            // screen px a movie px; empty: fitted
    double centreX = 0, centreY = 0;                         // px, shown in the middle
    std::optional<std::pair<double, double>> displayRange{}; // ADU, black and white
    std::string lookupTable;                                 // by name; empty: the usual one
    std::optional<int> selectedMolecule{};                   // id of its track
    int sortColumn = 0;                                      // of the molecule table
    bool sortDescending = false;

    bool operator==(const ViewState&) const = default;
};

/// What the simulator is set to. Belongs to the session, but needs no movie.
struct SimulationSettings {
    Scenario scenario = preset("physical-a");
    std::uint64_t seed = 1;

    bool operator==(const SimulationSettings&) const = default;
};

/// The molecules' light as it was measured in a movie.
struct MeasuredLight {
    double amplitude = 0; // ADU, of a molecule in one frame; 0: not measured
    double psfSigma = 0;  // px

    bool operator==(const MeasuredLight&) const = default;
};

/// Where numbers of Match come from.
enum class NumbersFrom { Guess, Hand, Fit };
const char* name(NumbersFrom from);             // "guess", "hand", "fit"
NumbersFrom numbersFrom(std::string_view name); // throws Error listing the names

/// What is matched to a movie, and how.
struct MatchingSettings {
    bool begun = false;    // the scenario is about this movie
    Scenario scenario{};   // noise, PSF and photons
    MeasuredLight light{}; // that the scenario's began with
    NumbersFrom noise = NumbersFrom::Guess, molecules = NumbersFrom::Guess; // molecules: photons and PSF
    std::array<bool, noiseParameterCount> locked{};
    bool allFrames = true;               // are looked at; else the one shown
    std::optional<PixelRegion> region{}; // empty: whole frames

    bool operator==(const MatchingSettings&) const = default;
};

/// Everything a person has done with one movie.
struct Session {
    MovieReference movie;            // its path is empty where only a simulation was set up
    MeasureSettings settings;        // as set in the window; may still lack what measuring needs
    std::optional<double> psfFwhm{}; // um; empty: measured on the movie
    std::vector<Region> regions;
    RegionUse regionUse = RegionUse::Label;
    std::optional<Measurement> measurement{}; // with the settings it was made with
    ViewState view;
    SimulationSettings simulation;
    MatchingSettings matching;
};

} // namespace perrin
