// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/simulator.h"

#include "core/error.h"
#include "core/simulate/draw.h"
#include "core/simulate/exposure.h"
#include "core/simulate/motion.h"
#include "core/simulate/renderer.h"
#include "core/simulate/report_2024.h"
#include "core/table.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin {
namespace {

constexpr double mostPixels = 500e6;   // of a stack: 2 GB
constexpr double nearestNeighbour = 3; // px, at half-time

constexpr int effectiveDParts = 50;   // within each, effective D comes as it comes
constexpr int pathsCounted = 1 << 15; // before the first stack, to learn how it comes
constexpr std::uint64_t countingSeed = 2024;

} // namespace

struct Simulator::State {
    Scenario scenario;
    std::uint64_t seed;
    SensorMaps maps;
    std::vector<double> kept{}; // with motion.evenEffectiveD: the share of the paths in each part of it

    bool report() const { return scenario.formation == Formation::Report2024; }
    /// lit: gets a box around each molecule's light.
    void addLight(const Truth& truth, Eigen::Index frame, Eigen::Ref<Image> image,
                  std::vector<PixelBox>& lit) const;
    Truth drawn(std::uint64_t index, RandomStream& random) const;
    int part(const Truth& truth) const;
    bool keeps(const Truth& truth, RandomStream& random) const;
    void countParts();
    double subInterval(const Truth& truth) const {
        return truth.conditions.instrument.exposure / scenario.motion.subPositions;
    }
    void drawPath(double d, double exposure, RandomStream& random, Positions& path,
                  Eigen::ArrayXd& light) const;
    void placeInWindow(Truth& truth, RandomStream& random) const;
    void drawNeighbours(Truth& truth) const;
    void describe(Truth& truth) const;
};

/// The path from its start, px, and the light along it. exposure: s.
void Simulator::State::drawPath(double d, double exposure, RandomStream& random, Positions& path,
                                Eigen::ArrayXd& light) const {
    const int frames = scenario.window.frames, perFrame = scenario.motion.subPositions;
    const double interval = exposure / perFrame, pixelSize = *scenario.acquisition.pixelSize;
    const double dead = *scenario.acquisition.frameInterval - exposure;
    Walker walker(scenario.motion, d, random);
    Fluorophore fluorophore(scenario.emission, random);
    path.resize(static_cast<Eigen::Index>(frames) * perFrame, 2);
    light.resize(path.rows());
    // s, since the last sub-position. The report's molecules make a whole step to their first one.
    double waiting = report() ? interval / 2 : 0;
    Eigen::Index row = 0;
    for (int frame = 0; frame < frames; ++frame) {
        for (int sub = 0; sub < perFrame; ++sub, ++row) {
            walker.advance(waiting + interval / 2, random);
            waiting = interval / 2;
            path.row(row) = walker.place().transpose() / pixelSize;
            light[row] = fluorophore.shine(interval, random);
        }
        waiting += dead;
        fluorophore.shine(dead, random);
    }
}

void Simulator::State::placeInWindow(Truth& truth, RandomStream& random) const {
    const WindowSettings& window = scenario.window;
    const Eigen::RowVector2d middle((window.width - 1) / 2.0, (window.height - 1) / 2.0);
    const Eigen::RowVector2d off(window.centring * random.uniform(-1, 1),
                                 window.centring * random.uniform(-1, 1));
    const Eigen::RowVector2d anchor = window.centredInTime
                                          ? Eigen::RowVector2d(truth.path.row(truth.path.rows() / 2))
                                          : Eigen::RowVector2d(0, 0);
    truth.path.rowwise() += middle + off - anchor;
}

void Simulator::State::drawNeighbours(Truth& truth) const {
    RandomStream random = streamFor(seed, Purpose::Neighbours, truth.index);
    const Eigen::RowVector2d own = truth.path.row(truth.path.rows() / 2);
    const int count =
        static_cast<int>(std::lround(scenario.window.neighbours.drawn(random.uniform(), truth.index)));
    for (int i = 0; i < count; ++i) {
        const Conditions drawn = drawConditions(scenario, truth.index, random);
        Neighbour neighbour{.photons = drawn.photons, .psfSigma = truth.conditions.psfSigma};
        drawPath(drawn.diffusionCoefficient, truth.conditions.instrument.exposure, random, neighbour.path,
                 neighbour.light);
        Eigen::RowVector2d place = own;
        while ((place - own).norm() < nearestNeighbour)
            place = {random.uniform(0, scenario.window.width - 1),
                     random.uniform(0, scenario.window.height - 1)};
        neighbour.path.rowwise() += place - neighbour.path.row(neighbour.path.rows() / 2).eval();
        truth.neighbours.push_back(std::move(neighbour));
    }
}

void Simulator::State::describe(Truth& truth) const {
    const Eigen::Index frames = scenario.window.frames, perFrame = scenario.motion.subPositions;
    truth.centres.resize(frames, 2);
    truth.photons.resize(frames);
    for (Eigen::Index frame = 0; frame < frames; ++frame) {
        const auto path = truth.path.middleRows(frame * perFrame, perFrame);
        const auto light = truth.light.segment(frame * perFrame, perFrame);
        const double lit = light.sum();
        truth.photons[frame] =
            truth.conditions.photons * truth.brightness[frame] * lit / static_cast<double>(perFrame);
        if (lit > 0)
            truth.centres.row(frame) = (light.matrix().transpose() * path) / lit;
        else
            truth.centres.row(frame) = path.colwise().mean();
    }
    const double interval = subInterval(truth), pixelSize = *scenario.acquisition.pixelSize;
    // Only evenly spaced places have lags: with a pause between exposures, one of each frame.
    truth.effectiveD =
        truth.conditions.instrument.exposure == scenario.acquisition.frameInterval
            ? effectiveD(truth.path * pixelSize, interval)
            : effectiveD(truth.path(Eigen::seqN(perFrame / 2, frames, perFrame), Eigen::all) * pixelSize,
                         *scenario.acquisition.frameInterval);
    double sum = 0;
    const auto steps = perFrame - 1;
    for (Eigen::Index frame = 0; frame < frames && steps > 0; ++frame)
        sum += (truth.path.middleRows(frame * perFrame + 1, steps) -
                truth.path.middleRows(frame * perFrame, steps))
                   .squaredNorm();
    if (steps > 0)
        truth.subStepD = sum * pixelSize * pixelSize / static_cast<double>(frames * steps) / (4 * interval);
}

void Simulator::State::addLight(const Truth& truth, Eigen::Index frame, Eigen::Ref<Image> image,
                                std::vector<PixelBox>& lit) const {
    const Eigen::Index perFrame = scenario.motion.subPositions;
    const auto add = [&](const Positions& path, const Eigen::ArrayXd& light, double sigma, double photons) {
        lit.push_back(addExposure(image, path.middleRows(frame * perFrame, perFrame),
                                  light.segment(frame * perFrame, perFrame), sigma, photons));
    };
    add(truth.path, truth.light, truth.conditions.psfSigma,
        truth.conditions.photons * truth.brightness[frame]);
    for (const Neighbour& other : truth.neighbours)
        add(other.path, other.light, other.psfSigma, other.photons);
}

Truth Simulator::State::drawn(std::uint64_t index, RandomStream& random) const {
    // Choices go by a stack's index, which would keep one of them for all its paths.
    const std::uint64_t turn = scenario.motion.evenEffectiveD > 0 ? random.bits() : index;
    Truth truth{.index = index, .conditions = drawConditions(scenario, turn, random)};
    const double down = random.uniform(), across = random.uniform();
    if (!maps.empty()) {
        const auto part = [](double share, Eigen::Index room) {
            return static_cast<Eigen::Index>(share * static_cast<double>(room + 1));
        };
        truth.conditions.mapTop = part(down, maps.offset.rows() - scenario.window.height);
        truth.conditions.mapLeft = part(across, maps.offset.cols() - scenario.window.width);
    }
    RandomStream own = streamFor(seed, Purpose::Instrument, index);
    if (scenario.instruments.drawn)
        drawInstrument(scenario, index, own, truth.conditions);
    truth.brightness.setOnes(scenario.window.frames);
    const double fluctuating = scenario.emission.fluctuation.drawn(own.uniform(), index);
    for (double& factor : truth.brightness)
        factor = fluctuation(fluctuating, own);
    drawPath(truth.conditions.diffusionCoefficient, truth.conditions.instrument.exposure, random, truth.path,
             truth.light);
    placeInWindow(truth, random);
    if (scenario.window.neighbours.largest() > 0)
        drawNeighbours(truth);
    describe(truth);
    return truth;
}

/// Of effective D; -1: beyond all.
int Simulator::State::part(const Truth& truth) const {
    const double place = effectiveDParts * truth.effectiveD / scenario.motion.evenEffectiveD;
    return place >= 0 && place < effectiveDParts ? static_cast<int>(place) : -1;
}

bool Simulator::State::keeps(const Truth& truth, RandomStream& random) const {
    if (kept.empty())
        return true;
    const int at = part(truth);
    return at >= 0 && random.uniform() < kept[static_cast<std::size_t>(at)];
}

/// The fewer paths end up in a part, the more of them are kept.
void Simulator::State::countParts() {
    const double evenTo = scenario.motion.evenEffectiveD;
    std::vector<double> counts(effectiveDParts, 0);
    for (std::uint64_t index = 0; index < pathsCounted; ++index) {
        RandomStream random = streamFor(countingSeed, Purpose::StackTruth, index);
        if (const int at = part(drawn(index, random)); at >= 0)
            ++counts[static_cast<std::size_t>(at)];
    }
    const auto fewest = std::min_element(counts.begin(), counts.end());
    if (*fewest == 0) {
        const double width = evenTo / effectiveDParts,
                     low = width * static_cast<double>(fewest - counts.begin());
        throw Error("motion.even_effective_d_up_to_um2_per_s is " + numberText(evenTo) + ", but of " +
                    std::to_string(pathsCounted) + " paths none had an effective D of " + numberText(low) +
                    " to " + numberText(low + width) + " um^2/s; make it lower or let D reach further");
    }
    for (const double count : counts)
        kept.push_back(*fewest / count);
}

Simulator::Simulator(const Scenario& scenario, std::uint64_t seed) {
    scenario.check();
    const WindowSettings& window = scenario.window;
    if (static_cast<double>(window.width) * window.height * window.frames > mostPixels)
        throw Error("a stack of " + std::to_string(window.frames) + " frames of " +
                    std::to_string(window.width) + "x" + std::to_string(window.height) +
                    " px would not fit into memory; make it at most " + numberText(mostPixels / 1e6) +
                    " million px, or simulate a movie");
    auto state = std::make_unique<State>(
        State{scenario, seed, sensorMaps(scenario.sensor, scenario.window.height, scenario.window.width)});
    if (scenario.motion.evenEffectiveD > 0)
        state->countParts();
    state_ = std::move(state);
}

Simulator::~Simulator() = default;
Simulator::Simulator(Simulator&&) noexcept = default;

const Scenario& Simulator::scenario() const {
    return state_->scenario;
}

Truth Simulator::truth(std::uint64_t index) const {
    RandomStream random = streamFor(state_->seed, Purpose::StackTruth, index);
    Truth truth = state_->drawn(index, random);
    while (!state_->keeps(truth, random))
        truth = state_->drawn(index, random);
    return truth;
}

FrameStack Simulator::expected(const Truth& truth) const {
    const Scenario& scenario = state_->scenario;
    if (state_->report())
        return reportExpected(truth.path.unaryExpr([](double place) { return toReport(place); }));
    const Eigen::Index height = scenario.window.height, width = scenario.window.width,
                       frames = scenario.window.frames;
    const BackgroundPlane plane(truth.conditions, height, width);
    FrameStack stack{.height = height, .pixels = Image(frames * height, width)};
    std::vector<PixelBox> lit;
    for (Eigen::Index frame = 0; frame < frames; ++frame) {
        plane.fill(stack.frame(frame));
        state_->addLight(truth, frame, stack.frame(frame), lit);
    }
    return stack;
}

FrameStack Simulator::record(const Truth& truth) const {
    FrameStack adu;
    record(truth, adu);
    return adu;
}

void Simulator::record(const Truth& truth, FrameStack& adu) const {
    const Scenario& scenario = state_->scenario;
    if (state_->report()) {
        RandomStream noise = streamFor(state_->seed, Purpose::StackNoise, truth.index);
        adu = reportNoise(expected(truth), noise);
        return;
    }
    const Eigen::Index height = scenario.window.height, width = scenario.window.width,
                       frames = scenario.window.frames;
    adu.height = height;
    adu.pixels.resize(frames * height, width);
    const BackgroundPlane plane(truth.conditions, height, width);
    SensorSettings sensor = scenario.sensor;
    sensor.camera.em = truth.conditions.instrument.em;
    sensor.camera.readNoise = truth.conditions.instrument.readNoise;
    const Exposure exposure(sensor, plane.lowest());
    RandomStream noise = streamFor(state_->seed, Purpose::StackNoise, truth.index);
    Image light = Image::Zero(height, width);
    std::vector<PixelBox> lit;
    for (Eigen::Index frame = 0; frame < frames; ++frame) {
        lit.clear();
        if (!plane.even()) {
            plane.fill(light, plane.lowest());
            lit.push_back({0, 0, height, width});
        }
        state_->addLight(truth, frame, light, lit);
        exposure.record(light, lit, state_->maps, truth.conditions.mapTop, truth.conditions.mapLeft, noise,
                        adu.frame(frame));
        for (const PixelBox& box : lit)
            light.block(box.top, box.left, box.bottom - box.top, box.right - box.left).setZero();
    }
}

} // namespace perrin
