// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/look/spoken.h"
#include "tests/ui/window_fixture.h"

namespace perrin::test {

/// What is told of each state: its name, and the window or dialog that shows it.
using Look = std::function<void(const std::string& state, QWidget& shown)>;

/// The window in one language, which can be led through its states.
class LookWindow : private Spoken, public Window {
  protected:
    explicit LookWindow(const QString& language);

    void visitMovie(const Look& look);
    void visitOthers(const Look& look); // Match, Simulate, Train, Compare
    void visitDialogs(const Look& look);

  private:
    /// Once layouts have settled.
    void tell(const Look& look, const std::string& state, QWidget& shown);
    void tell(const Look& look, const std::string& state) { tell(look, state, window); }
    void chooseTab(const char* tabs, int index);
};

} // namespace perrin::test
