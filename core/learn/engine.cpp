// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/engine.h"

#include "core/error.h"
#include "core/installation.h"
#include "core/learn/blas_kernels.h"

#include <cstdlib>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

namespace perrin {
namespace {

using EngineFunction = const Engine* (*)();

bool asked = false; // for the library

/// Workers that wait without spinning: with other load on the machine spinning ones lose half the speed. Both
/// are read once, when the libraries load.
void calmWorkers() {
    ::setenv("OMP_WAIT_POLICY", "passive", 0);
    ::setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0); // 2^4 spins
    // Where libgomp came with the program itself (OpenCV's videos bring it), it has been read already. But it
    // spins 300 times shorter while it manages more threads than there are processors: so it gets a team that
    // sleeps.
    using Parallel = void (*)(void (*)(void*), void*, unsigned, unsigned);
    if (const auto parallel = reinterpret_cast<Parallel>(::dlsym(RTLD_DEFAULT, "GOMP_parallel")))
        std::thread([parallel] {
            parallel([](void*) {}, nullptr, std::thread::hardware_concurrency() + 1, 0);
            for (;;)
                ::pause();
        }).detach();
}

const Engine& load() {
    asked = true;
    static const bool calm = (calmWorkers(), true); // once, however often loading fails
    static_cast<void>(calm);
    const std::filesystem::path path = learnLibraryPath();
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        throw Error("the library of the networks cannot be loaded: " + std::string(::dlerror()) +
                    "; install the program again, or build it with LibTorch");
    useFastBlasKernels(library);
    const auto make = reinterpret_cast<EngineFunction>(::dlsym(library, "perrinEngine"));
    if (make == nullptr)
        throw Error(path.string() +
                    " is not the library of the networks of this version; install the program again");
    return *make();
}

} // namespace

NetworkInfo networkNamed(const Engine& engine, const std::string& name) {
    std::string known;
    for (const NetworkInfo& info : engine.networks()) {
        if (info.name == name)
            return info;
        known += (known.empty() ? "" : ", ") + info.name;
    }
    throw Error("there is no network '" + name + "'; the networks are " + known);
}

const Engine& engine() {
    static const Engine& loaded = load();
    return loaded;
}

} // namespace perrin

#ifdef __SANITIZE_ADDRESS__
/// The leak check at a program's end crashes over the threads that LibTorch's libraries leave; programs that
/// do not load them are still checked.
extern "C" int __lsan_is_turned_off() {
    return perrin::asked ? 1 : 0;
}
#endif
