// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/noise_curves.h"

#include "core/noise/twin.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

constexpr std::size_t mostFrames = 40;
constexpr double leastInPoint = 60; // pixels
constexpr std::size_t points = 24;

template<class Share>
std::vector<CurvePoint> densityOf(std::int64_t first, std::int64_t size, std::int64_t width,
                                  const Share& share) {
    const auto below = [&](std::int64_t value) { // the multiple of width at or below it
        return value - ((value % width) + width) % width;
    };
    std::vector<CurvePoint> result;
    for (std::int64_t start = below(first); start < first + size; start += width) {
        double sum = 0;
        for (std::int64_t value = std::max(start, first); value < std::min(start + width, first + size);
             ++value)
            sum += share(value - first);
        if (sum > 0)
            result.push_back({static_cast<double>(start) + 0.5 * static_cast<double>(width - 1),
                              sum / static_cast<double>(width)});
    }
    return result;
}

/// Sums of squared distances over pixels of about the same expectation.
class Transfer {
  public:
    explicit Transfer(double width) : width_(width) {}

    void add(double expected, double real) {
        const auto place = static_cast<std::size_t>(std::max(0.0, std::floor(expected / width_)));
        if (place >= sums_.size())
            sums_.resize(place + 1);
        sums_[place].count += 1;
        sums_[place].expected += expected;
        sums_[place].square += (real - expected) * (real - expected);
    }
    std::vector<CurvePoint> curve() const {
        std::vector<CurvePoint> result;
        Sum joined;
        for (const Sum& sum : sums_) {
            joined.count += sum.count;
            joined.expected += sum.expected;
            joined.square += sum.square;
            if (joined.count < leastInPoint)
                continue;
            result.push_back({joined.expected / joined.count, joined.square / joined.count});
            joined = {};
        }
        return result;
    }

  private:
    struct Sum {
        double count = 0, expected = 0, square = 0;
    };
    double width_; // ADU
    std::vector<Sum> sums_;
};

} // namespace

std::int64_t binWidth(const ValueCounts& values) {
    return std::max<std::int64_t>(1, std::llround(std::sqrt(values.variance()) / 12));
}

std::vector<CurvePoint> density(const ValueCounts& values, std::int64_t width) {
    const double total = values.total();
    return densityOf(values.first, static_cast<std::int64_t>(values.counts.size()), width,
                     [&](std::int64_t i) { return values.counts[static_cast<std::size_t>(i)] / total; });
}

std::vector<CurvePoint> density(const PixelLaw& law, std::int64_t width) {
    return densityOf(law.first, law.probability.size(), width,
                     [&](std::int64_t i) { return law.probability[i]; });
}

std::vector<CurvePoint> quantilePairs(const ValueCounts& real, const PixelLaw& law) {
    const double total = real.total(), least = 1 / total;
    std::vector<double> shares; // evenly spread in the logarithm of the tails
    for (double share = least; share < 0.02; share *= 1.5)
        shares.push_back(share);
    for (double share = 0.02; share < 0.5; share += 0.02)
        shares.push_back(share);
    shares.push_back(0.5);
    for (std::size_t i = shares.size() - 1; i-- > 0;)
        shares.push_back(1 - shares[i]);
    std::vector<CurvePoint> result;
    std::size_t realPlace = 0;
    Eigen::Index lawPlace = 0;
    double realSum = real.counts.empty() ? 0 : real.counts[0] / total, lawSum = law.probability[0];
    for (const double share : shares) {
        while (realSum < share - 1e-12 && realPlace + 1 < real.counts.size())
            realSum += real.counts[++realPlace] / total;
        while (lawSum < share - 1e-12 && lawPlace + 1 < law.probability.size())
            lawSum += law.probability[++lawPlace];
        result.push_back({static_cast<double>(real.first + static_cast<std::int64_t>(realPlace)),
                          static_cast<double>(law.first + lawPlace)});
    }
    return result;
}

std::vector<CurvePoint> photonTransfer(const Movie& movie, const EmptySettings& settings,
                                       const EmptyPixels& pixels, const NoiseModel& model, const Job& job) {
    const std::size_t count = std::min(mostFrames, pixels.frames.size());
    const double brightest =
        6 * std::sqrt(model.variance()) + model.mean(); // where molecules are about as bright
    Transfer transfer(std::max(1.0, (brightest - model.offset) / static_cast<double>(points)));
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t frame = pixels.frames[i * pixels.frames.size() / count];
        const TwinScene scene = sceneOf(movie, frame, settings, pixels, model);
        const Image expected = expectedTwin(scene, model) * static_cast<float>(model.gain);
        for (Eigen::Index k = 0; k < expected.size(); ++k)
            transfer.add(static_cast<double>(expected.data()[k]),
                         static_cast<double>(scene.frame.data()[k]) - model.offset);
        job.progress(static_cast<double>(i + 1) / static_cast<double>(count), "Measuring variance over mean");
    }
    std::vector<CurvePoint> curve = transfer.curve();
    for (CurvePoint& point : curve)
        point.x += model.offset;
    return curve;
}

} // namespace perrin
