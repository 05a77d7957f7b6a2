// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/spike_in.h"
#include "core/learn/spike_match.h"
#include "core/simulate/field.h"
#include "tests/support/error_of.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

using namespace perrin;
using testing::AllOf;
using testing::HasSubstr;

namespace {

struct SimulatedField {
    std::shared_ptr<const Movie> movie;
    std::vector<std::vector<FieldSpot>> truth; // by frame
    MeasureSettings settings;
    double psfSigma = 0;
};

SimulatedField simulatedField(int molecules, std::vector<double> ds, int frames, std::uint64_t seed) {
    Scenario scenario = preset("physical-a");
    scenario.motion.diffusionCoefficient = Range::oneOf(std::move(ds));
    scenario.emission.photons = Range::fixed(500);
    scenario.field = {.width = 128, .height = 128, .frames = frames, .molecules = molecules};
    FieldSimulator simulator(scenario, seed);
    SimulatedField field;
    std::vector<Image> images;
    for (int frame = 0; frame < frames; ++frame) {
        FieldFrame made = simulator.next();
        images.push_back(std::move(made.pixels));
        field.truth.push_back(std::move(made.truth));
    }
    field.movie = movieFromFrames(std::move(images), scenario.acquisition);
    field.settings.acquisition = scenario.acquisition;
    field.settings.find.camera = scenario.sensor.camera;
    field.psfSigma = field.truth.front().front().conditions.psfSigma;
    field.settings.find.psfSigma = field.psfSigma;
    return field;
}

/// A network that says D = 0.5 um^2/s, give or take 20 %, of everything.
class Stubborn : public Learner {
  public:
    const LearnerSettings& settings() const override { return settings_; }
    std::int64_t parameterCount() const override { return 0; }
    StepResult step(const NetworkInput&, std::span<const float>, double, std::uint64_t) override {
        return {};
    }
    Tensors gradients(const NetworkInput&, std::span<const float>) override { return {}; }
    NetworkOutput predict(const NetworkInput& batch) override {
        const auto rows = static_cast<std::size_t>(batch.stacks);
        return {.mean = std::vector<float>(rows, std::log(0.5f)),
                .logVariance = std::vector<float>(rows, std::log(0.04f))};
    }
    Tensors weights() const override { return {}; }
    void setWeights(const Tensors&) override {}
    Tensors optimizerState() const override { return {}; }
    void setOptimizerState(const Tensors&) override {}

  private:
    LearnerSettings settings_{};
};

/// Recall and errors of ln D of molecules with this D, by the truth of the simulator.
struct Direct {
    double placed = 0, recovered = 0, bias = 0, answered = 0;
};
Direct directly(const SimulatedField& field, double d) {
    std::map<std::uint64_t, std::vector<const FieldSpot*>> paths;
    for (const auto& frame : field.truth)
        for (const FieldSpot& spot : frame)
            if (spot.conditions.diffusionCoefficient == d)
                paths[spot.molecule].push_back(&spot);
    const Measurement measurement = measure(*field.movie, field.settings);
    Direct result;
    for (const auto& [number, path] : paths) {
        result.placed += 1;
        for (const Molecule& molecule : measurement.molecules) {
            std::size_t frames = 0;
            for (const Spot& spot : molecule.track.spots) {
                // Nearer to it than to any other molecule.
                const FieldSpot* nearest = nullptr;
                double distance = 2 * field.psfSigma;
                for (const FieldSpot& there : field.truth[static_cast<std::size_t>(spot.frame)])
                    if (const double off = std::hypot(there.x - spot.x, there.y - spot.y); off < distance) {
                        distance = off;
                        nearest = &there;
                    }
                frames += nearest && nearest->molecule == number;
            }
            if (2 * frames < path.size())
                continue;
            result.recovered += 1;
            if (molecule.mle.value && *molecule.mle.value > 0) {
                result.bias += std::log(*molecule.mle.value / d);
                result.answered += 1;
            }
            break;
        }
    }
    result.bias /= result.answered;
    return result;
}

const SpikedScore& scoreOf(const SpikeInRow& row, SpikedMethod method) {
    return *std::ranges::find(row.scores, method, &SpikedScore::method);
}

Track trackThrough(const Positions& places, int first, int last) {
    Track track;
    for (int frame = first; frame <= last; ++frame)
        track.spots.push_back({.frame = frame, .x = places(frame, 0), .y = places(frame, 1)});
    return track;
}

Measurement measuredTracks(const std::vector<Track>& tracks) {
    Measurement measurement;
    measurement.settings.acquisition.pixelSize = 0.1;
    for (const Track& track : tracks) {
        Molecule molecule;
        molecule.track = track;
        measurement.molecules.push_back(molecule);
    }
    return measurement;
}

} // namespace

TEST(SpikeIn, fewMoleculesAreFoundAndMeasuredRight) {
    const SimulatedField field = simulatedField(5, {0.1, 1}, 96, 1);
    const Measurement before = measure(*field.movie, field.settings);
    const SpikeInResult result = spikeIn(
        field.movie, before, {.molecules = 4, .ds = {0.1, 1}, .lifetime = 32, .rounds = 4, .seed = 2});
    ASSERT_EQ(result.rows.size(), 3u);
    EXPECT_EQ(result.molecules.size(), 48u);
    EXPECT_NEAR(result.photons, 500, 40) << "as bright as those that were measured";
    const SpikeInRow& all = result.rows.back();
    EXPECT_EQ(all.placed, 48u);
    EXPECT_GE(*all.recall.value, 0.85);
    // 32 frames tell ln D to about 0.2.
    const SpikedScore& mle = scoreOf(all, SpikedMethod::Mle);
    EXPECT_NEAR(mle.bias->value, 0, 4 * *mle.bias->error);
    EXPECT_NEAR(*mle.bias->error, mle.rmse->value / std::sqrt(48), 0.3 * *mle.bias->error);
    EXPECT_NEAR(mle.rmse->value, 0.25, 0.12);
    EXPECT_GE(*mle.coverage.value, 0.85);
    // 500 photons, PSF 1.3 px, 10 background photons: 0.095 px at rest, about 0.14 px at D = 1.
    EXPECT_NEAR(all.localizationError->value / 0.1, 0.12, 0.04);
    EXPECT_THAT(result.sentences.at(1), AllOf(HasSubstr("D = 1 um^2/s"), HasSubstr("were found")));
    EXPECT_EQ(spikeInTable(result).rows.size(), 3u);
    EXPECT_EQ(spikeInTable(result).rows[0].size(), spikeInTable(result).header.size());
    EXPECT_EQ(spikedMoleculeTable(result).rows.at(0).size(), spikedMoleculeTable(result).header.size());
}

TEST(SpikeIn, inACrowdAgreesWithDirectSimulation) {
    const std::vector<double> ds{0.3, 2};
    const int crowd = 40, added = 8, frames = 48;
    const SimulatedField field = simulatedField(crowd, ds, frames, 3);
    const SpikeInResult result =
        spikeIn(field.movie, measure(*field.movie, field.settings),
                {.molecules = added, .ds = ds, .psfSigma = field.psfSigma, .lifetime = frames, .rounds = 4});
    std::map<double, Direct> direct;
    for (std::uint64_t seed = 4; seed < 6; ++seed) {
        const SimulatedField dense = simulatedField(crowd + added, ds, frames, seed);
        for (const double d : ds) {
            const Direct one = directly(dense, d);
            Direct& sum = direct[d];
            sum.bias = (sum.bias * sum.answered + one.bias * one.answered) / (sum.answered + one.answered);
            sum.answered += one.answered;
            sum.placed += one.placed;
            sum.recovered += one.recovered;
        }
    }
    for (const SpikeInRow& row : result.rows) {
        if (!row.d)
            continue;
        const Direct& there = direct[*row.d];
        const double p = (there.recovered + static_cast<double>(row.recovered)) /
                         (there.placed + static_cast<double>(row.placed));
        const double sd = std::sqrt(p * (1 - p) * (1 / there.placed + 1 / static_cast<double>(row.placed)));
        EXPECT_NEAR(*row.recall.value, there.recovered / there.placed, 3 * sd + 0.02) << "D " << *row.d;
        const WithError bias = *scoreOf(row, SpikedMethod::Mle).bias;
        EXPECT_NEAR(bias.value, there.bias, 3 * std::sqrt(2.0) * *bias.error + 0.02) << "D " << *row.d;
    }
}

TEST(SpikeIn, asksTheNetworkToo) {
    const SimulatedField field = simulatedField(5, {0.1, 1}, 64, 10);
    Model model;
    model.name = "stubborn";
    model.network = {.name = "stubborn", .frames = 16, .height = 16, .width = 16, .spread = true};
    model.normalization = {.pixelMean = 0, .pixelScale = 1, .labelMean = 0, .labelScale = 1};
    Predictor predictor(model, Sees::Pixels, false, std::make_unique<Stubborn>());
    // Pixel size 0.1 um and 0.01 s: D frameInterval / pixelSize^2 is D in um^2/s.
    const SpikeInResult result = spikeIn(field.movie, measure(*field.movie, field.settings),
                                         {.molecules = 4, .ds = {0.1, 0.5}, .lifetime = 32}, &predictor);
    const SpikedScore &slow = scoreOf(result.rows[0], SpikedMethod::Network),
                      &right = scoreOf(result.rows[1], SpikedMethod::Network);
    EXPECT_NEAR(slow.bias->value, std::log(5), 1e-3);
    EXPECT_NEAR(slow.rmse->value, std::log(5), 1e-3);
    EXPECT_EQ(*slow.coverage.value, 0);
    EXPECT_NEAR(right.bias->value, 0, 1e-3);
    EXPECT_EQ(*right.coverage.value, 1);
    EXPECT_EQ(right.answered, result.rows[1].recovered);
    EXPECT_THAT(result.sentences.at(0), HasSubstr("by the network their D came out 400 % too high"));
}

TEST(SpikeIn, everyDHasItsTurnThoughOneRoundHasFewMolecules) {
    const SimulatedField field = simulatedField(4, {0.5}, 24, 11);
    const SpikeInResult result =
        spikeIn(field.movie, measure(*field.movie, field.settings),
                {.molecules = 3, .ds = {0.1, 0.2, 0.4, 0.8}, .lifetime = 24, .rounds = 4});
    ASSERT_EQ(result.rows.size(), 5u);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(result.rows[i].placed, 3u);
}

TEST(SpikeIn, takesWhatIsEmptyFromTheMeasurement) {
    const SimulatedField field = simulatedField(30, {0.05, 1}, 80, 7);
    const Measurement before = measure(*field.movie, field.settings);
    const SpikeInSettings filled = filledIn({}, before, 80);
    EXPECT_NEAR(*filled.molecules, 6, 1);
    ASSERT_EQ(filled.ds.size(), 4u);
    EXPECT_NEAR(std::log(filled.ds.front() / 0.05), 0, 0.5);
    EXPECT_NEAR(std::log(filled.ds.back() / 1.0), 0, 0.5);
    EXPECT_NEAR(std::log(filled.ds[1] / filled.ds[0]), std::log(filled.ds[3] / filled.ds[2]), 0.1);
    EXPECT_GE(*filled.lifetime, 16);
    EXPECT_LE(*filled.lifetime, 80);
    EXPECT_DOUBLE_EQ(*filled.psfSigma, field.psfSigma);
    // 4 molecules a round: each of 3 D gets 10 in 8 rounds, of 4 D in 10.
    EXPECT_EQ(*filledIn({.molecules = 4, .ds = {1, 2, 3}, .lifetime = 50}, before, 80).rounds, 8);
    EXPECT_EQ(*filledIn({.molecules = 4, .lifetime = 50}, before, 80).rounds, 10);
    EXPECT_EQ(*filledIn({.molecules = 40, .lifetime = 20}, before, 80).rounds, 1);
    EXPECT_EQ(*filledIn({}, measure(*simulatedField(4, {1}, 40, 8).movie, field.settings), 40).molecules, 3);
}

TEST(SpikeIn, isTheSameFromTheSameSeedAndStopsWhenAsked) {
    const SimulatedField field = simulatedField(8, {0.5}, 40, 9);
    const Measurement before = measure(*field.movie, field.settings);
    const SpikeInSettings settings{.ds = {0.5}, .lifetime = 20, .seed = 5};
    const auto text = [](const SpikeInResult& result) {
        std::string all;
        for (const auto& row : spikedMoleculeTable(result).rows)
            for (const std::string& cell : row)
                all += cell + ",";
        return all;
    };
    double last = 0;
    const Job watched{{}, [&](double fraction, std::string_view) {
                          EXPECT_GE(fraction, last - 1e-9);
                          last = fraction;
                      }};
    const SpikeInResult one = spikeIn(field.movie, before, settings, nullptr, Symmetries::None, watched);
    EXPECT_NEAR(last, 1, 1e-9);
    const SpikeInResult same = spikeIn(field.movie, before, settings);
    EXPECT_EQ(text(one), text(same));
    EXPECT_EQ(one.sentences, same.sentences);
    EXPECT_NE(text(one), text(spikeIn(field.movie, before, {.ds = {0.5}, .lifetime = 20, .seed = 6})));

    std::stop_source stop;
    const Job job{stop.get_token(), [&](double fraction, std::string_view) {
                      if (fraction > 0.3)
                          stop.request_stop();
                  }};
    EXPECT_THROW(spikeIn(field.movie, before, settings, nullptr, Symmetries::None, job), Cancelled);
}

TEST(SpikeIn, saysWhatIsNotKnown) {
    Measurement measurement;
    measurement.settings.acquisition.pixelSize = 0.1;
    EXPECT_THAT(test::errorOf([&] { filledIn({}, measurement, 100); }),
                AllOf(HasSubstr("the frame interval, the exposure, the camera"), HasSubstr("Match")));
    measurement.settings.acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01};
    measurement.settings.find.camera = Camera{};
    measurement.settings.find.psfSigma = 1.3;
    EXPECT_THAT(test::errorOf([&] { filledIn({}, measurement, 100); }), HasSubstr("no molecule"));
    const auto movie = movieFromFrames(std::vector<Image>(20, Image::Constant(32, 32, 100)));
    EXPECT_THAT(test::errorOf([&] { spikeIn(movie, measurement, {.ds = {1}}); }), HasSubstr("photons"));
    EXPECT_THAT(test::errorOf([] { SpikeInSettings{.ds = {-1}}.check(); }), HasSubstr("D is -1"));
    EXPECT_THAT(test::errorOf([] { SpikeInSettings{.lifetime = 8}.check(); }), HasSubstr("16"));
}

TEST(SpikeMatch, tellsBrokenMergedAndLostMolecules) {
    std::vector<SpikedMolecule> placed(4, {.d = 1, .photons = 100});
    for (std::size_t i = 0; i < placed.size(); ++i)
        placed[i].centres = Positions::Constant(20, 2, 10.0 * static_cast<double>(i + 1));
    const Positions real = Positions::Constant(20, 2, 80);
    Track broken = trackThrough(placed[0].centres, 0, 11), rest = trackThrough(placed[0].centres, 13, 19);
    Track merged = trackThrough(placed[1].centres, 0, 13);
    for (const Spot& spot : trackThrough(real, 14, 19).spots)
        merged.spots.push_back(spot);
    Track shifted = trackThrough(placed[2].centres, 0, 19);
    for (Spot& spot : shifted.spots)
        spot.x += 0.5;
    const Measurement after = measuredTracks({broken, rest, merged, shifted});
    const auto outcomes = lookUp(placed, measuredTracks({trackThrough(real, 0, 19)}), after, 2.6);
    EXPECT_TRUE(outcomes[0].recovered && outcomes[0].broken && !outcomes[0].merged);
    EXPECT_EQ(outcomes[0].framesFound, 12);
    EXPECT_TRUE(outcomes[1].recovered && outcomes[1].merged && !outcomes[1].broken);
    EXPECT_TRUE(outcomes[2].recovered && !outcomes[2].broken && !outcomes[2].merged);
    EXPECT_NEAR(outcomes[2].squaredError, 0.05 * 0.05 / 2, 1e-12);
    EXPECT_FALSE(outcomes[3].recovered);
    EXPECT_EQ(outcomes[3].framesFound, 0);
    const SpikeInRow row = spikeInRows(outcomes).back();
    EXPECT_EQ(row.recovered, 3u);
    EXPECT_NEAR(*row.broken.value, 1.0 / 3, 1e-12);
}

TEST(SpikeMatch, aRealMoleculeIsNotTakenForASyntheticOneBesideIt) {
    std::vector<SpikedMolecule> placed(1, {.d = 1, .photons = 100});
    placed[0].centres = Positions::Constant(20, 2, 10);
    const Track real = trackThrough(Positions::Constant(20, 2, 11), 0, 19);
    // Only the real one was followed, 1.4 px from the synthetic one.
    const auto outcomes = lookUp(placed, measuredTracks({real}), measuredTracks({real}), 2.6);
    EXPECT_FALSE(outcomes[0].recovered);
}
