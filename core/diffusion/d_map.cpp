// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/d_map.h"

#include "core/error.h"
#include "core/table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace perrin {
namespace {

constexpr double usualCount = 9; // molecules a bin, of the automatic size
constexpr double mostBins = 4e6;

constexpr std::array<std::pair<MapPlacing, const char*>, 2> placings{
    {{MapPlacing::MeanPosition, "mean-position"}, {MapPlacing::EverySpot, "every-spot"}}};
constexpr std::array<std::pair<MapD, const char*>, 5> sources{{{MapD::Best, "best"},
                                                               {MapD::Method, "method"},
                                                               {MapD::Network, "network"},
                                                               {MapD::Mle, "mle"},
                                                               {MapD::Bayes, "bayes"}}};

template<class Value, std::size_t N>
const char* nameIn(const std::array<std::pair<Value, const char*>, N>& names, Value value) {
    return std::ranges::find(names, value, &std::pair<Value, const char*>::first)->second;
}

template<class Value, std::size_t N>
Value valueIn(const std::array<std::pair<Value, const char*>, N>& names, std::string_view wanted,
              const char* what) {
    std::string known;
    for (const auto& [value, text] : names) {
        if (wanted == text)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(text);
    }
    throw Error(std::string(what) + " \"" + std::string(wanted) + "\" is not known; choose one of " + known);
}

const Estimate& mapped(const Molecule& molecule, MapD d) {
    switch (d) {
    case MapD::Best:
        return molecule.network.value ? molecule.network : molecule.d;
    case MapD::Network:
        return molecule.network;
    case MapD::Mle:
        return molecule.mle;
    case MapD::Bayes:
        return molecule.bayes;
    case MapD::Method:
        break;
    }
    return molecule.d;
}

double pixelSizeOf(const Measurement& measurement) {
    const std::optional<double> size = measurement.settings.acquisition.pixelSize;
    if (!size)
        throw Error("the pixel size is not known; a map of D needs it, in um");
    return *size;
}

/// Bin of a place (px); none outside of the frame.
std::optional<std::size_t> binOf(const DMap& map, double x, double y) {
    const double size = map.binSize / map.pixelSize;
    const bool inside = x >= -0.5 && y >= -0.5 && x <= static_cast<double>(map.width) - 0.5 &&
                        y <= static_cast<double>(map.height) - 0.5;
    if (!inside)
        return std::nullopt;
    const auto column = std::min(map.columns - 1, static_cast<Eigen::Index>((x + 0.5) / size));
    const auto row = std::min(map.rows - 1, static_cast<Eigen::Index>((y + 0.5) / size));
    return static_cast<std::size_t>(row * map.columns + column);
}

/// Bins and the shares of a molecule in them, which sum to 1; empty: outside of the frame.
std::map<std::size_t, double> placesOf(const DMap& map, const Molecule& molecule) {
    std::map<std::size_t, double> places;
    if (map.settings.placing == MapPlacing::MeanPosition) {
        if (const auto bin = binOf(map, molecule.x / map.pixelSize, molecule.y / map.pixelSize))
            places[*bin] = 1;
        return places;
    }
    double spots = 0;
    for (const Spot& spot : molecule.track.spots)
        if (const auto bin = binOf(map, spot.x, spot.y)) {
            places[*bin] += 1;
            spots += 1;
        }
    for (auto& [bin, share] : places)
        share /= spots;
    return places;
}

void placeMolecules(DMap& map, const std::vector<Molecule>& molecules) {
    for (std::size_t i = 0; i < molecules.size(); ++i) {
        const Estimate& d = mapped(molecules[i], map.settings.d);
        const bool limit = !(d.value && *d.value > 0);
        const std::optional<double> counted = limit ? d.high : d.value;
        const auto places = placesOf(map, molecules[i]);
        if (!counted || !(*counted > 0) || places.empty()) {
            ++map.leftOut;
            continue;
        }
        ++map.molecules;
        map.limits += limit;
        for (const auto& [bin, share] : places)
            map.shares.push_back(
                {.molecule = i, .bin = bin, .weight = share, .lnD = std::log(*counted), .limit = limit});
    }
}

void describeBins(DMap& map) {
    std::vector<double> sum(map.bins.size()), squaredWeights(map.bins.size()), squares(map.bins.size());
    for (const MapShare& share : map.shares) {
        MapBin& bin = map.bins[share.bin];
        ++bin.molecules;
        bin.limits += share.limit;
        bin.weight += share.weight;
        sum[share.bin] += share.weight * share.lnD;
        squaredWeights[share.bin] += share.weight * share.weight;
    }
    for (const MapShare& share : map.shares) {
        const double off = share.lnD - sum[share.bin] / map.bins[share.bin].weight;
        squares[share.bin] += share.weight * off * off;
    }
    for (std::size_t i = 0; i < map.bins.size(); ++i) {
        MapBin& bin = map.bins[i];
        if (bin.molecules == 0)
            continue;
        bin.effective = bin.weight * bin.weight / squaredWeights[i];
        if (bin.effective < map.settings.leastCount * (1 - 1e-9))
            continue;
        bin.d = std::exp(sum[i] / bin.weight);
        if (bin.molecules < 2)
            continue;
        const double variance = squares[i] / (bin.weight - squaredWeights[i] / bin.weight);
        bin.sdLnD = std::sqrt(variance);
        bin.seLnD = std::sqrt(variance / bin.effective);
    }
}

Image imageOf(const DMap& map, const auto& value) {
    Image image(map.rows, map.columns);
    for (Eigen::Index row = 0; row < map.rows; ++row)
        for (Eigen::Index column = 0; column < map.columns; ++column) {
            const std::optional<double> known = value(map.at(column, row));
            image(row, column) = known ? static_cast<float>(*known) : std::numeric_limits<float>::quiet_NaN();
        }
    return image;
}

double twoDigits(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

} // namespace

const char* name(MapPlacing placing) {
    return nameIn(placings, placing);
}
const char* name(MapD d) {
    return nameIn(sources, d);
}
MapPlacing mapPlacing(std::string_view name) {
    return valueIn(placings, name, "the placing");
}
MapD mapD(std::string_view name) {
    return valueIn(sources, name, "the D to map");
}

void MapSettings::check() const {
    if (binSize && !(std::isfinite(*binSize) && *binSize > 0))
        throw Error("the bin size of the map is " + numberText(*binSize) + " um; it must be above 0");
    if (!(std::isfinite(leastCount) && leastCount >= 1))
        throw Error("the least count of a map's bin is " + numberText(leastCount) +
                    "; it must be at least 1");
}

Image DMap::dImage() const {
    return imageOf(*this, [](const MapBin& bin) { return bin.d; });
}
Image DMap::spreadImage() const {
    return imageOf(*this, [](const MapBin& bin) { return bin.sdLnD; });
}
Image DMap::countImage() const {
    return imageOf(*this, [](const MapBin& bin) { return std::optional(double(bin.molecules)); });
}

double automaticBinSize(const Measurement& measurement, Eigen::Index width, Eigen::Index height) {
    const double pixel = pixelSizeOf(measurement);
    const double shorter = pixel * static_cast<double>(std::min(width, height));
    double left = std::numeric_limits<double>::infinity(), top = left, right = -left, bottom = -left;
    for (const Molecule& molecule : measurement.molecules) {
        left = std::min(left, molecule.x);
        right = std::max(right, molecule.x);
        top = std::min(top, molecule.y);
        bottom = std::max(bottom, molecule.y);
    }
    const auto count = static_cast<double>(measurement.molecules.size());
    const double area = count > 0 ? (right - left) * (bottom - top) : 0;
    const double size = area > 0 ? std::sqrt(usualCount * area / count) : shorter / 2;
    return twoDigits(std::clamp(size, std::min(2 * pixel, shorter / 2), shorter / 2));
}

DMap dMap(const Measurement& measurement, Eigen::Index width, Eigen::Index height,
          const MapSettings& settings) {
    settings.check();
    DMap map{.settings = settings, .pixelSize = pixelSizeOf(measurement), .width = width, .height = height};
    map.binSize = settings.binSize ? *settings.binSize : automaticBinSize(measurement, width, height);
    const double wide = static_cast<double>(width) * map.pixelSize / map.binSize,
                 high = static_cast<double>(height) * map.pixelSize / map.binSize;
    if (!(wide * high > 0) || (wide < 1 && high < 1))
        throw Error("the map's bins of " + numberText(map.binSize) + " um are larger than the frame (" +
                    std::to_string(width) + "x" + std::to_string(height) + " px); choose smaller ones");
    if (wide * high > mostBins)
        throw Error("the map's bins of " + numberText(map.binSize) +
                    " um are so small that there would be more than 4 million; choose larger ones");
    map.columns = static_cast<Eigen::Index>(std::ceil(wide - 1e-9));
    map.rows = static_cast<Eigen::Index>(std::ceil(high - 1e-9));
    map.bins.resize(static_cast<std::size_t>(map.columns * map.rows));
    for (std::size_t i = 0; i < map.bins.size(); ++i) {
        const auto columns = static_cast<std::size_t>(map.columns);
        map.bins[i].x = (static_cast<double>(i % columns) + 0.5) * map.binSize - 0.5 * map.pixelSize;
        map.bins[i].y = (static_cast<double>(i / columns) + 0.5) * map.binSize - 0.5 * map.pixelSize;
    }
    placeMolecules(map, measurement.molecules);
    describeBins(map);
    return map;
}

} // namespace perrin
