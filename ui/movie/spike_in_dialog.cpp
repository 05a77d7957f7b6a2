// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/spike_in_dialog.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/spike_in_desk.h"
#include "ui/movie/spike_in_form.h"
#include "ui/movie/spike_in_plot.h"
#include "ui/movie/spike_in_table.h"
#include "ui/quiet_label.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"
#include "ui/places.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <sstream>

namespace perrin::ui {
namespace {

QPushButton* spikeButton(const char* objectName, const QString& text, const QString& tip) {
    auto* made = new QPushButton(text);
    made->setObjectName(objectName);
    made->setToolTip(tip);
    made->setAutoDefault(false);
    return made;
}

/// Sentences of the engine with units as a window can show them.
QString pretty(const std::string& text) {
    return coreText(text);
}

} // namespace

SpikeInDialog::SpikeInDialog(SpikeInDesk& desk, QWidget* parent)
    : QDialog(parent), desk_(desk), form_(new SpikeInForm(desk)), progress_(new QProgressBar),
      pages_(new QStackedWidget) {
    setObjectName("spikeInDialog");
    setWindowTitle(tr("Check with synthetic molecules"));
    resize(1120, 700);
    pages_->addWidget(makeEmpty());
    pages_->addWidget(makeAnswer());
    auto* columns = new QHBoxLayout(this);
    columns->setSpacing(Gap::usual);
    columns->addWidget(makeSettings());
    columns->addWidget(pages_, 1);
    connect(run_, &QPushButton::clicked, &desk_, &SpikeInDesk::run);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        desk_.checking().cancel();
        cancel_->setEnabled(false);
        state_->setText(tr("Stopping…"));
    });
    connect(form_, &SpikeInForm::edited, this, &SpikeInDialog::showState);
    connect(&desk_, &SpikeInDesk::changed, this, &SpikeInDialog::showState);
    connect(&desk_.checking(), &TaskMonitor::started, this, [this] { state_->setText(tr("Beginning…")); });
    connect(&desk_.checking(), &TaskMonitor::progressed, this, [this](double fraction, const QString& text) {
        progress_->setValue(static_cast<int>(1000 * fraction));
        if (cancel_->isEnabled())
            state_->setText(text);
    });
    showState();
}

QWidget* SpikeInDialog::makeSettings() {
    run_ =
        spikeButton("runSpikeIn", tr("Check this movie"),
                    tr("Measures the movie again with synthetic molecules in it; nothing of it is changed"));
    run_->setProperty("role", "primary");
    run_->setDefault(true);
    cancel_ = spikeButton("cancelSpikeIn", tr("Cancel"), tr("Stop the check; earlier results stay"));
    progress_->setObjectName("spikeProgress");
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    state_ = quietLabel("spikeState");
    state_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(run_, 1);
    buttons->addWidget(cancel_);
    auto* side = new QWidget;
    side->setFixedWidth(316);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::usual);
    form_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(form_);
    column->addLayout(buttons);
    column->addWidget(progress_);
    column->addWidget(state_);
    column->addStretch();
    return side;
}

QWidget* SpikeInDialog::makeEmpty() {
    auto* page = new QWidget;
    page->setObjectName("card");
    page->setAttribute(Qt::WA_StyledBackground);
    hint_ = emptyHint("spikeHint");
    hint_->setMargin(60);
    auto* column = new QVBoxLayout(page);
    column->addWidget(hint_);
    return page;
}

QWidget* SpikeInDialog::makeAnswer() {
    caption_ = quietLabel("spikeCaption");
    caution_ = quietLabel("spikeCaution");
    caution_->setProperty("role", "caution");
    plot_ = new Plot(tr("True and measured D"));
    plot_->setObjectName("spikePlot");
    plot_->setToolTip(
        tr("Every synthetic molecule that was found (dots) and the means with their standard errors; "
           "on the dashed line D is right.\nRight click: save or copy."));
    sentences_ = new QLabel;
    sentences_->setObjectName("spikeSentences");
    sentences_->setWordWrap(true);
    sentences_->setMargin(8);
    sentences_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea;
    scroll->setWidget(sentences_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false); // the card shows through
    sentences_->setAutoFillBackground(false);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_ = new SpikeInTable;
    auto* copy = spikeButton("copySpikeIn", tr("Copy table"), tr("Copy this table, for a spreadsheet"));
    auto* rows = spikeButton("exportSpikeIn", tr("Export table (CSV)…"),
                             tr("A row for each D and one for all, with every interval"));
    auto* each = spikeButton("exportSpikedMolecules", tr("Export molecules (CSV)…"),
                             tr("A row for each synthetic molecule: its true D and every answer"));
    told_ = new QLabel;
    told_->setObjectName("spikeTold");
    told_->setTextFormat(Qt::PlainText);
    told_->setMinimumWidth(60);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(told_, 1);
    for (QPushButton* button : {copy, rows, each})
        buttons->addWidget(button);
    auto* top = new QHBoxLayout;
    top->addWidget(plot_, 5);
    top->addWidget(scroll, 6);
    auto* card = new QWidget;
    card->setObjectName("card");
    card->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(Gap::usual, Gap::usual, Gap::usual, Gap::usual);
    column->addWidget(caption_);
    column->addWidget(caution_);
    column->addLayout(top, 1);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, &SpikeInDialog::copyTable);
    connect(rows, &QPushButton::clicked, this, [this] {
        askExport("_check.csv", tr("Export the check"), [answer = shown_] { return answer->rows(); });
    });
    connect(each, &QPushButton::clicked, this, [this] {
        askExport("_check_molecules.csv", tr("Export the synthetic molecules"),
                  [answer = shown_] { return answer->molecules(); });
    });
    connect(plot_, &Plot::restyled, this, [this] {
        if (shown_)
            drawSpikeIn(*plot_, shown_->result);
    });
    connect(plot_, &Plot::exported, this,
            [this](const QString& path) { tell(tr("Written: %1").arg(path), "quiet"); });
    connect(plot_, &Plot::failed, this, [this](const QString& sentence) { tell(sentence, "problem"); });
    return card;
}

void SpikeInDialog::showState() {
    const bool busy = desk_.checking().running();
    const QString obstacle = desk_.obstacle(), wrong = form_->problem();
    run_->setEnabled(!busy && obstacle.isEmpty() && wrong.isEmpty());
    cancel_->setVisible(busy);
    progress_->setVisible(busy);
    const QString& failure = desk_.failure();
    const bool bad = !busy && (!failure.isEmpty() || !wrong.isEmpty());
    state_->setProperty("role", bad ? "problem" : "quiet");
    restyle(state_);
    if (!busy) {
        cancel_->setEnabled(true);
        progress_->setValue(0);
        state_->setText(!wrong.isEmpty()     ? wrong
                        : !failure.isEmpty() ? failure
                        : desk_.answer()     ? obstacle // else it fills the page
                                             : QString());
    }
    hint_->setText(emptyWords(
        tr("How many of this movie's molecules are found, and how right is their D?\n\n"
           "Molecules of known D are put between them, with the movie's PSF, camera and noise. The "
           "movie is measured again with the same settings, and they are looked up: how many were "
           "found, how far off D is, how many of the 95 % intervals hold the truth."),
        obstacle));
    pages_->setCurrentIndex(desk_.answer() ? 1 : 0);
    caution_->setText(
        tr("These results are of an earlier measurement: its molecules or settings have changed since."));
    caution_->setVisible(desk_.outdated());
    if (desk_.answer() != shown_)
        showAnswer();
}

void SpikeInDialog::showAnswer() {
    shown_ = desk_.answer();
    told_->clear();
    if (!shown_)
        return;
    const SpikeInResult& result = shown_->result;
    const SpikeInSettings& used = result.settings;
    caption_->setText(
        tr("%1: %2 synthetic molecules, %3 at the same time beside %4 spots a frame, %5 photons an "
           "exposure%6; rounds: %7, seed %8")
            .arg(text(shown_->movie.filename()))
            .arg(result.molecules.size())
            .arg(used.molecules.value_or(0))
            .arg(result.densityBefore, 0, 'f', 1)
            .arg(result.photons, 0, 'f', 0)
            .arg(used.photons ? QString() : tr(" (median)"))
            .arg(used.rounds.value_or(0))
            .arg(used.seed));
    QStringList sentences;
    for (const std::string& sentence : result.sentences)
        sentences << pretty(sentence);
    sentences_->setText(sentences.join("\n\n"));
    table_->show(result);
    drawSpikeIn(*plot_, result);
}

void SpikeInDialog::tell(const QString& sentence, const char* role) {
    told_->setProperty("role", role);
    restyle(told_);
    told_->setText(sentence);
    told_->setToolTip(sentence);
}

void SpikeInDialog::askExport(const QString& ending, const QString& title,
                              const std::function<Table()>& table) {
    auto* dialog = new QFileDialog(this, title, besideMovie(shown_->movie) + ending, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("csv");
    connect(dialog, &QFileDialog::fileSelected, this, [this, table](const QString& path) {
        try {
            writeAtomically(toPath(path), [&](std::ostream& out) { write(out, table()); });
            tell(tr("Written: %1").arg(path), "quiet");
        } catch (const Error& error) {
            tell(coreText(error.what()), "problem");
        }
    });
    dialog->open();
}

void SpikeInDialog::copyTable() {
    std::ostringstream out;
    write(out, spikeInTable(shown_->result), {.separator = '\t', .comments = false});
    QGuiApplication::clipboard()->setText(QString::fromStdString(out.str()));
    tell(tr("Copied: %1 rows.").arg(shown_->result.rows.size()), "quiet");
}

} // namespace perrin::ui
