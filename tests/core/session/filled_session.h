// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/session/session.h"

namespace perrin::test {

/// Every field set, none to its default; numbers that are hard to write. Its movie need not exist.
Session filledSession(const std::filesystem::path& movie);

/// Field by field, numbers to the bit; NaN equals NaN.
void expectSame(const Session& read, const Session& written);

} // namespace perrin::test
