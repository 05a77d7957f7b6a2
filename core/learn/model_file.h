// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/tensor.h"

#include <filesystem>

namespace perrin {

/// What a safetensors file holds: float32 tensors and texts about them.
struct TensorFile {
    Tensors tensors{};
    std::map<std::string, std::string> metadata{};
};

/// Every length and offset is checked before it is used, so a damaged or hostile file can do no harm. Throws
/// Error: the file and what is wrong with it; numbers other than F32 are refused.
TensorFile readTensorFile(const std::filesystem::path& path);

/// Only the texts, without reading the tensors; the header is checked as above.
std::map<std::string, std::string> readMetadata(const std::filesystem::path& path);

/// safetensors as its authors write it: 8 bytes with the header's length, the header (JSON, filled up with
/// spaces to a multiple of 8 bytes), the tensors in the order of their names without holes. `path` is the old
/// file or the whole new one, whatever happens. Throws Error.
void writeTensorFile(const std::filesystem::path& path, const TensorFile& content);

} // namespace perrin
