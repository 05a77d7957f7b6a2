// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spike_in.h"

#include "core/error.h"
#include "core/learn/molecule_predictor.h"
#include "core/learn/spike_match.h"
#include "core/learn/spiked_movie.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr double usualShare = 0.2; // of the density found
constexpr int leastMolecules = 3, leastLifetime = 16, usualDs = 4, usualOfEachD = 10, mostRounds = 10;
constexpr double leastSpan = 4;    // of the largest D over the smallest
constexpr double gateInWidths = 2; // PSF sigma

double spotsPerFrame(const Measurement& measurement, std::size_t frames) {
    return static_cast<double>(measurement.spotCount) / static_cast<double>(std::max<std::size_t>(1, frames));
}

double sortedAt(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)))];
}

double withTwoDigits(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

/// An upper limit stands for the D that it limits.
std::vector<double> usualDsOf(const Measurement& measurement) {
    std::vector<double> ds;
    for (const Molecule& molecule : measurement.molecules)
        if (const auto d = molecule.d.value ? molecule.d.value : molecule.d.high; d && *d > 0)
            ds.push_back(*d);
    if (ds.empty())
        throw Error("no molecule of this movie has a D, so the D to try are not known; give them");
    std::ranges::sort(ds);
    const Acquisition& acquisition = measurement.settings.acquisition;
    const double least = measurement.settings.priorLow * *acquisition.pixelSize * *acquisition.pixelSize /
                         *acquisition.frameInterval;
    double low = std::max(least, sortedAt(ds, 0.05)), high = std::max(low, sortedAt(ds, 0.95));
    if (high < leastSpan * low) {
        const double middle = std::sqrt(low * high);
        low = middle / std::sqrt(leastSpan);
        high = middle * std::sqrt(leastSpan);
    }
    std::vector<double> chosen;
    for (int i = 0; i < usualDs; ++i)
        chosen.push_back(withTwoDigits(low * std::pow(high / low, static_cast<double>(i) / (usualDs - 1))));
    return chosen;
}

int usualLifetime(const Measurement& measurement, std::size_t frames) {
    std::vector<double> lengths;
    for (const Molecule& molecule : measurement.molecules)
        lengths.push_back(molecule.track.lastFrame() - molecule.track.firstFrame() + 1);
    std::ranges::sort(lengths);
    const int usual = lengths.empty() ? leastLifetime : static_cast<int>(sortedAt(lengths, 0.5));
    return std::max(leastLifetime, std::min(usual, static_cast<int>(frames)));
}

int usualRounds(const SpikeInSettings& settings, std::size_t frames) {
    const int inOne = *settings.molecules * (static_cast<int>(frames) / *settings.lifetime);
    const int wanted = usualOfEachD * static_cast<int>(settings.ds.size());
    return inOne > 0 ? std::clamp((wanted + inOne - 1) / inOne, 1, mostRounds) : 1;
}

std::uint64_t seedOfRound(std::uint64_t seed, int round) {
    Random random(seed, static_cast<std::uint64_t>(round));
    const std::uint64_t high = random();
    return high << 32 | random();
}

/// The job of one round, its number in front of what is told.
Job jobOfRound(int round, int rounds, const Job& job) {
    if (!job.report)
        return job;
    const std::string name = "Round " + std::to_string(round + 1) + " of " + std::to_string(rounds) + ": ";
    return Job{job.stop, [report = job.report, name](double fraction, std::string_view text) {
                   report(fraction, name + std::string(text));
               }}
        .part(static_cast<double>(round) / rounds, static_cast<double>(round + 1) / rounds);
}

/// Asks the network about the tracks of the recovered ones only, with the PSF that it would take for all.
void askNetwork(std::vector<SpikedOutcome>& outcomes, const Measurement& after,
                const std::shared_ptr<const Movie>& movie, Predictor& predictor, Symmetries symmetries,
                const Job& job) {
    Measurement asked;
    asked.settings = after.settings;
    asked.calibration = after.calibration;
    asked.settings.find.psfSigma = psfOf(after).sigma;
    for (const SpikedOutcome& outcome : outcomes)
        if (outcome.recovered)
            asked.molecules.push_back(outcome.answer);
    addNetwork(asked, predictor, movie, symmetries, job);
    std::size_t next = 0;
    for (SpikedOutcome& outcome : outcomes)
        if (outcome.recovered)
            outcome.answer = std::move(asked.molecules[next++]);
}

} // namespace

void SpikeInSettings::check() const {
    const auto require = [](bool fine, const std::string& what, double value, const char* must) {
        if (!fine)
            throw Error("synthetic molecules: " + what + " is " + numberText(value) + "; it must be " + must);
    };
    if (molecules)
        require(*molecules >= 1, "their number at a time", *molecules, "at least 1");
    for (const double d : ds)
        require(std::isfinite(d) && d > 0, "D", d, "above 0 um^2/s");
    if (photons)
        require(std::isfinite(*photons) && *photons > 0, "photons", *photons, "above 0");
    if (psfSigma)
        require(std::isfinite(*psfSigma) && *psfSigma > 0, "the PSF's sigma", *psfSigma, "above 0 px");
    if (lifetime)
        require(*lifetime >= leastLifetime, "their lifetime", *lifetime, "at least 16 frames");
    require(subPositions >= 1, "sub-positions a frame", subPositions, "at least 1");
    if (rounds)
        require(*rounds >= 1, "the number of rounds", *rounds, "at least 1");
}

void checkSpikeIn(const MeasureSettings& settings) {
    std::string missing;
    const auto need = [&](bool known, const char* what) {
        if (!known)
            missing += std::string(missing.empty() ? "" : ", ") + what;
    };
    need(settings.acquisition.pixelSize.has_value(), "the pixel size");
    need(settings.acquisition.frameInterval.has_value(), "the frame interval");
    need(settings.acquisition.exposure.has_value(), "the exposure");
    need(settings.find.camera.has_value(), "the camera (gain, offset and read noise)");
    if (!missing.empty())
        throw Error("to put molecules into a movie it must be known how it was taken, but not known is: " +
                    missing + ". Give it; Match finds a camera's numbers in the movie itself");
}

std::vector<double> spikedPhotons(const SpikeInSettings& settings, const Measurement& measurement) {
    if (settings.photons)
        return {*settings.photons};
    std::vector<double> photons;
    for (const Molecule& molecule : measurement.molecules)
        if (molecule.photons && *molecule.photons > 0)
            photons.push_back(*molecule.photons);
    if (photons.empty())
        throw Error(
            "no molecule was followed in this movie, so how bright the synthetic ones should be is not "
            "known; give their photons");
    return photons;
}

SpikeInSettings filledIn(const SpikeInSettings& settings, const Measurement& measurement,
                         std::size_t movieFrames) {
    settings.check();
    checkSpikeIn(measurement.settings);
    SpikeInSettings filled = settings;
    if (!filled.molecules)
        filled.molecules =
            std::max(leastMolecules,
                     static_cast<int>(std::lround(usualShare * spotsPerFrame(measurement, movieFrames))));
    if (filled.ds.empty())
        filled.ds = usualDsOf(measurement);
    if (!filled.psfSigma)
        filled.psfSigma = psfOf(measurement).sigma;
    if (!filled.lifetime)
        filled.lifetime = usualLifetime(measurement, movieFrames);
    if (!filled.rounds)
        filled.rounds = usualRounds(filled, movieFrames);
    return filled;
}

SpikeInResult spikeIn(std::shared_ptr<const Movie> movie, const Measurement& measurement,
                      const SpikeInSettings& settings, Predictor* predictor, Symmetries symmetries,
                      const Job& job) {
    const std::size_t frames = movie->info().frames;
    SpikeInResult result{.settings = filledIn(settings, measurement, frames),
                         .densityBefore = spotsPerFrame(measurement, frames)};
    const SpikeInSettings& chosen = result.settings;
    SpikePlan plan{.ds = chosen.ds,
                   .photons = spikedPhotons(chosen, measurement),
                   .atATime = *chosen.molecules,
                   .lifetime = *chosen.lifetime,
                   .subPositions = chosen.subPositions};
    const Imaging imaging = imagingOf(measurement.settings, *chosen.psfSigma);
    const int rounds = *chosen.rounds;
    for (int round = 0; round < rounds; ++round) {
        plan.turn = result.molecules.size();
        const Job part = jobOfRound(round, rounds, job);
        const auto spiked = std::make_shared<const SpikedMovie>(
            movie, imaging, measurement.settings.find.channel, plan, seedOfRound(chosen.seed, round), part);
        const Measurement after =
            measure(*spiked, measurement.settings, predictor ? part.part(0, 0.7) : part);
        auto outcomes = lookUp(spiked->molecules(), measurement, after, gateInWidths * *chosen.psfSigma);
        if (predictor)
            askNetwork(outcomes, after, spiked, *predictor, symmetries, part.part(0.7, 1));
        for (SpikedOutcome& outcome : outcomes) {
            outcome.round = round;
            result.molecules.push_back(std::move(outcome));
        }
    }
    std::vector<double> photons;
    for (const SpikedOutcome& outcome : result.molecules)
        photons.push_back(outcome.photons);
    std::ranges::sort(photons);
    result.photons = sortedAt(photons, 0.5);
    result.rows = spikeInRows(result.molecules, chosen.seed);
    addSentences(result);
    return result;
}

} // namespace perrin
