// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/exposure.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

/// To whole ADU between 0 and white.
float digitized(float value, float white) {
    return static_cast<float>(static_cast<int>(std::clamp(value, 0.0f, white) + 0.5f));
}

float multiplied(float electrons, RandomStream& random) {
    return electrons > 0 ? random.gamma(static_cast<std::uint32_t>(electrons)) : 0.0f;
}

} // namespace

Exposure::Exposure(const SensorSettings& sensor, double background)
    : sensor_(sensor), photons_(background), white_(static_cast<float>(std::ldexp(1.0, sensor.bitDepth) - 1)),
      counts_(poissonTable(background)) {
    if (!sensor.perPixel() && !(sensor.laplaceNoise > 0))
        readings_ = readingTable(background, sensor.camera, static_cast<int>(white_));
}

void Exposure::record(const Eigen::Ref<const Image>& light, const std::vector<PixelBox>& lit,
                      const SensorMaps& maps, Eigen::Index mapTop, Eigen::Index mapLeft, RandomStream& random,
                      Eigen::Ref<Image> adu) const {
    const Eigen::Index width = adu.cols();
    for (Eigen::Index y = 0; y < adu.rows(); ++y) {
        float* pixels = &adu(y, 0);
        Eigen::Index left = width, right = 0; // around all boxes of this row
        for (const PixelBox& box : lit)
            if (y >= box.top && y < box.bottom) {
                left = std::min(left, box.left);
                right = std::max(right, box.right);
            }
        const bool inBox = left < right;
        if (!inBox)
            left = right = width;
        if (!readings_.empty()) {
            readings_.fill(pixels, left, random);
            if (inBox)
                countPhotons(pixels + left, right - left, light.data() + y * light.outerStride() + left,
                             random);
            readOut(pixels + left, right - left, random);
            readings_.fill(pixels + right, width - right, random);
            continue;
        }
        countPhotons(pixels, left, nullptr, random);
        if (inBox)
            countPhotons(pixels + left, right - left, light.data() + y * light.outerStride() + left, random);
        countPhotons(pixels + right, width - right, nullptr, random);
        if (maps.empty())
            readOut(pixels, width, random);
        else
            readOut(pixels, width, maps.offset.row(mapTop + y).data() + mapLeft,
                    maps.gain.row(mapTop + y).data() + mapLeft,
                    maps.readNoise.row(mapTop + y).data() + mapLeft, random);
    }
}

/// Photo-electrons, after electron multiplication (in units of its gain) if the camera has it.
void Exposure::countPhotons(float* pixels, Eigen::Index count, const float* light,
                            RandomStream& random) const {
    if (counts_.empty())
        for (Eigen::Index x = 0; x < count; ++x)
            pixels[x] = static_cast<float>(random.poisson(photons_));
    else
        counts_.fill(pixels, count, random);
    if (light)
        for (Eigen::Index x = 0; x < count; ++x)
            pixels[x] += static_cast<float>(random.poisson(light[x]));
    if (sensor_.camera.em)
        for (Eigen::Index x = 0; x < count; ++x)
            pixels[x] = multiplied(pixels[x], random);
}

void Exposure::readOut(float* electrons, Eigen::Index count, RandomStream& random) const {
    const Camera& camera = sensor_.camera;
    const auto offset = static_cast<float>(camera.offset), gain = static_cast<float>(camera.gain),
               noise = static_cast<float>(camera.gain * camera.readNoise),
               laplace = static_cast<float>(sensor_.laplaceNoise);
    for (Eigen::Index x = 0; x < count; ++x)
        electrons[x] = offset + gain * electrons[x] + noise * random.normal();
    if (laplace > 0)
        for (Eigen::Index x = 0; x < count; ++x)
            electrons[x] += laplace * random.laplace();
    for (Eigen::Index x = 0; x < count; ++x)
        electrons[x] = digitized(electrons[x], white_);
}

void Exposure::readOut(float* electrons, Eigen::Index count, const float* offset, const float* gain,
                       const float* readNoise, RandomStream& random) const {
    const auto laplace = static_cast<float>(sensor_.laplaceNoise);
    for (Eigen::Index x = 0; x < count; ++x) {
        float value = offset[x] + gain[x] * (electrons[x] + readNoise[x] * random.normal());
        if (laplace > 0)
            value += laplace * random.laplace();
        electrons[x] = digitized(value, white_);
    }
}

float photoElectrons(double photons, bool em, RandomStream& random) {
    const auto counts = static_cast<float>(random.poisson(photons));
    return em ? multiplied(counts, random) : counts;
}

Image expose(const Image& expectedPhotons, const SensorSettings& sensor, RandomStream& random) {
    const float background = expectedPhotons.size() > 0 ? expectedPhotons.minCoeff() : 0;
    const Image light = expectedPhotons - background;
    Image adu(light.rows(), light.cols());
    Exposure(sensor, background)
        .record(light, {{0, 0, light.rows(), light.cols()}}, sensorMaps(sensor, light.rows(), light.cols()),
                0, 0, random, adu);
    return adu;
}

} // namespace perrin
