// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"
#include "core/simulate/scenario.h"
#include "core/table.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

/// Whose error is made as small as it can be.
enum class AdviceFor { WorstD, MiddleD };

/// Molecules with a D somewhere between two ends, and the microscope that is to record them. Light in
/// detected photons.
struct AdvisorSettings {
    double dLow = 0.1, dHigh = 5; // um^2/s
    AdviceFor goal = AdviceFor::WorstD;
    double photonRate = 5e4;      // of a molecule, a s
    double backgroundRate = 1000; // a px and s
    double photonBudget = 0;      // of a molecule until it bleaches, mean; 0: never bleaches
    bool strobed = false;         // lit during exposures only: the time between them does not bleach
    int frames = 16;              // of a track at most
    double width = 6.4; // um, of the square about its start in which a molecule is seen; 0: everywhere
    double neighbourDistance = 0; // um, mean distance of the nearest other molecule; 0: there is none
    double leastInterval = 0.001, mostInterval = 0.5; // s
    double leastExposure = 0.0005;                    // s
    double deadTime = 0;                              // s at least between exposures
    double pixelSize = 0.1;                           // um
    double psfFwhm = 0.306;                           // um
    SensorSettings sensor{};

    bool operator==(const AdvisorSettings&) const = default;
    /// Throws Error naming the setting, its value and what it may be.
    void check() const;
    /// dLow, their geometric mean, dHigh.
    std::array<double, 3> ds() const;
};

/// The scenario's microscope and light, as rates, and its range of D. Throws Error: the 2024 report's image
/// formation, which has a light of its own, and scenario.check().
AdvisorSettings advisorSettings(const Scenario& scenario);

/// What one exposure and frame interval let expect; arrays: of ds().
struct ExpectedErrors {
    double exposure = 0, interval = 0;      // s
    double photons = 0;                     // of a molecule in one exposure
    double background = 0;                  // a px and exposure
    std::array<double, 3> localizationSd{}; // um an axis
    std::array<double, 3> framesSeen{};     // lit and in the window, of a molecule on average
    /// Least relative standard error of D from one track of framesSeen centres (Cramér-Rao, localization
    /// error known): near that of ln D by maximum likelihood. Infinite: fewer than 3 frames, or no light.
    std::array<double, 3> errors{};
    double goal = 0; // the error that is to be small
};

/// For any exposure and interval, whether the camera can take them or not.
ExpectedErrors expectedErrors(const AdvisorSettings& settings, double exposure, double interval);

struct Advice {
    AdvisorSettings settings{};
    std::vector<double> intervals{}, exposures{}; // s, ascending in even steps of their logarithm
    std::vector<double>
        errors{}; // the goal's, exposures.size() times intervals.size(); NaN: cannot be recorded
    std::vector<ExpectedErrors> curve{}; // of the intervals that can be, each with its best exposure
    /// Of what is within 1 % of the least error the shortest interval; to two digits.
    ExpectedErrors best{};
    std::pair<double, double> goodIntervals{}; // about the best, within 10 % of its error …
    std::pair<double, double> goodExposures{}; // … and at its interval
    std::vector<std::string> sentences{};      // for people

    double errorAt(std::size_t exposure, std::size_t interval) const {
        return errors[interval * exposures.size() + exposure];
    }
};

/// Above this share of steps confused with the nearest neighbour's an interval is too long.
inline constexpr double mostConfused = 0.05;
/// The longest interval at which the fastest molecules are told from their neighbours, s; infinite without
/// neighbours.
double longestLinkable(const AdvisorSettings& settings);

/// Throws Error: settings.check(), or nothing can be recorded or measured, with what stands in the way.
/// Cancelled.
Advice advise(const AdvisorSettings& settings, const Job& job = {});

/// A row for each interval with its best exposure: what is expected of the three D.
Table adviceTable(const Advice& advice);
/// A row for each exposure and interval that can be recorded: the goal's error.
Table adviceGridTable(const Advice& advice);

/// The scenario recorded like that: exposure, interval, light and bleaching change; drawn ranges keep their
/// spread.
Scenario recordedAs(const Scenario& scenario, const AdvisorSettings& settings, const ExpectedErrors& chosen);

} // namespace perrin
