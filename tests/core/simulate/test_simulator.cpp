// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/simulate/report_2024.h"
#include "core/simulate/simulator.h"
#include "tests/core/simulate/statistics.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

using namespace perrin;
using test::expectMean;

namespace {

Scenario freeDiffusion(double d, double exposure, int subPositions) {
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::fixed(d);
    scenario.motion.subPositions = subPositions;
    scenario.acquisition.exposure = exposure;
    return scenario;
}

/// Everything that a seed fixes.
struct Made {
    Truth truth;
    FrameStack stack;
};

bool sameBits(const Made& one, const Made& other) {
    return one.truth.conditions == other.truth.conditions && one.truth.path == other.truth.path &&
           (one.truth.light == other.truth.light).all() && one.truth.effectiveD == other.truth.effectiveD &&
           (one.stack.pixels == other.stack.pixels).all();
}

Made make(const Simulator& simulator, std::uint64_t index) {
    Made made{simulator.truth(index), {}};
    made.stack = simulator.record(made.truth);
    return made;
}

std::vector<Made> madeByThreads(const Simulator& simulator, std::size_t count, unsigned threads) {
    std::vector<Made> made(count);
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            for (std::size_t index = next++; index < count; index = next++)
                made[index] = make(simulator, index);
        });
    for (std::thread& worker : workers)
        worker.join();
    return made;
}

} // namespace

TEST(Simulator, msdOfExposureAveragedPositionsLosesTheBlur) {
    // MSD(n) = 4 D n dt - 4/3 D t_E (Berglund 2010); S places instead of the whole path lose 1 - 1/S^2 of it.
    struct Case {
        double exposure;
        int subPositions;
    };
    const double d = 2, interval = 0.01;
    for (const Case& c : {Case{0.01, 16}, Case{0.01, 2}, Case{0.004, 10}, Case{0.004, 1}}) {
        SCOPED_TRACE(std::to_string(c.exposure) + " s, " + std::to_string(c.subPositions) + " sub-positions");
        const Simulator simulator(freeDiffusion(d, c.exposure, c.subPositions), 21);
        std::vector<std::vector<double>> squares(6);
        for (std::uint64_t index = 0; index < 3000; ++index) {
            const Positions centres = simulator.truth(index).centres * 0.1; // um
            for (const Eigen::Index lag : {1, 2, 5})
                squares[static_cast<std::size_t>(lag)].push_back(
                    (centres.bottomRows(16 - lag) - centres.topRows(16 - lag))
                        .rowwise()
                        .squaredNorm()
                        .mean());
        }
        const double blur = 4. / 3 * d * c.exposure * (1 - 1. / (c.subPositions * c.subPositions));
        for (const int lag : {1, 2, 5})
            expectMean(squares[static_cast<std::size_t>(lag)], 4 * d * lag * interval - blur);
    }
}

TEST(Simulator, pathSpreadsByAThirdOfDTimesExposureWithinAFrame) {
    for (const auto& [exposure, subPositions] :
         {std::pair{0.01, 16}, std::pair{0.01, 4}, std::pair{0.003, 16}}) {
        const Simulator simulator(freeDiffusion(2, exposure, subPositions), 22);
        std::vector<double> alongX, alongY;
        for (std::uint64_t index = 0; index < 800; ++index) {
            const Positions path = simulator.truth(index).path * 0.1; // um
            double x = 0, y = 0;
            for (Eigen::Index frame = 0; frame < 16; ++frame) {
                const Positions part = path.middleRows(frame * subPositions, subPositions);
                const Positions off = part.rowwise() - part.colwise().mean();
                x += off.col(0).squaredNorm() / subPositions / 16;
                y += off.col(1).squaredNorm() / subPositions / 16;
            }
            alongX.push_back(x);
            alongY.push_back(y);
        }
        const double expected = 2 * exposure / 3 * (1 - 1. / (subPositions * subPositions));
        expectMean(alongX, expected);
        expectMean(alongY, expected);
    }
}

TEST(Simulator, stepsAndEffectiveDAreDOnAverage) {
    for (const double exposure : {0.01, 0.004}) {
        const Simulator simulator(freeDiffusion(0.7, exposure, 16), 23);
        std::vector<double> steps, effective;
        for (std::uint64_t index = 0; index < 3000; ++index) {
            const Truth truth = simulator.truth(index);
            steps.push_back(truth.subStepD);
            effective.push_back(truth.effectiveD);
        }
        expectMean(steps, 0.7);
        expectMean(effective, 0.7);
    }
}

TEST(Simulator, blobsInThePictureAreAsWideAsPsfAndBlurTogether) {
    // Second moment of the mean picture around each frame's true centre.
    Scenario scenario = freeDiffusion(3, 0.01, 16);
    scenario.background.photons = Range::fixed(0);
    scenario.emission.photons = Range::fixed(1000);
    const Simulator simulator(scenario, 24);
    std::vector<double> variances;
    for (std::uint64_t index = 0; index < 60; ++index) {
        const Truth truth = simulator.truth(index);
        const FrameStack stack = simulator.expected(truth);
        for (Eigen::Index frame = 0; frame < 16; ++frame) {
            const Eigen::ArrayXXd light = stack.frame(frame).cast<double>();
            const Eigen::ArrayXd off = Eigen::ArrayXd::LinSpaced(64, 0, 63) - truth.centres(frame, 0);
            variances.push_back((light.colwise().sum().transpose() * off.square()).sum() / light.sum());
        }
    }
    // The pixel adds its own width, 1/12.
    expectMean(variances, 1.3 * 1.3 + 1. / 12 + 3 * 0.01 / 3 / 0.01 * (1 - 1. / 256));
}

TEST(Simulator, brightnessFluctuatesAroundItsMean) {
    Scenario scenario = freeDiffusion(1, 0.01, 4);
    scenario.emission.photons = Range::fixed(200);
    scenario.emission.fluctuation = Range::fixed(0.3);
    const Simulator simulator(scenario, 31);
    std::vector<double> factors, logs;
    for (std::uint64_t index = 0; index < 500; ++index) {
        const Truth truth = simulator.truth(index);
        for (const double photons : truth.photons) {
            factors.push_back(photons / 200);
            logs.push_back(std::pow(std::log(photons / 200) + 0.045, 2));
        }
        const FrameStack stack = simulator.expected(truth);
        const double light = stack.frame(3).cast<double>().sum() - 10.0 * 64 * 64;
        EXPECT_NEAR(light / truth.photons[3], 1, 0.01);
    }
    expectMean(factors, 1);
    expectMean(logs, 0.09);
}

TEST(Simulator, theMoleculeIsInTheMiddleHalfWayOrAtTheStart) {
    Scenario scenario = freeDiffusion(1, 0.01, 16);
    scenario.window.centring = 3;
    double farthest = 0;
    for (const bool halfWay : {true, false}) {
        scenario.window.centredInTime = halfWay;
        const Simulator simulator(scenario, 25);
        for (std::uint64_t index = 0; index < 300; ++index) {
            const Truth truth = simulator.truth(index);
            const Eigen::Index row = halfWay ? truth.path.rows() / 2 : 0;
            const double off = (truth.path.row(row).array() - 31.5).abs().maxCoeff();
            EXPECT_LE(off, 3 + (halfWay ? 1e-9 : 2)); // the first place is half a sub-step from the start
            farthest = std::max(farthest, off);
        }
    }
    EXPECT_GT(farthest, 2.8);
}

TEST(Simulator, rangesAreDrawnFromEndToEnd) {
    Scenario scenario = preset("physical-a");
    scenario.window.frames = 2;
    scenario.motion.diffusionCoefficient = Range::logUniform(0.01, 10);
    scenario.emission.photons = Range::uniform(100, 300);
    scenario.background.photons = Range::oneOf({5, 20, 80});
    scenario.psf.tolerance = 0.1;
    const Simulator simulator(scenario, 26);
    std::vector<double> d, photons, sigma;
    std::array<int, 3> backgrounds{};
    const int count = 3000;
    for (std::uint64_t index = 0; index < count; ++index) {
        const Conditions drawn = simulator.truth(index).conditions;
        d.push_back(std::log10(drawn.diffusionCoefficient));
        photons.push_back(drawn.photons);
        sigma.push_back(drawn.psfSigma);
        ++backgrounds[drawn.background < 10 ? 0 : drawn.background < 40 ? 1 : 2];
    }
    const double limit = test::kolmogorovSmirnovLimit(count);
    EXPECT_LT(test::kolmogorovSmirnov(d, [](double value) { return (value + 2) / 3; }), limit);
    EXPECT_LT(test::kolmogorovSmirnov(photons, [](double value) { return (value - 100) / 200; }), limit);
    EXPECT_LT(test::kolmogorovSmirnov(sigma, [](double value) { return (value / 1.3 - 0.9) / 0.2; }), limit);
    EXPECT_THAT(backgrounds, testing::Each(count / 3)); // each the same share
}

TEST(Simulator, bleachingAndBlinkingDimTheFrames) {
    Scenario scenario = freeDiffusion(0.1, 0.01, 16);
    scenario.emission.bleachingTime = 0.08;
    scenario.emission.onTime = 0.03;
    scenario.emission.offTime = 0.01;
    const Simulator simulator(scenario, 27);
    std::vector<double> early, late;
    for (std::uint64_t index = 0; index < 4000; ++index) {
        const Truth truth = simulator.truth(index);
        early.push_back(truth.photons[0]);
        late.push_back(truth.photons[12]);
    }
    // Mean over the frame of the share that has not bleached, times the duty cycle.
    const auto left = [](double frame) {
        return 8 * (std::exp(-frame / 8) - std::exp(-(frame + 1) / 8)) * 0.75 * 500;
    };
    expectMean(early, left(0));
    expectMean(late, left(12));
}

TEST(Simulator, aFrameWithoutLightKeepsItsPlace) {
    Scenario scenario = freeDiffusion(0.1, 0.01, 16);
    scenario.emission.bleachingTime = 0.02;
    const Simulator simulator(scenario, 28);
    const Truth truth = simulator.truth(0);
    const Eigen::Index frame = 15;
    ASSERT_EQ(truth.photons[frame], 0);
    EXPECT_LT((truth.centres.row(frame) - truth.path.middleRows(16 * frame, 16).colwise().mean()).norm(),
              1e-9);
    EXPECT_NEAR(static_cast<double>(simulator.expected(truth).frame(frame).maxCoeff()), 10, 1e-5);
}

TEST(Simulator, givesTheSameBitsOnAnyNumberOfThreads) {
    for (const std::string& name : presetNames()) {
        SCOPED_TRACE(name);
        const Simulator simulator(preset(name), 31);
        const std::size_t count = 24;
        const std::vector<Made> one = madeByThreads(simulator, count, 1);
        for (const unsigned threads : {2u, 8u}) {
            const std::vector<Made> many = madeByThreads(simulator, count, threads);
            for (std::size_t index = 0; index < count; ++index)
                EXPECT_TRUE(sameBits(one[index], many[index]))
                    << "stack " << index << ", " << threads << " threads";
        }
        // Another simulator of the same seed, the stacks in another order and fewer of them.
        const Simulator again(preset(name), 31);
        for (const std::uint64_t index : {17u, 3u, 0u, 3u})
            EXPECT_TRUE(sameBits(one[index], make(again, index))) << "stack " << index;
        EXPECT_FALSE(sameBits(one[0], one[1]));
        EXPECT_FALSE(sameBits(one[0], make(Simulator(preset(name), 32), 0)));
    }
}

TEST(Simulator, noiseOfNeighbouringFramesAndStacksIsIndependent) {
    Scenario scenario = preset("physical-a").fixed();
    scenario.emission.photons = Range::fixed(0);
    const Simulator simulator(scenario, 33);
    const FrameStack one = make(simulator, 0).stack, other = make(simulator, 1).stack;
    const auto correlation = [](const Image& a, const Image& b) {
        const Eigen::ArrayXXd x = a.cast<double>() - a.cast<double>().mean(),
                              y = b.cast<double>() - b.cast<double>().mean();
        return (x * y).mean() / std::sqrt(x.square().mean() * y.square().mean());
    };
    const double limit = 4 / 64.;
    EXPECT_LT(std::abs(correlation(one.frame(0), one.frame(1))), limit);
    EXPECT_LT(std::abs(correlation(one.frame(0), other.frame(0))), limit);
    EXPECT_LT(std::abs(correlation(one.frame(0).leftCols(63), one.frame(0).rightCols(63))), limit);
}

TEST(Simulator, theReportsPresetReachesTheReportsLabels) {
    const Scenario scenario = preset("report-2024");
    const Simulator simulator(scenario, 34);
    const double unit = reportUnit(*scenario.acquisition.pixelSize);
    std::vector<int> ofTen(6, 0); // labels 0 to 10, …, 40 to 50, above
    std::vector<double> firstSteps;
    for (std::uint64_t index = 0; index < 2000; ++index) {
        const Truth truth = simulator.truth(index);
        ASSERT_EQ(truth.path.rows(), 160);
        ++ofTen[static_cast<std::size_t>(std::min(truth.effectiveD / unit / 10, 5.0))];
        const Positions hrPixels = truth.path.unaryExpr([](double place) { return toReport(place); });
        // Told in um^2/s and in report units, it is the same number.
        EXPECT_NEAR(effectiveD(hrPixels, 0.001) / 1000, truth.effectiveD / unit, 1e-6);
        firstSteps.push_back(hrPixels.row(0).squaredNorm() /
                             (4 * truth.conditions.diffusionCoefficient / unit * 1000 * 0.001));
    }
    for (const int count : ofTen)
        EXPECT_GT(count, 20);
    expectMean(firstSteps, 1); // one whole step from the middle, as the report's
}

TEST(Simulator, effectiveDIsSpreadEvenlyWhereAskedFor) {
    for (const Range& d : {Range::uniform(0.2, 14), Range::oneOf({0.2, 8})}) {
        Scenario scenario = preset("report-2024");
        scenario.motion.diffusionCoefficient = d;
        scenario.motion.evenEffectiveD = 20;
        const Simulator simulator(scenario, 36);
        constexpr int count = 4000, parts = 10;
        std::vector<int> ofTen(parts, 0);
        for (std::uint64_t index = 0; index < count; ++index) {
            const Truth truth = simulator.truth(index);
            EXPECT_EQ(truth.index, index);
            ASSERT_GE(truth.effectiveD, 0);
            ASSERT_LT(truth.effectiveD, 20);
            ++ofTen[static_cast<std::size_t>(truth.effectiveD / 20 * parts)];
            // Chosen by the whole path, which hardly changes its steps.
            const double drawn = truth.conditions.diffusionCoefficient;
            EXPECT_NEAR(truth.subStepD / drawn, 1, 5 / std::sqrt(160 - 16));
        }
        for (const int many : ofTen)
            EXPECT_NEAR(many, count / parts, 0.2 * count / parts); // 4 sigma
    }
}

TEST(Simulator, anEffectiveDThatNoPathHasIsRefused) {
    Scenario scenario = preset("report-2024");
    scenario.motion.diffusionCoefficient = Range::fixed(0.5);
    scenario.motion.evenEffectiveD = 20;
    EXPECT_THAT([&] { Simulator(scenario, 1); },
                testing::ThrowsMessage<Error>(
                    testing::AllOf(testing::HasSubstr("motion.even_effective_d_up_to_um2_per_s is 20"),
                                   testing::HasSubstr("let D reach further"))));
}

TEST(Simulator, theReportsPictureIsItsExpectedFrameWithItsNoise) {
    const Simulator simulator(preset("report-2024"), 35);
    const Truth truth = simulator.truth(2);
    const FrameStack expected = simulator.expected(truth), noisy = simulator.record(truth);
    ASSERT_EQ(expected.frames(), 16);
    ASSERT_EQ(noisy.pixels.rows(), expected.pixels.rows());
    const double light = expected.pixels.cast<double>().mean(), read = noisy.pixels.cast<double>().mean();
    EXPECT_NEAR(1000 * read, light + 100, 1);
}

TEST(Simulator, anImpossibleScenarioIsRefused) {
    Scenario scenario = preset("physical-a");
    scenario.emission.photons = Range::fixed(-5);
    EXPECT_THAT([&] { Simulator(scenario, 1); },
                testing::ThrowsMessage<Error>(
                    testing::AllOf(testing::HasSubstr("emission.photons"), testing::HasSubstr("-5"))));
    scenario = preset("physical-a");
    scenario.window.frames = 100000;
    scenario.window.width = 4000;
    EXPECT_THAT([&] { Simulator(scenario, 1); }, testing::ThrowsMessage<Error>(testing::HasSubstr("memory")));
}
