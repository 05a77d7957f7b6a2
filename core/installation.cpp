// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/installation.h"

#include "core/error.h"

namespace perrin {

std::filesystem::path samplePath() {
    const std::filesystem::path name = "two_populations.tif";
    std::error_code ignored;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const std::filesystem::path installed =
        program.parent_path().parent_path() / "share" / "perrin" / "samples" / name;
    if (std::filesystem::exists(installed, ignored))
        return installed;
    const std::filesystem::path source = std::filesystem::path(PERRIN_SAMPLES_DIR) / name;
    if (std::filesystem::exists(source, ignored))
        return source;
    throw Error("the sample movie is missing: neither " + installed.string() + " nor " + source.string() +
                " is there; install the program again");
}

} // namespace perrin
