// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/scenario.h"

#include <array>
#include <string_view>

namespace perrin {

/// What a camera gives for a pixel that sees nothing but background: Poisson photo-electrons, with an EMCCD
/// each multiplied by an exponential (together a Gamma), gain, Gaussian and Laplace noise, offset, rounding.
struct NoiseModel {
    double offset = 100;    // ADU
    double gain = 1;        // ADU per photo-electron, EM gain included
    bool em = false;        // EMCCD
    double background = 10; // photons a px and exposure
    double gaussian = 1.5;  // ADU rms
    double laplace = 0;     // ADU, scale b: variance 2 b^2

    bool operator==(const NoiseModel&) const = default;
    /// Throws Error naming the field and its value.
    void check() const;

    // Moments of a pixel before rounding (science: Poisson and Poisson-Gamma, Laplace).
    double mean() const;           // ADU
    double variance() const;       // ADU^2
    double skewness() const;       //
    double excessKurtosis() const; //
    /// Of the two levels together: gaussian^2 + 2 laplace^2, ADU^2.
    double levelVariance() const;
    /// Variance gained per ADU of light: gain, twice that with EM.
    double slope() const;
};

/// The numbers of the model that a fit finds, in the order of all arrays over them.
enum class NoiseParameter { Offset, Gain, Background, Gaussian, Laplace };
constexpr std::size_t noiseParameterCount = 5;
constexpr std::array<NoiseParameter, noiseParameterCount> noiseParameters{
    NoiseParameter::Offset, NoiseParameter::Gain, NoiseParameter::Background, NoiseParameter::Gaussian,
    NoiseParameter::Laplace};
const char* name(NoiseParameter parameter);           // "offset", "gain", "background", "gaussian", "laplace"
const char* unit(NoiseParameter parameter);           // "ADU", "ADU/e-", "photons/px"
NoiseParameter noiseParameter(std::string_view name); // throws Error listing the names
double& value(NoiseModel& model, NoiseParameter which); // the field
double value(const NoiseModel& model, NoiseParameter which);

/// What a scenario's camera and background (its value, where it is a range) are to this model, and back. Maps
/// of what has changed are dropped.
NoiseModel noiseModelOf(const Scenario& scenario);
void setNoise(Scenario& scenario, const NoiseModel& model);

/// The scenario's camera for measuring, which knows one read noise: Gaussian and Laplace noise together.
Camera measuringCamera(const Scenario& scenario);
/// Takes such a camera over. Where it is the scenario's own, Gaussian and Laplace noise stay as they are;
/// else all of its read noise is Gaussian.
void setMeasuringCamera(Scenario& scenario, const Camera& camera);

} // namespace perrin
