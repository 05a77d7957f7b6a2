// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/learn/predictor.h"
#include "core/learn/stretch.h"

#include <optional>
#include <vector>

namespace perrin {

/// D over some frames of a long track.
struct PredictionAt {
    double time = 0; // s, middle of the stretch, from the movie's first frame
    Prediction prediction;
};

/// A network's answer for one molecule.
struct MoleculePrediction {
    Prediction d;                       // all stretches together
    std::vector<PredictionAt> overTime; // one a stretch, in the order of time
};

/// PSF that a network is told, px: the one given or else read from the molecules, less the blur of their motion.
/// note: for people, what it rests on. A PSF 1 % too wide already makes D too small.
struct PsfOfMovie {
    double sigma = 0;
    std::string note{};
};
PsfOfMovie psfOf(const Measurement& measurement);

/// Relative: by how much molecules of a movie differ in their PSF, for want of better knowledge.
inline constexpr double psfToleranceOfMovies = 0.05;

/// How a movie was taken, as networks need it. psfSigma: px; laplaceNoise: ADU, scale b. Throws Error naming what
/// is not known: the camera, the exposure, pixel size or frame interval.
Imaging imagingOf(const MeasureSettings& settings, double psfSigma, double laplaceNoise = 0);

/// D of every track, empty for tracks of fewer than leastSpots spots. movie: as it was recorded; what the
/// camera's maps say is taken out here. Memory does not grow with the number of tracks but for the answers.
/// Throws Error (also of a model that was not trained on a camera's images), Cancelled.
std::vector<std::optional<MoleculePrediction>>
predictMolecules(Predictor& predictor, std::shared_ptr<const Movie> movie, const std::vector<Track>& tracks,
                 const Imaging& imaging, std::size_t channel, Symmetries symmetries, const Job& job = {});

/// Gives every molecule of a measurement the network's D and its 95 % interval, over time too, and flags:
/// NETWORK_UNTRAINED where conditions lie outside of what the network was trained on, NETWORK_DOUBTFUL where the
/// molecule does not look like one it was trained on (see doubts()), NETWORK_DISAGREES where its
/// interval and that of maximum likelihood have nothing in common. Where the method is the network's, its D becomes
/// the molecule's, but for those that cannot be told from rest. Throws Error, Cancelled.
void addNetwork(Measurement& measurement, Predictor& predictor, std::shared_ptr<const Movie> movie,
                Symmetries symmetries, const Job& job = {});
/// The same of one molecule that came to a measurement.
void addNetwork(Molecule& molecule, const Measurement& others, Predictor& predictor,
                std::shared_ptr<const Movie> movie, Symmetries symmetries, const Job& job = {});

/// One answer from those of stretches that overlap. Each counts by its certainty; independent: how many
/// stretches without overlap would tell as much.
Prediction together(const std::vector<PredictionAt>& stretches, double independent);

} // namespace perrin
