// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/encoder.h"
#include "core/learn/width_evidence.h"

#include <string>
#include <vector>

namespace perrin {

/// How a stack looks beside what a network was trained on: one molecule in free motion, with the PSF and the
/// noise that are told. Near 0 where it does.
struct InputScore {
    double crowded = 0; // share of its frames in which another molecule shines within 7 px
    double second = 0; // probability that another molecule comes within 6 px, though it may not be told apart
    double dazzled = 0; // share of its frames in which something three times as bright shines in the window
    WidthEvidence width{}; // ln, of a PSF other than told
    double noise = 0;      // ln of the variance of empty pixels over the expected one …
    double grain = 0;      // … and of what the fits leave on the blobs
};
InputScore inputScore(const FittedStack& stack, const Imaging& imaging);

/// Of the stretches of one molecule: what stands out, a sentence each; empty: nothing. Of 100 molecules that
/// are as in training fewer than 5 are doubted; of 100 beside a second one as bright, 2.5 to 7 px away, more
/// than 90.
std::vector<std::string> doubts(const std::vector<InputScore>& stretches);

} // namespace perrin
