// SPDX-License-Identifier: GPL-3.0-or-later
// What is found: by a fit, or from other movies of the camera.
#include "core/error.h"
#include "core/noise/camera_calibration.h"
#include "core/units.h"
#include "ui/edit.h"
#include "ui/match/match_desk.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/words/core_words.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

void hold(MatchingSettings& matching, NoiseParameter which) {
    matching.locked[static_cast<std::size_t>(which)] = true;
    matching.noise = NumbersFrom::Hand;
}

/// To the digits that people see.
bool sameCamera(const Camera& one, const Camera& other) {
    const auto same = [](double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b); };
    return same(one.offset, other.offset) && same(one.gain, other.gain) &&
           same(one.readNoise, other.readNoise) && one.em == other.em && one.maps == other.maps;
}

} // namespace

void MatchDesk::setLight(MatchingSettings& matching, double amplitude, double sigma) {
    matching.light = {.amplitude = amplitude, .psfSigma = sigma};
    Scenario& scenario = matching.scenario;
    scenario.emission.photons = Range::fixed(amplitude / scenario.sensor.camera.gain);
    scenario.psf.fwhm = sigma * fwhmPerSigma * scenario.acquisition.pixelSize.value();
}

void MatchDesk::fit(bool levelsOnly) {
    if (!ground_)
        return;
    NoiseFitSettings settings = NoiseFitSettings::levelsOnly(noiseModelOf(scenario()));
    if (!levelsOnly) {
        settings.locked = session_.matching().locked;
        if (!isLocked(NoiseParameter::Gain)) // who knows the gain knows whether there is EM
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
    MatchingSettings matching = session_.matching();
    setNoise(matching.scenario, found.fit.model);
    matching.noise = NumbersFrom::Fit;
    if (spots_.photons && spots_.photons->value >= 1) {
        matching.molecules = NumbersFrom::Fit;
        setLight(matching, spots_.photons->value * found.fit.model.gain,
                 spots_.psfSigma && spots_.psfSigma->value > 0 ? spots_.psfSigma->value : psfSigma());
    }
    fittedAs_ = matching.scenario;
    if (matching == session_.matching()) { // the same numbers, but found now
        emit changed();
        show();
    }
    session_.setMatching(matching, tr("fit the noise"));
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
                 MatchingSettings matching = session_.matching();
                 NoiseModel model = noiseModelOf(matching.scenario);
                 model.offset = found.offset;
                 hold(matching, NoiseParameter::Offset);
                 if (isDark) {
                     model.gaussian = found.gaussian;
                     hold(matching, NoiseParameter::Gaussian);
                 }
                 if (ground_) // the light is what is left
                     model.background = std::max(0.1, (ground_->values.mean() - model.offset) / model.gain);
                 setNoise(matching.scenario, model);
                 session_.setMatching(matching, tr("take over what is known"));
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

void MatchDesk::holdCamera() {
    MatchingSettings matching = session_.matching();
    for (const NoiseParameter which :
         {NoiseParameter::Offset, NoiseParameter::Gain, NoiseParameter::Gaussian})
        hold(matching, which);
    session_.setMatching(matching, tr("hold the camera"));
}

void MatchDesk::giveCamera(const Camera& camera) {
    const auto& known = session_.settings().find.camera;
    if (known && sameCamera(*known, camera))
        return;
    const auto giving = [this](bool on) { return [this, on] { giving_ = on; }; };
    session_.undoStack().push(new Edit({}, giving(true), giving(false)));
    session_.setMicroscope(camera, session_.psfFwhm(), {});
    session_.undoStack().push(new Edit({}, giving(false), giving(true)));
}

void MatchDesk::use() {
    if (!canUse())
        return;
    Scenario scenario = session_.simulation().scenario;
    const Scenario movie = session_.scenarioOfMovie();
    scenario.acquisition = movie.acquisition;
    const Scenario& matched = this->scenario();
    scenario.sensor.camera = matched.sensor.camera;
    scenario.sensor.camera.maps = camera_ ? mapsThatStay(matched.sensor.camera, *camera_) : CameraMaps{};
    scenario.sensor.laplaceNoise = matched.sensor.laplaceNoise;
    scenario.background.photons = matched.background.photons;
    scenario.emission.photons = matched.emission.photons;
    scenario.psf.fwhm = matched.psf.fwhm;
    scenario.formation = Formation::Physical;
    const std::filesystem::path path = session_.path();
    scenario.name = "matched to " + path.filename().string();
    try {
        scenario.check();
        const auto& known = session_.settings().find.camera;
        if (scenario == session_.simulation().scenario && known &&
            sameCamera(*known, measuringCamera(scenario))) {
            emit used(); // they have it already
            return;
        }
        session_.undoStack().beginMacro(tr("match the noise"));
        session_.setScenario(scenario, tr("match the noise"));
        giveCamera(measuringCamera(scenario));
        session_.undoStack().endMacro();
        emit used();
    } catch (const Error& error) {
        emit failed(inWords(coreText(error.what())));
    }
}

} // namespace perrin::ui
