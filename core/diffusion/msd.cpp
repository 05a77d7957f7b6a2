// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/msd.h"

#include "core/diffusion/quadratic_form.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace perrin {
namespace {

/// Covariance of displacements that the fit itself implies: 2 (motion m + noise) on the diagonal, -noise
/// beside it, with motion = D frameInterval and noise = localization variance less blur (um^2); neither needs
/// the exposure.
struct FittedMotion {
    double motion = 0, noise = 0;
};

FittedMotion physical(double slope, double intercept) {
    const double motion = std::max(slope / 4, 0.0);
    // Full blur, R = 1/6, is the least noise a free molecule can have.
    return {motion, std::max(intercept / 4, -motion / 3)};
}

struct Line {
    double slope = 0, intercept = 0;
};

Line fitLine(const std::vector<MsdPoint>& points, std::size_t count) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double lag = points[i].lag;
        n += 1;
        x += lag;
        y += points[i].value;
        xx += lag * lag;
        xy += lag * points[i].value;
    }
    const double slope = (n * xy - x * y) / (n * xx - x * x);
    return {slope, (y - slope * x) / n};
}

/// Michalet & Berglund 2012, eq. 14: lags that give the best slope for a reduced localization error x = noise
/// / motion.
int optimalLags(const FittedMotion& fit, int positions) {
    if (fit.noise <= 0)
        return 2;
    const double length = 0.8 + 0.564 * positions;
    if (fit.motion <= 0)
        return std::max(2, static_cast<int>(length)); // the limit of large x
    const double f = 2 + 1.35 * std::pow(fit.noise / fit.motion, 0.60);
    const double ratio = f / length;
    return std::max(2, static_cast<int>(f / std::cbrt(1 + ratio * ratio * ratio)));
}

std::size_t pointsUpTo(const std::vector<MsdPoint>& points, int lag) {
    const auto end =
        std::find_if(points.begin(), points.end(), [&](const MsdPoint& p) { return p.lag > lag; });
    return std::max<std::size_t>(2, static_cast<std::size_t>(end - points.begin()));
}

/// Standard error of the fitted slope (um^2 a frame). The MSD sums two axes: it is twice their mean.
double slopeError(const Trajectory& trajectory, const std::vector<MsdPoint>& points, std::size_t count,
                  const FittedMotion& motion) {
    const int maxLag = points[count - 1].lag;
    // Weight of one pair in the slope, by its lag.
    double meanLag = 0, spread = 0;
    for (std::size_t i = 0; i < count; ++i)
        meanLag += points[i].lag / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i)
        spread += (points[i].lag - meanLag) * (points[i].lag - meanLag);
    std::vector<double> weight(static_cast<std::size_t>(maxLag) + 1, 0.0);
    for (std::size_t i = 0; i < count; ++i)
        weight[static_cast<std::size_t>(points[i].lag)] =
            (points[i].lag - meanLag) / spread / points[i].pairs;

    const auto& frames = trajectory.frames;
    QuadraticForm form;
    form.count = static_cast<Eigen::Index>(frames.size()) - 1;
    form.band = std::min<Eigen::Index>(form.count, maxLag);
    form.diagonal.resize(form.count);
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        form.diagonal[static_cast<Eigen::Index>(i)] =
            2 * (motion.motion * (frames[i + 1] - frames[i]) + motion.noise);
    form.beside = Eigen::ArrayXd::Constant(form.count, -motion.noise);
    // G(k, l) sums the weights of all pairs (i <= k, j > l) that span both steps: the row above and the pairs
    // from k.
    Eigen::ArrayXd above = Eigen::ArrayXd::Zero(form.band + 1);
    form.row = [&](Eigen::Index k) {
        Eigen::ArrayXd row = Eigen::ArrayXd::Zero(form.band + 1);
        double suffix = 0;
        for (Eigen::Index column = std::min(form.band, form.count - k) - 1; column >= 0; --column) {
            const int lag =
                frames[static_cast<std::size_t>(k + column + 1)] - frames[static_cast<std::size_t>(k)];
            suffix += lag <= maxLag ? weight[static_cast<std::size_t>(lag)] : 0.0;
            row[column] = suffix + above[column + 1];
        }
        above = row;
        return Eigen::ArrayXd(row.head(form.band));
    };
    return 2 * form.standardDeviation();
}

} // namespace

std::vector<MsdPoint> msdCurve(const Trajectory& trajectory, int maxLag) {
    const auto& frames = trajectory.frames;
    const std::size_t count = frames.size();
    if (count < 2)
        return {};
    const int longest = frames.back() - frames.front();
    const int last = maxLag > 0 ? std::min(maxLag, longest) : longest;
    std::vector<double> sums(static_cast<std::size_t>(last) + 1, 0.0), pairs(sums.size(), 0.0);
    const Eigen::ArrayXd x = trajectory.positions.col(0), y = trajectory.positions.col(1);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count && frames[j] - frames[i] <= last; ++j) {
            const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
            const double dx = x[b] - x[a], dy = y[b] - y[a];
            const auto lag = static_cast<std::size_t>(frames[j] - frames[i]);
            sums[lag] += dx * dx + dy * dy;
            pairs[lag] += 1;
        }
    std::vector<MsdPoint> points;
    for (int lag = 1; lag <= last; ++lag) {
        const auto at = static_cast<std::size_t>(lag);
        if (pairs[at] > 0)
            points.push_back({lag, sums[at] / pairs[at], pairs[at]});
    }
    return points;
}

std::optional<MsdFit> fitMsd(const Trajectory& trajectory) {
    const int positions = static_cast<int>(trajectory.frames.size());
    // Never more lags are asked for than the limit of optimalLags; twice that spans the lags that gaps leave
    // out. Few are enough for most tracks.
    const int most = std::max(4, 2 * static_cast<int>(0.8 + 0.564 * positions));
    int reach = std::min(most, 64);
    auto points = msdCurve(trajectory, reach);
    if (points.size() < 2)
        points = msdCurve(trajectory, reach = most);
    if (points.size() < 2)
        return std::nullopt;
    MsdFit fit;
    fit.lags = 2;
    Line line;
    std::size_t count = 0;
    // The number of lags follows from the fit and the fit from it: repeat until it comes back.
    for (std::set<int> tried; tried.insert(fit.lags).second;) {
        if (fit.lags > reach)
            points = msdCurve(trajectory, reach = most);
        count = pointsUpTo(points, fit.lags);
        line = fitLine(points, count);
        fit.lags = optimalLags(physical(line.slope, line.intercept), positions);
    }
    count = pointsUpTo(points, fit.lags);
    line = fitLine(points, count);
    fit.lags = points[count - 1].lag;
    fit.slope = line.slope;
    fit.intercept = line.intercept;

    const double perSlope = 1 / (4 * trajectory.frameInterval);
    const double d = line.slope * perSlope;
    FittedMotion motion = physical(line.slope, line.intercept);
    fit.standardError = slopeError(trajectory, points, count, motion) * perSlope;
    // The error grows with D nearly as offset + D; on the scale ln(offset + D) it is the same everywhere, so
    // the interval is taken there.
    motion.noise = std::max(motion.noise, 0.0);
    const double atRest = slopeError(trajectory, points, count, {0, motion.noise}) * perSlope;
    const double moving = slopeError(trajectory, points, count, motion) * perSlope;
    const double positive = std::max(d, 0.0);
    const double offset = moving > atRest ? positive * atRest / (moving - atRest) : 0.0;
    fit.d.value = d;
    if (offset + positive > 0) {
        const double relative = 1.959964 * fit.standardError / (offset + positive);
        fit.d.low = d - (offset + positive) * (1 - std::exp(-relative));
        fit.d.high = d + (offset + positive) * (std::exp(relative) - 1);
    } else {
        fit.d.low = d - 1.959964 * fit.standardError;
        fit.d.high = d + 1.959964 * fit.standardError;
    }
    return fit;
}

double msdRelativeError(int lag, int steps) {
    if (lag < 1 || lag > steps)
        return std::numeric_limits<double>::quiet_NaN();
    const double n = lag, k = steps - lag + 1; // k: overlapping displacements that were averaged
    const double variance = n <= k ? (4 * n * n * k + 2 * k + n - n * n * n) / (6 * n * k * k)
                                   : 1 + (k * k * k - 4 * n * k * k + 4 * n - k) / (6 * n * n * k);
    return std::sqrt(variance);
}

std::optional<double> msdReport(const Trajectory& trajectory) {
    double weighted = 0, squares = 0;
    for (const MsdPoint& point : msdCurve(trajectory)) {
        weighted += point.lag * point.value;
        squares += static_cast<double>(point.lag) * point.lag;
    }
    if (squares <= 0)
        return std::nullopt;
    return weighted / squares / (4 * trajectory.frameInterval);
}

} // namespace perrin
