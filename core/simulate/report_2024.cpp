// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/report_2024.h"

#include "core/error.h"

namespace perrin {

double reportUnit(double pixelSize) {
    return 1000 * (pixelSize / 5) * (pixelSize / 5);
}

double fromReport(double hrPixels) {
    return hrPixels / 5 + 31.5;
}

double toReport(double pixels) {
    return (pixels - 31.5) * 5;
}

FrameStack reportExpected(const Positions&) {
    throw Error("the report's image formation comes with the next commit");
}

FrameStack reportNoise(const FrameStack&, Random&) {
    throw Error("the report's image formation comes with the next commit");
}

double effectiveD(const Positions& path, double interval) {
    const Eigen::Index count = path.rows();
    double product = 0, squares = 0;
    for (Eigen::Index lag = 1; lag < count; ++lag) {
        const Eigen::Index pairs = count - lag;
        const double msd =
            (path.bottomRows(pairs) - path.topRows(pairs)).squaredNorm() / static_cast<double>(pairs);
        const double time = interval * static_cast<double>(lag);
        product += time * msd;
        squares += time * time;
    }
    return squares > 0 ? product / squares / 4 : 0;
}

} // namespace perrin
