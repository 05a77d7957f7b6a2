// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: what each file of this folder gives to the list of library.cpp.
#include "core/learn/networks/network.h"

namespace perrin {

Architecture perrinNetwork();
Architecture simpleCnn();
Architecture parkCnn();
Architecture parkCnnStrided();
Architecture resnet2d();
Architecture resnet3dReport();
Architecture resnet3d();
Architecture pix2d();
Architecture vit();

} // namespace perrin
