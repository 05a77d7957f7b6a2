// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/installation.h"

#include "core/error.h"

#include <cstdlib>

namespace perrin {
namespace {

namespace fs = std::filesystem;

/// `installed` counts from the folder above the program's.
fs::path find(const char* what, const fs::path& installed, const fs::path& built) {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path place = program.parent_path().parent_path() / installed;
    if (fs::exists(place, ignored))
        return place;
    if (fs::exists(built, ignored))
        return built;
    throw Error(std::string(what) + " is missing: neither " + place.string() + " nor " + built.string() +
                " is there; install the program again");
}

} // namespace

fs::path samplePath() {
    const char* name = "two_populations.tif";
    return find("the sample movie", fs::path("share/perrin/samples") / name,
                fs::path(PERRIN_SAMPLES_DIR) / name);
}

fs::path learnLibraryPath() {
    return find("the library of the networks", fs::path(PERRIN_LIBDIR) / "perrin/libperrin_learn.so",
                fs::path(PERRIN_LEARN_BUILD_DIR) / "libperrin_learn.so");
}

fs::path networkSourcesPath() {
    const fs::path part = "core/learn/networks/CMakeLists.txt";
    const fs::path found = find("the source text of the networks", "share/perrin/source" / part, PERRIN_SOURCES_DIR / part);
    return found.parent_path().parent_path().parent_path().parent_path();
}

fs::path programPath() {
    return find("the program", "bin/perrin", PERRIN_PROGRAM_FILE);
}

fs::path userDataPath() {
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const fs::path place = data && *data == '/' ? fs::path(data) : fs::path(home ? home : "/") / ".local/share";
    return place / "Perrin" / "Perrin"; // as Qt names it
}

fs::path modelsPath() {
    return find("the folder of the trained networks", "share/perrin/models", PERRIN_MODELS_DIR);
}

} // namespace perrin
