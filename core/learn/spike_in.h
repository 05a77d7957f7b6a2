// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/learn/predictor.h"
#include "core/table.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// How a movie is tried with molecules of known D. What is empty is taken from what was measured in it.
struct SpikeInSettings {
    std::optional<int> molecules{}; // at a time; empty: a fifth of the spots a frame, at least 3
    std::vector<double> ds{};       // um^2/s; empty: 4, evenly on the log scale over the middle 90 % of the measured
    std::optional<double> photons{};  // an exposure; empty: those of the measured molecules
    std::optional<double> psfSigma{}; // px; empty: as for networks, see psfOf()
    std::optional<int> lifetime{};    // frames; empty: as long as tracks are (median), at least 16
    int subPositions = 16;            // a frame
    // Movies made and measured, each with as many molecules again; empty: until each D has 10, at most 10.
    std::optional<int> rounds{};
    std::uint64_t seed = 1;

    bool operator==(const SpikeInSettings&) const = default;
    void check() const; // throws Error naming the field and its value
};

/// A synthetic molecule and what came of it.
struct SpikedOutcome {
    double d = 0;            // um^2/s, the true one
    double photons = 0;      // an exposure
    int round = 0;           // from 0
    int firstFrame = 0;      // from 0
    int frames = 0;          // that it was there
    int framesFound = 0;     // of them in the track that holds most of it
    double squaredError = 0; // um^2 an axis, mean over these
    bool recovered = false;  // at least half of its frames were found
    bool broken = false;     // 3 or more of its frames are in another track too
    bool merged = false;     // its track holds 3 or more spots of a real molecule, or of another synthetic one
    Molecule answer{};       // of that track; without spots where there is none
};

/// A number with its standard error, empty where it is of a single molecule.
struct WithError {
    double value = 0;
    std::optional<double> error{};
};

enum class SpikedMethod { Mle, Bayes, Network };
inline constexpr std::array allSpikedMethods{SpikedMethod::Mle, SpikedMethod::Bayes, SpikedMethod::Network};
const char* name(SpikedMethod method); // "mle", "bayes", "network"
const Estimate& answerOf(const Molecule& molecule, SpikedMethod method);

/// How one estimator did on the recovered molecules. Errors are those of ln D, answer less truth; standard errors by
/// bootstrap over molecules.
struct SpikedScore {
    SpikedMethod method = SpikedMethod::Mle;
    std::size_t answered = 0;  // molecules with D above 0: errors are of these
    std::size_t intervals = 0; // molecules with an interval or an upper limit: coverage is of these
    std::optional<WithError> bias{}, rmse{};
    Estimate coverage{}; // of the 95 % intervals, by Wilson
};

/// Shares with their 95 % intervals by Wilson.
struct SpikeInRow {
    std::optional<double> d{}; // um^2/s; empty: all together
    std::size_t placed = 0, recovered = 0;
    Estimate recall{};           // recovered of placed
    Estimate broken{}, merged{}; // of those of which a track holds 3 frames or more
    std::optional<WithError> localizationError{}; // um an axis, rms, of the recovered
    std::vector<SpikedScore> scores{};            // in the order of allSpikedMethods; those that answered any
};

struct SpikeInResult {
    SpikeInSettings settings{};   // with everything filled in but photons, where they were drawn from the measured
    double photons = 0;           // an exposure, median of the molecules placed
    double densityBefore = 0;     // molecules a frame that were found without the synthetic ones
    std::vector<SpikeInRow> rows{}; // one a D, then all together
    std::vector<SpikedOutcome> molecules{};
    std::vector<std::string> sentences{}; // for people, one a D, then what this does not tell
};

/// Throws Error naming what is not known of how a movie was taken, without which nothing can be put into it.
void checkSpikeIn(const MeasureSettings& settings);

/// Settings with what is empty taken from a measurement. movieFrames: its length. Throws Error: nothing was found to
/// take it from.
SpikeInSettings filledIn(const SpikeInSettings& settings, const Measurement& measurement, std::size_t movieFrames);

/// Photons (an exposure) of which each molecule draws one: those given, or those of the measured molecules. Throws
/// Error: there are none.
std::vector<double> spikedPhotons(const SpikeInSettings& settings, const Measurement& measurement);

/// Puts molecules of known D into the movie (see SpikedMovie), measures it again with the same settings and looks
/// them up among the results: within 2 PSF sigmas of their true place, and nearer to it than to a molecule that was
/// there before. measurement: of this movie, without them, and of the whole frame (one cut to regions would take
/// the molecules outside for synthetic ones). predictor: asked too where there is one; its D is only
/// that of the recovered. The same seed gives the same answer. Throws Error (naming what is not known: camera,
/// exposure, pixel size, frame interval), Cancelled.
SpikeInResult spikeIn(std::shared_ptr<const Movie> movie, const Measurement& measurement,
                      const SpikeInSettings& settings = {}, Predictor* predictor = nullptr,
                      Symmetries symmetries = Symmetries::Rotations4, const Job& job = {});

/// The same of molecules that were looked up already: one row a D, then all. seed: of the bootstrap.
std::vector<SpikeInRow> spikeInRows(const std::vector<SpikedOutcome>& molecules, std::uint64_t seed = 1);

/// "Of 40 molecules with D = 2 um^2/s 83 % (68-92) were found; …".
std::string spikeInSentence(const SpikeInRow& row);

/// Fills in `sentences` from the rows.
void addSentences(SpikeInResult& result);

/// One row a D and one (D_TRUE empty) for all. Comments hold units and settings.
Table spikeInTable(const SpikeInResult& result);
/// One row a synthetic molecule.
Table spikedMoleculeTable(const SpikeInResult& result);

} // namespace perrin
