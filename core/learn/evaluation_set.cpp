// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation_set.h"

#include "core/error.h"
#include "core/learn/batch_stream.h"
#include "core/learn/parallel_stacks.h"
#include "core/learn/tracked_stack.h"
#include "core/npy_reader.h"
#include "core/simulate/report_2024.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/stack_set.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace perrin {
namespace {

namespace fs = std::filesystem;

// Prior of a set that does not tell its own, D frameInterval / pixelSize^2.
constexpr double usualLow = 0.01, usualHigh = 10;
// Of the report: generating D that its test set holds, report units.
constexpr double reportLow = 0.5, reportHigh = 50;
constexpr double reportEdge = 155;     // hr px from the middle, where a molecule begins to leave the image
constexpr double labelsPerUnit = 1000; // of labels.npy, hr px^2/s

double needed(const StackSet& set, std::size_t index, const std::string& column, double above) {
    const std::optional<double> value = set.value(index, column);
    if (!value || !(*value > above))
        throw Error("row " + std::to_string(index + 1) + " of the stack set: " + column +
                    (value ? " is " + std::to_string(*value) : " is missing") +
                    "; evaluating needs it above " + std::to_string(static_cast<int>(above)));
    return *value;
}

/// With the scenario that is told to networks in training; without, what the table tells of each stack.
Imaging imagingOf(const StackSet& set, std::size_t index, const std::optional<Scenario>& scenario,
                  bool report) {
    if (scenario && !scenario->instruments.drawn)
        return imagingOf(*scenario);
    Imaging imaging;
    imaging.pixelSize = needed(set, index, "pixel_size_um", 0);
    imaging.frameInterval = needed(set, index, "frame_interval_s", 0);
    imaging.exposure = needed(set, index, "exposure_s", 0);
    imaging.psfSigma = needed(set, index, "psf_sigma_um", 0) / imaging.pixelSize;
    imaging.report = report;
    if (report)
        return imaging;
    imaging.camera.gain = needed(set, index, "gain_adu_per_e", 0);
    imaging.camera.offset = needed(set, index, "offset_adu", -1e9);
    imaging.camera.readNoise = needed(set, index, "read_noise_e", -1);
    imaging.camera.em = needed(set, index, "em_gain", -1) > 0;
    imaging.laplaceNoise = set.value(index, "laplace_adu").value_or(0);
    if (const auto told = set.value(index, "psf_told_um"))
        imaging.psfSigma = *told / imaging.pixelSize;
    imaging.psfTolerance = set.value(index, "psf_tolerance").value_or(0);
    return imaging;
}

/// The scenario beside the set, if there is one.
std::optional<Scenario> scenarioOf(const fs::path& prefix) {
    for (const fs::path& file : stackSetFiles(prefix))
        if (file.extension() == ".json" && fs::exists(file))
            return readScenario(file);
    return std::nullopt;
}

PriorRange priorOf(const std::optional<Scenario>& scenario, const Imaging& imaging) {
    if (imaging.report) {
        const double unit = reportUnit(imaging.pixelSize);
        return {reportLow * unit, reportHigh * unit};
    }
    if (scenario && scenario->motion.kind != MotionKind::Immobile) {
        const Range& range = scenario->motion.diffusionCoefficient;
        if (range.smallest() > 0 && range.smallest() < range.largest())
            return {range.smallest(), range.largest()};
    }
    return {usualLow * imaging.unitD(), usualHigh * imaging.unitD()};
}

} // namespace

bool EvaluationSet::sameUnits() const {
    return std::all_of(unitD.begin(), unitD.end(),
                       [&](double unit) { return std::abs(unit / unitD.front() - 1) < 1e-6; });
}

EvaluationSet openStackSetForEvaluation(const fs::path& prefix) {
    const auto set = std::make_shared<const StackSet>(prefix);
    const std::optional<Scenario> scenario = scenarioOf(prefix);
    EvaluationSet result{.name = prefix.filename().string()};
    result.report = scenario ? scenario->formation == Formation::Report2024
                             : set->value(0, "D_effective_report").has_value();
    result.first = static_cast<std::uint64_t>(std::max(0.0, set->value(0, "stack").value_or(0)));
    for (std::size_t i = 0; i < set->size(); ++i) {
        const Imaging imaging = imagingOf(*set, i, scenario, result.report);
        result.d.push_back(needed(*set, i, result.report ? "D_effective" : "D", 0));
        result.unitD.push_back(imaging.unitD());
        if (result.report)
            result.reportUnit.push_back(reportUnit(imaging.pixelSize));
        result.prior.push_back(priorOf(scenario, imaging));
        if (const double told = set->value(i, "least_D_told").value_or(0); told > 0)
            result.prior.back().low = told;
    }
    result.stack = [set, scenario, report = result.report](std::size_t index) {
        return KnownStack{.adu = set->stack(index), .imaging = imagingOf(*set, index, scenario, report)};
    };
    return result;
}

EvaluationSet simulateForEvaluation(const Scenario& scenario, std::uint64_t stacks, std::uint64_t seed,
                                    const Job& job) {
    EvaluationSet set{.name = scenario.name, .report = scenario.formation == Formation::Report2024};
    if (!set.report && (scenario.motion.kind == MotionKind::Immobile ||
                        !(scenario.motion.diffusionCoefficient.smallest() > 0)))
        throw Error("the scenario " + scenario.name +
                    " has molecules that do not move, and errors here are of ln D; make the smallest D more "
                    "than 0 um^2/s");
    const auto simulator = std::make_shared<const Simulator>(scenario, comparisonStacksSeed(seed));
    const Imaging imaging = perrin::imagingOf(scenario);
    set.d.resize(stacks);
    set.prior.assign(stacks, priorOf(scenario, imaging));
    forEachStack(stacks, "Simulating", job, [&](std::size_t index) {
        const Truth truth = simulator->truth(index);
        set.d[index] = set.report ? truth.effectiveD : truth.conditions.diffusionCoefficient;
        if (truth.conditions.instrument.leastD > 0)
            set.prior[index].low = truth.conditions.instrument.leastD;
    });
    set.unitD.assign(stacks, imaging.unitD());
    if (set.report)
        set.reportUnit.assign(stacks, reportUnit(imaging.pixelSize));
    set.stack = [simulator, seed](std::size_t index) {
        const Truth truth = simulator->truth(index);
        RandomStream random = beyondSimulation(comparisonStacksSeed(seed), index);
        return knownStack(simulator->scenario(), truth, simulator->record(truth), random);
    };
    return set;
}

EvaluationSet openReportForEvaluation(const fs::path& folder, std::uint64_t seed) {
    const NpyArray paths = readNpy(folder / "trajectories.npy"), labels = readNpy(folder / "labels.npy");
    const auto& shape = paths.shape;
    if (shape.size() != 3 || shape[0] == 0 || shape[1] == 0 || shape[1] % report::subPositions != 0 ||
        shape[2] != 2)
        throw Error((folder / "trajectories.npy").string() +
                    ": must be of the shape (stacks, 10 times the frames, 2)");
    if (labels.shape.size() != 1 || labels.shape[0] != shape[0])
        throw Error((folder / "labels.npy").string() + ": must have one number for each of the " +
                    std::to_string(shape[0]) + " trajectories");
    const auto rows = static_cast<Eigen::Index>(shape[1]);
    auto trajectories = std::make_shared<std::vector<Positions>>();
    const Imaging imaging = perrin::imagingOf(preset("report-2024"));
    const double unit = reportUnit(imaging.pixelSize);
    EvaluationSet set{.name = "report", .report = true};
    for (std::size_t i = 0; i < shape[0]; ++i) {
        Positions path(rows, 2);
        for (Eigen::Index row = 0; row < rows; ++row)
            for (const Eigen::Index axis : {0, 1})
                path(row, axis) = paths.values[(i * shape[1] + static_cast<std::size_t>(row)) * 2 +
                                               static_cast<std::size_t>(axis)];
        if (!path.allFinite() || !(labels.values[i] > 0))
            throw Error(folder.string() + ": trajectory " + std::to_string(i) +
                        " or its label is not a number above 0");
        bool inside = true;
        for (Eigen::Index row = 0; row < rows; row += report::subPositions)
            inside =
                inside && path.middleRows(row, report::subPositions).colwise().mean().cwiseAbs().maxCoeff() <=
                              reportEdge;
        trajectories->push_back(std::move(path));
        set.d.push_back(labels.values[i] / labelsPerUnit * unit);
        set.unitD.push_back(imaging.unitD());
        set.reportUnit.push_back(unit);
        set.prior.push_back(priorOf(std::nullopt, imaging));
        set.inside.push_back(inside ? 1 : 0);
    }
    set.stack = [trajectories, imaging, seed](std::size_t index) {
        RandomStream random(seed, index);
        return KnownStack{.adu = reportNoise(reportExpected(trajectories->at(index)), random),
                          .imaging = imaging};
    };
    return set;
}

} // namespace perrin
