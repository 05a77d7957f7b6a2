// SPDX-License-Identifier: GPL-3.0-or-later
// The library's doors: perrinEngineSources and perrinEngine.
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/learner.h"
#include "core/learn/networks/machine.h"
#include "core/learn/networks/network.h"

#include <malloc.h>
#include <perrin_engine_sources.h>
#include <torch/torch.h>
#include <torch/version.h>

namespace perrin {

const std::vector<Architecture>& architectures() {
    static const std::vector<Architecture> all{
        perrinNetwork(),  vit(),   resnet2d(),  resnet3dReport(), resnet3d(), parkCnn(),
        parkCnnStrided(), pix2d(), simpleCnn(),
    };
    return all;
}

namespace {

/// glibc gives every large tensor fresh pages and takes them back; page faults then eat most of a training
/// step.
void keepMemory() {
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

class TorchEngine : public Engine {
  public:
    TorchEngine() { keepMemory(); }

    std::string version() const override { return std::string("LibTorch ") + TORCH_VERSION; }

    std::vector<Device> devices() const override { return devicesHere(); }
    std::string cudaVersion() const override { return cudaVersionHere(); }

    std::vector<NetworkInfo> networks() const override {
        std::vector<NetworkInfo> infos;
        for (const Architecture& architecture : architectures())
            infos.push_back(architecture.info);
        return infos;
    }

    std::unique_ptr<Learner> learner(const LearnerSettings& settings) const override {
        return makeTorchLearner(settings);
    }
};

} // namespace
} // namespace perrin

/// Of which sources it was made: a program of others does not ask for perrinEngine.
extern "C" const char* perrinEngineSources() {
    return perrin::engineSourcesNumber;
}

extern "C" const perrin::Engine* perrinEngine() {
    static const perrin::TorchEngine engine;
    return &engine;
}
