// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <span>
#include <string_view>

namespace perrin::ui {

/// A sentence of core, which speaks English, in the language of the window and with units as a window can
/// show them. What the tables of sentences do not know stays English.
QString coreText(std::string_view text);

/// The name of a scenario or run: what the program itself has named is said in the language of the window.
QString nameText(std::string_view name);

/// Sentences of core as it makes them, with %1, %2, … for what differs; all are in the context "core".
std::span<const char* const> resultSentences(); // what is found and measured
std::span<const char* const> adviceSentences(); // explanations and verdicts
std::span<const char* const>
plainSentences(); // names, descriptions, progress and what is wrong with a setting
std::span<const char* const> errorSentences(); // what is wrong with files

} // namespace perrin::ui
