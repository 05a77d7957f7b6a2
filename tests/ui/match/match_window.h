// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/window_fixture.h"
#include "ui/match/match_desk.h"
#include "ui/match/match_page.h"

namespace perrin::test {

/// The window with Match shown, and what a person does in it.
class MatchWindow : public Window {
  protected:
    ui::MatchDesk& desk() { return window.matching().desk(); }
    /// Opens and goes to Match; waits for the first twin.
    bool open(const std::filesystem::path& movie) {
        if (!openFile(movie))
            return false;
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        return waitFor([&] { return desk().preview() != nullptr; });
    }
    bool openOwn() { return open(ownData("movie/two_speeds_emccd.tif")); }
    bool fit(const char* button = "fitCamera") {
        click(button);
        return waitFor([&] { return !desk().fitting().running() && desk().fitted() && settled(); });
    }
    /// The preview is of the numbers that the sliders show.
    bool settled() {
        return desk().preview() && desk().preview()->wish.model == noiseModelOf(desk().scenario()) &&
               desk().preview()->wish.light == window.session().matching().light &&
               desk().preview()->wish.frame == window.session().frame();
    }
    std::string words(const char* label) { return text(label).toStdString(); }
    double ks() { return desk().preview()->comparison.ks; }
};

} // namespace perrin::test
