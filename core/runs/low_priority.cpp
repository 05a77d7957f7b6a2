// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/low_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace perrin {

void lowerThreadPriority() {
#ifdef __linux__
    // Linux has priorities of threads, which their children inherit.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 15);
#endif
}

} // namespace perrin
