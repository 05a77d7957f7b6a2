// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/imaging.h"
#include "core/learn/stack_spots.h"

#include <Eigen/Core>
#include <vector>

namespace perrin {

/// What the widths of a molecule's blobs say of the PSF that is told: ln of how much more likely they are
/// with one 1.3 to 1.55 times as wide (the molecule is out of focus, say), and with one .7 to .84 times as
/// wide, than with any within its tolerance.
struct WidthEvidence {
    double wider = 0, narrower = 0;
};

/// belief: centresLikelihood() of the spots; D is not known but by it and by the widths themselves. Each
/// width is PSF and the spread of the path within the exposure, which differs from frame to frame. Fewer than
/// 4 spots say nothing.
WidthEvidence widthEvidence(const std::vector<StackSpot>& spots, const Eigen::ArrayXd& belief,
                            const Imaging& imaging);

} // namespace perrin
