// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"
#include "tests/ui/window_fixture.h"
#include "ui/session_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using namespace perrin::ui;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::shared_ptr<const Movie> movieThatKnows(const Acquisition& acquisition) {
    return movieFromFrames(test::smallMovie().frames, acquisition);
}

} // namespace

TEST(SessionState, tellsExactlyWhatIsMissing) {
    SessionState session;
    session.setMovie(movieThatKnows({.pixelSize = 0.1, .frameInterval = {}, .exposure = {}}));
    EXPECT_THAT(session.missing(), ElementsAre(Need::FrameInterval, Need::Exposure));
    EXPECT_FALSE(session.measurable());
    MeasureSettings settings = session.settings();
    settings.acquisition.frameInterval = 0.01;
    session.setSettings(settings);
    EXPECT_THAT(session.missing(), ElementsAre(Need::Exposure));
    EXPECT_TRUE(session.measurable()) << "CVE and MSD do not need the exposure";
    EXPECT_THAT(session.asked(), ElementsAre(Need::FrameInterval, Need::Exposure));
}

TEST(SessionState, onePixelSizeOfExactlyOneIsNotBelieved) {
    SessionState session;
    session.setMovie(movieThatKnows({.pixelSize = 1.0, .frameInterval = 0.01, .exposure = 0.01}));
    EXPECT_THAT(session.missing(), ElementsAre(Need::PixelSize));
    EXPECT_EQ(session.doubtfulPixelSize(), 1.0);
    MeasureSettings settings = session.settings();
    settings.acquisition.pixelSize = 1.0;
    session.setSettings(settings);
    EXPECT_THAT(session.missing(), IsEmpty());
    EXPECT_FALSE(session.doubtfulPixelSize());
}

TEST(SessionState, aNewMovieKeepsTheMicroscopeButNotTheTimes) {
    SessionState session;
    session.setMovie(movieThatKnows({.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01}));
    session.setPsfFwhm(0.3);
    MeasureSettings settings = session.settings();
    settings.find.camera = Camera{.offset = 500, .gain = 30, .readNoise = 0.7, .em = true};
    session.setSettings(settings);
    EXPECT_NEAR(session.settings().find.psfSigma.value(), 0.3 / fwhmPerSigma / 0.1, 1e-12);
    session.setMovie(movieThatKnows({.pixelSize = 0.2, .frameInterval = {}, .exposure = {}}));
    EXPECT_EQ(session.settings().find.camera->gain, 30);
    EXPECT_NEAR(session.settings().find.psfSigma.value(), 0.3 / fwhmPerSigma / 0.2, 1e-12)
        << "the same width in smaller pixels";
    EXPECT_FALSE(session.settings().acquisition.frameInterval) << "of the movie before, not of this one";
}

TEST(SessionState, framesStayWithinTheMovie) {
    SessionState session;
    session.setFrame(3);
    EXPECT_EQ(session.frame(), 0u);
    session.setMovie(movieThatKnows({.pixelSize = {}, .frameInterval = 0.01, .exposure = {}}));
    session.setFrame(1000);
    EXPECT_EQ(session.frame(), 39u);
    EXPECT_NEAR(session.timeOf(39).value(), 0.39, 1e-12);
}
