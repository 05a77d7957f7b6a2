// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"
#include "core/movie/tiff_writer.h"
#include "core/simulate/report_2024.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/stack_set_files.h"
#include "core/table.h"

#include <bit>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <sstream>

namespace perrin {
namespace {

struct SimulatedStack {
    Truth truth;
    FrameStack frames; // ADU
};

bool isReport(const Scenario& scenario) {
    return scenario.formation == Formation::Report2024;
}

std::vector<std::string> header(const Scenario& scenario) {
    std::vector<std::string> names = stackSetColumns();
    names.insert(names.end(), {"laplace_adu", "D_effective", "D_sub_step", "motion", "lit_fraction",
                               "background_slope_x", "background_slope_y", "map_left_px", "map_top_px"});
    if (scenario.instruments.drawn)
        names.insert(names.end(), {"psf_told_um", "psf_tolerance", "least_D_told"});
    if (isReport(scenario))
        names.insert(names.end(), {"D_report", "D_effective_report"});
    return names;
}

/// The cells under header(). 12 digits: truth is not to be rounded by the file that keeps it.
std::vector<std::string> row(const Truth& truth, const Scenario& scenario, const std::string& motion) {
    const auto number = [](double value) { return numberText(value, 12); };
    // The report has its own light and noise.
    const auto physical = [&](double value) { return isReport(scenario) ? std::string() : number(value); };
    const Conditions& conditions = truth.conditions;
    const Camera& camera = scenario.sensor.camera;
    const double pixelSize = scenario.acquisition.pixelSize.value();
    const double sigma = isReport(scenario) ? report::psfSigma / report::binning : conditions.psfSigma;
    std::vector<std::string> cells{std::to_string(truth.index),
                                   number(conditions.diffusionCoefficient),
                                   number(truth.centres(0, 0)),
                                   number(truth.centres(0, 1)),
                                   number(pixelSize),
                                   number(scenario.acquisition.frameInterval.value()),
                                   number(conditions.instrument.exposure),
                                   number(sigma * pixelSize),
                                   physical(conditions.photons),
                                   physical(conditions.background),
                                   physical(conditions.instrument.em ? 1 : 0),
                                   physical(camera.gain),
                                   physical(camera.offset),
                                   physical(conditions.instrument.readNoise),
                                   physical(scenario.sensor.laplaceNoise),
                                   number(truth.effectiveD),
                                   number(truth.subStepD),
                                   motion,
                                   number(truth.light.mean()),
                                   physical(conditions.backgroundSlopeX),
                                   physical(conditions.backgroundSlopeY),
                                   physical(static_cast<double>(conditions.mapLeft)),
                                   physical(static_cast<double>(conditions.mapTop))};
    if (scenario.instruments.drawn) {
        cells.push_back(number(conditions.instrument.psfSigma * pixelSize));
        cells.push_back(number(conditions.instrument.psfTolerance));
        cells.push_back(number(conditions.instrument.leastD));
    }
    if (isReport(scenario)) {
        const double unit = reportUnit(pixelSize);
        cells.push_back(number(conditions.diffusionCoefficient / unit));
        cells.push_back(number(truth.effectiveD / unit));
    }
    return cells;
}

/// The start of a .npy file (format version 1.0) of float64 in this machine's byte order, last index fastest.
std::string npyHeader(const std::string& shape) {
    const char order = std::endian::native == std::endian::little ? '<' : '>';
    std::string text =
        std::string("{'descr': '") + order + "f8', 'fortran_order': False, 'shape': (" + shape + "), }";
    constexpr std::size_t before = 10, alignment = 64;
    while ((before + text.size() + 1) % alignment != 0)
        text += ' ';
    text += '\n';
    return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(text.size() % 256) +
           static_cast<char>(text.size() / 256) + text;
}

/// The four files of a set while they grow.
class Writer {
  public:
    Writer(const std::filesystem::path& prefix, const Simulator& simulator, std::uint64_t count,
           std::pair<double, double> shown)
        : Writer(stackSetFiles(prefix), simulator.scenario(), count, shown) {}

    void add(const SimulatedStack& stack) {
        for (Eigen::Index frame = 0; frame < stack.frames.frames(); ++frame)
            images_.add(stack.frames.frame(frame));
        table_.write([&](std::ostream& out) { writeRow(out, row(stack.truth, scenario_, motion_)); });
        const Positions& path = stack.truth.path;
        Eigen::Matrix<double, Eigen::Dynamic, 3, Eigen::RowMajor> places(path.rows(), 3);
        places << path, stack.truth.light.matrix();
        paths_.write({reinterpret_cast<const char*>(places.data()),
                      static_cast<std::size_t>(places.size()) * sizeof(double)});
    }
    void finish(const nlohmann::ordered_json& record) {
        record_.write(record.dump(2) + "\n");
        appearTogether({&images_.finish(), &table_, &paths_, &record_});
    }

  private:
    Writer(const std::vector<std::filesystem::path>& files, const Scenario& scenario, std::uint64_t count,
           std::pair<double, double> shown)
        : scenario_(scenario), motion_(toJson(scenario)["motion"]["kind"]),
          images_(files[0], {.pixelType = isReport(scenario) ? PixelType::Float32 : PixelType::UInt16,
                             .acquisition = scenario.acquisition,
                             .displayRange = shown}),
          table_(files[1]), paths_(files[2]), record_(files[3]) {
        table_.write([&](std::ostream& out) { writeRow(out, header(scenario)); });
        paths_.write(npyHeader(std::to_string(count) + ", " + std::to_string(scenario.window.frames) + ", " +
                               std::to_string(scenario.motion.subPositions) + ", 3"));
    }

    const Scenario& scenario_;
    const std::string motion_;
    TiffWriter images_;
    AtomicFile table_, paths_, record_;
};

} // namespace

void writeStackSet(const std::filesystem::path& prefix, const Scenario& scenario, std::uint64_t seed,
                   std::uint64_t count, const Job& job, std::uint64_t first) {
    if (count == 0)
        throw Error("a stack set of 0 stacks was asked for; make at least 1");
    const Simulator simulator(scenario, seed);
    // So many stacks are in memory at a time, and their memory serves again and again.
    std::vector<SimulatedStack> slots(4 * static_cast<std::size_t>(oneapi::tbb::info::default_concurrency()));
    const auto simulate = [&](std::uint64_t number) {
        SimulatedStack& stack = slots[number % slots.size()];
        stack.truth = simulator.truth(first + number);
        simulator.record(stack.truth, stack.frames);
        return number;
    };
    simulate(0);
    Writer writer(prefix, simulator, count, displayRange(slots[0].frames.pixels));
    std::uint64_t asked = 0;
    const auto next = [&](oneapi::tbb::flow_control& control) {
        if (asked == count)
            control.stop();
        return asked++;
    };
    const auto write = [&](std::uint64_t number) {
        writer.add(slots[number % slots.size()]);
        job.progress(static_cast<double>(number + 1) / static_cast<double>(count),
                     "stack " + std::to_string(number + 1) + " of " + std::to_string(count));
    };
    using oneapi::tbb::filter_mode;
    using oneapi::tbb::make_filter;
    using Number = std::uint64_t;
    oneapi::tbb::parallel_pipeline(slots.size(),
                                   make_filter<void, Number>(filter_mode::serial_in_order, next) &
                                       make_filter<Number, Number>(filter_mode::parallel, simulate) &
                                       make_filter<Number, void>(filter_mode::serial_in_order, write));

    nlohmann::ordered_json record = simulationRecord("stack set", scenario, seed);
    record["first_stack"] = first;
    record["stacks"] = count;
    record["x0_px, y0_px"] = "mean place over the first exposure";
    record["paths"] =
        "float64 (stacks, frames, sub-positions, 3): x and y in px, and 1 where the molecule is "
        "lit, 0 where it is dark; sub-positions are spread evenly over each exposure";
    writer.finish(record);
}

} // namespace perrin
