// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"
#include "core/learn/stack_spots.h"
#include "core/simulate/random_stream.h"

#include <string>
#include <vector>

namespace perrin {

/// What is taken from a network, or changed, to see what it looks at.
struct Cue {
    enum class Kind { Shuffled, Centred, EqualPhotons, Unblurred, Scaled };
    Kind kind = Kind::Shuffled;
    double factor = 1; // of Scaled

    std::string name() const;        // "shuffled", "scaled 1.25"
    std::string description() const; // one line for people
};

/// Shuffled, centred, equal photons, unblurred, scaled by .5, .8, 1.25 and 2.
const std::vector<Cue>& allCues();

/// The stack (ADU) with the cue changed. spots: its molecule as followMolecule() finds it; frames in which it
/// was not seen are left as they are by the cues that need its place. random: of the order and the new noise.
///  Shuffled: the frames in another order: no steps of free diffusion, but all places and shapes.
///  Centred: each frame moved by whole px, around its borders, so that the molecule sits in the middle: no
///   motion from frame to frame.
///  EqualPhotons: light of the fitted spot's shape added or taken away until every frame has the mean of all.
///  Unblurred: every frame drawn anew, with its photons and background but a resting molecule at its centre.
///  Scaled: everything above the camera's offset times the factor.
FrameStack withCue(const FrameStack& adu, const Imaging& imaging, const std::vector<StackSpot>& spots,
                   const Cue& cue, RandomStream& random);

} // namespace perrin
