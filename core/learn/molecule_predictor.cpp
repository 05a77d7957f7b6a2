// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/molecule_predictor.h"

#include "core/error.h"
#include "core/learn/intervals.h"
#include "core/learn/trust.h"
#include "core/movie/even_movie.h"
#include "core/noise/matched_spots.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace perrin {
namespace {

constexpr const char* networkTook = "The network took ";
constexpr double leastD = 1e-9; // um^2/s; of answers that are no logarithms and may be negative

struct Asked {
    std::size_t track = 0;
    Stretch stretch{};
};

/// In the order of their frames, so that each is read once.
std::vector<Asked> questionsOf(const std::vector<Track>& tracks, const NetworkDescription& network) {
    std::vector<Asked> questions;
    for (std::size_t i = 0; i < tracks.size(); ++i)
        for (Stretch& stretch : stretchesOf(tracks[i], network.frames, network.width))
            questions.push_back({i, std::move(stretch)});
    std::ranges::stable_sort(questions, {}, [](const Asked& asked) { return asked.stretch.firstFrame; });
    return questions;
}

/// Once, with all its reasons.
void flag(Molecule& molecule, const char* name, std::string reason) {
    const auto known = std::ranges::find(molecule.flags, name);
    if (known != molecule.flags.end()) {
        molecule.flagReasons[static_cast<std::size_t>(known - molecule.flags.begin())] += " " + reason;
        return;
    }
    molecule.flags.emplace_back(name);
    molecule.flagReasons.push_back(std::move(reason));
}

/// What an earlier network said.
void forgetNetwork(Molecule& molecule) {
    molecule.network = {};
    molecule.networkOverTime.clear();
    for (std::size_t i = molecule.flags.size(); i-- > 0;)
        if (molecule.flags[i].starts_with("NETWORK_")) {
            molecule.flags.erase(molecule.flags.begin() + static_cast<std::ptrdiff_t>(i));
            molecule.flagReasons.erase(molecule.flagReasons.begin() + static_cast<std::ptrdiff_t>(i));
        }
}

Estimate estimateOf(const Prediction& prediction) {
    return {prediction.d, prediction.low95, prediction.high95};
}

void flagDisagreement(Molecule& molecule) {
    const Estimate &network = molecule.network, &mle = molecule.mle;
    if ((network.low && mle.high && *network.low > *mle.high) ||
        (network.high && mle.low && *network.high < *mle.low))
        flag(molecule, "NETWORK_DISAGREES",
             "The network says D = " + numberText(network.value, 3) + " um^2/s and maximum likelihood " +
                 (mle.value ? numberText(*mle.value, 3) : "at most " + numberText(*mle.high, 3)) +
                 ": their 95 % intervals have nothing in common.");
}

void take(const MoleculePrediction& answer, const Model& model, const Imaging& imaging, Molecule& molecule) {
    molecule.network = estimateOf(answer.d);
    for (const PredictionAt& at : answer.overTime)
        molecule.networkOverTime.push_back({at.time, estimateOf(at.prediction)});
    for (std::string& sentence : outsideTraining(model, imaging, molecule, answer.d.d))
        flag(molecule, "NETWORK_UNTRAINED", std::move(sentence));
    std::vector<InputScore> scores;
    for (const PredictionAt& at : answer.overTime)
        scores.push_back(at.prediction.input);
    for (std::string& sentence : doubts(scores))
        flag(molecule, "NETWORK_DOUBTFUL", std::move(sentence));
    flagDisagreement(molecule);
    const bool atRest = std::ranges::find(molecule.flags, "IMMOBILE") != molecule.flags.end();
    if (molecule.method == Method::Network && !atRest)
        molecule.d = molecule.network;
}

double middleOf(const Stretch& stretch, double frameInterval) {
    return (static_cast<double>(stretch.firstFrame) + 0.5 * static_cast<double>(stretch.places.size() - 1)) *
           frameInterval;
}

} // namespace

PsfOfMovie psfOf(const Measurement& measurement) {
    const MeasureSettings& settings = measurement.settings;
    if (settings.find.psfSigma)
        return {.sigma = *settings.find.psfSigma};
    std::vector<Track> tracks;
    for (const Molecule& molecule : measurement.molecules)
        tracks.push_back(molecule.track);
    const Acquisition& acquisition = settings.acquisition;
    std::optional<double> share;
    if (acquisition.exposure && acquisition.frameInterval)
        share = *acquisition.exposure / *acquisition.frameInterval;
    const MatchedSpots found = matchedSpots(std::move(tracks), share);
    if (!found.psfSigma || found.psfSigma->value <= 0)
        return {.sigma = measurement.calibration.psfSigma,
                .note =
                    std::string(networkTook) + "the PSF as wide as spots are, " +
                    numberText(measurement.calibration.psfSigma, 3) +
                    " px: too few molecules were followed to tell blur from PSF. Give the PSF to trust it."};
    const SpotNumber& sigma = *found.psfSigma;
    return {.sigma = sigma.value,
            .note = std::string(networkTook) + "a PSF of " + numberText(sigma.value, 4) + " px (95 %: " +
                    numberText(sigma.low, 4) + " to " + numberText(sigma.high, 4) + "). " + found.note};
}

Imaging imagingOf(const MeasureSettings& settings, double psfSigma, double laplaceNoise) {
    const Acquisition& acquisition = settings.acquisition;
    std::string missing;
    const auto need = [&](bool known, const char* what) {
        if (!known)
            missing += std::string(missing.empty() ? "" : ", ") + what;
    };
    need(acquisition.pixelSize.has_value(), "the pixel size");
    need(acquisition.frameInterval.has_value(), "the frame interval");
    need(acquisition.exposure.has_value(), "the exposure");
    need(settings.find.camera.has_value(), "the camera (gain, offset and read noise)");
    if (!missing.empty())
        throw Error("a network needs to know how the movie was taken, but not known is: " + missing +
                    ". Give it; Match finds a camera's numbers in the movie itself");
    return {.pixelSize = *acquisition.pixelSize,
            .frameInterval = *acquisition.frameInterval,
            .exposure = *acquisition.exposure,
            .psfSigma = psfSigma,
            .psfTolerance = psfToleranceOfMovies,
            .camera = *settings.find.camera,
            .laplaceNoise = laplaceNoise,
            .leastD = settings.priorLow * *acquisition.pixelSize * *acquisition.pixelSize /
                      *acquisition.frameInterval};
}

Prediction together(const std::vector<PredictionAt>& stretches, double independent) {
    double weights = 0, sum = 0;
    bool isSpread = true;
    for (const PredictionAt& at : stretches) {
        const Prediction& one = at.prediction;
        isSpread = isSpread && one.low68 && one.high68;
        const double sd =
            isSpread ? std::log(std::max(*one.high68, leastD) / std::max(*one.low68, leastD)) / (2 * z68) : 1;
        const double weight = 1 / std::max(sd * sd, 1e-12);
        weights += weight;
        sum += weight * std::log(std::max(one.d, leastD));
    }
    const double mean = sum / weights, count = static_cast<double>(stretches.size());
    Prediction all{.d = std::exp(mean)};
    if (!isSpread)
        return all;
    const double sd = std::sqrt(count / std::clamp(independent, 1.0, count) / weights);
    all.low68 = std::exp(mean - z68 * sd);
    all.high68 = std::exp(mean + z68 * sd);
    all.low95 = std::exp(mean - z95 * sd);
    all.high95 = std::exp(mean + z95 * sd);
    return all;
}

std::vector<std::optional<MoleculePrediction>>
predictMolecules(Predictor& predictor, std::shared_ptr<const Movie> movie, const std::vector<Track>& tracks,
                 const Imaging& imaging, std::size_t channel, Symmetries symmetries, const Job& job) {
    const Model& model = predictor.model();
    if (model.scenario.formation == Formation::Report2024)
        throw Error("the model " + model.name +
                    " was trained on the 2024 report's images, which no camera takes; choose another model");
    const NetworkDescription& network = model.network;
    const std::vector<Asked> questions = questionsOf(tracks, network);
    const MovieWindows windows(evenMovie(std::move(movie), imaging.camera), channel, imaging, network.width);
    const std::vector<Prediction> answers = predictor.predict(
        questions.size(), std::function<KnownStack(std::size_t)>([&](std::size_t index) {
            const Stretch& stretch = questions[index].stretch;
            if (predictor.sees() == Sees::Spots)
                return windows.inside(stretch);
            return KnownStack{.adu = windows.cut(stretch), .imaging = imaging, .places = stretch.places};
        }),
        symmetries, job);
    std::vector<std::optional<MoleculePrediction>> result(tracks.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto& molecule = result[questions[i].track];
        if (!molecule)
            molecule.emplace();
        molecule->overTime.push_back({middleOf(questions[i].stretch, imaging.frameInterval), answers[i]});
    }
    for (std::size_t i = 0; i < tracks.size(); ++i)
        if (result[i]) {
            const double frames = tracks[i].lastFrame() - tracks[i].firstFrame() + 1;
            result[i]->d = result[i]->overTime.size() == 1
                               ? result[i]->overTime.front().prediction
                               : together(result[i]->overTime, frames / network.frames);
        }
    return result;
}

namespace {

void ask(std::span<Molecule> molecules, const Imaging& imaging, std::size_t channel, Predictor& predictor,
         std::shared_ptr<const Movie> movie, Symmetries symmetries, const Job& job) {
    const Model& model = predictor.model();
    std::vector<Track> tracks;
    for (const Molecule& molecule : molecules)
        tracks.push_back(molecule.track);
    const auto answers =
        predictMolecules(predictor, std::move(movie), tracks, imaging, channel, symmetries, job);
    const std::vector<std::string> ofMovie = outsideTraining(model, imaging);
    for (std::size_t i = 0; i < molecules.size(); ++i) {
        Molecule& molecule = molecules[i];
        forgetNetwork(molecule);
        molecule.model = model.name;
        if (!answers[i])
            continue;
        for (const std::string& sentence : ofMovie)
            flag(molecule, "NETWORK_UNTRAINED", sentence);
        take(*answers[i], model, imaging, molecule);
    }
}

} // namespace

void addNetwork(Measurement& measurement, Predictor& predictor, std::shared_ptr<const Movie> movie,
                Symmetries symmetries, const Job& job) {
    const PsfOfMovie psf = psfOf(measurement);
    const Imaging imaging = imagingOf(measurement.settings, psf.sigma);
    std::erase_if(measurement.notes, [](const std::string& note) { return note.starts_with(networkTook); });
    if (!psf.note.empty())
        measurement.notes.push_back(psf.note);
    ask(measurement.molecules, imaging, measurement.settings.find.channel, predictor, std::move(movie),
        symmetries, job);
}

void addNetwork(Molecule& molecule, const Measurement& others, Predictor& predictor,
                std::shared_ptr<const Movie> movie, Symmetries symmetries, const Job& job) {
    const Imaging imaging = imagingOf(others.settings, psfOf(others).sigma);
    ask({&molecule, 1}, imaging, others.settings.find.channel, predictor, std::move(movie), symmetries, job);
}

} // namespace perrin
