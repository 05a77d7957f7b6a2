// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/d_map_files.h"

#include "core/colormap.h"
#include "core/diffusion/molecule_table.h"
#include "core/figure_map.h"
#include "core/movie/tiff_writer.h"

#include <algorithm>
#include <cmath>

namespace perrin {
namespace {

const char* sourceText(MapD d) {
    switch (d) {
    case MapD::Best:
        return "the network's D where there is one, else that of the measurement's method";
    case MapD::Method:
        return "D by the measurement's method";
    case MapD::Network:
        return "the network's D";
    case MapD::Mle:
        return "D by maximum likelihood";
    case MapD::Bayes:
        return "D by Bayes";
    }
    return "";
}

std::string settingsText(const DMap& map) {
    return std::string("map: bins of ") + numberText(map.binSize) + " um, " + sourceText(map.settings.d) +
           ", each molecule counts " +
           (map.settings.placing == MapPlacing::MeanPosition ? "at its mean position"
                                                             : "where its spots are, by their share") +
           "; no D with fewer than " + numberText(map.settings.leastCount) + " molecules";
}

std::string countsText(const DMap& map) {
    std::string text = std::to_string(map.molecules) + " molecules";
    if (map.limits > 0)
        text +=
            ", " + std::to_string(map.limits) +
            " of them with an upper limit only, at which they count: D of their bins is at most what it says";
    if (map.leftOut > 0)
        text += "; left out, without a D: " + std::to_string(map.leftOut);
    return text;
}

std::pair<double, double> valueRange(const Image& image) {
    std::pair<double, double> range{0, 1};
    bool any = false;
    for (const float value : image.reshaped())
        if (std::isfinite(value)) {
            range =
                any ? std::pair(std::min<double>(range.first, value), std::max<double>(range.second, value))
                    : std::pair<double, double>(value, value);
            any = true;
        }
    return range;
}

} // namespace

std::pair<double, double> automaticLimits(const DMap& map) {
    std::vector<double> logs;
    for (const MapBin& bin : map.bins)
        if (bin.d)
            logs.push_back(std::log10(*bin.d));
    if (logs.empty())
        return {diffusionScaleLow, diffusionScaleHigh};
    std::sort(logs.begin(), logs.end());
    const auto at = [&](double share) {
        return logs[static_cast<std::size_t>(std::lround(share * static_cast<double>(logs.size() - 1)))];
    };
    const double middle = (at(0.02) + at(0.98)) / 2, reach = std::max(0.25, (at(0.98) - at(0.02)) / 2);
    return {std::pow(10, middle - reach), std::pow(10, middle + reach)};
}

std::vector<std::uint8_t> mapPng(const DMap& map, const std::string& title,
                                 const std::optional<std::pair<double, double>>& limits) {
    return mapPng(MapFigure{.title = title,
                            .caption = settingsText(map) + "\n" + countsText(map),
                            .valueLabel = "D (um^2/s)",
                            .countLabel = "molecules a bin",
                            .values = map.dImage(),
                            .counts = map.countImage(),
                            .limits = limits ? *limits : automaticLimits(map),
                            .binSize = map.binSize});
}

void writeMapTiff(const std::filesystem::path& path, const DMap& map) {
    Acquisition acquisition;
    acquisition.pixelSize = map.binSize;
    TiffWriter writer(path, {.pixelType = PixelType::Float32,
                             .acquisition = acquisition,
                             .displayRange = valueRange(map.dImage()),
                             .frameNames = {"D (um^2/s)", "SD of ln D", "molecules"}});
    for (const Image& page : {map.dImage(), map.spreadImage(), map.countImage()})
        writer.add(page);
    writer.close();
}

Table mapTable(const DMap& map) {
    Table table;
    table.comments = {
        settingsText(map), countsText(map),
        "units: X and Y um, of the bin's centre (the centre of the movie's top-left pixel is (0, 0)); D "
        "um^2/s, "
        "geometric mean; N: molecules; SD_LN_D, SE_LN_D: spread and standard error of ln D; N_LIMITS: of N, "
        "with an upper limit only; N_EFFECTIVE: as many whole molecules tell as much; empty cell: not "
        "available"};
    table.header = {"X", "Y", "N", "D", "SD_LN_D", "SE_LN_D", "N_LIMITS", "N_EFFECTIVE"};
    for (const MapBin& bin : map.bins)
        table.rows.push_back({numberText(bin.x), numberText(bin.y), std::to_string(bin.molecules),
                              numberText(bin.d), numberText(bin.sdLnD), numberText(bin.seLnD),
                              std::to_string(bin.limits), numberText(bin.effective)});
    return table;
}

Table mapTable(const DMap& map, const Measurement& measurement, const std::string& file,
               const std::string& sha256) {
    Table table = mapTable(map);
    const auto lines = provenanceLines(measurement, file, sha256);
    table.comments.insert(table.comments.begin(), lines.begin(), lines.end());
    return table;
}

} // namespace perrin
