// SPDX-License-Identifier: GPL-3.0-or-later
// The library's one door: perrinEngine.
#include "core/learn/networks/architectures.h"
#include "core/learn/networks/learner.h"
#include "core/learn/networks/machine.h"
#include "core/learn/networks/network.h"

#include <malloc.h>
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
    std::string whyNoGpu() const override { return whyNoGpuHere(version()); }

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

extern "C" const perrin::Engine* perrinEngine() {
    static const perrin::TorchEngine engine;
    return &engine;
}
