// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/export_dialog.h"

#include "ui/language.h"
#include "ui/look.h"
#include "ui/movie/export_buttons.h"
#include "ui/places.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {

namespace {

struct TableText {
    TableKind kind;
    const char *name, *ending, *remark;
};
constexpr TableText tables[] = {
    {TableKind::Molecules, QT_TRANSLATE_NOOP("perrin::ui::ExportDialog", "Molecules"), "_molecules.csv",
     QT_TRANSLATE_NOOP("perrin::ui::ExportDialog", "One row a molecule; lengths in µm, times in s, D in "
                                                   "µm²/s; frames are counted from 0: frame 0 is the "
                                                   "first frame, 1 on the screen.")},
    {TableKind::TrackMateSpots, QT_TRANSLATE_NOOP("perrin::ui::ExportDialog", "Spots, TrackMate's columns"),
     "_spots.csv",
     QT_TRANSLATE_NOOP(
         "perrin::ui::ExportDialog",
         "One row a spot, for TrackMate and its readers; µm and s; frames are counted from 0. How they "
         "were found stands beside it in a .json file.")},
    {TableKind::SpotOnSpots, QT_TRANSLATE_NOOP("perrin::ui::ExportDialog", "Spots for Spot-On"),
     "_spoton.csv",
     QT_TRANSLATE_NOOP(
         "perrin::ui::ExportDialog",
         "One row a spot: trajectory, x, y (µm), t (s), frame from 0. How they were found stands "
         "beside it in a .json file.")},
    {TableKind::Population, QT_TRANSLATE_NOOP("perrin::ui::ExportDialog", "Population summary"),
     "_summary.csv",
     QT_TRANSLATE_NOOP(
         "perrin::ui::ExportDialog",
         "One row for all molecules and one a region: how many, median D with its 95 % interval "
         "(µm²/s), immobile fraction.")}};

/// Of the language, for its spreadsheets: ";," or ",."; programs want ",.".
QString usualMarks(bool plain) {
    return plain && QLocale(presentLanguage()).decimalPoint() == "," ? ";," : ",.";
}

QString marksKey(bool plain) {
    return plain ? "export/plainMarks" : "export/marks";
}

const TableText& textOf(TableKind kind) {
    return *std::ranges::find(tables, kind, &TableText::kind);
}

} // namespace

ExportDialog::ExportDialog(const QString& basePath, TableKind kind, QWidget* parent)
    : QDialog(parent), basePath_(basePath), kind_(new QComboBox), path_(new QLineEdit),
      plain_(new QCheckBox(tr("Plain, for spreadsheets"))), separator_(new QComboBox),
      decimalMark_(new QComboBox), remark_(new QLabel) {
    setObjectName("exportDialog");
    setWindowTitle(tr("Export table"));
    path_->setObjectName("exportPath");
    path_->setAccessibleName(tr("File"));
    path_->setMinimumWidth(380);
    path_->setToolTip(tr("File that is written; an older one is replaced whole"));
    auto* browse = new QPushButton(tr("Browse…"));
    browse->setObjectName("browse");
    browse->setAutoDefault(false);
    plain_->setObjectName("plain");
    plain_->setToolTip(
        tr("Leaves out the lines that start with # and say how the movie was measured, from which Perrin can "
           "restore it"));
    separator_->setObjectName("separator");
    separator_->addItem(tr("comma  ,"), ',');
    separator_->addItem(tr("semicolon  ;"), ';');
    separator_->setToolTip(
        tr("Between the columns. Spreadsheets of countries with a decimal comma want the semicolon."));
    decimalMark_->setObjectName("decimalMark");
    decimalMark_->addItem(tr("point  0.5"), '.');
    decimalMark_->addItem(tr("comma  0,5"), ',');
    decimalMark_->setToolTip(tr("Programs want the point; some spreadsheets the comma"));
    remark_->setObjectName("exportRemark");
    remark_->setProperty("role", "quiet");
    remark_->setWordWrap(true);

    kind_->setObjectName("exportKind");
    kind_->setToolTip(tr("What is written"));
    for (const TableText& table : tables)
        kind_->addItem(tr(table.name), static_cast<int>(table.kind));
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(kind)));
    proposePath();
    plain_->setChecked(QSettings().value("export/plain").toBool());
    proposeMarks();

    auto* file = new QHBoxLayout;
    file->addWidget(path_, 1);
    file->addWidget(browse);
    auto* form = new QFormLayout;
    form->addRow(tr("Table"), kind_);
    form->addRow(tr("File"), file);
    form->addRow(QString(), plain_);
    form->addRow(tr("Columns are separated by"), separator_);
    form->addRow(tr("Decimal mark"), decimalMark_);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Gap::wide);
    layout->addLayout(form);
    layout->addWidget(remark_);
    write_ = addExportButtons(this, layout, "exportAccept");

    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen =
            QFileDialog::getSaveFileName(this, tr("Export table"), path(), tr("Tables (*.csv)"));
        if (!chosen.isEmpty()) {
            path_->setText(chosen);
            path_->setModified(true);
        }
    });
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        if (!path_->isModified()) // what a person wrote stays
            proposePath();
        showState();
    });
    connect(path_, &QLineEdit::textChanged, this, &ExportDialog::showState);
    connect(separator_, &QComboBox::currentIndexChanged, this, &ExportDialog::showState);
    // A decimal comma and a separating comma would run into each other.
    connect(decimalMark_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index == 1)
            separator_->setCurrentIndex(1);
        showState();
    });
    connect(plain_, &QCheckBox::toggled, this, &ExportDialog::proposeMarks);
    for (const QComboBox* marks : {separator_, decimalMark_})
        connect(marks, &QComboBox::currentIndexChanged, this, [this] { marksChosen_ |= !proposing_; });
    connect(this, &QDialog::accepted, this, &ExportDialog::remember);
    showState();
}

void ExportDialog::proposeForSpreadsheet() {
    plain_->setChecked(true);
}

void ExportDialog::proposeMarks() {
    if (marksChosen_)
        return;
    const QScopedValueRollback guard(proposing_, true);
    QString marks = QSettings().value(marksKey(plain_->isChecked())).toString();
    if (marks.size() != 2)
        marks = usualMarks(plain_->isChecked());
    decimalMark_->setCurrentIndex(std::max(0, decimalMark_->findData(marks[1].toLatin1())));
    separator_->setCurrentIndex(std::max(0, separator_->findData(marks[0].toLatin1())));
}

void ExportDialog::remember() const {
    if (!plain_->isEnabled()) // spots: nobody chose
        return;
    QSettings settings;
    settings.setValue("export/plain", plain_->isChecked());
    settings.setValue(marksKey(plain_->isChecked()), QString(QChar(separator_->currentData().toInt())) +
                                                         QChar(decimalMark_->currentData().toInt()));
}

TableKind ExportDialog::kind() const {
    return static_cast<TableKind>(kind_->currentData().toInt());
}

void ExportDialog::proposePath() {
    path_->setText(basePath_ + textOf(kind()).ending);
}

QString ExportDialog::path() const {
    return path_->text().trimmed();
}

TableFormat ExportDialog::format() const {
    if (kind() == TableKind::TrackMateSpots || kind() == TableKind::SpotOnSpots)
        return {.comments = false};
    return {.separator = static_cast<char>(separator_->currentData().toInt()),
            .decimalMark = static_cast<char>(decimalMark_->currentData().toInt()),
            .comments = !plain_->isChecked()};
}

void ExportDialog::showState() {
    const bool spots = kind() == TableKind::TrackMateSpots || kind() == TableKind::SpotOnSpots;
    for (QWidget* choice : std::initializer_list<QWidget*>{plain_, decimalMark_})
        choice->setEnabled(!spots); // other programs read these: always plain, with a point
    separator_->setEnabled(!spots && decimalMark_->currentIndex() == 0);
    const QString obstacle = path().isEmpty() ? QString() : writingObstacle(path());
    write_->setEnabled(!path().isEmpty() && obstacle.isEmpty());
    QString remark = obstacle.isEmpty() ? tr(textOf(kind()).remark) : obstacle;
    if (obstacle.isEmpty() && QFileInfo::exists(path()))
        remark = tr("This file exists and will be replaced.") + "\n" + remark;
    remark_->setText(remark);
}

} // namespace perrin::ui
