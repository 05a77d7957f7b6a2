// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/job.h"

#include <functional>
#include <string>

namespace perrin {

/// work(index) for 0 … count - 1 on all cores, telling the job how far it is. Throws Cancelled and what work
/// throws.
void forEachStack(std::size_t count, const std::string& text, const Job& job,
                  const std::function<void(std::size_t)>& work);

} // namespace perrin
