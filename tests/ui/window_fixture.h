// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "tests/support/synthetic_movie.h"
#include "tests/support/test_data.h"
#include "ui/main_window.h"

#include <QTest>
#include <atomic>
#include <functional>
#include <gtest/gtest.h>

namespace perrin::test {

/// Two kinds of molecules, 64x64, 40 frames; rendered once.
const SyntheticMovie& smallMovie();
Acquisition smallAcquisition();
/// The same as a TIFF that knows `known`.
std::filesystem::path writeSmallMovie(const TemporaryFolder& folder, const Acquisition& known);

/// A movie that takes its time and counts the frames asked of it.
class SlowMovie : public Movie {
  public:
    SlowMovie(std::size_t frames, int milliseconds);
    Image frame(std::size_t index, std::size_t channel) const override;
    mutable std::atomic<int> framesRead{0};

  private:
    int milliseconds_;
};

/// Waits, with the window alive, until it is so (or 20 s, false).
bool waitFor(const std::function<bool()>& condition);

/// The real window, shown offscreen, with what a person does to it.
class Window : public testing::Test {
  protected:
    Window();
    template<class Widget>
    Widget* find(const char* name) {
        auto* widget = window.findChild<Widget*>(name);
        if (!widget)
            throw std::runtime_error(std::string("the window has no ") + name);
        return widget;
    }
    void click(const char* name);
    void type(const char* edit, const QString& text); // replaces what is written there
    bool openFile(const std::filesystem::path& path); // and waits for its first frame
    bool openSmallMovie(const Acquisition& known = smallAcquisition());
    bool measure(); // by the button; waits for the answer

    TemporaryFolder folder;
    ui::MainWindow window;
};

} // namespace perrin::test
