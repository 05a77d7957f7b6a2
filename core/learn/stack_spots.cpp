// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_spots.h"

#include "core/learn/background.h"
#include "core/learn/report_spots.h"
#include "core/learn/stack_fit.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace perrin {
namespace {

constexpr std::size_t candidatesPerFrame = 4;
constexpr std::size_t peaksOfCrowd = 24; // per frame, where it is known which one is meant
constexpr double weakest = 3.2;          // of a candidate, in units of the noise
constexpr double brightest = 9;          // more does not make a candidate more believable
constexpr double missing = -2.5;         // what a frame without a spot costs, in ln of likelihood
constexpr int longestGap = 6;            // frames that a way may leap over
constexpr double widestStep = 40;  // px^2 an axis and frame: the variance beyond which a step is not believed
constexpr double clearOther = 5;   // in units of the noise, of another molecule's peak …
constexpr double likelyOther = 4;     // … that tells of one where it is there in many frames
constexpr double nearestOther = 4; // … px from the molecule; nearer ones may be a part of it
constexpr double farthestOther = 16; // px
constexpr double blurredWidth = 1.8; // of the second filter, in PSF widths

struct Peak {
    double x = 0, y = 0; // px
    double score = 0;    // of the filter in units of its noise
    double photons = 0;  // by the filter
};

/// A Gaussian cut off at 2.3 widths, sum 1: its middle and one side.
std::vector<float> kernel(double sigma) {
    const int half = std::max(1, static_cast<int>(std::lround(2.3 * sigma)));
    std::vector<float> taps;
    double sum = 0;
    for (int k = 0; k <= half; ++k) {
        taps.push_back(static_cast<float>(std::exp(-0.5 * k * k / (sigma * sigma))));
        sum += (k == 0 ? 1 : 2) * static_cast<double>(taps.back());
    }
    for (float& tap : taps)
        tap /= static_cast<float>(sum);
    return taps;
}

/// One row of a convolution: rows points to the middle one of those that `taps` reaches, `stride` apart.
__attribute__((target_clones("avx2", "default"))) void convolve(const float* middle, Eigen::Index stride,
                                                                const std::vector<float>& taps,
                                                                Eigen::Index count, float* result) {
    const float first = taps[0];
    for (Eigen::Index x = 0; x < count; ++x)
        result[x] = first * middle[x];
    std::size_t k = 1;
    for (; k + 1 < taps.size(); k += 2) { // two at a time: half the stores
        const float near = taps[k], far = taps[k + 1];
        const float *a = middle - static_cast<Eigen::Index>(k) * stride,
                    *b = middle + static_cast<Eigen::Index>(k) * stride;
        const float *c = a - stride, *d = b + stride;
        for (Eigen::Index x = 0; x < count; ++x)
            result[x] += near * (a[x] + b[x]) + far * (c[x] + d[x]);
    }
    for (; k < taps.size(); ++k) {
        const float *a = middle - static_cast<Eigen::Index>(k) * stride,
                    *b = middle + static_cast<Eigen::Index>(k) * stride;
        for (Eigen::Index x = 0; x < count; ++x)
            result[x] += taps[k] * (a[x] + b[x]);
    }
}

/// Convolution along both axes; outside the frame there is the value 0.
Image filtered(const Eigen::Ref<const Image>& image, const std::vector<float>& taps) {
    const auto half = static_cast<Eigen::Index>(taps.size()) - 1;
    const Eigen::Index rows = image.rows(), columns = image.cols(), width = columns + 2 * half;
    Image padded = Image::Zero(rows + 2 * half, width);
    padded.block(half, half, rows, columns) = image;
    Image down(1, width), both(rows, columns);
    for (Eigen::Index y = 0; y < rows; ++y) {
        convolve(padded.data() + (y + half) * width, width, taps, width, down.data());
        convolve(down.data() + half, 1, taps, columns, both.data() + y * columns);
    }
    return both;
}

/// Sums of 2x2 pixels.
Image halved(const Image& image) {
    const Eigen::Index rows = image.rows() / 2, columns = image.cols() / 2;
    const auto every = [&](Eigen::Index from, Eigen::Index count) { return Eigen::seqN(from, count, 2); };
    return image(every(0, rows), every(0, columns)) + image(every(0, rows), every(1, columns)) +
           image(every(1, rows), every(0, columns)) + image(every(1, rows), every(1, columns));
}

/// What the finding of spots needs of one stack.
class Finder {
  public:
    Finder(double psfSigma, double excessFactor, double readVariance)
        : excess_(excessFactor), readVariance_(readVariance) {
        narrow_ = kernel(psfSigma);
        wide_ = kernel(blurredWidth * psfSigma / 2);
    }

    /// The highest peaks of a frame, over both filters.
    std::vector<Peak> peaks(const Eigen::Ref<const Image>& frame, double background,
                            std::size_t most = candidatesPerFrame) const {
        const double noise = std::sqrt(std::max(excess_ * background + readVariance_, 1e-6));
        const Image light = frame - static_cast<float>(background);
        std::vector<Peak> found;
        collect(light, narrow_, noise, 1, found);
        collect(halved(light), wide_, 2 * noise, 2, found); // blurred ones need not be seen so finely
        std::sort(found.begin(), found.end(), [](const Peak& a, const Peak& b) { return a.score > b.score; });
        return apart(found, most);
    }

  private:
    /// Local maxima of the filtered light, whose pixels are `binning` camera pixels wide and have this noise.
    static void collect(const Image& light, const std::vector<float>& taps, double noise, int binning,
                        std::vector<Peak>& found) {
        double energy = 0;
        for (std::size_t k = 0; k < taps.size(); ++k)
            energy += (k == 0 ? 1 : 2) * static_cast<double>(taps[k]) * static_cast<double>(taps[k]);
        const Image smooth = filtered(light, taps);
        const double perScore =
            noise * energy; // the filter's noise: its energy in two dimensions is energy^2
        const auto least = static_cast<float>(weakest * perScore);
        const double middle = (binning - 1) / 2.0;
        for (Eigen::Index y = 0; y < smooth.rows(); ++y) {
            if (smooth.row(y).maxCoeff() < least)
                continue;
            for (Eigen::Index x = 0; x < smooth.cols(); ++x) {
                const float value = smooth(y, x);
                if (value < least)
                    continue;
                const Eigen::Index top = std::max<Eigen::Index>(0, y - 1),
                                   left = std::max<Eigen::Index>(0, x - 1);
                const Eigen::Index bottom = std::min(smooth.rows(), y + 2),
                                   right = std::min(smooth.cols(), x + 2);
                if (smooth.block(top, left, bottom - top, right - left).maxCoeff() > value)
                    continue;
                found.push_back({.x = static_cast<double>(x * binning) + middle,
                                 .y = static_cast<double>(y * binning) + middle,
                                 .score = static_cast<double>(value) / perScore,
                                 .photons = static_cast<double>(value) / (energy * energy)});
            }
        }
    }

    /// The highest ones, none within 3 px of a higher one.
    static std::vector<Peak> apart(const std::vector<Peak>& sorted, std::size_t most) {
        std::vector<Peak> kept;
        for (const Peak& peak : sorted) {
            const bool near = std::any_of(kept.begin(), kept.end(), [&](const Peak& other) {
                return std::hypot(peak.x - other.x, peak.y - other.y) < 3;
            });
            if (!near)
                kept.push_back(peak);
            if (kept.size() == most)
                break;
        }
        return kept;
    }

    double excess_, readVariance_;
    std::vector<float> narrow_, wide_; // the wide one on halved frames
};

/// ln density of a displacement (px) over `frames` frames, D being anything (log-uniform): 1 / r^2 between
/// the localization error and the fastest step.
double stepBelief(const Peak& from, const Peak& to, int frames) {
    const double square = (std::pow(to.x - from.x, 2) + std::pow(to.y - from.y, 2)) / frames;
    return -std::log(square + 2) - square / (4 * widestStep) - std::log(static_cast<double>(frames));
}

/// ln of how much more likely a peak is the molecule than noise somewhere in the frame.
double peakBelief(const Peak& peak, double pixels) {
    const double score = std::min(peak.score, brightest);
    return 0.5 * score * score - std::log(pixels);
}

/// The way through the candidates that is the most likely one (dynamic programming); by frame, or -1.
std::vector<int> bestWay(const std::vector<std::vector<Peak>>& peaks, double pixels) {
    struct State {
        double belief = 0;
        int frame = -1, peak = -1; // where the way came from
    };
    const int frames = static_cast<int>(peaks.size());
    std::vector<std::vector<State>> states(peaks.size());
    double best = missing * frames;
    int lastFrame = -1, lastPeak = -1;
    for (int frame = 0; frame < frames; ++frame) {
        const auto f = static_cast<std::size_t>(frame);
        for (const Peak& peak : peaks[f]) {
            State state{.belief = missing * frame};
            for (int before = std::max(0, frame - longestGap - 1); before < frame; ++before) {
                const auto b = static_cast<std::size_t>(before);
                for (std::size_t k = 0; k < peaks[b].size(); ++k) {
                    const double belief = states[b][k].belief +
                                          stepBelief(peaks[b][k], peak, frame - before) +
                                          missing * (frame - before - 1);
                    if (belief > state.belief)
                        state = {belief, before, static_cast<int>(k)};
                }
            }
            state.belief += peakBelief(peak, pixels);
            states[f].push_back(state);
            const double whole = state.belief + missing * (frames - 1 - frame);
            if (whole > best) {
                best = whole;
                lastFrame = frame;
                lastPeak = static_cast<int>(states[f].size()) - 1;
            }
        }
    }
    std::vector<int> way(peaks.size(), -1);
    while (lastFrame >= 0) {
        way[static_cast<std::size_t>(lastFrame)] = lastPeak;
        const State& state = states[static_cast<std::size_t>(lastFrame)][static_cast<std::size_t>(lastPeak)];
        lastFrame = state.frame;
        lastPeak = state.peak;
    }
    return way;
}

Finder finderFor(const Imaging& imaging) {
    return {imaging.psfSigma, imaging.camera.excessFactor(), imaging.readVariance()};
}

/// Peaks of other molecules than the one that was fitted, as far as they disturb its fit.
std::vector<StackPlace> othersNear(const StackSpot& spot, const std::vector<Peak>& peaks) {
    std::vector<StackPlace> others;
    const double nearest = std::max(nearestOther, 2.5 * spot.sigma);
    for (const Peak& peak : peaks) {
        const double distance = std::hypot(peak.x - spot.x, peak.y - spot.y);
        if (peak.score >= clearOther && distance >= nearest && distance < farthestOther)
            others.push_back({peak.x, peak.y});
    }
    return others;
}

void describeOthers(const std::vector<Peak>& peaks, StackSpot& spot) {
    const double nearest = std::max(nearestOther, 2.5 * spot.sigma);
    for (const Peak& peak : peaks) {
        const double distance = std::hypot(peak.x - spot.x, peak.y - spot.y);
        if (peak.score < likelyOther || distance < nearest)
            continue;
        spot.nearestOther = std::min(spot.nearestOther, static_cast<float>(distance));
        spot.brightestOther = std::max(spot.brightestOther, static_cast<float>(peak.photons));
    }
}

/// Fits a spot to every frame's peak. all: peaks of each frame, those of others among them; may be empty.
std::vector<StackSpot> fitted(const FrameStack& electrons, const Imaging& imaging,
                              const std::vector<std::optional<Peak>>& peaks,
                              const std::vector<std::vector<Peak>>& all) {
    std::vector<StackSpot> spots(peaks.size());
    for (std::size_t f = 0; f < peaks.size(); ++f)
        if (const auto& peak = peaks[f])
            spots[f] = {.seen = true,
                        .x = peak->x,
                        .y = peak->y,
                        .photons = peak->photons,
                        .sigma = 1.5 * imaging.psfSigma,
                        .score = peak->score};
    const BackgroundTrend background = backgroundOf(electrons, spots, imaging);
    SpotFitSettings settings{.psfSigma = imaging.psfSigma,
                             .excessFactor = imaging.camera.excessFactor(),
                             .readVariance = imaging.readVariance(),
                             // Even light differs a little from place to place.
                             .backgroundSd = 0.03 * std::max(background.level, 0.0) + 0.05};
    for (std::size_t f = 0; f < peaks.size(); ++f) {
        StackSpot& spot = spots[f];
        if (!spot.seen)
            continue;
        const auto frame = electrons.frame(static_cast<Eigen::Index>(f));
        const double score = spot.score;
        settings.background = background.at(spot.x, spot.y);
        settings.others.clear();
        spot = fitStackSpot(frame, spot.x, spot.y, spot.photons, settings);
        if (!all.empty())
            settings.others = othersNear(spot, all[f]);
        if (!settings.others.empty()) {
            settings.hidden = 2.2 * imaging.psfSigma;
            for (const StackPlace& other : settings.others)
                settings.hidden = std::min(settings.hidden, std::hypot(other.x - spot.x, other.y - spot.y) -
                                                                1.2 * imaging.psfSigma);
            spot = fitStackSpot(frame, peaks[f]->x, peaks[f]->y, peaks[f]->photons, settings);
        }
        spot.score = score;
        if (!all.empty())
            describeOthers(all[f], spot);
    }
    return spots;
}

} // namespace

std::vector<StackSpot> followMolecule(const FrameStack& electrons, const Imaging& imaging) {
    if (imaging.report)
        return followReportMolecule(electrons);
    const auto frames = static_cast<std::size_t>(electrons.frames());
    const double pixels = static_cast<double>(electrons.height * electrons.pixels.cols());
    const Finder finder = finderFor(imaging);
    const double level = darkLevel(electrons.pixels);
    std::vector<std::vector<Peak>> peaks(frames);
    for (std::size_t f = 0; f < frames; ++f)
        peaks[f] = finder.peaks(electrons.frame(static_cast<Eigen::Index>(f)), level);
    const std::vector<int> way = bestWay(peaks, pixels);
    std::vector<std::optional<Peak>> chosen(frames);
    for (std::size_t f = 0; f < frames; ++f)
        if (way[f] >= 0)
            chosen[f] = peaks[f][static_cast<std::size_t>(way[f])];
    return fitted(electrons, imaging, chosen, {});
}

std::vector<StackSpot> spotsAt(const FrameStack& electrons, const Imaging& imaging,
                               const std::vector<std::optional<StackPlace>>& places) {
    const Finder finder = finderFor(imaging);
    const double level = darkLevel(electrons.pixels);
    const double reach = std::max(3.0, 2 * imaging.psfSigma); // px
    std::vector<std::optional<Peak>> chosen(places.size());
    std::vector<std::vector<Peak>> all(places.size());
    for (std::size_t f = 0; f < places.size(); ++f) {
        if (!places[f])
            continue;
        all[f] = finder.peaks(electrons.frame(static_cast<Eigen::Index>(f)), level, peaksOfCrowd);
        for (const Peak& peak : all[f]) {
            if (std::hypot(peak.x - places[f]->x, peak.y - places[f]->y) > reach)
                continue;
            chosen[f] = peak; // the highest one
            chosen[f]->x = places[f]->x;
            chosen[f]->y = places[f]->y;
            break;
        }
    }
    return fitted(electrons, imaging, chosen, all);
}

} // namespace perrin
