// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace perrin::ui {

/// Opens the window and returns when it is closed. argv may hold the path of one movie, opened at once.
int runWindow(int argc, char** argv);

} // namespace perrin::ui
