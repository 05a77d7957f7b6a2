// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/matched_spots.h"

#include "core/noise/clear_spots.h"
#include "core/table.h"
#include "core/track/linker.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <random>
#include <tbb/parallel_for.h>

namespace perrin {
namespace {

constexpr std::size_t mostFollowed = 200; // frames
constexpr std::size_t leastSpots = 5;     // of a molecule
constexpr int leastSlow = 5;              // to read the PSF from them alone …
constexpr double slowBlur = 0.1;          // … of the PSF's variance
constexpr double longestStep = 4;         // px^2 a frame: the largest D that is followed
constexpr int resamples = 400;            // of molecules, for intervals

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// One followed molecule.
struct Followed {
    double variance = 0; // px^2, median squared width of its spots
    double blur = 0;     // px^2, D t_E / 3
    double photons = 0;  // median
    double weight = 0;   // spots
};

/// D from the signed products of neighbouring steps (Vestergaard 2014, eq. 14), px^2 a frame; 0 or more.
double stepD(const Track& track) {
    double squares = 0, products = 0, steps = 0, pairs = 0;
    for (std::size_t i = 1; i < track.spots.size(); ++i) {
        const Spot &a = track.spots[i - 1], &b = track.spots[i];
        if (b.frame != a.frame + 1)
            continue;
        squares += (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        steps += 2;
        if (i + 1 >= track.spots.size() || track.spots[i + 1].frame != b.frame + 1)
            continue;
        const Spot& c = track.spots[i + 1];
        products += (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
        pairs += 2;
    }
    return steps > 0 && pairs > 0 ? std::max(0.0, 0.5 * squares / steps + products / pairs) : 0;
}

std::vector<Spot> spotsOf(const Image& image, int frame, const NoiseModel& model, double psfSigma) {
    std::vector<Spot> spots;
    for (const SpotFit& fit : clearSpots(image, model, psfSigma))
        spots.push_back(spotOf(fit, frame));
    return spots;
}

/// apart: every spot for itself, for a single molecule.
std::vector<Followed> followed(const std::vector<Track>& tracks, double exposureShare, bool apart) {
    std::vector<Followed> result;
    for (const Track& track : tracks) {
        std::vector<double> variances, photons;
        const double blur = stepD(track) * exposureShare / 3;
        for (const Spot& spot : track.spots) {
            variances.push_back(spot.sigma * spot.sigma);
            photons.push_back(spot.amplitude);
            if (apart)
                result.push_back({variances.back(), blur, photons.back(), 1});
        }
        if (!apart)
            result.push_back(
                {medianOf(variances), blur, medianOf(photons), static_cast<double>(track.spots.size())});
    }
    return result;
}

/// Their median squared width, px^2.
double typicalVariance(const std::vector<Followed>& molecules) {
    std::vector<double> values;
    for (const Followed& molecule : molecules)
        values.push_back(molecule.variance);
    return medianOf(values);
}

/// Mean squared width less blur, px^2. A squared width scatters by a third of itself a spot, and a blur is
/// known to some half of itself, so that fast molecules count little.
double psfVarianceOf(const std::vector<Followed>& molecules) {
    const double typical = typicalVariance(molecules);
    double sum = 0, weights = 0;
    for (const Followed& molecule : molecules) {
        const double weight =
            1 / (0.1 * typical * typical / molecule.weight + 0.25 * molecule.blur * molecule.blur);
        sum += weight * (molecule.variance - molecule.blur);
        weights += weight;
    }
    return sum / weights;
}

double photonsOf(const std::vector<Followed>& molecules) {
    std::vector<double> values;
    for (const Followed& molecule : molecules)
        values.push_back(molecule.photons);
    return medianOf(values);
}

/// Value of all and interval from drawing the molecules anew (percentiles).
template<typename Value>
SpotNumber withInterval(const std::vector<Followed>& molecules, const Value& value) {
    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::size_t> any(0, molecules.size() - 1);
    std::vector<double> values;
    for (int i = 0; i < resamples; ++i) {
        std::vector<Followed> drawn;
        for (std::size_t k = 0; k < molecules.size(); ++k)
            drawn.push_back(molecules[any(random)]);
        values.push_back(value(drawn));
    }
    std::sort(values.begin(), values.end());
    return {value(molecules), values[resamples / 40], values[resamples - 1 - resamples / 40]};
}

} // namespace

MatchedSpots matchedSpots(std::vector<Track> tracks, std::optional<double> exposureShare) {
    std::erase_if(tracks, [](const Track& track) { return track.spots.size() < leastSpots; });
    MatchedSpots result;
    result.molecules = static_cast<int>(tracks.size());
    for (const Track& track : tracks)
        result.spots += static_cast<int>(track.spots.size());
    if (tracks.empty()) {
        result.note = "No molecule could be followed over 5 frames, so PSF and photons cannot be told.";
        return result;
    }
    const std::vector<Followed> molecules = followed(tracks, exposureShare.value_or(1), tracks.size() == 1);
    result.photons = withInterval(molecules, photonsOf);
    std::vector<Followed> slow;
    const double about = std::max(psfVarianceOf(molecules), leastSpotWidth * leastSpotWidth);
    std::copy_if(molecules.begin(), molecules.end(), std::back_inserter(slow),
                 [&](const Followed& molecule) { return molecule.blur < slowBlur * about; });
    result.slow = static_cast<int>(slow.size());
    if (tracks.size() == 1)
        result.slow = std::min(result.slow, 1);
    const bool areSlow = result.slow >= leastSlow;
    const std::vector<Followed>& used = areSlow ? slow : molecules;
    for (const Followed& molecule : used)
        result.blurVariance += molecule.blur / static_cast<double>(used.size());
    const auto sigma = [](const std::vector<Followed>& some) {
        return std::sqrt(std::max(psfVarianceOf(some), 0.0));
    };
    result.psfSigma = withInterval(used, sigma);
    const std::string all = result.molecules == 1
                                ? "the " + std::to_string(result.spots) + " frames of one molecule"
                                : "all " + std::to_string(result.molecules) + " molecules";
    result.note = areSlow ? "The PSF rests on " + std::to_string(result.slow) + " slow molecules."
                          : "The PSF rests on " + all + ", less the blur of motion (" +
                                numberText(result.blurVariance, 2) + " px^2 of the squared width).";
    if (!areSlow && !exposureShare)
        result.note += " The exposure is not known; it was taken as the whole frame interval.";
    return result;
}

MatchedSpots matchSpots(const Movie& movie, const EmptySettings& settings, const NoiseModel& model,
                        std::optional<double> exposureShare, const Job& job) {
    const std::size_t there = movie.info().frames - std::min(settings.firstFrame, movie.info().frames);
    const std::size_t frames = std::min({settings.frames.value_or(there), there, mostFollowed});
    std::vector<std::vector<Spot>> spots(frames);
    std::mutex mutex;
    std::size_t done = 0;
    tbb::parallel_for(std::size_t{0}, frames, [&](std::size_t i) {
        if (job.stop.stop_requested())
            return;
        Image image = movie.frame(settings.firstFrame + i, settings.channel);
        if (settings.region)
            image = image
                        .block(settings.region->y, settings.region->x, settings.region->height,
                               settings.region->width)
                        .eval();
        spots[i] = spotsOf(image, static_cast<int>(i), model, settings.psfSigma);
        const std::lock_guard lock(mutex);
        if (!job.stop.stop_requested())
            job.progress(0.9 * static_cast<double>(++done) / static_cast<double>(frames),
                         "Fitting molecules");
    });
    job.checkCancelled();
    // In px and frames, so that it needs no calibration.
    const Acquisition units{.pixelSize = 1, .frameInterval = 1};
    const LinkSettings link{.maxD = longestStep, .maxGap = 1, .minFrames = static_cast<int>(leastSpots)};
    return matchedSpots(linkSpots(spots, units, link, job.part(0.9, 1)), exposureShare);
}

} // namespace perrin
