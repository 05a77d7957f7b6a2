// SPDX-License-Identifier: GPL-3.0-or-later
// From a movie to what its network is trained on, and twins of its molecules.
#include "core/learn/movie_training.h"

#include "core/error.h"
#include "core/learn/molecule_twin.h"
#include "core/units.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

Imaging movieImaging() {
    Imaging imaging{.pixelSize = 0.107, .frameInterval = 0.02, .exposure = 0.015, .psfSigma = 1.2};
    imaging.psfTolerance = 0.05;
    imaging.camera = {.offset = 400, .gain = 25, .readNoise = 0.3, .em = true};
    return imaging;
}

std::vector<Molecule> molecules(int count) {
    std::vector<Molecule> all(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        all[static_cast<std::size_t>(i)].photons = 300 + 10 * i;
        all[static_cast<std::size_t>(i)].background = 6;
    }
    return all;
}

} // namespace

TEST(MovieTraining, takesTheMoviesMicroscopeLightAndRangeOfD) {
    const Imaging imaging = movieImaging();
    const Scenario scenario = scenarioOf(molecules(21), imaging, Scenario{}, "cell");
    scenario.check();
    const Imaging trained = imagingOf(scenario);
    EXPECT_EQ(scenario.name, "cell");
    EXPECT_FALSE(scenario.instruments.drawn);
    EXPECT_TRUE(scenario.window.tracked);
    EXPECT_NEAR(trained.psfSigma, 1.2, 1e-9);
    EXPECT_EQ(trained.exposure, 0.015);
    EXPECT_EQ(trained.camera, imaging.camera);
    EXPECT_EQ(trained.psfTolerance, 0.05);
    const Range& photons = scenario.emission.photons;
    EXPECT_TRUE(photons.low < 300 && photons.low > 200) << photons.low;
    EXPECT_TRUE(photons.high > 500 && photons.high < 700) << photons.high;
    const Range& d = scenario.motion.diffusionCoefficient;
    EXPECT_NEAR(d.low / trained.unitD(), 0.001, 1e-9);
    EXPECT_NEAR(d.high / trained.unitD(), 10, 1e-6);
    EXPECT_NEAR(scenario.emission.onTime / preset("general").emission.onTime, 2, 1e-9)
        << "in frames the same";
}

TEST(MovieTraining, fewMoleculesLeaveTheLightToTheMatch) {
    Scenario matched;
    matched.emission.photons = Range::fixed(900);
    matched.background.photons = Range::fixed(12);
    const Scenario scenario = scenarioOf(molecules(3), movieImaging(), matched, "cell");
    EXPECT_NEAR(scenario.emission.photons.low, 300, 1e-9);
    EXPECT_NEAR(scenario.emission.photons.high, 2700, 1e-9);
    EXPECT_NEAR(scenario.background.photons.high, 36, 1e-9);
}

TEST(MovieTraining, beginsWithANetworkForMoviesOnly) {
    Model model;
    model.name = "other";
    model.network.spread = true;
    const Scenario scenario = scenarioOf({}, movieImaging(), Scenario{}, "cell");
    const TrainingSettings settings = trainingFrom(model, "other", scenario);
    EXPECT_EQ(settings.startFrom, "other");
    EXPECT_LT(settings.learningRate.highest, LearningRate{}.highest);
    EXPECT_EQ(settings.epochs * settings.stacksPerEpoch, usualMovieTraining);
    for (const double stacks : {100.0, 3000.0, 50000.0, 1e6}) { // as many as there is time for, in whole batches
        const TrainingSettings some = trainingFrom(model, "other", scenario, stacks);
        const double all = static_cast<double>(some.epochs) * static_cast<double>(some.stacksPerEpoch);
        EXPECT_NEAR(all, std::max(stacks, 256.0), 0.5 * some.batch * some.epochs) << stacks;
        EXPECT_LE(some.validationStacks, 2048);
    }
    model.label = Label::EffectiveD;
    EXPECT_THROW(trainingFrom(model, "other", scenario), Error);
}

TEST(MoleculeTwin, hasTheMoleculesLightAndTheBlurOfItsD) {
    Imaging imaging = movieImaging();
    imaging.camera = {.offset = 100, .gain = 1, .readNoise = 0, .em = false}; // nothing but shot noise of the blob
    Track track;
    for (int frame = 10; frame < 18; ++frame)
        if (frame != 12)
            track.spots.push_back({.frame = frame, .x = 50, .y = 40, .amplitude = 2000});
    const MovieBox box{.left = 35, .top = 25, .side = 31};
    double light = 0, dark = 0;
    std::vector<double> widths;
    for (const double d : {0.001, 2.0}) {
        double width = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const std::vector<Image> twin = moleculeTwin(track, 10, 8, box, imaging, d, seed);
            ASSERT_EQ(twin.size(), 8u);
            for (std::size_t f = 0; f < twin.size(); ++f) {
                const Eigen::ArrayXXd photons = (twin[f] - 100.0f).cast<double>();
                (f == 2 ? dark : light) += photons.sum() / (f == 2 ? 40 : 280);
                const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(31, 0, 30);
                const Eigen::ArrayXd across = photons.colwise().sum().transpose();
                const double mean = (across * x).sum() / across.sum();
                if (f != 2)
                    width += (across * (x - mean).square()).sum() / across.sum() / 140;
            }
        }
        widths.push_back(width);
    }
    EXPECT_NEAR(light, 2000, 15);
    EXPECT_EQ(dark, 0) << "a frame in which it was missed";
    // The path within an exposure spreads by D exposure / 3 an axis.
    const double blur = 2.0 * imaging.exposure / 3 / (imaging.pixelSize * imaging.pixelSize);
    EXPECT_NEAR(widths[1] - widths[0], blur, 0.25 * blur);
}
