// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to comparisons: what they read of a table of molecules.
#include "core/diffusion/conditions.h"

#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// Throws Error where there is none.
std::size_t placeOf(const Table& table, const std::string& column);
/// flags: a cell of FLAGS.
bool hasFlag(const std::string& flags, const std::string& flag);
/// "D_MLE".
const char* columnOf(ComparedD d);

/// Reads one D of each molecule.
class DCells {
  public:
    DCells(const Table& molecules, ComparedD d);
    Estimate of(const std::vector<std::string>& row) const;

  private:
    std::vector<std::pair<std::size_t, std::string>>
        places_; // of value, low and high; fewer where there are none
};

/// What maximum likelihood says of the molecules that count by it: see countsByLikelihood().
class LikelihoodInstead {
  public:
    explicit LikelihoodInstead(const Table& molecules);
    std::optional<Estimate> of(const std::vector<std::string>& row) const;

  private:
    DCells mle_;
    std::size_t method_, flags_;
};

} // namespace perrin
