// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/measure_regions.h"

#include "core/region/imagej_roi.h"

namespace perrin::app {

std::vector<std::string> ChosenRegions::names() const {
    if (use == RegionUse::Outside)
        return {};
    std::vector<std::string> names;
    for (const Region& region : regions)
        names.push_back(region.name);
    return names;
}

std::vector<std::string> ChosenRegions::comments() const {
    if (regions.empty())
        return {};
    return {"regions: " + file.string() + ", " +
            (use == RegionUse::Label ? "all molecules kept"
                                     : std::string("only molecules ") + name(use) + " kept") +
            ", by the mean position of each"};
}

ChosenRegions chosenRegions(const MeasureOptions& options, std::vector<std::string>& warnings) {
    if (!options.regions)
        return {};
    return {*options.regions, readRois(*options.regions, warnings), regionUse(options.regionUse)};
}

std::vector<std::string> regionsOffThePicture(const ChosenRegions& chosen, const MovieInfo& info) {
    std::vector<std::string> sentences;
    for (const Region& region : chosen.regions) {
        const BoundingBox box = boundingBox(region);
        if (box.right < -0.5 || box.bottom < -0.5 || box.left > static_cast<double>(info.width) - 0.5 ||
            box.top > static_cast<double>(info.height) - 0.5)
            sentences.push_back("region \"" + region.name + "\" lies outside the picture of " +
                                std::to_string(info.width) + " x " + std::to_string(info.height) +
                                " px; was it drawn on another movie?");
    }
    return sentences;
}

} // namespace perrin::app
