// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/image.h"
#include "core/job.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

// The 2024 report's own ways to match noise, kept to compare with: one real frame against one simulated
// frame, pixel by pixel. Their optimum has too little noise, as any of it makes pixels differ more.

enum class PixelLoss { MeanSquared, PeakSignal, Structure, StructureAndMeanSquared, StructureAndPeakSignal };
const char* name(PixelLoss loss);           // "mse", "psnr", "ssim", "ssim+mse", "ssim+psnr"
PixelLoss pixelLoss(std::string_view name); // throws Error listing the names

struct PixelSearch {
    double gaussian = 0, laplace = 0; // ADU: standard deviation, scale b
    double loss = 0;                  // the smaller, the more alike
    int frames = 0;                   // simulated and compared
};

/// clean: the frame without the noise that is searched for, ADU. One number for both levels, by Brent's
/// bounded search in [0, highest] ADU.
PixelSearch searchOneLevel(const Image& real, const Image& clean, PixelLoss loss, double highest,
                           std::uint64_t seed, const Job& job = {});
/// Both levels, by differential evolution (Storn & Price 1997; best/1/bin with SciPy's defaults) in [0,
/// highest] ADU.
PixelSearch searchTwoLevels(const Image& real, const Image& clean, PixelLoss loss, double highest,
                            std::uint64_t seed, const Job& job = {});

/// The least of a function of several numbers within [0, 1] each, as searchTwoLevels() looks for it.
std::vector<double> differentialEvolution(const std::function<double(const std::vector<double>&)>& function,
                                          std::size_t numbers, std::uint64_t seed, const Job& job = {});

} // namespace perrin
