// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/usage_error.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace perrin::app {
namespace {

/// Letters to add, drop or change (Levenshtein 1966).
std::size_t slips(const std::string& one, const std::string& other) {
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = i;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i - 1] != other[j - 1]);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

const CLI::App& chosen(const CLI::App& program) {
    const auto commands = program.get_subcommands();
    return commands.empty() ? program : *commands.front();
}

std::string fullName(const CLI::App& program) {
    const CLI::App& command = chosen(program);
    return &command == &program ? "perrin" : "perrin " + command.get_name();
}

std::vector<std::string> optionsOf(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

std::string didYouMean(const std::string& name) {
    return name.empty() ? "" : "; did you mean " + name + "?";
}

} // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& names) {
    std::string best;
    std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& name : names)
        if (const std::size_t count = slips(lower(word), name); count < fewest) {
            best = name;
            fewest = count;
        }
    return best;
}

std::string unknownCommand(const CLI::App& program, const std::string& word) {
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands(nullptr))
        names.push_back(command->get_name());
    return "perrin: " + word + " is neither a command nor a file" + didYouMean(nearest(word, names)) +
           "\n'perrin --help' lists the commands.\n";
}

std::string usageError(const CLI::App& program, const CLI::Error& error) {
    const CLI::App& command = chosen(program);
    const std::string help = "\n'" + fullName(program) + " --help' tells what can be given.\n";
    if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError))
        return std::string("perrin: ") + error.what() + help;
    std::error_code ignored;
    if (const CLI::Option* movie = program.get_option_no_throw("MOVIE");
        &command == &program && movie && !movie->results().empty() &&
        !std::filesystem::exists(movie->results().front(), ignored))
        return unknownCommand(program, movie->results().front());
    const std::vector<std::string> extras = program.remaining(true);
    const auto option =
        std::ranges::find_if(extras, [](const std::string& extra) { return extra.starts_with("-"); });
    if (option == extras.end())
        return "perrin: " +
               (extras.empty() ? std::string(error.what()) : extras.front() + " is one argument too many") +
               help;
    const std::string name = option->substr(0, option->find('='));
    return "perrin: " + name + " is no option of " + fullName(program) +
           didYouMean(nearest(name, optionsOf(command))) + help;
}

} // namespace perrin::app
