// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise/pixel_law.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <unsupported/Eigen/FFT>
#include <vector>

namespace perrin {
namespace {

using Complex = std::complex<double>;
constexpr double pi = std::numbers::pi;
constexpr double leastGaussian = 0.05; // ADU; far below what rounding lets through, and makes sums end
constexpr int mostAliases = 20;
constexpr double nothingLeft = 40; // minus the logarithm of what the Gaussian noise leaves of a spectrum

std::int64_t powerOfTwo(std::int64_t least) {
    std::int64_t size = 64;
    while (size < least)
        size *= 2;
    return size;
}

/// The characteristic function without its offset, and its slopes in the parameters.
struct Spectrum {
    Complex value, gain, background, gaussianVariance, laplaceVariance;
};

double gaussianVarianceOf(const NoiseModel& model) {
    return std::max(model.gaussian * model.gaussian, leastGaussian * leastGaussian);
}

bool isNothing(double t, double gaussianVariance) {
    return 0.5 * t * t * gaussianVariance > nothingLeft;
}

Spectrum spectrumAt(double t, const NoiseModel& model) {
    const double gaussianVariance = gaussianVarianceOf(model);
    const double laplaceVariance = 2 * model.laplace * model.laplace;
    Complex photon, photonSlope; // of one photo-electron, less 1, and its slope in the gain
    if (model.em) {
        const double scale = 1 / (1 + model.gain * model.gain * t * t);
        const Complex pole(scale, model.gain * t * scale);
        photon = Complex(0, model.gain * t) * pole;
        photonSlope = Complex(0, t) * pole * pole;
    } else {
        const Complex turn = std::polar(1.0, model.gain * t);
        photon = turn - 1.0;
        photonSlope = Complex(0, t) * turn;
    }
    const double square = 0.5 * t * t;
    const double laplace = 1 / (1 + laplaceVariance * square);
    const double rounding = std::abs(t) < 1e-9 ? 1 : std::sin(0.5 * t) / (0.5 * t);
    const Complex value =
        std::exp(model.background * photon) * (std::exp(-gaussianVariance * square) * laplace * rounding);
    return {.value = value,
            .gain = model.background * photonSlope * value,
            .background = photon * value,
            .gaussianVariance = -square * value,
            .laplaceVariance = -square * laplace * value};
}

/// Beyond this many turns of the spectrum nothing is left that matters.
int aliasesOf(const NoiseModel& model) {
    const double gaussian = std::max(model.gaussian, leastGaussian);
    double reach = 6.5 / gaussian;
    if (model.laplace > 0)
        reach = std::min(reach, std::cbrt(2e8 / (model.laplace * model.laplace)));
    const double turns = std::ceil(0.5 * (reach / pi - 1));
    return static_cast<int>(std::clamp(turns, 0.0, static_cast<double>(mostAliases)));
}

} // namespace

Eigen::ArrayXd PixelLaw::cumulative() const {
    Eigen::ArrayXd sum(probability.size());
    double total = 0;
    for (Eigen::Index i = 0; i < sum.size(); ++i)
        sum[i] = total += probability[i];
    return sum;
}

struct PixelLawMaker::Plan {
    Plan(std::int64_t firstValue, std::int64_t count) : first(firstValue), size(powerOfTwo(count)) {}

    Eigen::ArrayXd transformed(std::vector<Complex>& spectrum) const {
        Eigen::FFT<double> transform;
        transform.SetFlag(Eigen::FFT<double>::HalfSpectrum);
        std::vector<double> values(static_cast<std::size_t>(size));
        transform.inv(values.data(), spectrum.data(), size);
        return Eigen::Map<const Eigen::ArrayXd>(values.data(), size);
    }

    /// What the offset, counted from the first value, makes of a spectrum; t without, aliased with its turns.
    Complex placed(double t, double aliased, const NoiseModel& model) const {
        return std::polar(1.0, aliased * model.offset - t * static_cast<double>(first));
    }

    std::int64_t first, size;
};

PixelLawMaker::PixelLawMaker(std::int64_t first, std::int64_t count)
    : plan_(std::make_unique<Plan>(first, count)) {}
PixelLawMaker::~PixelLawMaker() = default;
PixelLawMaker::PixelLawMaker(PixelLawMaker&&) noexcept = default;

PixelLaw PixelLawMaker::law(const NoiseModel& model) const {
    const std::int64_t half = plan_->size / 2;
    std::vector<Complex> spectrum(static_cast<std::size_t>(half) + 1);
    const int aliases = aliasesOf(model);
    const double gaussianVariance = gaussianVarianceOf(model);
    for (std::int64_t k = 0; k <= half; ++k) {
        Complex sum = 0;
        const double t = 2 * pi * static_cast<double>(k) / static_cast<double>(plan_->size);
        for (int turn = -aliases; turn <= aliases; ++turn) {
            const double aliased = t + 2 * pi * turn;
            if (!isNothing(aliased, gaussianVariance))
                sum += spectrumAt(aliased, model).value * plan_->placed(t, aliased, model);
        }
        spectrum[static_cast<std::size_t>(k)] = std::conj(sum);
    }
    PixelLaw law{.first = plan_->first, .probability = plan_->transformed(spectrum)};
    law.probability = law.probability.max(0);
    law.probability /= law.probability.sum();
    return law;
}

PixelLawSlopes PixelLawMaker::lawWithSlopes(const NoiseModel& model) const {
    const std::int64_t half = plan_->size / 2;
    std::array<std::vector<Complex>, noiseParameterCount + 1> spectra;
    for (auto& spectrum : spectra)
        spectrum.resize(static_cast<std::size_t>(half) + 1);
    const int aliases = aliasesOf(model);
    const double gaussianVariance = gaussianVarianceOf(model);
    for (std::int64_t k = 0; k <= half; ++k) {
        std::array<Complex, noiseParameterCount + 1> sum{};
        const double t = 2 * pi * static_cast<double>(k) / static_cast<double>(plan_->size);
        for (int turn = -aliases; turn <= aliases; ++turn) {
            const double aliased = t + 2 * pi * turn;
            if (isNothing(aliased, gaussianVariance))
                continue;
            const Spectrum spectrum = spectrumAt(aliased, model);
            const Complex place = plan_->placed(t, aliased, model);
            sum[0] += place * spectrum.value;
            sum[1] += place * spectrum.value * Complex(0, aliased);
            sum[2] += place * spectrum.gain;
            sum[3] += place * spectrum.background;
            sum[4] += place * spectrum.gaussianVariance;
            sum[5] += place * spectrum.laplaceVariance;
        }
        for (std::size_t part = 0; part < sum.size(); ++part)
            spectra[part][static_cast<std::size_t>(k)] = std::conj(sum[part]);
    }
    PixelLawSlopes result;
    result.law = {.first = plan_->first, .probability = plan_->transformed(spectra[0])};
    for (std::size_t parameter = 0; parameter < noiseParameterCount; ++parameter)
        result.slopes[parameter] = plan_->transformed(spectra[parameter + 1]);
    return result;
}

PixelLaw pixelLaw(const NoiseModel& model) {
    const double sd = std::sqrt(std::max(model.variance(), 1e-6));
    const double below = 7 * sd + 22 * model.laplace + 3;
    const double above = below + 22 * (model.em ? model.gain : 0) + 2 * model.gain;
    const auto first = static_cast<std::int64_t>(std::floor(model.mean() - below));
    return PixelLawMaker(first, static_cast<std::int64_t>(std::ceil(below + above)) + 1).law(model);
}

} // namespace perrin
