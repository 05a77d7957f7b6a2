// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core: settings as JSON, written and read by one description of their fields.
#include "core/error.h"
#include "core/simulate/range.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace perrin {

using Json = nlohmann::ordered_json;

template<class Value>
using Names = std::vector<std::pair<const char*, Value>>;

inline const Names<Range::Draw> drawNames{{"fixed", Range::Draw::Fixed},
                                          {"uniform", Range::Draw::Uniform},
                                          {"log-uniform", Range::Draw::LogUniform},
                                          {"choice", Range::Draw::Choice}};
template<class Value>
std::string nameOf(const Names<Value>& names, Value value) {
    for (const auto& [name, other] : names)
        if (other == value)
            return name;
    throw Error("a setting without a name");
}

inline std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// Writes every field it is shown.
class SettingWriter {
  public:
    void operator()(const char* name, const std::string& value) { json[name] = value; }
    void operator()(const char* name, const std::filesystem::path& value) { json[name] = value.string(); }
    void operator()(const char* name, double value) { json[name] = value; }
    void operator()(const char* name, int value) { json[name] = value; }
    void operator()(const char* name, std::uint64_t value) { json[name] = value; }
    void operator()(const char* name, bool value) { json[name] = value; }
    void operator()(const char* name, const std::map<std::string, int>& value) { json[name] = Json(value); }
    void operator()(const char* name, const std::optional<double>& value) {
        json[name] = value ? Json(*value) : Json();
    }
    template<class Value>
    void operator()(const char* name, const Value& value, const Names<Value>& names) {
        json[name] = nameOf(names, value);
    }
    void operator()(const char* name, const Range& range) {
        if (range.draw == Range::Draw::Fixed)
            json[name] = range.value;
        else
            json[name] = drawn(range);
    }
    template<class Describe>
    void section(const char* name, Describe describe) {
        SettingWriter inner;
        describe(inner);
        json[name] = std::move(inner.json);
    }

    Json json = Json::object();

  private:
    static Json drawn(const Range& range) {
        const bool choice = range.draw == Range::Draw::Choice;
        const bool uniform = range.draw == Range::Draw::Uniform;
        Json described{{"draw", nameOf(drawNames, range.draw)}};
        if (choice) {
            described["choices"] = range.choices;
        } else {
            described["low"] = range.low;
            described["high"] = range.high;
        }
        const Range usual = choice    ? Range::oneOf(range.choices)
                            : uniform ? Range::uniform(range.low, range.high)
                                      : Range::logUniform(range.low, range.high);
        if (range.value != usual.value)
            described["value"] = range.value;
        return described;
    }
};

/// Reads every field it is shown, if it is there; finish() complains of what nobody asked for.
class SettingReader {
  public:
    SettingReader(const Json& json, std::string place) : json_(json), place_(std::move(place)) {
        if (!json.is_object())
            throw Error((place_.empty() ? "a scenario" : place_) + " must be an object in braces, not " +
                        json.dump());
    }

    void operator()(const char* name, std::string& value) {
        if (const Json* field = find(name))
            value = text(*field, name);
    }
    void operator()(const char* name, std::filesystem::path& value) {
        if (const Json* field = find(name))
            value = text(*field, name);
    }
    void operator()(const char* name, double& value) {
        if (const Json* field = find(name))
            value = number(*field, name);
    }
    void operator()(const char* name, int& value) {
        const Json* field = find(name);
        if (!field)
            return;
        const double wanted = number(*field, name);
        if (wanted != static_cast<double>(static_cast<int>(std::clamp(wanted, -2e9, 2e9))))
            throw Error(path(name) + " is " + field->dump() + "; it must be a whole number");
        value = static_cast<int>(wanted);
    }
    void operator()(const char* name, std::uint64_t& value) {
        const Json* field = find(name);
        if (!field)
            return;
        if (!field->is_number_unsigned())
            throw Error(path(name) + " is " + field->dump() + "; it must be a whole number, 0 or more");
        value = field->get<std::uint64_t>();
    }
    void operator()(const char* name, std::map<std::string, int>& value) {
        const Json* field = find(name);
        if (!field)
            return;
        value.clear();
        SettingReader inner(*field, path(name));
        for (const auto& [key, ignored] : field->items())
            inner(key.c_str(), value[key]);
    }
    void operator()(const char* name, bool& value) {
        const Json* field = find(name);
        if (!field)
            return;
        if (!field->is_boolean())
            throw Error(path(name) + " is " + field->dump() + "; it must be true or false");
        value = field->get<bool>();
    }
    void operator()(const char* name, std::optional<double>& value) {
        if (const Json* field = find(name))
            value = field->is_null() ? std::nullopt : std::optional(number(*field, name));
    }
    template<class Value>
    void operator()(const char* name, Value& value, const Names<Value>& names) {
        const Json* field = find(name);
        if (!field)
            return;
        const std::string wanted = text(*field, name);
        std::vector<std::string> known;
        for (const auto& [word, other] : names) {
            if (wanted == word) {
                value = other;
                return;
            }
            known.emplace_back(word);
        }
        throw Error(path(name) + " is '" + wanted + "'; it must be one of " + listed(known));
    }
    void operator()(const char* name, Range& range) {
        if (const Json* field = find(name))
            range = field->is_object() ? drawnRange(*field, name) : Range::fixed(number(*field, name));
    }
    template<class Describe>
    void section(const char* name, Describe describe) {
        const Json* field = find(name);
        if (!field)
            return;
        SettingReader inner(*field, path(name));
        describe(inner);
        inner.finish();
    }

    void finish() const {
        for (const auto& [name, value] : json_.items())
            if (std::find(known_.begin(), known_.end(), name) == known_.end())
                throw Error(path(name) + " is no setting; " +
                            (place_.empty() ? "a scenario has " : place_ + " has ") + listed(known_));
    }

  private:
    const Json* find(const char* name) {
        known_.emplace_back(name);
        const auto found = json_.find(name);
        return found == json_.end() ? nullptr : &*found;
    }
    std::string path(const std::string& name) const { return place_.empty() ? name : place_ + "." + name; }
    double number(const Json& field, const std::string& name) const {
        if (!field.is_number())
            throw Error(path(name) + " is " + field.dump() + "; it must be a number");
        return field.get<double>();
    }
    std::string text(const Json& field, const std::string& name) const {
        if (!field.is_string())
            throw Error(path(name) + " is " + field.dump() + "; it must be a text in quotes");
        return field.get<std::string>();
    }
    Range drawnRange(const Json& json, const std::string& name) const {
        SettingReader inner(json, path(name));
        Range::Draw draw = Range::Draw::Fixed;
        inner("draw", draw, drawNames);
        double low = 0, high = 0;
        inner("low", low);
        inner("high", high);
        std::vector<double> choices;
        if (const Json* list = inner.find("choices")) {
            if (!list->is_array())
                throw Error(inner.path("choices") + " is " + list->dump() +
                            "; it must be a list of numbers in brackets");
            for (const Json& choice : *list)
                choices.push_back(inner.number(choice, "choices"));
        }
        Range range = draw == Range::Draw::Uniform      ? Range::uniform(low, high)
                      : draw == Range::Draw::LogUniform ? Range::logUniform(low, high)
                      : draw == Range::Draw::Choice     ? Range::oneOf(std::move(choices))
                                                        : Range{};
        inner("value", range.value);
        inner.finish();
        return range;
    }

    const Json& json_;
    std::string place_;
    std::vector<std::string> known_;
};

} // namespace perrin
