// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/viewer/contrast.h"

namespace perrin::ui {

class FrameBar;
class ImageView;

/// Numbered as in the side bar.
enum class WorkspaceKind { Movie = 1, Match, Simulate, Train };

/// What the window's keys and menus ask of whichever workspace is shown.
class Workspace {
  public:
    virtual ~Workspace() = default;
    virtual ImageView& view() = 0;
    virtual FrameBar& frameBar() = 0;
    virtual void setContrast(ContrastRule rule) = 0;
    virtual void askFrame() = 0;
    /// Says in the status line what is pointed at.
    virtual void showStatus() = 0;
};

} // namespace perrin::ui
