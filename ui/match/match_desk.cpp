// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/match_desk.h"

#include "core/error.h"
#include "core/movie/even_movie.h"
#include "core/units.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/words/core_words.h"

#include <algorithm>

namespace perrin::ui {

MatchDesk::MatchDesk(SessionState& session, QObject* parent)
    : QObject(parent), session_(session),
      previews_(
          [](const MatchWish& wish, const Job& job) {
              return std::make_shared<const MatchPreview>(makeMatchPreview(wish, job));
          },
          {.done =
               [this](std::shared_ptr<const MatchPreview> preview) {
                   if (preview->wish.ground != ground_)
                       return; // of another movie or region
                   if (preview->wish.frame == session_.frame()) {
                       scene_ = preview->wish.scene;
                       sceneFrame_ = preview->wish.frame;
                   }
                   preview_ = std::move(preview);
                   measureLight();
                   emit previewed();
               },
           .failed = [this](const QString& message) { emit failed(message); }}) {
    connect(&session_, &SessionState::movieChanged, this, &MatchDesk::takeMovie);
    connect(&session_, &SessionState::settingsChanged, this, &MatchDesk::takeSettings);
    connect(&session_, &SessionState::matchingChanged, this, [this] {
        follow();
        emit changed();
        show();
    });
    connect(&session_, &SessionState::frameChanged, this, [this] {
        follow();
        show();
    });
}

void MatchDesk::takeMovie() {
    camera_ = session_.settings().find.camera;
    ground_.reset();
    scene_.reset();
    preview_.reset();
    fit_.reset();
    spots_ = {};
    transfer_.clear();
    contrast_.range.reset();
    outdated_ = true;
    looking_.cancel();
    fitting_.cancel();
    taking_.cancel();
    previews_.clear();
    emit changed();
    emit previewed();
    look();
}

void MatchDesk::takeSettings() {
    if (!session_.movie())
        return;
    MatchingSettings matching = session_.matching();
    const bool isFitted = fitted() != nullptr;
    const double sigma = psfSigma();
    Scenario& scenario = matching.scenario;
    scenario.acquisition = session_.scenarioOfMovie().acquisition;
    scenario.psf.fwhm = sigma * fwhmPerSigma * *scenario.acquisition.pixelSize;
    if (const auto& camera = session_.settings().find.camera; camera != camera_) {
        if (giving_) {
            const auto mapsOf = [](const std::optional<Camera>& one) {
                return one ? one->maps : CameraMaps{};
            };
            outdated_ = outdated_ || mapsOf(camera) != mapsOf(camera_); // the movie's pattern is another
        } else {
            matching.begun = false;
            matching.noise = matching.molecules = NumbersFrom::Guess;
            outdated_ = true;
        }
        camera_ = camera;
    }
    if (isFitted)
        fittedAs_ = matching.scenario;
    session_.setMatching(matching);
    follow();
}

void MatchDesk::follow() {
    if (outdated_ || looked_ != choice()) {
        outdated_ = true;
        look();
    }
}

EmptySettings MatchDesk::choice() const {
    EmptySettings settings;
    if (!allFrames()) {
        settings.firstFrame = session_.frame();
        settings.frames = 1;
    }
    settings.region = region();
    settings.channel = session_.settings().find.channel;
    if (session_.psfFwhm() && session_.settings().acquisition.pixelSize)
        settings.psfSigma =
            std::max(0.7, *session_.psfFwhm() / fwhmPerSigma / *session_.settings().acquisition.pixelSize);
    return settings;
}

QString MatchDesk::edit(const ScenarioChange& change, const QString& name, bool held) {
    MatchingSettings matching = session_.matching();
    change(matching.scenario);
    try {
        matching.scenario.check();
        noiseModelOf(matching.scenario).check();
    } catch (const Error& error) {
        return inWords(coreText(error.what()));
    }
    const Scenario& before = scenario();
    if (noiseModelOf(matching.scenario) != noiseModelOf(before))
        matching.noise = NumbersFrom::Hand;
    if (matching.scenario.emission.photons != before.emission.photons || matching.scenario.psf != before.psf)
        matching.molecules = NumbersFrom::Hand;
    session_.setMatching(matching, name, held);
    return {};
}

void MatchDesk::setLocked(NoiseParameter which, bool locked) {
    MatchingSettings matching = session_.matching();
    matching.locked[static_cast<std::size_t>(which)] = locked;
    session_.setMatching(matching, locked ? tr("hold a number") : tr("let a number go"));
}

void MatchDesk::setAllFrames(bool all) {
    MatchingSettings matching = session_.matching();
    matching.allFrames = all;
    session_.setMatching(matching, tr("choose frames"));
}

void MatchDesk::setRegion(const std::optional<PixelRegion>& region) {
    MatchingSettings matching = session_.matching();
    matching.region = region;
    session_.setMatching(matching, tr("choose a region"));
}

void MatchDesk::setContrast(const Contrast& contrast) {
    contrast_ = contrast;
    show();
}

void MatchDesk::newSeed() {
    ++seed_;
    show();
}

void MatchDesk::setWatched(bool watched) {
    watched_ = watched;
    if (watched_ && outdated_)
        look();
    else if (watched_)
        show();
}

void MatchDesk::look() {
    if (!watched_ || !session_.movie())
        return;
    looked_ = choice();
    fit_.reset();
    fitting_.cancel();
    looking_.start(
        [movie = session_.movie(), camera = camera_, settings = looked_](const Job& job) {
            return std::make_shared<const MatchGround>(
                makeMatchGround(evenMovie(movie, camera), settings, job));
        },
        {.done =
             [this](std::shared_ptr<const MatchGround> ground) {
                 ground_ = std::move(ground);
                 scene_.reset();
                 start();
                 emit changed();
                 show();
             },
         .failed =
             [this](const QString& message) {
                 ground_.reset();
                 preview_.reset();
                 emit changed();
                 emit previewed();
                 emit failed(message);
             },
         .cancelled = [this] { outdated_ = true; }});
    outdated_ = false; // also where an older look was given up just now
}

void MatchDesk::start() {
    MatchingSettings matching = session_.matching();
    if (matching.begun)
        return;
    matching.begun = true;
    NoiseModel model = roughNoise(ground_->pixels);
    if (camera_) {
        setMeasuringCamera(matching.scenario, *camera_);
        model = noiseModelOf(matching.scenario);
        model.background = std::max(0.1, (ground_->values.mean() - model.offset) / model.gain);
    }
    setNoise(matching.scenario, model);
    if (matching.light.amplitude > 0)
        setLight(matching, matching.light.amplitude, matching.light.psfSigma);
    session_.setMatching(matching);
}

void MatchDesk::measureLight() {
    MatchingSettings matching = session_.matching();
    if (matching.light.amplitude > 0 || !scene_ || scene_->spots.empty())
        return;
    std::vector<double> amplitudes, sigmas;
    for (const TwinSpot& spot : scene_->spots) {
        amplitudes.push_back(spot.amplitude);
        sigmas.push_back(spot.sigma);
    }
    const auto median = [](std::vector<double>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    setLight(matching, median(amplitudes), median(sigmas));
    session_.setMatching(matching);
}

double MatchDesk::psfSigma() const {
    return scenario().psf.fwhm / fwhmPerSigma / scenario().acquisition.pixelSize.value();
}

void MatchDesk::show() {
    if (!watched_ || !ground_)
        return;
    const std::size_t frame = session_.frame();
    previews_.request({.ground = ground_,
                       .frame = frame,
                       .scene = scene_ && sceneFrame_ == frame ? scene_ : nullptr,
                       .model = noiseModelOf(scenario()),
                       .photons = scenario().emission.photons.value,
                       .psfSigma = psfSigma(),
                       .light = session_.matching().light,
                       .seed = seed_,
                       .contrast = contrast_,
                       .before = preview_});
}

} // namespace perrin::ui
