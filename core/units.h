// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

// Inside the program: lengths um, times s, D um^2/s, light photons, charge electrons, camera output ADU.
// Files and widgets convert at their edge.

/// FWHM of a Gaussian over its standard deviation, 2 sqrt(2 ln 2).
inline constexpr double fwhmPerSigma = 2.3548200450309493;

} // namespace perrin
