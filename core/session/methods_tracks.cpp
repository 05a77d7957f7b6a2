// SPDX-License-Identifier: GPL-3.0-or-later
// How a movie was taken and its molecules found, in the words of a paper.
#include "core/session/methods_words.h"
#include "core/units.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace perrin {
namespace {

constexpr double perSecond = 1000; // ms
constexpr const char* tracksRead = "The tracks were read from ";
constexpr const char* followed = " followed through at least ";

std::string orNotGiven(const std::optional<double>& value, double scale, const char* unit) {
    return value ? number(*value * scale) + " " + unit : "not given";
}

std::string cameraSentence(const std::optional<Camera>& camera) {
    if (!camera)
        return "The camera was not given: brightness is in ADU.";
    std::string text = std::string("The camera was taken to be ") +
                       (camera->em ? "an EMCCD"
                                   : "one without electron "
                                     "multiplication") +
                       " with offset " + number(camera->offset) + " ADU, gain " + number(camera->gain) +
                       " ADU per photo-electron" + (camera->em ? " (EM gain included)" : "") +
                       " and read noise " + number(camera->readNoise) + " electrons rms";
    std::vector<std::string> maps;
    for (const auto& [what, map] : {std::pair{"offset", &camera->maps.offset},
                                    {"gain", &camera->maps.gain},
                                    {"read noise", &camera->maps.readNoise}})
        if (!map->empty())
            maps.emplace_back(what);
    return text + (maps.empty() ? "." : ", with a map of every pixel's " + enumerated(maps) + ".");
}

std::string detectorText(DetectorKind detector, Citations& cite) {
    switch (detector) {
    case DetectorKind::Glrt:
        return "a log-likelihood ratio test of a Gaussian spot on a background against the background "
               "alone " +
               cite("Sergé et al. 2008");
    case DetectorKind::Log:
        return "the Laplacian of Gaussian";
    case DetectorKind::Dog:
        return "the difference of Gaussians";
    case DetectorKind::Wavelet:
        return "the second plane of the à-trous wavelet transform " + cite("Izeddin et al. 2012");
    }
    return {};
}

std::string localizerText(const FindSettings& find, Citations& cite) {
    switch (usedLocalizer(find)) {
    case LocalizerKind::MaximumLikelihood:
        return "by maximum likelihood of a pixel-integrated Gaussian of free width " +
               cite("Mortensen et al. 2010");
    case LocalizerKind::LeastSquares:
        return "by least squares of a pixel-integrated Gaussian";
    case LocalizerKind::RadialSymmetry:
        return "by radial symmetry " + cite("Parthasarathy 2012");
    case LocalizerKind::Centroid:
        return "as centroids";
    }
    return {};
}

std::string psfText(const Measurement& measurement) {
    const double sigma = measurement.calibration.psfSigma;
    std::string text = number(sigma, 3) + " px standard deviation";
    if (const auto pixel = measurement.settings.acquisition.pixelSize)
        text += " (" + number(sigma * *pixel * fwhmPerSigma, 3) + " µm FWHM)";
    return text + (measurement.settings.find.psfSigma ? ", given"
                   : measurement.calibration.psfMeasured
                       ? ", measured on the movie's own spots"
                       : ", taken by default, as too few clear spots were seen");
}

/// Molecules that were found, whatever became of them, as the notes tell. Empty: they do not.
std::optional<std::size_t> followedOf(const Measurement& measurement) {
    for (const std::string& note : measurement.notes)
        if (note.find(followed) != std::string::npos)
            return std::strtoull(note.c_str(), nullptr, 10);
    return std::nullopt;
}

void addFinding(const Measurement& measurement, Citations& cite, Sentences& sentences) {
    const MeasureSettings& settings = measurement.settings;
    const FindSettings& find = settings.find;
    const LinkSettings& link = settings.link;
    sentences.push_back(
        "Spots were detected in every frame" +
        (find.channel > 0 ? " of channel " + std::to_string(find.channel + 1) : std::string()) + " by " +
        detectorText(find.detector, cite) + ", for a PSF of " + psfText(measurement) +
        ", at a threshold at which " + number(find.falseAlarm) +
        " false spots a frame are expected from noise; their centres were found " +
        localizerText(find, cite) + ".");
    sentences.push_back(
        "Spots were joined to tracks by linear assignment from frame to frame and over gaps " +
        cite("Jaqaman et al. 2008") + ", with steps of up to " +
        number(gate(link, settings.acquisition) * settings.acquisition.pixelSize.value(), 3) +
        " µm a frame (3 √(4 Dmax Δt), Dmax = " + number(link.maxD) + " µm²/s) and gaps of up to " +
        counted(static_cast<std::size_t>(link.maxGap), "frame", "frames") + ".");
    const auto shorter = static_cast<std::size_t>(std::ranges::count_if(
        measurement.leftOut, [](const Track& track) { return track.spots.size() >= 3; }));
    std::string text = counted(measurement.spotCount, "spot was", "spots were") + " found";
    if (const auto molecules = followedOf(measurement))
        text += "; " + counted(*molecules, "molecule was", "molecules were") + " followed through at least " +
                std::to_string(link.minFrames) + " frames";
    if (shorter > 0)
        text +=
            ", and " + counted(shorter, "shorter track", "shorter tracks") + " of 3 frames or more left out";
    sentences.push_back(text + ".");
}

} // namespace

Sentences calibrationSentences(const Measurement& measurement) {
    const Acquisition& acquisition = measurement.settings.acquisition;
    std::string exposure = orNotGiven(acquisition.exposure, perSecond, "ms");
    if (acquisition.exposure && acquisition.exposure == acquisition.frameInterval)
        exposure += " (equal to the frame interval)";
    return {"Pixel size: " + orNotGiven(acquisition.pixelSize, 1, "µm") + "; frame interval: " +
                orNotGiven(acquisition.frameInterval, perSecond, "ms") + "; exposure: " + exposure + ".",
            cameraSentence(measurement.settings.find.camera)};
}

Sentences trackSentences(const Measurement& measurement, Citations& cite) {
    Sentences sentences;
    const auto& molecules = measurement.molecules;
    const auto read = std::ranges::find_if(
        measurement.notes, [](const std::string& note) { return note.starts_with(tracksRead); });
    const auto byHand =
        static_cast<std::size_t>(std::ranges::count(molecules, MoleculeSource::Clicked, &Molecule::source));
    const auto total = followedOf(measurement);
    if (read != measurement.notes.end()) {
        const std::string path = read->substr(std::string_view(tracksRead).size());
        sentences.push_back("The tracks were not found here but read from a table, " +
                            std::filesystem::path(path).filename().string());
    } else if (measurement.spotCount > 0)
        addFinding(measurement, cite, sentences);
    if (byHand > 0)
        sentences.push_back(counted(byHand, "molecule was", "molecules were") +
                            " added or corrected by hand.");
    if (total) {
        const auto kept =
            static_cast<std::size_t>(std::ranges::count_if(molecules, [&](const Molecule& molecule) {
                return static_cast<std::size_t>(molecule.track.id) <= *total;
            }));
        if (kept < *total)
            sentences.push_back(counted(*total - kept, "molecule", "molecules") + " of those found " +
                                (*total - kept == 1 ? "was" : "were") + " removed by hand.");
    }
    return sentences;
}

} // namespace perrin
