// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/engine_choice.h"

#include "core/atomic_file.h"
#include "core/installation.h"
#include "core/json_field.h"

#include <fstream>
#include <perrin_engine_sources.h>

namespace perrin {
namespace {

namespace fs = std::filesystem;

fs::path choicePath() {
    return engineBuildsPath() / "chosen.json";
}

} // namespace

std::string engineSources() {
    return engineSourcesNumber;
}

fs::path engineBuildsPath() {
    return userDataPath() / "networks";
}

std::optional<EngineBuild> chosenEngine() {
    std::ifstream file(choicePath());
    if (!file)
        return std::nullopt;
    try {
        const nlohmann::json json = nlohmann::json::parse(file);
        const JsonField field(json);
        return EngineBuild{.library = field.at("library").text(),
                           .libtorch = field.at("libtorch").text(),
                           .engine = field.at("engine").text(),
                           .sources = field.at("sources").text()};
    } catch (const std::exception& error) {
        throw Error(choicePath().string() +
                    ", which says which library of the networks is used, is damaged (" + error.what() +
                    "); set up GPU training again, or delete the file");
    }
}

void chooseEngine(const std::optional<EngineBuild>& build) {
    if (!build) {
        std::error_code failure;
        fs::remove(choicePath(), failure);
        if (failure)
            throw Error(choicePath().string() + " cannot be removed: " + failure.message());
        return;
    }
    std::error_code ignored;
    fs::create_directories(engineBuildsPath(), ignored);
    const nlohmann::ordered_json json{{"library", build->library.string()},
                                      {"libtorch", build->libtorch.string()},
                                      {"engine", build->engine},
                                      {"sources", build->sources}};
    writeAtomically(choicePath(), [&](std::ostream& out) { out << json.dump(2) << '\n'; });
}

std::string whyNotUsable(const EngineBuild& build) {
    std::error_code ignored;
    const std::string again = "; set up GPU training again";
    if (build.sources != engineSources())
        return "it was built for another version of Perrin" + again;
    if (!fs::exists(build.library, ignored))
        return build.library.string() + " is gone" + again;
    if (!fs::exists(build.libtorch / "lib/libtorch.so", ignored))
        return "the LibTorch that it needs is no longer in " + build.libtorch.string() +
               "; put it back there, or" + again.substr(1);
    return "";
}

} // namespace perrin
