// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/match_preview.h"

#include "core/noise/similarity.h"

namespace perrin::ui {
namespace {

TwinChange changeOf(const MatchWish& wish) {
    const MeasuredLight& light = wish.light;
    if (light.amplitude <= 0)
        return {};
    return {.brightness = wish.photons * wish.model.gain / light.amplitude,
            .psfVariance = wish.psfSigma * wish.psfSigma - light.psfSigma * light.psfSigma};
}

} // namespace

MatchGround makeMatchGround(std::shared_ptr<const Movie> movie, const EmptySettings& settings,
                            const Job& job) {
    MatchGround ground{.movie = std::move(movie), .settings = settings, .pixels = {}, .values = {}};
    ground.pixels = findEmptyPixels(*ground.movie, settings, job);
    ground.values = ground.pixels.pooled();
    return ground;
}

MatchPreview makeMatchPreview(const MatchWish& wish, const Job& job) {
    const MatchGround& ground = *wish.ground;
    MatchPreview preview;
    preview.wish = wish;
    if (!wish.scene)
        preview.wish.scene = std::make_shared<const TwinScene>(
            sceneOf(*ground.movie, wish.frame, ground.settings, ground.pixels, wish.model));
    const TwinScene& scene = *preview.wish.scene;
    job.checkCancelled();
    preview.twin = simulateTwin(scene, wish.model, wish.seed, changeOf(wish));
    const PixelLaw law = expectedLaw(ground.pixels, wish.model);
    preview.comparison = compareNoise(ground.values, law);
    job.checkCancelled();
    preview.frame = compareFrames(scene.frame, preview.twin);
    const std::int64_t width = binWidth(ground.values);
    const bool isSame = wish.before && wish.before->wish.scene == preview.wish.scene;
    preview.wish.before.reset(); // or none would ever go
    preview.real = density(ground.values, width);
    preview.simulated = density(law, width);
    preview.quantiles = quantilePairs(ground.values, law);
    job.checkCancelled();
    preview.realPower = isSame ? wish.before->realPower : radialPowerSpectrum(scene.frame);
    preview.twinPower = radialPowerSpectrum(preview.twin);
    LoadedFrame& real = preview.realFrame;
    real.index = wish.frame;
    real.image = std::shared_ptr<const Image>(preview.wish.scene, &scene.frame);
    real.histogram = isSame ? wish.before->realFrame.histogram : histogramOf(scene.frame);
    real.sample = std::make_shared<const FrameHistogram>(real.histogram);
    real.contrast = wish.contrast;
    real.range =
        wish.contrast.range.value_or(rangeFor(wish.contrast.rule, real.histogram, wish.contrast.repeats));
    real.picture = toGray(scene.frame, real.range);
    preview.twinPicture = toGray(preview.twin, real.range);
    return preview;
}

} // namespace perrin::ui
