// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/error.h"

#include <functional>
#include <string>

namespace perrin::test {

/// What the action's Error says; empty where none was thrown.
inline std::string errorOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace perrin::test
