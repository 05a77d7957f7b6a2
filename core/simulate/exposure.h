// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/simulate/alias_table.h"
#include "core/simulate/renderer.h"
#include "core/simulate/sensor_maps.h"

namespace perrin {

/// Turns the expected photons of a picture into what the camera gives (ADU): Poisson counts, electron
/// multiplication (Gamma), gain, Gaussian and Laplace noise, offset, rounding and clipping to the bit depth.
class Exposure {
  public:
    /// background: photons that every pixel has at least; drawing them is what is made fast.
    Exposure(const SensorSettings& sensor, double background);

    /// light: photons over the background, 0 or more; only those within the boxes of `lit` are looked at. maps
    /// may be empty, else (mapTop, mapLeft) is the pixel of the camera that is the picture's first.
    void record(const Eigen::Ref<const Image>& light, const std::vector<PixelBox>& lit, const SensorMaps& maps,
                Eigen::Index mapTop, Eigen::Index mapLeft, RandomStream& random, Eigen::Ref<Image> adu) const;

  private:
    /// light may be null.
    void countPhotons(float* pixels, Eigen::Index count, const float* light, RandomStream& random) const;
    void readOut(float* electrons, Eigen::Index count, RandomStream& random) const;
    void readOut(float* electrons, Eigen::Index count, const float* offset, const float* gain,
                 const float* readNoise, RandomStream& random) const;

    SensorSettings sensor_;
    double photons_; // of the background
    float white_;
    AliasTable counts_;   // of the background
    AliasTable readings_; // ADU of a pixel without light, where all pixels are the same
};

/// Electrons of a pixel that expects `photons` (0 or more): Poisson counts and, where the camera has it, electron
/// multiplication in units of its gain (Gamma), which doubles their variance.
float photoElectrons(double photons, bool em, RandomStream& random);

/// A whole picture at once. expectedPhotons: 0 or more.
Image expose(const Image& expectedPhotons, const SensorSettings& sensor, RandomStream& random);

} // namespace perrin
