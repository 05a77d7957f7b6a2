// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/movie/movie.h"
#include "tests/support/synthetic_movie.h"
#include "tests/support/test_data.h"
#include "ui/main_window.h"

#include <QMessageBox>
#include <QTest>
#include <atomic>
#include <functional>
#include <gtest/gtest.h>

namespace perrin::ui {
class ImageView;
}

namespace perrin::test {

/// Two kinds of molecules, 64x64, 40 frames; rendered once.
const SyntheticMovie& smallMovie();
Acquisition smallAcquisition();
/// The same as a TIFF that knows `known`.
std::filesystem::path writeSmallMovie(const TemporaryFolder& folder, const Acquisition& known);

/// Where its molecules truly are in a frame, px.
std::vector<QPointF> truePlaces(int frame);
QPointF truePlace(int molecule, int frame);
double distance(QPointF a, QPointF b);
/// The molecule that stays farthest from all others.
int loneliest();
/// The place of this frame farthest from all molecules.
QPointF emptiest(int frame);

/// All that a person can undo: settings, regions, molecules with every spot, to the last digit.
std::string work(const ui::SessionState& session);

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
    /// engine: of the networks; empty: the program's.
    explicit Window(const Engine* engine = nullptr);
    /// On the page shown, if it has one, else anywhere in the window.
    template<class Widget>
    Widget* find(const char* name) {
        auto* widget = shownPage()->findChild<Widget*>(name);
        if (!widget)
            widget = window.findChild<Widget*>(name);
        if (!widget)
            throw std::runtime_error(std::string("the window has no ") + name);
        return widget;
    }
    QWidget* shownPage();
    void click(const char* name);                     // a button
    void type(const char* edit, const QString& text); // replaces what is written there
    void pick(const char* box, const QString& entry); // as a person does in a drop-down
    QString text(const char* label);
    bool openFile(const std::filesystem::path& path); // discards unsaved work, waits for its first frame
    bool openSmallMovie(const Acquisition& known = smallAcquisition());
    bool measure(); // by the button; waits for the answer
    void undo();    // by the keys
    void redo();
    QString undoWords(); // of the menu: "Undo move molecule 2"
    QString redoWords();
    QString message(); // that is told; empty: none

    ui::ImageView& view();
    /// On the picture; places in px of the movie.
    void clickAt(QPointF place);
    void drag(const std::vector<QPointF>& way);
    /// An entry of a menu of the window by a part of its text.
    void choose(const char* menu, const QString& entry);
    /// What to do with unsaved work; false: it is not asked.
    bool answer(QMessageBox::StandardButton button);
    /// In the file dialog that is open.
    void chooseFile(const std::filesystem::path& path);
    void drop(const std::filesystem::path& file); // from a file manager
    void activate(); // keys are the window's again

    TemporaryFolder folder;
    ui::MainWindow window;
};

} // namespace perrin::test
