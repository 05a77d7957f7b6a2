// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to perrin_learn: shows torch.
#include "core/learn/engine.h"

#include <mutex>
#include <torch/torch.h>

namespace perrin {

/// The processor and every GPU, by name.
std::vector<Device> devicesHere();
/// "12.1"; empty: this LibTorch knows no CUDA.
std::string cudaVersionHere();
/// Throws Error: no such device here.
torch::Device deviceNamed(const std::string& name);

/// Of the processor; 0: as many as there are cores. Also of OpenBLAS, which has workers of its own.
void useThreads(int threads);

bool isOutOfMemory(const std::exception& error);

/// Torch draws from one generator for the whole process. Who draws holds this, from its seed to its last
/// number, so that several learners do not disturb one another.
class Generator {
  public:
    /// seed and number fix what is drawn.
    Generator(std::uint64_t seed, std::uint64_t number);

  private:
    std::unique_lock<std::mutex> held_;
};

} // namespace perrin
