// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/trajectory.h"
#include "core/job.h"
#include "core/movie/movie.h"
#include "core/track/finder.h"
#include "core/track/linker.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

enum class Method { Mle, Cve, Msd, MsdReport, Bayes, Network };
const char* name(Method method);      // "mle", "cve", "msd", "msd-report", "bayes", "network"
Method method(std::string_view name); // throws Error listing the names

enum class MoleculeSource { Found, Clicked };

/// D over a part of a track.
struct TimedEstimate {
    double time = 0; // s, its middle, from the movie's first frame
    Estimate d{};

};

/// One molecule's answers: one row of the molecules CSV. um, s, um^2/s; 95 % intervals; empty = not
/// available.
struct Molecule {
    Track track;
    MoleculeSource source = MoleculeSource::Found;
    std::string region;  // empty: the whole frame
    double x = 0, y = 0; // um, mean position
    Estimate d;          // the answer of `method`; value empty and high set: an upper limit
    Method method = Method::Mle;
    Estimate bayes, mle, msd;
    Estimate network;  // of a trained network, where one was asked
    std::string model; // its name
    std::vector<TimedEstimate> networkOverTime{}; // in order of time; of long tracks more than one
    std::optional<double> cve{}, cveSe{};
    std::optional<double> msdReport{};      // all lags through the origin, as the 2024 report
    std::optional<double> localizationSd{}; // um an axis
    std::optional<double> motionBlurR{};
    std::optional<double> diffusionSnr{}; // sqrt(D dt) / localization SD
    std::optional<double> photons{};      // mean a frame; camera known
    std::optional<double> amplitudeAdu{}; // mean a frame; camera unknown
    double background = 0;                // per px: photons or ADU
    std::vector<std::string> flags;       // IMMOBILE, NOT_BROWNIAN, …
    std::vector<std::string> flagReasons; // a sentence each
};

struct MeasureSettings {
    Acquisition acquisition; // pixelSize and frameInterval needed; exposure may stay unknown
    FindSettings find;
    LinkSettings link;
    std::optional<Method> method{}; // empty: MLE, or CVE where the exposure is unknown
    std::string model{}; // name or file of the network that is asked too (core/learn); empty: none
    double priorLow = 1e-3; // of D frameInterval / pixelSize^2, log-uniform prior of the Bayes estimate
    double priorHigh = 10;

    bool operator==(const MeasureSettings&) const = default;
    /// Throws Error naming the field, what is wrong or missing, and (for missing ones) the command-line
    /// option.
    void check() const;
};

struct Measurement {
    MeasureSettings settings;
    FindCalibration calibration;
    std::vector<Molecule> molecules;
    std::size_t spotCount = 0;      // clear ones
    std::vector<std::string> notes; // sentences for people: what was left out and why
    /// Shorter than link.minFrames, down to one clear spot; numbered on from the molecules.
    std::vector<Track> leftOut;
    /// All that were found, weak ones too, by frame.
    std::shared_ptr<const std::vector<std::vector<Spot>>> spots;
};

/// A track in um with its frame interval, blur coefficient and (camera known) localization variances. Needs
/// pixel size and frame interval.
Trajectory trajectoryOf(const Track& track, const MeasureSettings& settings);

/// Every estimate of one track.
Molecule measureTrack(const Track& track, const MeasureSettings& settings);

/// What is not known and what follows from it, a sentence each; part of a measurement's notes.
std::vector<std::string> unknownNotes(const MeasureSettings& settings);

/// Finds, links and measures the whole movie. Throws Error, Cancelled.
Measurement measure(const Movie& movie, const MeasureSettings& settings, const Job& job = {});

/// What measure() gives with these settings, from the spots found already: for other link settings, another
/// method or acquisition. Throws Error (also where settings.find differs, which needs finding anew),
/// Cancelled.
Measurement relink(const Measurement& measurement, const MeasureSettings& settings, const Job& job = {});

} // namespace perrin
