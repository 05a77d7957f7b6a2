// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_field.h"

namespace perrin {
namespace {

constexpr const char* advice = "; the file is damaged or was changed by hand: open a backup copy of it";

} // namespace

JsonField::JsonField(const nlohmann::json& value, std::string place)
    : value_(&value), place_(std::move(place)) {}

JsonField JsonField::at(const char* member) const {
    if (!value_->is_object())
        failType("an object");
    std::string place = place_.empty() ? member : place_ + "." + member;
    const auto found = value_->find(member);
    if (found == value_->end())
        throw Error("the field \"" + place + "\" is missing" + advice);
    return JsonField(*found, std::move(place));
}

std::vector<JsonField> JsonField::items() const {
    if (!value_->is_array())
        failType("a list");
    std::vector<JsonField> fields;
    fields.reserve(value_->size());
    for (const nlohmann::json& value : *value_)
        fields.emplace_back(value, place_ + "[" + std::to_string(fields.size()) + "]");
    return fields;
}

std::vector<JsonField> JsonField::items(std::size_t count) const {
    if (value_->is_array() && value_->size() != count)
        fail("has " + std::to_string(value_->size()) + " entries but must have " + std::to_string(count));
    return items();
}

std::string JsonField::text() const {
    if (!value_->is_string())
        failType("a text");
    return value_->get<std::string>();
}

bool JsonField::boolean() const {
    if (!value_->is_boolean())
        failType("true or false");
    return value_->get<bool>();
}

double JsonField::number() const {
    if (!value_->is_number())
        failType("a number");
    return value_->get<double>();
}

double JsonField::numberOrNan() const {
    return isNull() ? std::numeric_limits<double>::quiet_NaN() : number();
}

std::optional<double> JsonField::optionalNumber() const {
    if (isNull())
        return std::nullopt;
    return number();
}

std::vector<double> JsonField::numbersOrNan() const {
    std::vector<double> numbers;
    for (const JsonField& item : items())
        numbers.push_back(item.numberOrNan());
    return numbers;
}

void JsonField::fail(const std::string& what) const {
    throw Error((place_.empty() ? "the whole file" : "the field \"" + place_ + "\"") + " " + what + advice);
}

void JsonField::failType(const std::string& wanted) const {
    fail("must be " + wanted + " but is " +
         (isNull() ? "empty" : std::string("of type ") + value_->type_name()));
}

} // namespace perrin
