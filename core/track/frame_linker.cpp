// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/track/frame_linker.h"

#include <algorithm>
#include <cmath>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <numbers>
#include <stdexcept>

namespace perrin {
namespace {

// What is expected of any molecule in any frame. Roughly right is enough: they only weigh "the molecule went
// dark and another one appeared here" against "it jumped this far".
constexpr double missProbability = 0.05;  // present, not detected
constexpr double deathProbability = 0.03; // bleached, left
constexpr double birthShare = 0.05;       // of the spots of a frame, seen for the first time

/// D values that a molecule may have, log-spaced over three decades below the fastest; in px^2 a frame.
Eigen::ArrayXd diffusionGrid(double fastest) {
    constexpr int count = 13;
    return Eigen::ArrayXd::LinSpaced(count, std::log(fastest / 1000), std::log(fastest)).exp();
}

double variance(const Spot& spot) {
    // Not below (0.02 px)^2: no localization is better than that. Not above 1 px^2: a fit that lost itself.
    return std::clamp(0.5 * (spot.xSd * spot.xSd + spot.ySd * spot.ySd), 4e-4, 1.0);
}

/// Probability density (per px^2) of the step from one spot to another for every D of the grid.
Eigen::ArrayXd stepDensity(const Spot& from, const Spot& to, const Eigen::ArrayXd& grid) {
    const double square = std::pow(to.x - from.x, 2) + std::pow(to.y - from.y, 2);
    const Eigen::ArrayXd axis = 2.0 * (to.frame - from.frame) * grid + variance(from) + variance(to);
    return (-0.5 * square / axis).exp() / (2 * std::numbers::pi * axis);
}

struct Pair {
    std::size_t track, spot;
    double cost;
};

/// For every track the index of its spot, or -1: the cheapest set of pairs (linear assignment as a
/// minimum-cost flow). Costs are relative to leaving both apart, so only negative ones are worth taking.
std::vector<std::ptrdiff_t> assign(std::size_t tracks, std::size_t spots, const std::vector<Pair>& pairs) {
    std::vector<std::ptrdiff_t> chosen(tracks, -1);
    if (pairs.empty())
        return chosen;
    lemon::SmartDigraph graph;
    graph.reserveNode(static_cast<int>(tracks + spots + 2));
    const auto source = graph.addNode(), sink = graph.addNode();
    std::vector<lemon::SmartDigraph::Node> left, right;
    for (std::size_t i = 0; i < tracks; ++i)
        left.push_back(graph.addNode());
    for (std::size_t i = 0; i < spots; ++i)
        right.push_back(graph.addNode());
    lemon::SmartDigraph::ArcMap<long long> cost(graph, 0);
    std::vector<lemon::SmartDigraph::Arc> links;
    for (const auto node : left)
        graph.addArc(source, node);
    for (const auto node : right)
        graph.addArc(node, sink);
    for (const Pair& pair : pairs) {
        links.push_back(graph.addArc(left[pair.track], right[pair.spot]));
        cost[links.back()] = std::llround(pair.cost * 1e6);
    }
    graph.addArc(source, sink); // flow that joins no pair
    lemon::SmartDigraph::ArcMap<int> capacity(graph, 1);
    capacity[lemon::SmartDigraph::arcFromId(graph.maxArcId())] = static_cast<int>(tracks);

    lemon::NetworkSimplex<lemon::SmartDigraph, int, long long> flow(graph);
    flow.upperMap(capacity).costMap(cost).stSupply(source, sink, static_cast<int>(tracks));
    if (flow.run() != flow.OPTIMAL)
        throw std::logic_error("the assignment of spots to tracks has no optimum");
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (flow.flow(links[i]) > 0)
            chosen[pairs[i].track] = static_cast<std::ptrdiff_t>(pairs[i].spot);
    return chosen;
}

} // namespace

NewSpots newSpots(double clear, double weak, double volume) {
    return {.clear = birthShare * std::max(clear, 1.0) / volume, .weak = std::max(weak, 1.0) / volume};
}

NewSpots newSpots(const std::vector<std::vector<Spot>>& spots) {
    double clear = 0, weak = 0, right = 1, bottom = 1, left = 1e9, top = 1e9;
    for (const auto& frame : spots)
        for (const Spot& spot : frame) {
            ++(spot.clear ? clear : weak);
            left = std::min(left, spot.x);
            right = std::max(right, spot.x);
            top = std::min(top, spot.y);
            bottom = std::max(bottom, spot.y);
        }
    const double volume = std::max(100.0, (right - left) * (bottom - top)) *
                          static_cast<double>(std::max<std::size_t>(1, spots.size()));
    return newSpots(clear, weak, volume);
}

void trimWeakEnds(std::vector<Spot>& spots) {
    const auto isClear = [](const Spot& spot) { return spot.clear; };
    spots.erase(spots.begin(), std::find_if(spots.begin(), spots.end(), isClear));
    spots.erase(std::find_if(spots.rbegin(), spots.rend(), isClear).base(), spots.end());
}

FrameLinker::FrameLinker(const Acquisition& acquisition, const LinkSettings& settings,
                         const NewSpots& newSpots)
    : maxGap_(settings.maxGap), newSpots_(newSpots), gate_(gate(settings, acquisition)) {
    const double fastest =
        settings.maxD * acquisition.frameInterval.value() / std::pow(acquisition.pixelSize.value(), 2);
    grid_ = diffusionGrid(fastest);
}

OpenTrack FrameLinker::begin(const Spot& spot) const {
    return {Track{0, {spot}},
            Eigen::ArrayXd::Constant(grid_.size(), 1.0 / static_cast<double>(grid_.size()))};
}

const OpenTrack& FrameLinker::find(int id) const {
    return *std::find_if(open_.begin(), open_.end(),
                         [&](const OpenTrack& open) { return open.track.id == id; });
}

double FrameLinker::reach(const Spot& last, int step) const {
    // The new spot's own error is not known before it is found: at most 1 px.
    return gate_ * std::sqrt(step) + 3 * std::sqrt(variance(last) + 1);
}

void FrameLinker::addFrame(int frame, const std::vector<Spot>& spots) {
    retire(frame);
    std::vector<Pair> pairs;
    for (std::size_t t = 0; t < open_.size(); ++t)
        for (std::size_t s = 0; s < spots.size(); ++s)
            if (const double cost = linkCost(open_[t], spots[s]); cost < 0)
                pairs.push_back({t, s, cost});
    const auto chosen = assign(open_.size(), spots.size(), pairs);
    std::vector<bool> taken(spots.size(), false);
    for (std::size_t t = 0; t < open_.size(); ++t) {
        if (chosen[t] < 0)
            continue;
        const auto s = static_cast<std::size_t>(chosen[t]);
        taken[s] = true;
        OpenTrack& track = open_[t];
        track.weights *= stepDensity(track.track.spots.back(), spots[s], grid_);
        track.weights = track.weights / track.weights.sum() + 1e-6;
        track.weights /= track.weights.sum();
        track.track.spots.push_back(spots[s]);
    }
    for (std::size_t s = 0; s < spots.size(); ++s)
        if (!taken[s])
            open_.push_back(begin(spots[s]));
}

std::vector<Track> FrameLinker::finish() {
    for (OpenTrack& track : open_)
        close(track);
    open_.clear();
    std::stable_sort(done_.begin(), done_.end(),
                     [](const Track& a, const Track& b) { return a.firstFrame() < b.firstFrame(); });
    int id = 0;
    for (Track& track : done_)
        track.id = ++id;
    return std::move(done_);
}

double FrameLinker::linkCost(const OpenTrack& open, const Spot& spot) const {
    const Spot& last = open.track.spots.back();
    const int step = spot.frame - last.frame;
    const double distance = std::hypot(spot.x - last.x, spot.y - last.y);
    if (distance > gate_ * std::sqrt(step) + 3 * std::sqrt(variance(last) + variance(spot)))
        return 0;
    const double density = (open.weights * stepDensity(last, spot, grid_)).sum();
    const double joined =
        density * std::pow(missProbability, step - 1) * std::pow(1 - deathProbability, step);
    // Apart: the molecule ended (or is not seen once more) and another one begins here.
    const double apart =
        (deathProbability + missProbability) * (spot.clear ? newSpots_.clear : newSpots_.weak);
    return joined > 0 ? std::log(apart / joined) : 0;
}

void FrameLinker::retire(int frame) {
    const auto ended = std::partition(open_.begin(), open_.end(), [&](const OpenTrack& open) {
        return frame - open.track.lastFrame() <= maxGap_ + 1;
    });
    std::for_each(ended, open_.end(), [&](OpenTrack& open) { close(open); });
    open_.erase(ended, open_.end());
}

void FrameLinker::close(OpenTrack& open) {
    trimWeakEnds(open.track.spots);
    if (!open.track.spots.empty())
        done_.push_back(std::move(open.track));
}

} // namespace perrin
