// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/error.h"

#include <concepts>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perrin {

/// One value of a JSON file and its place there, as in "measurement.molecules[3].region". Every function
/// throws Error naming the place when the value is of another type.
class JsonField {
  public:
    explicit JsonField(const nlohmann::json& value, std::string place = {});

    const nlohmann::json& json() const { return *value_; }
    bool isNull() const { return value_->is_null(); }
    JsonField at(const char* member) const; // Error too when it is missing
    std::vector<JsonField> items() const;
    std::vector<JsonField> items(std::size_t count) const; // Error too when there are more or fewer

    std::string text() const;
    bool boolean() const;
    double number() const;
    double numberOrNan() const; // null: NaN
    std::optional<double> optionalNumber() const;
    std::vector<double> numbersOrNan() const;
    template<std::integral Number>
    Number whole() const;
    /// What `convert` makes of the text; its Error is told with the place.
    template<class Convert>
    auto named(Convert convert) const;

    [[noreturn]] void fail(const std::string& what) const; // "must be …"

  private:
    [[noreturn]] void failType(const std::string& wanted) const;

    const nlohmann::json* value_;
    std::string place_;
};

/// Null where empty.
template<class Value>
nlohmann::json orNull(const std::optional<Value>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
}

template<std::integral Number>
Number JsonField::whole() const {
    if (value_->is_number_unsigned() && std::in_range<Number>(value_->get<std::uint64_t>()))
        return value_->get<Number>();
    if (value_->is_number_integer() && std::in_range<Number>(value_->get<std::int64_t>()))
        return value_->get<Number>();
    if (value_->is_number())
        fail("is " + value_->dump() + " but must be a whole number from " +
             std::to_string(std::numeric_limits<Number>::min()) + " to " +
             std::to_string(std::numeric_limits<Number>::max()));
    failType("a whole number");
}

template<class Convert>
auto JsonField::named(Convert convert) const {
    const std::string name = text();
    try {
        return convert(name);
    } catch (const Error& error) {
        fail(std::string("cannot be understood: ") + error.what());
    }
}

} // namespace perrin
