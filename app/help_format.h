// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <CLI/CLI.hpp>
#include <regex>
#include <string>

namespace perrin::app {

/// Help that says what a value is ("UM", "N"), and not as what it is stored.
class HelpFormat : public CLI::Formatter {
  public:
    std::string make_option_opts(const CLI::Option* option) const override {
        static const std::regex stored("\\b(FLOAT|UINT|INT|TEXT):"), bare(" (FLOAT|UINT|INT|TEXT)\\b");
        const std::string text = CLI::Formatter::make_option_opts(option);
        return std::regex_replace(std::regex_replace(text, stored, ""), bare, "");
    }
};

} // namespace perrin::app
