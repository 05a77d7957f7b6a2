// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/network_panel.h"

#include "core/learn/model.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/estimates.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/movie/molecule_plots.h"
#include "ui/movie/network_choice.h"
#include "ui/movie/twin_strip.h"
#include "ui/plot/plot.h"
#include "ui/words/core_words.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {
namespace {

constexpr qsizetype mostDoubts = 2; // that are shown at once

} // namespace

NetworkPanel::NetworkPanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), usual_(QString::fromStdString(usualModel())),
      pages_(new QStackedWidget) {
    setObjectName("networkPanel");
    pages_->addWidget(makeEmpty());
    pages_->addWidget(makeCard());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::line, Gap::line, Gap::line, Gap::close);
    layout->addWidget(pages_);
    connect(&session_, &SessionState::selectionChanged, this, &NetworkPanel::showMolecule);
    connect(&session_, &SessionState::measurementChanged, this, &NetworkPanel::showMolecule);
    connect(&session_, &SessionState::settingsChanged, this, &NetworkPanel::showMolecule);
    connect(&session_, &SessionState::frameChanged, this, &NetworkPanel::showFrames);
    connect(ask_, &QPushButton::clicked, this, [this] { emit asked(usual_); });
    connect(train_, &QPushButton::clicked, this, &NetworkPanel::trainRequested);
    connect(twins_, &TwinStrip::failed, this, &NetworkPanel::failed);
    connect(overTime_, &Plot::restyled, this, &NetworkPanel::showPlot);
    connect(overTime_, &Plot::exported, this, &NetworkPanel::exported);
    connect(overTime_, &Plot::failed, this, &NetworkPanel::failed);
    showMolecule();
}

QWidget* NetworkPanel::makeEmpty() {
    auto* page = new QWidget;
    hint_ = emptyHint("networkHint");
    ask_ = new QPushButton;
    ask_->setObjectName("askNetwork");
    ask_->setToolTip(tr("Measures every molecule with this network, too"));
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(hint_);
    column->addWidget(ask_, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

QWidget* NetworkPanel::makeCard() {
    auto* card = new QWidget;
    title_ = new QLabel;
    title_->setObjectName("networkTitle");
    title_->setProperty("role", "quiet");
    answer_ = new QLabel;
    answer_->setObjectName("networkAnswer");
    answer_->setProperty("role", "title");
    answer_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    twins_ = new TwinStrip;
    overTime_ = new Plot(tr("D over time"));
    overTime_->setObjectName("overTimePlot");
    overTime_->setToolTip(
        tr("The network's D of every stretch of 16 frames, with its 95 % interval; stretches that "
           "follow each other share half of their frames.\nRight click: save or copy."));
    caution_ = new QLabel;
    caution_->setObjectName("networkCaution");
    caution_->setProperty("role", "caution");
    caution_->setWordWrap(true);
    train_ = new QPushButton(tr("A network for this movie…"));
    train_->setObjectName("networkForMovie");
    train_->setToolTip(
        tr("Shows Train, where a network for the conditions of this movie is trained, beginning with the "
           "shipped one"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::close);
    column->addWidget(title_);
    column->addWidget(answer_);
    column->addWidget(twins_);
    column->addWidget(overTime_, 1);
    column->addWidget(caution_);
    column->addWidget(train_, 0, Qt::AlignLeft);
    return card;
}

const Molecule* NetworkPanel::molecule() const {
    const auto row = session_.selected();
    return row ? &session_.measurement()->molecules[*row] : nullptr;
}

void NetworkPanel::setContrast(const DisplayRange& range, LookupTable table) {
    twins_->setContrast(range, table);
}

void NetworkPanel::showMolecule() {
    const Molecule* chosen = molecule();
    const bool isAnswered = chosen && chosen->network.value;
    pages_->setCurrentIndex(isAnswered ? 1 : 0);
    const bool isChosen = !session_.settings().model.empty();
    ask_->setVisible(!isChosen && !usual_.isEmpty() && session_.measurement());
    ask_->setText(tr("Measure with %1").arg(networkTitle(usual_)));
    if (!isAnswered) {
        twins_->clear();
        const QString appears =
            tr("A network reads D from the images: steps and blur. Its answer, simulated twins "
               "of the molecule and D over time appear here.");
        hint_->setText(!session_.measurement() ? emptyWords(appears, tr("Press Find molecules first."))
                       : !isChosen ? emptyWords(appears, tr("It needs the exposure and the camera."))
                       : !chosen ? emptyWords(appears, tr("Choose a molecule in the table or on the movie."))
                       : chosen->model.empty()
                           ? tr("The network has not been asked about this molecule: find molecules again. "
                                "It needs the exposure "
                                "and the camera.")
                           : tr("Molecule %1 was seen in too few frames for the network; it needs 4.")
                                 .arg(chosen->track.id));
        return;
    }
    title_->setText(
        tr("Molecule %1, by %2").arg(chosen->track.id).arg(QString::fromStdString(chosen->model)));
    answer_->setText(
        tr("D = %1 µm²/s   (95 %: %2)").arg(dText(*chosen->network.value), intervalText(chosen->network)));
    QStringList doubts;
    for (std::size_t i = 0; i < chosen->flags.size(); ++i)
        if (chosen->flags[i].starts_with("NETWORK_"))
            doubts << coreText(chosen->flagReasons[i]);
    caution_->setToolTip(doubts.join('\n'));
    const qsizetype more = doubts.size() - mostDoubts;
    caution_->setText(doubts.mid(0, mostDoubts).join('\n') +
                      (more > 0 ? tr("\nand %1 more: rest the pointer here").arg(more) : QString()));
    caution_->setVisible(!doubts.isEmpty());
    train_->setVisible(std::ranges::find(chosen->flags, "NETWORK_UNTRAINED") != chosen->flags.end());
    showFrames();
    showPlot();
}

void NetworkPanel::showFrames() {
    const auto row = session_.selected();
    if (row && session_.measurement()->molecules[*row].network.value)
        twins_->show(session_.movie(), session_.measurement(), *row, static_cast<int>(session_.frame()));
}

void NetworkPanel::showPlot() {
    if (const Molecule* chosen = molecule())
        drawOverTime(*overTime_, *chosen);
}

} // namespace perrin::ui
