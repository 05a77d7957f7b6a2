// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/network_input.h"
#include "core/learn/tensor.h"

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace perrin {

// The face of the shared library perrin_learn, in which all of LibTorch sits. Nothing here shows torch, and
// the library is loaded when it is first asked for (engine()): the window opens without waiting for it.

enum class Sees { Pixels, Spots };

struct NetworkInfo {
    std::string name;        // "resnet2d"
    std::string description; // one line for people
    Sees sees = Sees::Pixels;
    bool anyNumberOfFrames = false; // otherwise built for a fixed number
};

/// One architecture with everything that fixes its parameters' shapes.
struct NetworkDescription {
    std::string name;                         // of NetworkInfo
    int frames = 16, height = 64, width = 64; // px; what it is built for
    bool spread = false;                      // gives ln of its variance too (Gaussian likelihood)
    std::map<std::string, int> options{};     // sizes that differ from the network's usual ones ("width": 96)

    bool operator==(const NetworkDescription&) const = default;
};

enum class Loss { Mse, Huber, Gaussian };
enum class OptimizerKind { Adam, AdamW, Sgd };

struct OptimizerSettings {
    OptimizerKind kind = OptimizerKind::AdamW;
    double weightDecay = 0.01; // of AdamW and Sgd
    double momentum = 0.9;     // of Sgd
    double clip = 1;           // longest gradient (2-norm); 0: no limit

    bool operator==(const OptimizerSettings&) const = default;
};

/// Several processes that train one network, each on its share of every batch.
struct ProcessGroup {
    int worldSize = 1, rank = 0;
    std::string rendezvous{}; // FILE that all can write to, or HOST:PORT of rank 0
};

struct LearnerSettings {
    NetworkDescription network{};
    Loss loss = Loss::Gaussian;
    OptimizerSettings optimizer{};
    std::string device = "cpu"; // as Engine::devices names them
    int threads = 0;            // of the processor; 0: as many as there are cores
    std::uint64_t seed = 1;     // of the first weights and of dropout
    ProcessGroup group{};
};

struct StepResult {
    double loss = 0;         // mean over the batch (of all processes)
    double gradientNorm = 0; // before clipping
};

/// A network that learns or answers. Not to be used by two threads at once.
class Learner {
  public:
    virtual ~Learner() = default;

    virtual const LearnerSettings& settings() const = 0;
    virtual std::int64_t parameterCount() const = 0;

    /// Learns from one batch. labels: normalized, one a stack. step: counts from 0; fixes dropout together
    /// with the seed, so that a resumed training draws what an uninterrupted one draws. A batch that does
    /// not fit into memory is taken in halves, quarters, …; the answer is the same but for batch norm and
    /// dropout. Throws Error (not even one stack fits; other processes are gone). A loss or a gradient that
    /// is not finite leaves the weights as they were and is returned.
    virtual StepResult step(const NetworkInput& batch, std::span<const float> labels, double learningRate,
                            std::uint64_t step) = 0;
    /// Mean gradient over the batch (and over all processes), without a step: for tests.
    virtual Tensors gradients(const NetworkInput& batch, std::span<const float> labels) = 0;
    virtual NetworkOutput predict(const NetworkInput& batch) = 0;

    /// Parameters and running statistics.
    virtual Tensors weights() const = 0;
    /// Throws Error naming the tensor that is missing, superfluous or of another shape.
    virtual void setWeights(const Tensors& weights) = 0;
    /// The optimizer's moments and counters.
    virtual Tensors optimizerState() const = 0;
    virtual void setOptimizerState(const Tensors& state) = 0;
};

struct Device {
    std::string name;        // "cpu", "cuda:0"
    std::string description; // "CPU, 2 cores", "NVIDIA RTX 4070, 12 GB"
};

class Engine {
  public:
    virtual ~Engine() = default;

    virtual std::string version() const = 0; // "LibTorch 1.13.1"
    virtual std::vector<Device> devices() const = 0;
    /// That LibTorch was built with, "12.1"; empty: with none. device_report.h says what that means for GPUs.
    virtual std::string cudaVersion() const = 0;
    virtual std::vector<NetworkInfo> networks() const = 0;
    /// Throws Error: no such network, option or device; a size the network cannot have.
    virtual std::unique_ptr<Learner> learner(const LearnerSettings& settings) const = 0;
};

/// Throws Error that names the networks there are.
NetworkInfo networkNamed(const Engine& engine, const std::string& name);

/// Loads perrin_learn at the first call: the one that $PERRIN_NETWORKS names, or that was chosen on this computer
/// (engine_choice.h), or that came with the program. Throws Error that says what is missing.
const Engine& engine();

/// Which perrin_learn engine() has loaded.
struct EngineInUse {
    enum class Origin { Shipped, Chosen, Named };
    std::filesystem::path library{};
    Origin origin = Origin::Shipped;
    std::string problem{}; // why the one that was chosen is not used; empty: it is, or none was chosen
};
/// Loads it if nobody has yet. Throws Error: see engine().
const EngineInUse& engineInUse();

} // namespace perrin
