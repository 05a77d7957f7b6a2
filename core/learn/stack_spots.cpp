// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/stack_spots.h"

#include "core/learn/stack_fit.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace perrin {
namespace {

constexpr std::size_t candidatesPerFrame = 4;
constexpr double weakest = 3.2;   // of a candidate, in units of the noise
constexpr double brightest = 9;   // more does not make a candidate more believable
constexpr double missing = -2.5;  // what a frame without a spot costs, in ln of likelihood
constexpr int longestGap = 6;     // frames that a way may leap over
constexpr double widestStep = 40; // px^2 an axis and frame: the variance beyond which a step is not believed
constexpr double blurredWidth = 1.8; // of the second filter, in PSF widths

struct Peak {
    double x = 0, y = 0; // px
    double score = 0;    // of the filter in units of its noise
    double photons = 0;  // by the filter
};

/// A Gaussian cut off at 2.6 widths, sum 1.
Eigen::ArrayXf kernel(double sigma) {
    const auto half = static_cast<Eigen::Index>(std::ceil(2.6 * sigma));
    Eigen::ArrayXf taps =
        Eigen::ArrayXf::LinSpaced(2 * half + 1, static_cast<float>(-half), static_cast<float>(half));
    taps = (taps.square() * static_cast<float>(-0.5 / (sigma * sigma))).exp();
    return taps / taps.sum();
}

/// Convolution along both axes; outside the frame there is the value 0.
Image filtered(const Image& image, const Eigen::ArrayXf& taps) {
    const Eigen::Index half = taps.size() / 2, rows = image.rows(), columns = image.cols();
    Image down = Image::Zero(rows, columns), both = Image::Zero(rows, columns);
    for (Eigen::Index k = -half; k <= half; ++k) {
        const Eigen::Index count = rows - std::abs(k), from = std::max<Eigen::Index>(0, k),
                           to = std::max<Eigen::Index>(0, -k);
        if (count > 0)
            down.middleRows(to, count) += taps[k + half] * image.middleRows(from, count);
    }
    for (Eigen::Index y = 0; y < rows; ++y)
        for (Eigen::Index k = -half; k <= half; ++k) {
            const Eigen::Index count = columns - std::abs(k), from = std::max<Eigen::Index>(0, k),
                               to = std::max<Eigen::Index>(0, -k);
            if (count > 0)
                both.row(y).segment(to, count) += taps[k + half] * down.row(y).segment(from, count);
        }
    return both;
}

/// Mean of the pixels of a frame, those far above it left out.
double clippedMean(const Eigen::Ref<const Image>& frame) {
    double mean = frame.mean(), highest = std::numeric_limits<double>::infinity();
    for (int pass = 0; pass < 4; ++pass) {
        double sum = 0, squares = 0, count = 0;
        for (Eigen::Index y = 0; y < frame.rows(); ++y)
            for (Eigen::Index x = 0; x < frame.cols(); ++x) {
                const double value = static_cast<double>(frame(y, x));
                if (value <= highest) {
                    sum += value;
                    squares += value * value;
                    count += 1;
                }
            }
        mean = sum / count;
        highest = mean + 4 * std::sqrt(std::max(0.0, squares / count - mean * mean)) + 1e-6;
    }
    return mean;
}

/// What the finding of spots needs of one stack.
class Finder {
  public:
    Finder(double psfSigma, double excessFactor, double readVariance)
        : excess_(excessFactor), readVariance_(readVariance) {
        for (const double sigma : {psfSigma, blurredWidth * psfSigma}) {
            const Eigen::ArrayXf taps = kernel(sigma);
            const double energy = static_cast<double>(taps.square().sum());
            filters_.push_back({taps, energy * energy});
        }
    }

    /// The highest peaks of a frame, over both filters.
    std::vector<Peak> peaks(const Eigen::Ref<const Image>& frame, double background) const {
        const double noise = std::sqrt(std::max(excess_ * background + readVariance_, 1e-6));
        const Image light = frame - static_cast<float>(background);
        std::vector<Peak> found;
        for (const Filter& filter : filters_) {
            const double perScore = noise * std::sqrt(filter.energy);
            const Image score = filtered(light, filter.taps) * static_cast<float>(1 / perScore);
            collect(score, perScore / filter.energy, found);
        }
        std::sort(found.begin(), found.end(), [](const Peak& a, const Peak& b) { return a.score > b.score; });
        return apart(found);
    }

  private:
    struct Filter {
        Eigen::ArrayXf taps;
        double energy; // sum of the squares of its two-dimensional form
    };

    static void collect(const Image& score, double photonsPerScore, std::vector<Peak>& found) {
        for (Eigen::Index y = 0; y < score.rows(); ++y)
            for (Eigen::Index x = 0; x < score.cols(); ++x) {
                const float value = score(y, x);
                if (value < static_cast<float>(weakest))
                    continue;
                const Eigen::Index top = std::max<Eigen::Index>(0, y - 1),
                                   left = std::max<Eigen::Index>(0, x - 1);
                const Eigen::Index bottom = std::min(score.rows(), y + 2),
                                   right = std::min(score.cols(), x + 2);
                if (score.block(top, left, bottom - top, right - left).maxCoeff() > value)
                    continue;
                found.push_back({.x = static_cast<double>(x),
                                 .y = static_cast<double>(y),
                                 .score = static_cast<double>(value),
                                 .photons = static_cast<double>(value) * photonsPerScore});
            }
    }

    /// The highest ones, none within 3 px of a higher one.
    static std::vector<Peak> apart(const std::vector<Peak>& sorted) {
        std::vector<Peak> kept;
        for (const Peak& peak : sorted) {
            const bool near = std::any_of(kept.begin(), kept.end(), [&](const Peak& other) {
                return std::hypot(peak.x - other.x, peak.y - other.y) < 3;
            });
            if (!near)
                kept.push_back(peak);
            if (kept.size() == candidatesPerFrame)
                break;
        }
        return kept;
    }

    double excess_, readVariance_;
    std::vector<Filter> filters_;
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

/// Mean of the pixels further than `reach` px (along an axis) from a place in the frame.
void addAwayFrom(const Eigen::Ref<const Image>& frame, double x, double y, double reach, double& sum,
                 double& count) {
    const auto cut = [](double place, Eigen::Index size) {
        return static_cast<Eigen::Index>(std::clamp<long>(std::lround(place), 0, size));
    };
    const Eigen::Index top = cut(y - reach, frame.rows()), bottom = cut(y + reach + 1, frame.rows());
    const Eigen::Index left = cut(x - reach, frame.cols()), right = cut(x + reach + 1, frame.cols());
    const auto hidden = frame.block(top, left, bottom - top, right - left);
    sum += frame.cast<double>().sum() - hidden.cast<double>().sum();
    count += static_cast<double>(frame.size() - hidden.size());
}

} // namespace

double backgroundLevel(const FrameStack& electrons, const std::vector<StackSpot>& spots) {
    double sum = 0, count = 0;
    for (std::size_t f = 0; f < spots.size(); ++f) {
        const auto frame = electrons.frame(static_cast<Eigen::Index>(f));
        if (spots[f].seen)
            addAwayFrom(frame, spots[f].x, spots[f].y, 5 * spots[f].sigma + 1, sum, count);
    }
    return count > 0 ? sum / count : clippedMean(electrons.pixels);
}

std::vector<StackSpot> followMolecule(const FrameStack& electrons, const Imaging& imaging) {
    const auto frames = static_cast<std::size_t>(electrons.frames());
    const double pixels = static_cast<double>(electrons.height * electrons.pixels.cols());
    SpotFitSettings settings{.psfSigma = imaging.psfSigma,
                             .excessFactor = imaging.camera.excessFactor(),
                             .readVariance = imaging.readVariance()};
    const Finder finder(imaging.psfSigma, settings.excessFactor, settings.readVariance);
    const double level = clippedMean(electrons.pixels);
    std::vector<std::vector<Peak>> peaks(frames);
    for (std::size_t f = 0; f < frames; ++f)
        peaks[f] = finder.peaks(electrons.frame(static_cast<Eigen::Index>(f)), level);
    const std::vector<int> way = bestWay(peaks, pixels);
    std::vector<StackSpot> spots(frames);
    for (std::size_t f = 0; f < frames; ++f)
        if (way[f] >= 0) {
            const Peak& peak = peaks[f][static_cast<std::size_t>(way[f])];
            spots[f] = {.seen = true,
                        .x = peak.x,
                        .y = peak.y,
                        .photons = peak.photons,
                        .sigma = 1.5 * imaging.psfSigma,
                        .score = peak.score};
        }
    settings.background = backgroundLevel(electrons, spots);
    // Even light differs a little from place to place.
    settings.backgroundSd = 0.03 * std::max(settings.background, 0.0) + 0.05;
    for (std::size_t f = 0; f < frames; ++f)
        if (spots[f].seen) {
            const double score = spots[f].score;
            spots[f] = fitStackSpot(electrons.frame(static_cast<Eigen::Index>(f)), spots[f].x, spots[f].y,
                                    spots[f].photons, settings);
            spots[f].score = score;
        }
    return spots;
}

} // namespace perrin
