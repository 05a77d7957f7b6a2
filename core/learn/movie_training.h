// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/learn/imaging.h"
#include "core/learn/training.h"

namespace perrin {

/// What a network for one movie is trained on: the general scenario with this movie's pixel size, times, PSF and
/// camera in place of those of many microscopes, and light and background as its molecules have them. Where fewer
/// than five were measured: around what `matched` has. name: of the scenario, for people.
Scenario scenarioOf(const std::vector<Molecule>& molecules, const Imaging& imaging, const Scenario& matched,
                    const std::string& name);

inline constexpr double usualMovieTraining = 20.0 * 20480; // stacks

/// A short training on it, of about so many stacks, that begins with the weights of a model. Throws Error: it has
/// another label or loss than one for movies.
TrainingSettings trainingFrom(const Model& model, const std::string& nameOrFile, const Scenario& scenario,
                              double stacks = usualMovieTraining);

} // namespace perrin
