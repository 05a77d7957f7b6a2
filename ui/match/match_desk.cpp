// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/match_desk.h"

#include "core/error.h"
#include "core/noise/camera_calibration.h"
#include "core/units.h"
#include "ui/simulate/scenario_settings.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

namespace perrin::ui {

MatchDesk::MatchDesk(SessionState& session, QObject* parent)
    : QObject(parent), session_(session), scenario_(session.scenarioOfMovie()),
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
    connect(&session_, &SessionState::frameChanged, this, [this] {
        if (allFrames_) {
            show();
        } else {
            outdated_ = true;
            look();
        }
    });
}

void MatchDesk::takeMovie() {
    scenario_ = session_.scenarioOfMovie();
    region_.reset();
    ground_.reset();
    scene_.reset();
    preview_.reset();
    fit_.reset();
    spots_ = {};
    transfer_.clear();
    light_ = {};
    isStarted_ = false;
    locked_ = {};
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

EmptySettings MatchDesk::choice() const {
    EmptySettings settings;
    if (!allFrames_) {
        settings.firstFrame = session_.frame();
        settings.frames = 1;
    }
    settings.region = region_;
    settings.channel = session_.settings().find.channel;
    if (session_.psfFwhm() && session_.settings().acquisition.pixelSize)
        settings.psfSigma =
            std::max(0.7, *session_.psfFwhm() / fwhmPerSigma / *session_.settings().acquisition.pixelSize);
    return settings;
}

QString MatchDesk::edit(const ScenarioChange& change) {
    Scenario scenario = scenario_;
    change(scenario);
    try {
        scenario.check();
        noiseModelOf(scenario).check();
    } catch (const Error& error) {
        return inWords(QString::fromUtf8(error.what()));
    }
    if (scenario == scenario_)
        return {};
    scenario_ = scenario;
    fit_.reset();
    emit changed();
    show();
    return {};
}

void MatchDesk::setLocked(NoiseParameter which, bool locked) {
    if (isLocked(which) == locked)
        return;
    locked_[static_cast<std::size_t>(which)] = locked;
    emit changed();
}

void MatchDesk::setAllFrames(bool all) {
    if (allFrames_ == all)
        return;
    allFrames_ = all;
    outdated_ = true;
    fit_.reset();
    emit changed();
    look();
}

void MatchDesk::setRegion(const std::optional<PixelRegion>& region) {
    if (region_ == region)
        return;
    region_ = region;
    outdated_ = true;
    fit_.reset();
    emit changed();
    look();
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
    outdated_ = false;
    fitting_.cancel();
    looking_.start(
        [movie = session_.movie(), settings = choice()](const Job& job) {
            return std::make_shared<const MatchGround>(makeMatchGround(movie, settings, job));
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
}

void MatchDesk::start() {
    if (isStarted_)
        return;
    isStarted_ = true;
    NoiseModel model = roughNoise(ground_->pixels);
    if (const auto& camera = session_.settings().find.camera) {
        model.offset = camera->offset;
        model.gain = camera->gain;
        model.em = camera->em;
        model.gaussian = camera->readNoise * camera->gain;
        model.laplace = 0;
        model.background = std::max(0.1, (ground_->values.mean() - model.offset) / model.gain);
    }
    setNoise(scenario_, model);
}

void MatchDesk::measureLight() {
    if (light_.amplitude > 0 || !scene_ || scene_->spots.empty())
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
    setLight(median(amplitudes), median(sigmas));
    emit changed();
}

void MatchDesk::setLight(double amplitude, double sigma) {
    light_ = {.amplitude = amplitude, .psfSigma = sigma};
    scenario_.emission.photons = Range::fixed(amplitude / scenario_.sensor.camera.gain);
    scenario_.psf.fwhm = sigma * fwhmPerSigma * scenario_.acquisition.pixelSize.value();
}

double MatchDesk::psfSigma() const {
    return scenario_.psf.fwhm / fwhmPerSigma / scenario_.acquisition.pixelSize.value();
}

void MatchDesk::show() {
    if (!watched_ || !ground_)
        return;
    const std::size_t frame = session_.frame();
    previews_.request({.ground = ground_,
                       .frame = frame,
                       .scene = scene_ && sceneFrame_ == frame ? scene_ : nullptr,
                       .model = noiseModelOf(scenario_),
                       .photons = scenario_.emission.photons.value,
                       .psfSigma = psfSigma(),
                       .light = light_,
                       .seed = seed_,
                       .contrast = contrast_});
}

void MatchDesk::fit(bool levelsOnly) {
    if (!ground_)
        return;
    NoiseFitSettings settings = NoiseFitSettings::levelsOnly(noiseModelOf(scenario_));
    if (!levelsOnly) {
        settings.locked = locked_;
        settings.em.reset();
    }
    const Acquisition& known = session_.settings().acquisition;
    const std::optional<double> share = known.exposure && known.frameInterval
                                            ? std::optional(*known.exposure / *known.frameInterval)
                                            : std::nullopt;
    fitting_.start(
        [ground = ground_, settings, share, frame = session_.frame()](const Job& job) {
            Found found;
            found.fit = fitNoise(ground->pixels, settings, job.part(0, 0.6));
            found.spots =
                matchSpots(*ground->movie, ground->settings, found.fit.model, share, job.part(0.6, 0.85));
            found.transfer = photonTransfer(*ground->movie, ground->settings, ground->pixels, found.fit.model,
                                            job.part(0.85, 1));
            found.scene = std::make_shared<const TwinScene>(
                sceneOf(*ground->movie, frame, ground->settings, ground->pixels, found.fit.model));
            return found;
        },
        {.done =
             [this, frame = session_.frame()](const Found& found) {
                 sceneFrame_ = frame;
                 takeFit(found);
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void MatchDesk::takeFit(const Found& found) {
    fit_ = found.fit;
    spots_ = found.spots;
    transfer_ = found.transfer;
    scene_ = found.scene;
    setNoise(scenario_, found.fit.model);
    if (spots_.photons && spots_.photons->value >= 1)
        setLight(spots_.photons->value * found.fit.model.gain,
                 spots_.psfSigma && spots_.psfSigma->value > 0 ? spots_.psfSigma->value : psfSigma());
    emit changed();
    show();
}

void MatchDesk::take(KnownFrom source, const QString& path) {
    const bool isDark = source == KnownFrom::DarkMovie;
    taking_.start(
        [path, isDark](const Job& job) {
            const auto movie = openMovie(toPath(path), {}, job);
            if (isDark) {
                const Camera camera = calibrateCamera(*movie, {}, false, job).camera; // gain 1: noise in ADU
                return NoiseModel{.offset = camera.offset, .gaussian = camera.readNoise};
            }
            const NoiseFit fit =
                fitNoise(findEmptyPixels(*movie, {}, job.part(0, 0.5)), {}, job.part(0.5, 1));
            if (!fit.of(NoiseParameter::Offset).determined)
                throw Error(path.toStdString() +
                            ": this movie cannot tell its offset either; take one with a darker "
                            "background, or a dark movie");
            return fit.model;
        },
        {.done =
             [this, path, isDark](const NoiseModel& found) {
                 edit([&](Scenario& scenario) {
                     NoiseModel model = noiseModelOf(scenario);
                     model.offset = found.offset;
                     if (isDark)
                         model.gaussian = found.gaussian;
                     if (ground_) // the light is what is left
                         model.background =
                             std::max(0.1, (ground_->values.mean() - model.offset) / model.gain);
                     setNoise(scenario, model);
                 });
                 setLocked(NoiseParameter::Offset, true);
                 if (isDark)
                     setLocked(NoiseParameter::Gaussian, true);
                 const QString file = QFileInfo(path).fileName();
                 emit noted(isDark
                                ? tr("Offset %1 ADU and Gaussian noise %2 ADU, measured in %3, are held now.")
                                      .arg(found.offset, 0, 'f', 1)
                                      .arg(found.gaussian, 0, 'f', 1)
                                      .arg(file)
                                : tr("Offset %1 ADU, found in %2, is held now.")
                                      .arg(found.offset, 0, 'f', 1)
                                      .arg(file));
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void MatchDesk::use() {
    if (!ground_)
        return;
    Scenario scenario = session_.simulation().scenario;
    const Scenario movie = session_.scenarioOfMovie();
    scenario.acquisition = movie.acquisition;
    scenario.sensor.camera = scenario_.sensor.camera;
    scenario.sensor.laplaceNoise = scenario_.sensor.laplaceNoise;
    scenario.background.photons = scenario_.background.photons;
    scenario.emission.photons = scenario_.emission.photons;
    scenario.psf.fwhm = scenario_.psf.fwhm;
    scenario.formation = Formation::Physical;
    const std::filesystem::path path = session_.path();
    scenario.name = "matched to " + path.filename().string();
    try {
        session_.setScenario(scenario, tr("match the noise"));
        emit used();
    } catch (const Error& error) {
        emit failed(inWords(QString::fromUtf8(error.what())));
    }
}

} // namespace perrin::ui
