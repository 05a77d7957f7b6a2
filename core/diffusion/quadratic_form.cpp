// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/quadratic_form.h"

#include <algorithm>
#include <cmath>

namespace perrin {

double QuadraticForm::standardDeviation() const {
    // Rows above, here and below; two more zeros than the band let neighbours be read without asking.
    const Eigen::Index width = band + 2;
    const auto rowAt = [&](Eigen::Index k) {
        Eigen::ArrayXd padded = Eigen::ArrayXd::Zero(width);
        if (k < count)
            padded.head(band) = row(k);
        return padded;
    };
    Eigen::ArrayXd above = Eigen::ArrayXd::Zero(width), here = rowAt(0);
    double trace = 0;
    for (Eigen::Index k = 0; k < count; ++k) {
        Eigen::ArrayXd below = rowAt(k + 1);
        // (G C)(k, l) and (G C)(l, k) for l >= k; G is symmetric and C tridiagonal.
        for (Eigen::Index c = 0; c <= band && k + c < count; ++c) {
            const Eigen::Index l = k + c;
            double rowwise = here[c] * diagonal[l];
            if (l > 0)
                rowwise += (c > 0 ? here[c - 1] : above[1]) * beside[l - 1];
            if (l + 1 < count)
                rowwise += here[c + 1] * beside[l];
            if (c == 0) {
                trace += rowwise * rowwise;
                continue;
            }
            double columnwise = here[c] * diagonal[k] + below[c - 1] * beside[k];
            if (k > 0)
                columnwise += above[c + 1] * beside[k - 1];
            trace += 2 * rowwise * columnwise;
        }
        above.swap(here);
        here.swap(below);
    }
    // The mean of two independent axes has half the variance of one.
    return std::sqrt(std::max(trace, 0.0));
}

} // namespace perrin
