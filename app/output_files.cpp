// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output_files.h"

#include "core/error.h"
#include "core/movie/numbered_files.h"

namespace perrin::app {

namespace fs = std::filesystem;

void OutputFiles::read(const fs::path& file) {
    const fs::path whole = fs::weakly_canonical(file);
    taken_.insert(whole);
    if (fs::is_directory(whole))
        for (const fs::path& image : imageFilesIn(whole))
            taken_.insert(image);
}

void OutputFiles::write(const fs::path& file, const std::string& option) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder))
        throw Error(option + ": the folder " + folder.string() + " does not exist; make it first");
    if (fs::is_directory(file))
        throw Error(option + ": " + file.string() + " is a folder; give the name of a file");
    const bool device = fs::exists(file) && !fs::is_regular_file(file);
    if (!device && !taken_.insert(fs::weakly_canonical(file)).second)
        throw Error(option + ": " + file.string() +
                    " is read here or would be written twice; choose another name");
}

} // namespace perrin::app
