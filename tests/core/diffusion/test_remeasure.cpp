// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/remeasure.h"
#include "tests/support/synthetic_movie.h"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

/// Counts the frames asked of it: what was not read was not searched.
class CountingMovie : public Movie {
  public:
    explicit CountingMovie(std::shared_ptr<const Movie> movie) : movie_(std::move(movie)) {
        info_ = movie_->info();
    }
    Image frame(std::size_t index, std::size_t channel) const override {
        ++read;
        return movie_->frame(index, channel);
    }
    mutable std::atomic<int> read{0};

  private:
    std::shared_ptr<const Movie> movie_;
};

class Remeasure : public testing::Test {
  protected:
    Remeasure() {
        test::SyntheticScene scene;
        scene.frames = 60;
        scene.photons = 1000;
        scene.populations = {{0.2, 4}};
        settings.acquisition = scene.acquisition;
        settings.find.camera = scene.camera;
        settings.link.maxD = 2;
        movie = std::make_shared<CountingMovie>(
            movieFromFrames(test::render(scene, 3).frames, scene.acquisition));
        first = measure(*movie, settings);
        movie->read = 0;
    }
    std::shared_ptr<CountingMovie> movie;
    MeasureSettings settings;
    Measurement first;
};

} // namespace

TEST_F(Remeasure, tellsHowMuchWorkAChangeIs) {
    EXPECT_EQ(reworkNeeded(first, settings), Rework::None);
    MeasureSettings other = settings;
    other.acquisition.exposure.reset();
    EXPECT_EQ(reworkNeeded(first, other), Rework::Estimates);
    other.link.maxGap = 0;
    EXPECT_EQ(reworkNeeded(first, other), Rework::Linking);
    other.find.falseAlarm = 0.5;
    EXPECT_EQ(reworkNeeded(first, other), Rework::Finding);
    other = settings;
    other.acquisition.pixelSize = 0.2;
    EXPECT_EQ(reworkNeeded(first, other), Rework::Linking) << "steps in px mean other steps in um";
    first.spots.reset(); // as a session file gives it back
    EXPECT_EQ(reworkNeeded(first, other), Rework::Finding);
}

TEST_F(Remeasure, otherEstimatesLeaveTheEditsAlone) {
    first.molecules.erase(first.molecules.begin());
    MeasureSettings other = settings;
    other.acquisition.exposure.reset();
    const Measurement again = remeasure(*movie, first, other);
    EXPECT_EQ(movie->read, 0);
    ASSERT_EQ(again.molecules.size(), first.molecules.size()) << "the deleted molecule stays deleted";
    for (std::size_t i = 0; i < again.molecules.size(); ++i) {
        EXPECT_EQ(again.molecules[i].track.id, first.molecules[i].track.id);
        EXPECT_TRUE(first.molecules[i].mle.value);
        EXPECT_FALSE(again.molecules[i].mle.value) << "MLE needs the exposure";
        EXPECT_EQ(again.molecules[i].cve, first.molecules[i].cve);
    }
    const auto speaksOfExposure = [](const Measurement& m) {
        return std::ranges::count_if(m.notes,
                                     [](const std::string& n) { return n.starts_with("The exposure"); });
    };
    EXPECT_EQ(speaksOfExposure(first), 0);
    EXPECT_EQ(speaksOfExposure(again), 1);
    EXPECT_EQ(speaksOfExposure(remeasure(*movie, again, settings)), 0);
}

TEST_F(Remeasure, whatWasAddedByHandIsKeptUnlessItIsFoundNow) {
    Molecule byHand = first.molecules[0]; // will be found again
    byHand.source = MoleculeSource::Clicked;
    byHand.track.id = 90;
    Molecule elsewhere = byHand; // nobody finds this one
    for (Spot& spot : elsewhere.track.spots)
        spot.x += 20;
    elsewhere.track.id = 91;
    Measurement edited = first;
    edited.molecules.push_back(byHand);
    edited.molecules.push_back(elsewhere);
    MeasureSettings other = settings;
    other.link.maxGap = 1;
    for (const bool anew : {false, true}) {
        other.find.falseAlarm = anew ? 0.02 : settings.find.falseAlarm;
        movie->read = 0;
        const Measurement again = remeasure(*movie, edited, other);
        EXPECT_EQ(movie->read > 0, anew) << "linking anew reads no frame";
        std::vector<const Molecule*> clicked;
        for (const Molecule& molecule : again.molecules)
            if (molecule.source == MoleculeSource::Clicked)
                clicked.push_back(&molecule);
        ASSERT_EQ(clicked.size(), 1u);
        EXPECT_EQ(clicked[0]->track.spots[0].x, elsewhere.track.spots[0].x);
        EXPECT_EQ(clicked[0], &again.molecules.back());
        EXPECT_EQ(clicked[0]->track.id, static_cast<int>(again.molecules.size()));
    }
}

TEST_F(Remeasure, canBeCancelled) {
    MeasureSettings other = settings;
    other.acquisition.exposure.reset();
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(remeasure(*movie, first, other, Job{source.get_token(), {}}), Cancelled);
}
