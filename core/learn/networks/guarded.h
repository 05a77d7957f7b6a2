// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/error.h"

#include <new>
#include <string>
#include <torch/torch.h>

namespace perrin {

/// What LibTorch throws, as Error.
template<class Work>
auto guarded(Work work) {
    try {
        return work();
    } catch (const Error&) {
        throw;
    } catch (const c10::Error& error) {
        throw Error(std::string("LibTorch: ") + error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        throw Error("there is not enough memory for this network");
    } catch (const std::exception& error) {
        throw Error(std::string("LibTorch: ") + error.what());
    }
}

} // namespace perrin
