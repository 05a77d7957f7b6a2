// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/motion.h"
#include "tests/core/simulate/statistics.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

using namespace perrin;
using test::expectMean;
using test::momentsOf;

namespace {

/// One molecule a stream.
template<class Use>
std::vector<double> ofMany(std::size_t count, Use use) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        RandomStream random(12, i);
        values.push_back(use(random));
    }
    return values;
}

MotionSettings kind(MotionKind which) {
    MotionSettings settings;
    settings.kind = which;
    return settings;
}

/// P(distance of two places, each anywhere in a circle, <= distance): disk line picking.
double closerInCircle(double distance, double radius) {
    const auto density = [=](double s) {
        return 4 * s / (std::numbers::pi * radius * radius) * std::acos(s / (2 * radius)) -
               2 * s * s / (std::numbers::pi * std::pow(radius, 3)) *
                   std::sqrt(1 - s * s / (4 * radius * radius));
    };
    const int steps = 200;
    double sum = 0;
    for (int i = 0; i < steps; ++i)
        sum += density(distance * (i + 0.5) / steps) * distance / steps;
    return sum;
}

} // namespace

TEST(Motion, brownianStepsAreNormalWithTwiceDTimesTime) {
    const auto places = ofMany(20000, [](RandomStream& random) {
        Walker walker(kind(MotionKind::Brownian), 1.5, random);
        walker.advance(0.003, random);
        walker.advance(0.007, random);
        return walker.place().x();
    });
    EXPECT_NEAR(momentsOf(places).mean, 0, 4 * momentsOf(places).standardError());
    EXPECT_NEAR(momentsOf(places).variance, 2 * 1.5 * 0.01, 4 * 0.03 * std::sqrt(2. / 20000));
    EXPECT_NEAR(momentsOf(places).excessKurtosis, 0, 4 * std::sqrt(24. / 20000));
}

TEST(Motion, anImmobileMoleculeStays) {
    RandomStream random(1);
    Walker walker(kind(MotionKind::Immobile), 3, random);
    walker.advance(10, random);
    EXPECT_EQ(walker.place().norm(), 0);
}

TEST(Motion, directedMotionDriftsOnTopOfDiffusion) {
    MotionSettings settings = kind(MotionKind::Directed);
    settings.speed = 2;
    const double d = 0.3, time = 1.5;
    std::vector<double> angles;
    const auto squares = ofMany(20000, [&](RandomStream& random) {
        Walker walker(settings, d, random);
        for (int i = 0; i < 3; ++i)
            walker.advance(time / 3, random);
        angles.push_back(std::atan2(walker.place().y(), walker.place().x()));
        return walker.place().squaredNorm();
    });
    expectMean(squares, std::pow(2 * time, 2) + 4 * d * time);
    // Every direction alike.
    EXPECT_LT(test::kolmogorovSmirnov(
                  angles, [](double angle) { return (angle + std::numbers::pi) / (2 * std::numbers::pi); }),
              test::kolmogorovSmirnovLimit(angles.size()));
    // The direction stays: without diffusion the path is straight.
    RandomStream random(2);
    Walker walker(settings, 0, random);
    walker.advance(0.4, random);
    const Eigen::Vector2d first = walker.place();
    walker.advance(0.4, random);
    EXPECT_NEAR((walker.place() - 2 * first).norm(), 0, 1e-12);
    EXPECT_NEAR(first.norm(), 0.8, 1e-12);
}

TEST(Motion, aConfinedMoleculeStaysInItsCircle) {
    MotionSettings settings = kind(MotionKind::Confined);
    settings.confinementRadius = 0.3;
    for (const double step : {0.0005, 0.02, 5.0}) { // s: well inside, about the radius, far beyond it
        RandomStream random(3);
        Walker walker(settings, 1, random);
        double least = 0, most = 0;
        for (int i = 0; i < 20000; ++i) {
            walker.advance(step, random);
            least = std::min(least, walker.place().x());
            most = std::max(most, walker.place().x());
        }
        EXPECT_LE(most - least, 2 * 0.3 + 1e-9);
        EXPECT_GT(most - least, 2 * 0.3 - 0.02);
    }
}

TEST(Motion, aConfinedMoleculeIsAnywhereInItsCircleAlike) {
    MotionSettings settings = kind(MotionKind::Confined);
    settings.confinementRadius = 0.3;
    // Whatever the step, start and end are at last two independent places of the even distribution; a
    // density that gathers at the wall, or an uneven start, would show in their distance.
    for (const double step : {0.01, 0.1}) {
        SCOPED_TRACE(step);
        const auto distances = ofMany(10000, [&](RandomStream& random) {
            Walker walker(settings, 1, random);
            for (double time = 0; time < 0.5; time += step)
                walker.advance(step, random);
            return walker.place().norm();
        });
        EXPECT_LT(
            test::kolmogorovSmirnov(distances, [](double distance) { return closerInCircle(distance, 0.3); }),
            test::kolmogorovSmirnovLimit(distances.size()));
    }
}

TEST(Motion, aConfinedMoleculeDiffusesFreelyBeforeItMeetsTheWall) {
    MotionSettings settings = kind(MotionKind::Confined);
    settings.confinementRadius = 100;
    expectMean(ofMany(20000,
                      [&](RandomStream& random) {
                          Walker walker(settings, 0.7, random);
                          walker.advance(0.1, random);
                          return walker.place().squaredNorm();
                      }),
               4 * 0.7 * 0.1);
}

TEST(Motion, twoStatesAreInEquilibriumAndSwitchAtTheirRates) {
    MotionSettings settings = kind(MotionKind::TwoState);
    settings.leaveFirst = 12;
    settings.leaveSecond = 4;
    settings.secondDiffusionCoefficient = 0.05;
    const double share = 4. / 16, d = 1, time = 0.07;
    std::vector<double> before, after, stayed, squares;
    for (std::uint64_t i = 0; i < 40000; ++i) {
        RandomStream random(7, i);
        Walker walker(settings, d, random);
        const bool first = walker.inFirstState();
        before.push_back(first);
        walker.advance(0.4 * time, random);
        walker.advance(0.6 * time, random);
        after.push_back(walker.inFirstState());
        if (first)
            stayed.push_back(walker.inFirstState());
        squares.push_back(walker.place().squaredNorm());
    }
    expectMean(before, share);
    expectMean(after, share);
    expectMean(stayed, share + (1 - share) * std::exp(-16 * time)); // the telegraph process
    expectMean(squares, 4 * (share * d + (1 - share) * 0.05) * time);
}

TEST(Motion, aStateThatIsNeverLeftHoldsAllMolecules) {
    MotionSettings settings = kind(MotionKind::TwoState);
    settings.leaveFirst = 0;
    const auto inFirst = ofMany(200, [&](RandomStream& random) {
        Walker walker(settings, 1, random);
        walker.advance(1000, random);
        return walker.inFirstState() ? 1.0 : 0.0;
    });
    EXPECT_EQ(std::count(inFirst.begin(), inFirst.end(), 1.0), 200);
}

TEST(Fluorophore, bleachesAfterAnExponentialTime) {
    EmissionSettings settings;
    settings.bleachingTime = 0.2;
    const auto lifetimes = ofMany(20000, [&](RandomStream& random) {
        Fluorophore fluorophore(settings, random);
        double lit = 0;
        while (!fluorophore.bleached())
            lit += 0.01 * fluorophore.shine(0.01, random);
        EXPECT_EQ(fluorophore.shine(0.01, random), 0);
        return lit;
    });
    EXPECT_LT(test::kolmogorovSmirnov(lifetimes, [](double time) { return 1 - std::exp(-time / 0.2); }),
              test::kolmogorovSmirnovLimit(lifetimes.size()));
}

TEST(Fluorophore, blinksInEquilibriumWithItsDutyCycle) {
    EmissionSettings settings;
    settings.onTime = 0.03;
    settings.offTime = 0.09;
    const double duty = 0.25, instant = 1e-7, pause = 0.02, rate = 1 / 0.03 + 1 / 0.09;
    std::vector<double> first, later, together, long_;
    for (std::uint64_t i = 0; i < 40000; ++i) {
        RandomStream random(5, i);
        Fluorophore fluorophore(settings, random);
        const double now = fluorophore.shine(instant, random);
        fluorophore.shine(pause, random);
        const double then = fluorophore.shine(instant, random);
        first.push_back(now);
        later.push_back(then);
        together.push_back(now * then);
        long_.push_back(fluorophore.shine(0.5, random));
    }
    expectMean(first, duty);
    expectMean(later, duty);
    expectMean(together, duty * (duty + (1 - duty) * std::exp(-rate * pause)));
    expectMean(long_, duty);
}

TEST(Fluorophore, shinesAllTheTimeByDefault) {
    RandomStream random(1);
    Fluorophore fluorophore({}, random);
    EXPECT_EQ(fluorophore.shine(1e6, random), 1);
    EXPECT_FALSE(fluorophore.bleached());
}
