// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/window_fixture.h"
#include "ui/batch/batch_model.h"
#include "ui/batch/batch_window.h"

#include <QModelIndex>

class QTableView;

namespace perrin::test {

/// The window of many movies with a folder of two conditions: sound movies and a broken one.
class BatchWindowTest : public Window {
  protected:
    explicit BatchWindowTest(const Engine* engine = nullptr);

    /// In the window of many movies.
    template<class Widget>
    Widget* part(const char* name) {
        auto* widget = window.batch().findChild<Widget*>(name);
        if (!widget)
            throw std::runtime_error(std::string("the window of many movies has no ") + name);
        return widget;
    }
    void press(const char* button);
    void chooseFolder(const std::filesystem::path& path); // in the dialog that is open
    /// Adds a folder by its button and dialog; waits until its movies are listed.
    void addFolder(const std::filesystem::path& path, int movies);
    /// Watches a folder by the button and its dialog, impatiently.
    void watchFolder(const std::filesystem::path& path);
    bool stopWatching(); // by the button; false: it goes on
    QTableView* table();
    QModelIndex index(const QString& movie, ui::BatchModel::Column column);
    QString cell(const QString& movie, ui::BatchModel::Column column) {
        return index(movie, column).data().toString();
    }
    void choose(const QStringList& movies);
    /// The chosen movies get this condition by box and button.
    void setCondition(const QStringList& movies, const QString& condition);
    bool measured();                                     // and everything written
    bool finished();                                     // nothing runs, and the comparison is up to date
    std::string fileText(const std::string& name) const; // of the results
    /// A movie of molecules of one D, whose file knows `known`.
    void writeMovie(const std::filesystem::path& path, double d, std::uint64_t seed,
                    const Acquisition& known) const;

    std::filesystem::path day() const { return folder.path() / "day"; }
    std::filesystem::path results() const { return day() / "results"; }
};

} // namespace perrin::test
