// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/networks/machine.h"

#include "core/error.h"

#include <algorithm>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <thread>

namespace perrin {
namespace {

int gpuCount() {
    return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
}

/// What NVIDIA's driver calls its GPUs, in the order of their places on the bus.
std::vector<std::string> gpuModels() {
    std::vector<std::filesystem::path> folders;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/driver/nvidia/gpus", ignored))
        folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    std::vector<std::string> models;
    for (const auto& folder : folders) {
        std::ifstream file(folder / "information");
        for (std::string line; std::getline(file, line);)
            if (line.starts_with("Model:"))
                models.push_back(line.substr(std::min(line.find_first_not_of(" \t", 6), line.size())));
    }
    return models;
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t number) {
    std::uint64_t bits = seed + 0x9e3779b97f4a7c15u * (number + 1); // splitmix64
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
    return bits ^ (bits >> 31);
}

std::mutex& generatorMutex() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

std::vector<Device> devicesHere() {
    const unsigned cores = std::thread::hardware_concurrency();
    std::vector<Device> found{{"cpu", "CPU, " + std::to_string(cores) + (cores == 1 ? " core" : " cores")}};
    const int gpus = gpuCount();
    const std::vector<std::string> models = gpuModels();
    for (int i = 0; i < gpus; ++i) {
        // Where some are hidden from this process, which is which is not known.
        const bool known = models.size() == static_cast<std::size_t>(gpus);
        found.push_back({"cuda:" + std::to_string(i),
                         known ? models[static_cast<std::size_t>(i)] : "NVIDIA GPU " + std::to_string(i)});
    }
    return found;
}

std::string cudaVersionHere() {
    if (!at::globalContext().hasCUDART())
        return "";
    const long version = at::globalContext().versionCUDART(); // 12010
    return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

torch::Device deviceNamed(const std::string& name) {
    try {
        const torch::Device device(name);
        if (device.is_cpu() || (device.is_cuda() && device.index() < gpuCount()))
            return device;
    } catch (const c10::Error&) { // no name of a device
    }
    std::string known;
    for (const Device& device : devicesHere())
        known += (known.empty() ? "" : ", ") + device.name;
    throw Error("there is no device '" + name + "' here; there is " + known);
}

void useThreads(int threads) {
    const int count =
        threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    torch::set_num_threads(count);
    if (auto* set = reinterpret_cast<void (*)(int)>(::dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
        set(count);
}

bool isOutOfMemory(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return true;
    const std::string what = error.what();
    return what.find("out of memory") != std::string::npos ||
           what.find("not enough memory") != std::string::npos ||
           what.find("can't allocate memory") != std::string::npos;
}

Generator::Generator(std::uint64_t seed, std::uint64_t number) : held_(generatorMutex()) {
    torch::manual_seed(mixed(seed, number));
}

} // namespace perrin
