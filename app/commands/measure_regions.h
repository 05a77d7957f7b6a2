// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commands/measure_options.h"
#include "core/region/region.h"

#include <filesystem>
#include <string>
#include <vector>

namespace perrin::app {

/// The regions of --regions, the same for every movie; none: the whole frame.
struct ChosenRegions {
    std::filesystem::path file;
    std::vector<Region> regions;
    RegionUse use = RegionUse::Label;

    /// Of those that molecules may belong to: none where only the outside is wanted.
    std::vector<std::string> names() const;
    /// For the '#' lines of a table; empty without regions.
    std::vector<std::string> comments() const;
};

/// `warnings` gets a sentence for each thing in the file that is no region. Throws Error.
ChosenRegions chosenRegions(const MeasureOptions& options, std::vector<std::string>& warnings);

/// A sentence for each region that holds no pixel of a movie.
std::vector<std::string> regionsOffThePicture(const ChosenRegions& chosen, const MovieInfo& info);

} // namespace perrin::app
