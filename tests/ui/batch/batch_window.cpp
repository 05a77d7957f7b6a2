// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/batch/batch_window.h"

#include "core/movie/tiff_writer.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>
#include <fstream>

namespace perrin::test {

namespace fs = std::filesystem;

BatchWindowTest::BatchWindowTest(const Engine* engine) : Window(engine) {
    fs::create_directories(day() / "control");
    fs::create_directories(day() / "drug");
    writeMovie(day() / "control" / "a.tif", 0.1, 5, smallAcquisition());
    writeMovie(day() / "drug" / "b.tif", 0.4, 6, smallAcquisition());
    std::ofstream(day() / "drug" / "broken.tif") << "II*";
    for (QAction* action : window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence("Ctrl+Shift+O"))
            action->trigger();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window.batch()));
}

void BatchWindowTest::writeMovie(const fs::path& path, double d, std::uint64_t seed,
                                 const Acquisition& known) const {
    TiffWriter tiff(path, {.acquisition = known, .displayRange = {}});
    for (const Image& frame :
         render({.width = 64, .height = 64, .frames = 40, .populations = {{d, 5}}}, seed).frames)
        tiff.add(frame);
    tiff.close();
}

void BatchWindowTest::press(const char* button) {
    auto* pressed = part<QAbstractButton>(button);
    ASSERT_TRUE(pressed->isEnabled()) << button;
    QTest::mouseClick(pressed, Qt::LeftButton);
}

void BatchWindowTest::chooseFolder(const fs::path& path) {
    auto* dialog = window.batch().findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    const QPointer<QFileDialog> open = dialog;
    dialog->findChild<QLineEdit*>("fileNameEdit")->setText(QString::fromStdString(path.string()));
    QTest::keyClick(dialog->findChild<QLineEdit*>("fileNameEdit"), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return open.isNull(); }));
}

void BatchWindowTest::addFolder(const fs::path& path, int movies) {
    press("addFolder");
    chooseFolder(path);
    ASSERT_TRUE(waitFor([&] { return table()->model()->rowCount() == movies; }))
        << table()->model()->rowCount();
}

void BatchWindowTest::watchFolder(const fs::path& path) {
    window.batch().setWatchTiming({.look = 0.1, .settle = 0.4, .tries = 2, .pause = 0.3});
    press("watchFolder");
    chooseFolder(path);
    ASSERT_TRUE(waitFor([&] { return window.batch().watching().running(); }));
}

bool BatchWindowTest::stopWatching() {
    press("watchFolder");
    return waitFor([&] { return !window.batch().watching().running(); });
}

QTableView* BatchWindowTest::table() {
    return part<QTableView>("batchTable");
}

QModelIndex BatchWindowTest::index(const QString& movie, ui::BatchModel::Column column) {
    const QAbstractItemModel* model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        if (model->index(row, ui::BatchModel::Movie).data().toString() == movie)
            return model->index(row, column);
    throw std::runtime_error("no movie " + movie.toStdString());
}

void BatchWindowTest::choose(const QStringList& movies) {
    const QAbstractItemModel* model = table()->model();
    table()->clearSelection();
    for (int row = 0; row < model->rowCount(); ++row)
        if (movies.contains(model->index(row, ui::BatchModel::Movie).data().toString()))
            table()->selectionModel()->select(model->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void BatchWindowTest::setCondition(const QStringList& movies, const QString& condition) {
    choose(movies);
    part<QComboBox>("condition")->setEditText(condition);
    press("setCondition");
}

bool BatchWindowTest::finished() {
    return waitFor([&] {
        return part<QAbstractButton>("measureMovies")->isEnabled() &&
               part<QAbstractButton>("writeTables")->isEnabled();
    });
}

bool BatchWindowTest::measured() {
    press("measureMovies");
    return waitFor([&] { return fs::exists(results() / "molecules.csv"); }) && finished();
}

std::string BatchWindowTest::fileText(const std::string& name) const {
    return contentOf(results() / name);
}

} // namespace perrin::test
