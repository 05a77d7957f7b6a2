// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin {

/// Lets this thread, and those that it begins from now on, work only with what others leave of the processor:
/// a training uses every core and must not be felt. Where the system has no such thing, nothing happens.
void lowerThreadPriority();

} // namespace perrin
