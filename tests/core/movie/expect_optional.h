// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace perrin::test {

/// There where `entry` has it, and equal to within 1e-7 (of itself where it is greater than 1).
inline void expectOptional(const std::optional<double>& value, const nlohmann::json& entry, const char* key) {
    ASSERT_EQ(value.has_value(), entry.contains(key)) << key;
    if (value) {
        EXPECT_NEAR(*value, entry[key].get<double>(), 1e-7 * std::max(1.0, *value)) << key;
    }
}

} // namespace perrin::test
