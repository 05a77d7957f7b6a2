// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/guide/guide.h"

namespace perrin::ui {

class MoviePage;
class SessionState;

/// From the sample movie to D and a CSV file in six steps, and a word of farewell.
std::vector<GuideStep> firstMeasurement(MoviePage& page, SessionState& session);

} // namespace perrin::ui
