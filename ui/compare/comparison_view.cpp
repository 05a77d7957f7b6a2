// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_view.h"

#include "core/atomic_file.h"
#include "ui/compare/comparison_plots.h"
#include "ui/compare/comparison_tables.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/places.h"
#include "ui/plot/page_plot.h"
#include "ui/session_state.h"
#include "ui/simulate/card.h"
#include "ui/words/core_words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

Card* cardOf(Plot* plot, QComboBox* choice = nullptr) {
    auto* card = new Card(plot->name());
    if (choice)
        card->head()->addWidget(choice);
    card->body()->addWidget(plot, 1);
    return card;
}

/// Letters that every file system takes.
QString fileName(QString name) {
    for (QChar& letter : name)
        if (!letter.isLetterOrNumber() && letter != '-' && letter != '.')
            letter = '_';
    return name;
}

} // namespace

ComparisonView::ComparisonView(QWidget* parent)
    : QWidget(parent), headline_(new QLabel), save_(new QPushButton(tr("Save all…"))), whose_(new QComboBox),
      tables_(new ComparisonTables) {
    setObjectName("comparison");
    errors_ = makePlot(this, tr("Errors"), "comparedErrors",
                       tr("Root mean square and mean absolute error of all stacks. The colours are those of "
                          "the other plots."));
    truth_ = makePlot(this, tr("Answered against true"), "comparedTruth", tr("Dashed: a perfect answer"));
    byD_ = makePlot(this, tr("Error by D"), "comparedByD", tr("RMSE in each range of the true D"));
    coverage_ = makePlot(this, tr("Honesty of the intervals"), "comparedCoverage",
                         tr("How many truths the 68 % (filled) and 95 % intervals (hollow) hold. Dashed: "
                            "what they should."));
    whose_->setObjectName("comparedWhose");
    whose_->setAccessibleName(tr("Whose answers"));
    whose_->setToolTip(tr("Whose answers are shown"));
    whose_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    whose_->setMinimumContentsLength(16);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Gap::usual);
    grid->addWidget(cardOf(errors_), 0, 0, 1, 3);
    grid->addWidget(cardOf(truth_, whose_), 0, 3, 1, 2);
    grid->addWidget(cardOf(byD_), 1, 0, 1, 3);
    grid->addWidget(cardOf(coverage_), 1, 3, 1, 2);
    for (int column = 0; column < 5; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(0, 6);
    grid->setRowStretch(1, 5);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    layout->addWidget(makeHead());
    layout->addLayout(grid, 5);
    layout->addWidget(tables_, 2);
    connect(whose_, &QComboBox::activated, this, &ComparisonView::drawChosenTruth);
    for (Plot* plot : {errors_, truth_, byD_, coverage_})
        connect(plot, &Plot::restyled, this, [this, plot] {
            if (result_)
                plot == truth_ ? drawChosenTruth() : draw();
        });
    show(nullptr);
}

QWidget* ComparisonView::makeHead() {
    auto* head = new QWidget;
    head->setObjectName("card");
    head->setAttribute(Qt::WA_StyledBackground);
    headline_->setObjectName("comparedHeadline");
    headline_->setWordWrap(true);
    save_->setObjectName("saveComparison");
    save_->setToolTip(tr("Every figure, the table and every answer, into a new folder"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(Gap::usual, Gap::line, Gap::usual, Gap::line);
    row->addWidget(headline_, 1);
    row->addWidget(save_);
    connect(save_, &QPushButton::clicked, this, &ComparisonView::askSave);
    return head;
}

void ComparisonView::show(std::shared_ptr<const ComparisonResult> result) {
    result_ = std::move(result);
    madeAt_ = QDateTime::currentDateTime();
    save_->setEnabled(result_ != nullptr);
    const QSignalBlocker quiet(whose_);
    tables_->show(result_);
    const QString before = whose_->currentText();
    whose_->clear();
    if (!result_) {
        headline_->setText(tr("Tick models and estimators, choose stacks whose D is known, and compare."));
        const std::pair<Plot*, QString> appearing[] = {
            {errors_, tr("The error of every model and method, on the same stacks, appears here.")},
            {truth_, tr("Answers against the true D appear here.")},
            {byD_, tr("The error by D appears here.")},
            {coverage_, tr("How many truths the intervals hold appears here.")}};
        for (const auto& [plot, appears] : appearing)
            plot->setEmptyText(emptyWords(appears, tr("Press Compare.")));
        return;
    }
    const Comparison& comparison = result_->comparison;
    const EvaluationRow* best = nullptr;
    for (const EvaluationRow& row : comparison.rows)
        if (row.group == "all" && !row.published && (!best || row.score.rmse < best->score.rmse))
            best = &row;
    for (const NamedAnswers& answers : comparison.answers)
        whose_->addItem(QString::fromStdString(answers.name));
    whose_->setCurrentIndex(std::max(0, whose_->findText(before)));
    headline_->setText(tr("%1 stacks of %2. Smallest error: <b>%3</b>, RMSE %4 ± %5 %6.")
                           .arg(result_->set.size())
                           .arg(QString::fromStdString(result_->set.name).toHtmlEscaped(),
                                QString::fromStdString(best->name).toHtmlEscaped(),
                                errorNumber(best->score.rmse), QString::number(best->score.rmseError, 'g', 1),
                                errorScaleText(result_->set)));
    draw();
    drawChosenTruth();
}

void ComparisonView::draw() {
    // One at a turn: the window answers in between.
    using Draw = void (*)(Plot&, const ComparisonResult&);
    for (const auto& [plot, drawn] : {std::pair<Plot*, Draw>{errors_, drawErrorBars},
                                      {byD_, drawErrorsByD},
                                      {coverage_, drawCoverageByD}})
        QTimer::singleShot(0, plot, [this, plot = plot, drawn = drawn, result = result_] {
            if (result == result_)
                drawn(*plot, *result);
        });
}

void ComparisonView::drawChosenTruth() {
    if (!result_ || whose_->currentIndex() < 0)
        return;
    drawTruth(*truth_, *result_,
              result_->comparison.answers.at(static_cast<std::size_t>(whose_->currentIndex())));
}

void ComparisonView::askSave() {
    auto* dialog =
        new QFileDialog(this, tr("Where to put the folder with figures and tables"), usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { saveTo(toPath(path)); });
    dialog->open();
}

void ComparisonView::saveTo(const fs::path& parent) {
    if (!result_)
        return;
    const fs::path folder = parent / ("comparison " + madeAt_.toString("yyyy-MM-dd HH.mm.ss").toStdString());
    int figures = 0;
    try {
        std::error_code failure;
        fs::create_directories(folder, failure);
        if (failure)
            throw Error(folder.string() + ": cannot be made: " + failure.message() +
                        "; choose another folder");
        const std::pair<Plot*, const char*> shown[] = {
            {errors_, "errors.png"}, {byD_, "error_by_d.png"}, {coverage_, "coverage_by_d.png"}};
        for (const auto& [plot, file] : shown) {
            plot->exportTo(text(folder / file));
            ++figures;
        }
        Plot truth(truth_->name());
        truth.resize(420, 380);
        for (const NamedAnswers& answers : result_->comparison.answers) {
            drawTruth(truth, *result_, answers);
            const QString name = fileName(QString::fromStdString(answers.name));
            truth.exportTo(text(folder) + "/truth_" + name + ".png");
            ++figures;
        }
    } catch (const Error& error) {
        emit failed(coreText(error.what()));
        return;
    }
    saving_.start(
        [result = result_, folder](const Job&) {
            writeAtomically(folder / "comparison.csv",
                            [&](std::ostream& out) { write(out, asTable(result->comparison)); });
            writeAtomically(folder / "answers.csv", [&](std::ostream& out) {
                write(out, predictionsTable(result->set, result->comparison.answers));
            });
            return 2;
        },
        {.done =
             [this, figures, folder](int tables) {
                 emit noted(tr("Written: %1 figures and %2 tables to %3")
                                .arg(figures)
                                .arg(tables)
                                .arg(text(folder)));
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

} // namespace perrin::ui
