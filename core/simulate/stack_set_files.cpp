// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/stack_set_files.h"

#include "core/provenance.h"
#include "core/simulate/scenario_json.h"

namespace perrin {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> named(const fs::path& path, std::initializer_list<const char*> endings) {
    std::vector<fs::path> files;
    for (const char* ending : endings) {
        files.push_back(prefixOf(path));
        files.back() += ending;
    }
    return files;
}

} // namespace

fs::path prefixOf(const fs::path& path) {
    const std::string ending = path.extension().string();
    for (const char* known : {".tif", ".tiff", ".csv", ".TIF", ".TIFF", ".CSV"})
        if (ending == known)
            return path.parent_path() / path.stem();
    return path;
}

std::vector<fs::path> stackSetFiles(const fs::path& prefix) {
    return named(prefix, {".tif", ".csv", "_paths.npy", ".json"});
}

std::vector<fs::path> fieldMovieFiles(const fs::path& prefix) {
    return named(prefix, {".tif", "_truth.csv", ".json"});
}

const std::vector<std::string>& stackSetColumns() {
    static const std::vector<std::string> names{"stack",         "D",
                                                "x0_px",         "y0_px",
                                                "pixel_size_um", "frame_interval_s",
                                                "exposure_s",    "psf_sigma_um",
                                                "photons",       "background",
                                                "em_gain",       "gain_adu_per_e",
                                                "offset_adu",    "read_noise_e"};
    return names;
}

nlohmann::ordered_json simulationRecord(const std::string& kind, const Scenario& scenario,
                                        std::uint64_t seed) {
    Scenario found = scenario;
    CameraMaps& maps = found.sensor.camera.maps;
    for (fs::path* map : {&maps.offset, &maps.gain, &maps.readNoise})
        if (!map->empty())
            *map = fs::absolute(*map);
    return {{"program", std::string("perrin ") + version()},
            {"kind", kind},
            {"seed", seed},
            {"places", "px; the centre of the top-left pixel is (0, 0); frames and stacks count from 0"},
            {"scenario", toJson(found)}};
}

std::pair<double, double> displayRange(const Image& pixels) {
    return {pixels.minCoeff(), pixels.maxCoeff()};
}

} // namespace perrin
