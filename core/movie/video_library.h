// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

/// Keeps FFmpeg and OpenCV from writing to the terminal; what goes wrong is told by Errors. Before each use
/// of them.
void quietVideoLibrary();

} // namespace perrin
