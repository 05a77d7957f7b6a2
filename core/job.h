// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/error.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace perrin {

/// A long job's line to whoever started it. report may be called from any thread, one call at a time.
struct Job {
    std::stop_token stop;
    std::function<void(double fraction, std::string_view text)> report;

    /// Throws Cancelled once a stop was asked for.
    void checkCancelled() const {
        if (stop.stop_requested())
            throw Cancelled();
    }
    /// fraction: 0 to 1 of the whole job; text: what is being done now, for people.
    void progress(double fraction, std::string_view text) const {
        checkCancelled();
        if (report)
            report(fraction, text);
    }
    /// The same job seen from one of its parts, which fills [from, to] of the whole.
    Job part(double from, double to) const {
        if (!report)
            return *this;
        return {stop, [whole = report, from, to](double fraction, std::string_view text) {
                    whole(from + (to - from) * fraction, text);
                }};
    }
};

} // namespace perrin
