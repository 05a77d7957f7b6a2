// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/installation.h"

#include "core/error.h"

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

fs::path modelsPath() {
    return find("the folder of the trained networks", "share/perrin/models", PERRIN_MODELS_DIR);
}

} // namespace perrin
