// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/engine.h"

#include "core/error.h"
#include "core/installation.h"
#include "core/learn/blas_kernels.h"
#include "core/learn/engine_choice.h"

#include <cstdlib>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

namespace perrin {
namespace {

using EngineFunction = const Engine* (*)();
using TextFunction = const char* (*)();

constexpr const char* libraryVariable = "PERRIN_NETWORKS";

struct Loaded {
    const Engine* engine = nullptr;
    EngineInUse use{};
};

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

const Engine* open(const std::filesystem::path& path) {
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        throw Error("the library of the networks cannot be loaded: " + std::string(::dlerror()));
    const auto sources = reinterpret_cast<TextFunction>(::dlsym(library, "perrinEngineSources"));
    const auto make = reinterpret_cast<EngineFunction>(::dlsym(library, "perrinEngine"));
    if (make == nullptr || sources == nullptr || engineSources() != sources())
        throw Error(path.string() + " is not the library of the networks of this version of the program");
    useFastBlasKernels(library);
    return make();
}

/// Without an engine where none was chosen or it cannot be used; then with the reason.
Loaded loadChosen() {
    Loaded loaded;
    try {
        const std::optional<EngineBuild> chosen = chosenEngine();
        if (!chosen)
            return loaded;
        std::string why = whyNotUsable(*chosen);
        try {
            if (why.empty())
                return {open(chosen->library),
                        {.library = chosen->library, .origin = EngineInUse::Origin::Chosen}};
        } catch (const Error& error) {
            why = std::string(error.what()) + "; set up GPU training again";
        }
        loaded.use.problem = chosen->engine + ", set up on this computer, is not used: " + why;
    } catch (const Error& error) {
        loaded.use.problem = error.what();
    }
    return loaded;
}

Loaded load() {
    asked = true;
    static const bool calm = (calmWorkers(), true); // once, however often loading fails
    static_cast<void>(calm);
    if (const char* given = std::getenv(libraryVariable); given && *given)
        return {open(given), {.library = given, .origin = EngineInUse::Origin::Named}};
    Loaded chosen = loadChosen();
    if (chosen.engine)
        return chosen;
    chosen.use.library = learnLibraryPath();
    try {
        chosen.engine = open(chosen.use.library);
    } catch (const Error& error) {
        throw Error(std::string(error.what()) + "; install the program again, or build it with LibTorch");
    }
    return chosen;
}

const Loaded& loaded() {
    static const Loaded once = load();
    return once;
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
    return *loaded().engine;
}

const EngineInUse& engineInUse() {
    return loaded().use;
}

} // namespace perrin

#ifdef __SANITIZE_ADDRESS__
/// The leak check at a program's end crashes over the threads that LibTorch's libraries leave; programs that
/// do not load them are still checked.
extern "C" int __lsan_is_turned_off() {
    return perrin::asked ? 1 : 0;
}
#endif
