// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/learn/imaging.h"
#include "core/learn/model.h"

#include <string>
#include <vector>

namespace perrin {

/// In what the way a movie was taken lies outside of what a network was trained on: PSF in pixels, share of the
/// exposure, electron multiplication. A sentence each; empty: in nothing.
std::vector<std::string> outsideTraining(const Model& model, const Imaging& imaging);

/// The same of one molecule: how bright it is (photons known), its background, the noise of a pixel that it does not
/// light, and the D that was answered (um^2/s).
std::vector<std::string> outsideTraining(const Model& model, const Imaging& imaging, const Molecule& molecule,
                                         double d);

} // namespace perrin
