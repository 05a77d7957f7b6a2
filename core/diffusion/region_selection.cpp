// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/region_selection.h"

#include "core/error.h"

#include <algorithm>
#include <set>

namespace perrin {
namespace {

void check(const std::vector<Region>& regions, RegionUse use) {
    if (regions.empty() && use != RegionUse::Label)
        throw Error(std::string("there is no region to be ") + name(use) +
                    "; draw one or read some from ImageJ");
    std::set<std::string> names;
    for (const Region& region : regions) {
        region.check();
        if (region.name.empty() || !names.insert(region.name).second)
            throw Error("two regions are named \"" + region.name +
                        "\" or have no name; name each differently");
    }
}

std::string note(std::size_t inside, std::size_t outside, RegionUse use) {
    if (use == RegionUse::Label)
        return std::to_string(inside) + " of " + std::to_string(inside + outside) +
               (inside + outside == 1 ? " molecule" : " molecules") + " in the regions.";
    const std::size_t left = use == RegionUse::Inside ? outside : inside;
    return std::to_string(left) + (left == 1 ? " molecule " : " molecules ") +
           (use == RegionUse::Inside ? "outside" : "inside") + " the regions " +
           (left == 1 ? "was" : "were") + " left out.";
}

} // namespace

Measurement selectByRegion(const Measurement& measurement, const std::vector<Region>& regions,
                           RegionUse use) {
    check(regions, use);
    const double pixel = measurement.settings.acquisition.pixelSize.value();
    Measurement selected = measurement;
    std::size_t inside = 0;
    for (Molecule& molecule : selected.molecules) {
        const auto home = std::find_if(regions.begin(), regions.end(), [&](const Region& region) {
            return contains(region, molecule.x / pixel, molecule.y / pixel);
        });
        molecule.region = home == regions.end() ? "" : home->name;
        inside += home != regions.end();
    }
    const std::size_t outside = selected.molecules.size() - inside;
    if (use != RegionUse::Label)
        std::erase_if(selected.molecules, [&](const Molecule& molecule) {
            return molecule.region.empty() == (use == RegionUse::Inside);
        });
    if (!regions.empty())
        selected.notes.push_back(note(inside, outside, use));
    return selected;
}

} // namespace perrin
