// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Eigen/Core>
#include <functional>

namespace perrin {

/// An estimator that is a quadratic form dx' G dx of Gaussian displacements of covariance C, averaged over
/// both axes.
struct QuadraticForm {
    Eigen::Index count = 0; // displacements
    Eigen::Index band = 1;  // G(k, l) = 0 where |k - l| >= band
    /// Row k of G from the diagonal on, entries k to k + band - 1 (those beyond `count` zero), asked for in
    /// order of k.
    std::function<Eigen::ArrayXd(Eigen::Index k)> row;
    Eigen::ArrayXd diagonal; // of C
    Eigen::ArrayXd beside;   // of C: entry i joins displacements i and i + 1

    /// Its standard deviation, exactly: 2 tr(G C G C) an axis. Takes count * band steps and memory of a few
    /// rows.
    double standardDeviation() const;
};

} // namespace perrin
