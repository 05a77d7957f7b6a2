// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/evaluation.h"

#include <filesystem>

namespace perrin::app {

/// Writes truth_NAME.png for every answer, errors.png, error_by_d.png and coverage_by_d.png
/// into the folder. Returns the files. Throws Error.
std::vector<std::filesystem::path> writeEvaluationFigures(const std::filesystem::path& folder,
                                                          const EvaluationSet& set,
                                                          const std::vector<NamedAnswers>& answers,
                                                          const std::vector<EvaluationRow>& rows);

/// loss_NAME.png from the curves that a training writes beside its model (columns step, training_loss,
/// validation_loss). Empty where there is no such file. Throws Error.
std::optional<std::filesystem::path> writeLossFigure(const std::filesystem::path& folder,
                                                     const std::string& name,
                                                     const std::filesystem::path& model);

} // namespace perrin::app
