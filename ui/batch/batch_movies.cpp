// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_movies.h"

#include "ui/ask_movies.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/badge_delegate.h"
#include "ui/session_state.h"
#include "ui/words/core_words.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {
namespace {

QPushButton* smallButton(const QString& text, const char* objectName, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

} // namespace

BatchMovies::BatchMovies(QWidget* parent)
    : Card(tr("Movies"), parent), model_(new BatchModel(this)), pages_(new QStackedWidget),
      addFiles_(smallButton(tr("Add files…"), "addFiles", tr("Movies of any kind: TIFF, STK, AVI, MP4"))),
      addFolder_(
          smallButton(tr("Add folder…"), "addFolder",
                      tr("All movies in a folder and in the folders within it.\nA folder of numbered single "
                         "images is one movie."))),
      remove_(smallButton(tr("Remove"), "removeMovies",
                          tr("Take the chosen movies off this list; the files stay (Delete)"))),
      open_(smallButton(
          tr("Open"), "openMovie",
          tr("Show the chosen movie in the Movie workspace, with these settings (double click)"))),
      set_(smallButton(tr("Set"), "setCondition", tr("Give the chosen movies this condition; empty: none"))),
      folders_(smallButton(tr("From folder names"), "conditionsFromFolders",
                           tr("Each movie’s condition becomes the name of the folder that it is in"))),
      condition_(new QComboBox), count_(new QLabel) {
    table_ = makeTable();
    pages_->addWidget(makeEmpty());
    pages_->addWidget(table_);
    count_->setObjectName("movieCount");
    count_->setProperty("role", "quiet");
    head()->addWidget(count_);
    for (QPushButton* button : {addFiles_, addFolder_, remove_, open_})
        head()->addWidget(button);
    body()->addWidget(pages_, 1);
    body()->addLayout(makeConditions());
    connect(addFiles_, &QPushButton::clicked, this, [this] {
        askMovies(this, tr("Add movies"), QFileDialog::ExistingFiles,
                  [this](const QStringList& paths) { add(paths); });
    });
    connect(addFolder_, &QPushButton::clicked, this, [this] {
        askMovies(this, tr("Add a folder of movies"), QFileDialog::Directory,
                  [this](const QStringList& paths) { add(paths); });
    });
    connect(remove_, &QPushButton::clicked, this, [this] { model_->remove(chosen()); });
    connect(open_, &QPushButton::clicked, this, &BatchMovies::openChosen);
    connect(set_, &QPushButton::clicked, this,
            [this] { model_->setCondition(chosen(), condition_->currentText()); });
    connect(condition_->lineEdit(), &QLineEdit::returnPressed, set_, &QPushButton::click);
    connect(folders_, &QPushButton::clicked, model_, &BatchModel::takeFolderNames);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BatchMovies::showState);
    connect(model_, &BatchModel::moviesChanged, this, &BatchMovies::showState);
    connect(model_, &BatchModel::conditionsChanged, this, &BatchMovies::showState);
    for (const auto signal : {&BatchModel::outcomesChanged, &BatchModel::moviesChanged})
        connect(model_, signal, this, &BatchMovies::showFailures);
    connect(model_, &QAbstractItemModel::dataChanged, this, &BatchMovies::showFailures);
    connect(&listing_, &TaskMonitor::ended, this, &BatchMovies::showState);
    showState();
}

QWidget* BatchMovies::makeEmpty() {
    return emptyHint("noMovies",
                     emptyWords(tr("The movies to measure are listed here, each with its condition and "
                                   "its result."),
                                tr("Drop movies or folders here, or add them above. Folders within "
                                   "folders are looked into, too.")));
}

QTableView* BatchMovies::makeTable() {
    auto* table = new QTableView;
    table->setObjectName("batchTable");
    table->setAccessibleName(tr("Movies"));
    table->setModel(model_);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 9);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    table->setItemDelegateForColumn(BatchModel::Flags, new BadgeDelegate(table));
    const std::pair<BatchModel::Column, int> widths[] = {{BatchModel::Movie, 122},
                                                         {BatchModel::Condition, 74},
                                                         {BatchModel::MedianD, 130},
                                                         {BatchModel::Flags, 142},
                                                         {BatchModel::Borrowed, 126}};
    for (const auto& [column, width] : widths)
        table->setColumnWidth(column, width);
    header->setSectionResizeMode(BatchModel::State, QHeaderView::Stretch);
    header->setMinimumSectionSize(60);
    auto* remove = new QAction(table);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(remove);
    connect(remove, &QAction::triggered, remove_, &QPushButton::click);
    connect(table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != BatchModel::Condition) // which is written there
            openChosen();
    });
    return table;
}

QLayout* BatchMovies::makeConditions() {
    condition_->setObjectName("condition");
    condition_->setAccessibleName(tr("Condition of the chosen movies"));
    condition_->setEditable(true);
    condition_->setInsertPolicy(QComboBox::NoInsert);
    condition_->setToolTip(
        tr("Such as control or drug: movies of one condition are compared with those of another"));
    condition_->lineEdit()->setPlaceholderText(tr("such as control"));
    condition_->lineEdit()->setAcceptDrops(false); // a movie dropped here is meant for the list
    condition_->setMinimumContentsLength(12);
    auto* label = new QLabel(tr("Condition of the chosen movies"));
    label->setBuddy(condition_);
    auto* row = new QHBoxLayout;
    row->setSpacing(Gap::line);
    row->addWidget(label);
    row->addWidget(condition_, 1);
    row->addWidget(set_);
    row->addWidget(folders_);
    return row;
}

void BatchMovies::add(const QStringList& paths) {
    if (paths.isEmpty() || measuring_)
        return;
    for (const QString& path : paths)
        given_.push_back(toPath(path));
    QSettings().setValue("folder", QFileInfo(paths.front()).absolutePath());
    listing_.start([given = given_](const Job&) { return listMovies(given, true); },
                   {.done =
                        [this](const MovieList& list) {
                            given_.clear();
                            QStringList notes;
                            static const QRegularExpression counted(": holds \\d+ movies?$");
                            for (const std::string& note : list.notes)
                                if (!QString::fromStdString(note).contains(counted)) // as the list shows
                                    notes << coreText(note) + ".";
                            if (model_->add(list.movies) < list.movies.size())
                                notes << tr("Movies that were on the list already are counted once.");
                            if (!notes.isEmpty())
                                emit noted(notes.join('\n'));
                        },
                    .failed = [this](const QString& message) { emit failed(message); },
                    .cancelled = {}});
}

void BatchMovies::setMeasuring(bool measuring) {
    measuring_ = measuring;
    showState();
}

std::vector<int> BatchMovies::chosen() const {
    std::vector<int> rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        rows.push_back(index.row());
    return rows;
}

void BatchMovies::openChosen() {
    if (const std::vector<int> rows = chosen(); rows.size() == 1)
        emit openRequested(model_->rows()[static_cast<std::size_t>(rows.front())]);
}

void BatchMovies::showFailures() {
    table_->clearSpans();
    const std::vector<BatchRow>& rows = model_->rows();
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].outcome ? !rows[row].measured()
                              : !rows[row].waiting.isEmpty()) // why takes the place of the numbers
            table_->setSpan(static_cast<int>(row), BatchModel::State, 1,
                            BatchModel::Columns - BatchModel::State);
}

void BatchMovies::showState() {
    const std::size_t rows = model_->rows().size();
    const std::size_t selected = chosen().size();
    pages_->setCurrentIndex(rows == 0 ? 0 : 1);
    count_->setText(rows == 0 ? QString() : rows == 1 ? tr("1 movie") : tr("%1 movies").arg(rows));
    addFiles_->setEnabled(!measuring_);
    addFolder_->setEnabled(!measuring_);
    remove_->setEnabled(!measuring_ && selected > 0);
    open_->setEnabled(selected == 1);
    set_->setEnabled(selected > 0);
    condition_->setEnabled(rows > 0);
    folders_->setEnabled(rows > 0);
    const QSignalBlocker quiet(condition_);
    const QString written = condition_->currentText();
    condition_->clear();
    for (const std::string& condition : model_->conditions())
        condition_->addItem(QString::fromStdString(condition));
    condition_->setEditText(written);
}

} // namespace perrin::ui
