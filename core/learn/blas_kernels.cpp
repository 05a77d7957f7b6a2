// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/blas_kernels.h"

#include <cstdlib>
#include <dlfcn.h>
#include <string_view>

namespace perrin {
namespace {

constexpr const char* kernelsVariable = "OPENBLAS_CORETYPE";

/// As OpenBLAS names them; nullptr: no better ones.
const char* fastestKernels() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return "SkylakeX";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return "Haswell";
#endif
    return nullptr;
}

} // namespace

void useFastBlasKernels(void* library) {
    if (library == nullptr)
        library = RTLD_DEFAULT;
    using Name = const char* (*)();
    using Action = void (*)();
    const auto inUse = reinterpret_cast<Name>(::dlsym(library, "openblas_get_corename"));
    const auto forget = reinterpret_cast<Action>(::dlsym(library, "gotoblas_dynamic_quit"));
    const auto choose = reinterpret_cast<Action>(::dlsym(library, "gotoblas_dynamic_init"));
    const char* kernels = fastestKernels();
    if (inUse == nullptr || forget == nullptr || choose == nullptr || kernels == nullptr ||
        std::getenv(kernelsVariable) != nullptr || std::string_view(inUse()) != "Prescott")
        return;
    ::setenv(kernelsVariable, kernels, 0);
    forget();
    choose();
    ::unsetenv(kernelsVariable);
}

} // namespace perrin
