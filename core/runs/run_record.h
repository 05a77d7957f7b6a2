// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/reference_errors.h"
#include "core/learn/trainer.h"

#include <filesystem>
#include <optional>

namespace perrin {

/// The course of a training as it is drawn; kept beside its checkpoint, so that it can be looked at without
/// reading the weights. Its size does not grow with the training's length.
struct RunRecord {
    std::uint64_t step = 0, steps = 0;
    int batch = 0;
    double seconds = 0; // spent training
    LossCurve curve{};
    std::vector<Validation> validations{}; // see thinOut()
    std::vector<JudgedAnswer> answers{};   // of the last validation
    DrawnD drawn{};                        // of every stack learned from

    std::uint64_t stacks() const { return step * static_cast<std::uint64_t>(batch); }
    /// Of the weights that are kept: the one of the lowest loss. Empty before the first.
    const Validation* best() const;
    /// The newest validation's warning; empty where there is none.
    std::string warning() const;
};

/// What lies in a run's folder: record.json and references.json. Written atomically.
/// Throws Error: file and what is wrong.
void writeRecord(const std::filesystem::path& folder, const RunRecord& record);
/// Empty where there is none yet.
std::optional<RunRecord> readRecord(const std::filesystem::path& folder);
void writeReferences(const std::filesystem::path& folder, const ReferenceErrors& errors);
std::optional<ReferenceErrors> readReferences(const std::filesystem::path& folder);

} // namespace perrin
