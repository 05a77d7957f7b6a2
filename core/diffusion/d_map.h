// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/image.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perrin {

/// Where a molecule counts: whole in the bin of its mean position, or in every bin by the share of its spots
/// that lie there (always with the D of its whole track).
enum class MapPlacing { MeanPosition, EverySpot };
const char* name(MapPlacing placing);         // "mean-position", "every-spot"
MapPlacing mapPlacing(std::string_view name); // throws Error listing the names

/// Which D is mapped. Best: the network's where a molecule has one, else that of the measurement's method.
enum class MapD { Best, Method, Network, Mle, Bayes };
const char* name(MapD d);    // "best", "method", "network", "mle", "bayes"
MapD mapD(std::string_view name); // throws Error listing the names

struct MapSettings {
    std::optional<double> binSize{}; // um; empty: from the density, see automaticBinSize()
    MapPlacing placing = MapPlacing::MeanPosition;
    MapD d = MapD::Best;
    double leastCount = 3; // bins with fewer molecules (effectively, see MapBin) have no D

    bool operator==(const MapSettings&) const = default;
    void check() const; // throws Error naming the field and its value
};

/// What is known of one square of the map. D of a bin is the geometric mean, exp of the mean ln D, each molecule
/// weighted by the share of it that counts here. Spread and error are of ln D; empty = not available.
struct MapBin {
    double x = 0, y = 0;       // um, its centre
    std::size_t molecules = 0; // that count here, with however little
    std::size_t limits = 0;    // of them with an upper limit only: above 0, D is "at most" this
    double weight = 0;         // sum of their shares
    double effective = 0;      // (sum of shares)^2 / sum of their squares: as many whole molecules tell as much
    std::optional<double> d{}; // um^2/s
    std::optional<double> sdLnD{}, seLnD{};
};

/// One molecule's part in one bin.
struct MapShare {
    std::size_t molecule = 0; // its place in Measurement::molecules
    std::size_t bin = 0;      // in DMap::bins
    double weight = 1;        // its shares in all bins sum to 1
    double lnD = 0;           // D in um^2/s
    bool limit = false;       // lnD is that of its upper limit
};

/// D of the molecules of a frame by place. A molecule with an upper limit only (at rest, as far as one can tell)
/// counts at its limit: left out, a bin of molecules at rest would show the D of the few that move. A bin that
/// holds one is too high, if anything, and says so (MapBin::limits). Molecules without a D, or with one below 0
/// and no upper end, are left out.
struct DMap {
    MapSettings settings{};
    double pixelSize = 0;               // um
    Eigen::Index width = 0, height = 0; // px, of the frame
    double binSize = 0;                 // um
    Eigen::Index columns = 0, rows = 0;
    std::vector<MapBin> bins{};     // row by row, from the frame's top-left corner (-0.5 px, -0.5 px)
    std::vector<MapShare> shares{}; // by molecule
    std::size_t molecules = 0;      // in the map
    std::size_t limits = 0;         // of them
    std::size_t leftOut = 0;        // without a D that has a logarithm, or outside of the frame

    const MapBin& at(Eigen::Index column, Eigen::Index row) const {
        return bins[static_cast<std::size_t>(row * columns + column)];
    }
    /// Images of one pixel a bin: D (um^2/s), SD of ln D, molecules. NaN = not available.
    Image dImage() const;
    Image spreadImage() const;
    Image countImage() const;
};

/// Edge (um) of bins that would hold about 9 molecules each, were they spread evenly over the box that holds
/// them all; never below 2 px nor above half of the frame's shorter side; two digits.
double automaticBinSize(const Measurement& measurement, Eigen::Index width, Eigen::Index height);

/// width, height: of the frame, px. Throws Error: settings.check(), an unknown pixel size, a bin larger than the
/// frame, or so small that the map would have more than 4 million.
DMap dMap(const Measurement& measurement, Eigen::Index width, Eigen::Index height,
          const MapSettings& settings = {});

/// Whether D depends on the place.
struct SpatialStructure {
    std::size_t molecules = 0, bins = 0; // that were compared: those of the bins with a D
    std::optional<double> p{};           // empty: fewer than 2 such bins
    double betweenSd = 0;                // SD of ln D between bins beyond what chance makes; 0: none
    std::string sentence{};              // for people
};

/// Permutation test of the variance of ln D between bins: every molecule keeps its place (all its shares) and
/// gets another's D. p: share of the permutations, and the map itself, that vary as much; it asks whether place
/// and D are related at all, so that tracks that are shorter in one place can also make it small. The same seed
/// gives the same p. Throws Cancelled.
SpatialStructure spatialStructure(const DMap& map, int permutations = 999, std::uint64_t seed = 1,
                                  const Job& job = {});

} // namespace perrin
