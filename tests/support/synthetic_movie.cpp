// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_movie.h"

#include "core/optics/psf.h"

#include <algorithm>
#include <cmath>

namespace perrin::test {
namespace {

double reflect(double value, double size) {
    const double last = size - 1;
    while (value < 0 || value > last)
        value = value < 0 ? -value : 2 * last - value;
    return value;
}

/// Adds the light of one sub-position; only the pixels within 6 sigma of it.
void addLight(Image& photons, double x, double y, double sigma, double brightness) {
    const auto reach = static_cast<Eigen::Index>(std::ceil(6 * sigma)) + 1;
    const Eigen::Index left = std::max<Eigen::Index>(0, std::lround(x) - reach);
    const Eigen::Index top = std::max<Eigen::Index>(0, std::lround(y) - reach);
    const Eigen::Index right = std::min(photons.cols() - 1, std::lround(x) + reach);
    const Eigen::Index bottom = std::min(photons.rows() - 1, std::lround(y) + reach);
    if (right < left || bottom < top)
        return;
    const Eigen::Index width = right - left + 1, height = bottom - top + 1;
    photons.block(top, left, height, width) +=
        static_cast<float>(brightness) *
        psfImage(x - static_cast<double>(left), y - static_cast<double>(top), sigma, height, width);
}

struct Molecule {
    int id;
    double d, x, y;
    int framesLeft;
};

} // namespace

Image expose(const Image& expectedPhotons, const Camera& camera, Random& random) {
    Image adu(expectedPhotons.rows(), expectedPhotons.cols());
    for (Eigen::Index i = 0; i < adu.size(); ++i) {
        double electrons = random.poisson(expectedPhotons.data()[i]);
        if (camera.em)
            electrons = random.gamma(electrons, 1.0);
        electrons += camera.readNoise * random.normal();
        adu.data()[i] =
            static_cast<float>(std::clamp(std::round(camera.offset + camera.gain * electrons), 0.0, 65535.0));
    }
    return adu;
}

SyntheticMovie render(const SyntheticScene& scene, std::uint64_t seed) {
    Random motion(seed, 1), noise(seed, 2);
    const double pixelSize = scene.acquisition.pixelSize.value();
    const double subInterval = scene.acquisition.frameInterval.value() / scene.subPositions;
    const int seen = std::max(1, static_cast<int>(std::lround(scene.acquisition.exposure.value() / subInterval)));
    const auto width = static_cast<double>(scene.width), height = static_cast<double>(scene.height);
    int nextId = 0;
    const auto born = [&](double d) {
        int life = scene.frames;
        if (scene.lifetime > 0)
            life = 1 + static_cast<int>(std::log(1 - motion.uniform()) / std::log(1 - 1.0 / scene.lifetime));
        return Molecule{nextId++, d, motion.uniform(4, width - 5), motion.uniform(4, height - 5), life};
    };
    std::vector<Molecule> molecules;
    for (const auto& [d, count] : scene.populations)
        for (int i = 0; i < count; ++i)
            molecules.push_back(born(d));

    SyntheticMovie movie;
    for (int frame = 0; frame < scene.frames; ++frame) {
        Image photons = Image::Constant(scene.height, scene.width, static_cast<float>(scene.background));
        for (Molecule& molecule : molecules) {
            if (molecule.framesLeft-- == 0) {
                molecule = born(molecule.d);
                --molecule.framesLeft;
            }
            const double step = std::sqrt(2 * molecule.d * subInterval) / pixelSize;
            double meanX = 0, meanY = 0;
            for (int sub = 0; sub < scene.subPositions; ++sub) {
                if (sub < seen) {
                    meanX += molecule.x / seen;
                    meanY += molecule.y / seen;
                    addLight(photons, molecule.x, molecule.y, scene.psfSigma, scene.photons / seen);
                }
                molecule.x = reflect(molecule.x + step * motion.normal(), width);
                molecule.y = reflect(molecule.y + step * motion.normal(), height);
            }
            movie.truth.push_back({molecule.id, frame, meanX, meanY, molecule.d});
        }
        movie.frames.push_back(expose(photons, scene.camera, noise));
    }
    return movie;
}

} // namespace perrin::test
