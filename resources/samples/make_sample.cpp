// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the bundled sample: make_sample FOLDER writes two_populations.tif and its truth, the same bits every
// time.
#include "core/atomic_file.h"
#include "core/movie/tiff_writer.h"
#include "core/table.h"
#include "tests/support/synthetic_movie.h"

#include <exception>
#include <filesystem>
#include <iostream>

namespace {

using namespace perrin;

/// Slow and fast molecules as a membrane protein shows them, seen by an EMCCD.
const test::SyntheticScene scene{
    .width = 128,
    .height = 128,
    .frames = 120,
    .acquisition = {.pixelSize = 0.1, .frameInterval = 0.01, .exposure = 0.01},
    .psfSigma = 1.3,
    .photons = 600,
    .background = 8,
    .populations = {{0.05, 9}, {1.0, 9}},
    .lifetime = 80,
    .subPositions = 16,
    .camera = {.offset = 500, .gain = 30, .readNoise = 0.7, .em = true},
};

void makeSample(const std::filesystem::path& folder) {
    const test::SyntheticMovie movie = test::render(scene, 1908); // the year of Perrin's measurement
    TiffWriter tiff(folder / "two_populations.tif",
                    {.acquisition = scene.acquisition, .displayRange = {{400, 3000}}});
    for (const Image& frame : movie.frames)
        tiff.add(frame);
    tiff.close();

    Table truth{.comments = {"frames count from 0; the centre of the top-left pixel is (0, 0)"},
                .header = {"molecule", "frame", "x_px", "y_px", "D_um2_per_s"}};
    for (const test::TrueSpot& spot : movie.truth)
        truth.rows.push_back({std::to_string(spot.molecule), std::to_string(spot.frame), numberText(spot.x),
                              numberText(spot.y), numberText(spot.d)});
    writeAtomically(folder / "two_populations_truth.csv", [&](std::ostream& out) { write(out, truth); });
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: make_sample FOLDER\n";
        return 2;
    }
    try {
        makeSample(argv[1]);
    } catch (const std::exception& error) {
        std::cerr << "make_sample: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
