// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cmath>
#include <vector>

namespace perrin {

/// A range of values along a length of the picture.
class AxisScale {
  public:
    AxisScale(double low, double high, bool logarithmic, double from, double to)
        : low_(low), high_(high), logarithmic_(logarithmic), from_(from), to_(to) {}

    double operator()(double value) const {
        const double share =
            logarithmic_ ? std::log(value / low_) / std::log(high_ / low_) : (value - low_) / (high_ - low_);
        return from_ + share * (to_ - from_);
    }
    bool shows(double value) const {
        const double slack = 1e-9 * (high_ - low_);
        return std::isfinite(value) && value >= low_ - slack && value <= high_ + slack;
    }
    std::vector<double> ticks() const {
        std::vector<double> all;
        if (logarithmic_) {
            const int first = static_cast<int>(std::ceil(std::log10(low_) - 1e-9));
            const int last = static_cast<int>(std::floor(std::log10(high_) + 1e-9));
            if (last - first < 1) // less than two decades' ends
                for (const double factor : {1.0, 2.0, 5.0})
                    for (int decade = first - 1; decade <= last; ++decade)
                        all.push_back(factor * std::pow(10, decade));
            else
                for (int decade = first; decade <= last; ++decade)
                    all.push_back(std::pow(10, decade));
        } else {
            const double step = niceStep((high_ - low_) / 6);
            for (double k = std::ceil(low_ / step - 1e-9); k * step <= high_ + 1e-9 * step; ++k)
                all.push_back(k * step);
        }
        std::erase_if(all, [&](double tick) { return !shows(tick); });
        return all;
    }
    static double niceStep(double smallest) {
        const double power = std::pow(10, std::floor(std::log10(smallest)));
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor * power >= smallest)
                return factor * power;
        return 10 * power;
    }

  private:
    double low_, high_;
    bool logarithmic_;
    double from_, to_;
};

} // namespace perrin
