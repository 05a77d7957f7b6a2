// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>

namespace perrin {

/// An unpacked LibTorch as its files tell of it.
struct LibTorch {
    std::filesystem::path folder{}; // absolute
    std::string version{};          // "2.1.0"
    std::string cuda{};             // "12.1"; empty: it has none, or does not say which
    bool hasCuda = false;

    /// "LibTorch 2.1.0 with CUDA 12.1", "LibTorch 2.1.0 without CUDA".
    std::string name() const;
};

/// "LibTorch 2.1.0 with CUDA 12.1"; with an empty cuda: "… without CUDA".
std::string engineName(const std::string& version, const std::string& cuda);

/// What is in this folder, or in the folder `libtorch` in it. Throws Error when networks cannot be built for
/// it: no folder, still packed, no LibTorch, one of another system, older than 1.13, or of the old C++ ABI;
/// with what to do.
LibTorch describeLibTorch(const std::filesystem::path& folder);

/// Where one gets it and which one to take; for people.
std::string whereToGetLibTorch();

} // namespace perrin
