// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"
#include "core/movie/tiff_writer.h"
#include "core/simulate/field.h"
#include "core/simulate/stack_set_files.h"
#include "core/table.h"

namespace perrin {
namespace {

void addTruth(std::ostream& out, const FieldFrame& frame) {
    for (const FieldSpot& spot : frame.truth)
        writeRow(out, {std::to_string(spot.molecule), std::to_string(spot.frame), numberText(spot.x),
                       numberText(spot.y), numberText(spot.conditions.diffusionCoefficient),
                       numberText(spot.photons)});
}

} // namespace

void writeFieldMovie(const std::filesystem::path& prefix, const Scenario& scenario, std::uint64_t seed,
                     const Job& job) {
    const auto files = fieldMovieFiles(prefix);
    FieldSimulator simulator(scenario, seed);
    FieldFrame frame = simulator.next();
    TiffWriter images(files[0],
                      {.acquisition = scenario.acquisition, .displayRange = displayRange(frame.pixels)});
    AtomicFile truth(files[1]), record(files[2]);
    truth.write([](std::ostream& out) {
        writeRow(out, {"molecule", "frame", "x_px", "y_px", "D_um2_per_s", "photons"});
    });
    for (int index = 0; index < scenario.field.frames; ++index) {
        if (index > 0)
            frame = simulator.next();
        images.add(frame.pixels);
        truth.write([&](std::ostream& out) { addTruth(out, frame); });
        job.progress((index + 1.0) / scenario.field.frames,
                     "frame " + std::to_string(index + 1) + " of " + std::to_string(scenario.field.frames));
    }
    nlohmann::ordered_json made = simulationRecord("movie", scenario, seed);
    made["x_px, y_px"] = "mean place over the lit part of the exposure";
    made["photons"] = "expected in the frame";
    record.write(made.dump(2) + "\n");
    appearTogether({&images.finish(), &truth, &record});
}

} // namespace perrin
