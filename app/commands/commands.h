// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <CLI/CLI.hpp>

namespace perrin::app {

// Each adds its command to the program; when the command line asks for it, the command runs and leaves what
// the shell is told in `exitCode`. Failures come as Error.

void addAdviseCommand(CLI::App& program, int& exitCode);
void addDevicesCommand(CLI::App& program, int& exitCode);
void addEvaluateCommand(CLI::App& program, int& exitCode);
void addInfoCommand(CLI::App& program, int& exitCode);
void addMatchCommand(CLI::App& program, int& exitCode);
void addMeasureCommand(CLI::App& program, int& exitCode);
void addMergeCommand(CLI::App& program, int& exitCode);
void addModelsCommand(CLI::App& program, int& exitCode);
void addSimulateCommand(CLI::App& program, int& exitCode);
void addSpikeInCommand(CLI::App& program, int& exitCode);
void addTrainCommand(CLI::App& program, int& exitCode);

} // namespace perrin::app
