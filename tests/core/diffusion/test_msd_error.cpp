// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/msd.h"
#include "core/random.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

/// Standard deviation over mean of the time-averaged MSD at each lag, of 20 000 walks in two dimensions.
std::vector<double> simulatedErrors(int steps) {
    constexpr int walks = 20000;
    std::vector<double> sum(std::size_t(steps) + 1), squares(sum.size());
    Random random(42, static_cast<std::uint64_t>(steps));
    for (int walk = 0; walk < walks; ++walk) {
        std::vector<double> x{0}, y{0};
        for (int i = 0; i < steps; ++i) {
            x.push_back(x.back() + random.normal());
            y.push_back(y.back() + random.normal());
        }
        for (std::size_t lag = 1; lag < sum.size(); ++lag) {
            double mean = 0;
            for (std::size_t i = 0; i + lag < x.size(); ++i)
                mean += (x[i + lag] - x[i]) * (x[i + lag] - x[i]) + (y[i + lag] - y[i]) * (y[i + lag] - y[i]);
            mean /= static_cast<double>(x.size() - lag);
            sum[lag] += mean;
            squares[lag] += mean * mean;
        }
    }
    std::vector<double> errors(sum.size());
    for (std::size_t lag = 1; lag < sum.size(); ++lag) {
        const double mean = sum[lag] / walks;
        errors[lag] = std::sqrt(squares[lag] / walks - mean * mean) / mean;
    }
    return errors;
}

} // namespace

TEST(MsdRelativeError, isTheSpreadOfTwentyThousandWalks) {
    for (const int steps : {2, 5, 15, 40}) {
        const auto errors = simulatedErrors(steps);
        for (int lag = 1; lag <= steps; ++lag)
            EXPECT_NEAR(msdRelativeError(lag, steps) / errors[std::size_t(lag)], 1, 0.03)
                << "lag " << lag << " of " << steps;
    }
}

TEST(MsdRelativeError, hasItsKnownEnds) {
    // One displacement of one axis pair: exponential, so its standard deviation is its mean.
    EXPECT_NEAR(msdRelativeError(1, 1), 1, 1e-12);
    EXPECT_NEAR(msdRelativeError(30, 30), 1, 1e-12);
    // Lag 1 averages independent displacements.
    EXPECT_NEAR(msdRelativeError(1, 100), 0.1, 1e-12);
    EXPECT_TRUE(std::isnan(msdRelativeError(0, 10)));
    EXPECT_TRUE(std::isnan(msdRelativeError(11, 10)));
}
