// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurement_overlay.h"

#include "core/table.h"

#include <algorithm>
#include <map>

namespace perrin {
namespace {

constexpr int tailFrames = 30;

/// Where most is to be seen: molecules, and their paths behind them.
int richestFrame(const std::vector<Molecule>& molecules) {
    std::map<int, int> points;
    for (const Molecule& molecule : molecules)
        for (int before = 0; const Spot& spot : molecule.track.spots)
            points[spot.frame] += 1 + std::min(before++, tailFrames);
    const auto most = std::max_element(points.begin(), points.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == points.end() ? 0 : most->first;
}

} // namespace

std::string shownD(const Molecule& molecule, int digits) {
    if (molecule.d.value)
        return numberText(molecule.d.value, digits);
    return molecule.d.high ? "< " + numberText(molecule.d.high, 2) : "-";
}

OverlayFigure overlayOf(const Movie& movie, const MeasuredMovie& measured) {
    const Measurement& measurement = measured.measurement;
    const int shown = richestFrame(measurement.molecules);
    OverlayFigure figure;
    figure.frame = movie.frame(static_cast<std::size_t>(shown), measurement.settings.find.channel);
    figure.pixelSize = measurement.settings.acquisition.pixelSize;
    for (const Molecule& molecule : measurement.molecules) {
        const auto& spots = molecule.track.spots;
        const auto here =
            std::find_if(spots.begin(), spots.end(), [&](const Spot& spot) { return spot.frame == shown; });
        if (here == spots.end())
            continue;
        FigureMark mark{.x = here->x, .y = here->y, .d = molecule.d.value, .label = shownD(molecule, 2)};
        for (auto spot = spots.begin(); spot != here; ++spot)
            if (spot->frame >= shown - tailFrames)
                mark.tail.emplace_back(spot->x, spot->y);
        figure.marks.push_back(std::move(mark));
    }
    const std::size_t molecules = measurement.molecules.size();
    figure.title = measured.path.filename().string();
    figure.caption = "Frame " + std::to_string(shown + 1) + " of " + std::to_string(movie.info().frames) +
                     ": " + std::to_string(figure.marks.size()) + " of " + std::to_string(molecules) +
                     (molecules == 1 ? " molecule" : " molecules") + ", with their paths over the last " +
                     std::to_string(tailFrames) + " frames";
    return figure;
}

} // namespace perrin
