// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/evidence_panel.h"

#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/estimates.h"
#include "ui/movie/frame_strip.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/movie/molecule_plots.h"
#include "ui/words/core_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace perrin::ui {

QString disagreement(const Molecule& molecule) {
    const auto estimates = estimatesOf(molecule);
    for (const NamedEstimate& a : estimates)
        for (const NamedEstimate& b : estimates)
            if (a.estimate.high && b.estimate.low && a.estimate.value && b.estimate.value &&
                *a.estimate.high < *b.estimate.low)
                return EvidencePanel::tr("%1 and %2 disagree: their 95 % intervals do not meet.")
                    .arg(a.name, b.name);
    return {};
}

EvidencePanel::EvidencePanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), pages_(new QStackedWidget), hint_(emptyHint("evidenceHint")) {
    setObjectName("evidence");
    pages_->addWidget(hint_);
    pages_->addWidget(makeCard());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::line, Gap::line, Gap::line, Gap::close);
    layout->addWidget(pages_);
    connect(&session_, &SessionState::selectionChanged, this, &EvidencePanel::showMolecule);
    connect(&session_, &SessionState::measurementChanged, this, &EvidencePanel::showMolecule);
    connect(&session_, &SessionState::frameChanged, this, &EvidencePanel::showFrames);
    connect(strip_, &FrameStrip::frameChosen, this,
            [this](int frame) { session_.setFrame(static_cast<std::size_t>(frame)); });
    for (Plot* plot : {trajectory_, msd_}) {
        connect(plot, &Plot::restyled, this, &EvidencePanel::showPlots);
        connect(plot, &Plot::exported, this, &EvidencePanel::exported);
        connect(plot, &Plot::failed, this, &EvidencePanel::failed);
    }
    showMolecule();
}

QWidget* EvidencePanel::makeCard() {
    auto* card = new QWidget;
    title_ = new QLabel;
    title_->setObjectName("evidenceTitle");
    title_->setProperty("role", "title");
    span_ = new QLabel;
    span_->setObjectName("evidenceSpan");
    span_->setProperty("role", "quiet");
    strip_ = new FrameStrip;
    trajectory_ = new Plot(tr("Trajectory"));
    trajectory_->setObjectName("trajectoryPlot");
    trajectory_->setToolTip(tr("The molecule's way, from the circle (dark) to the square (light).\n"
                               "Right click: save or copy."));
    msd_ = new Plot(tr("MSD"));
    msd_->setObjectName("msdPlot");
    msd_->setToolTip(
        tr("Mean squared displacement with its standard errors, and the line whose slope is 4 D.\n"
           "Right click: save or copy."));
    caution_ = new QLabel;
    caution_->setObjectName("caution");
    caution_->setProperty("role", "caution");
    caution_->setWordWrap(true);
    auto* table = new QWidget;
    table->setObjectName("estimates");
    estimates_ = new QGridLayout(table);
    estimates_->setContentsMargins(Gap::close, 0, Gap::close, 0);
    estimates_->setVerticalSpacing(Gap::hair);
    estimates_->setHorizontalSpacing(Gap::wide);

    auto* head = new QHBoxLayout;
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(span_);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(Gap::close);
    plots->addWidget(trajectory_, 4);
    plots->addWidget(msd_, 5);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::close);
    column->addLayout(head);
    column->addWidget(strip_);
    column->addLayout(plots, 1);
    column->addWidget(table);
    column->addWidget(caution_);
    return card;
}

const Molecule* EvidencePanel::molecule() const {
    const auto row = session_.selected();
    return row ? &session_.measurement()->molecules[*row] : nullptr;
}

void EvidencePanel::setContrast(const DisplayRange& range, LookupTable table) {
    strip_->setContrast(range, table);
}

void EvidencePanel::showMolecule() {
    const Molecule* chosen = molecule();
    pages_->setCurrentIndex(chosen ? 1 : 0);
    if (!chosen) {
        hint_->setText(
            emptyWords(tr("The frames of one molecule, its way, its MSD and every estimate of its D appear "
                          "here."),
                       !session_.measurement() ? tr("Press Find molecules, then choose one.")
                       : session_.measurement()->molecules.empty()
                           ? tr("None was found: the table above says what can be done.")
                           : tr("Choose one in the table or on the movie.")));
        strip_->clear();
        return;
    }
    const Track& track = chosen->track;
    title_->setText(tr("Molecule %1").arg(track.id));
    span_->setText(tr("frames %1 – %2, seen in %3")
                       .arg(track.firstFrame() + 1)
                       .arg(track.lastFrame() + 1)
                       .arg(track.spots.size()));
    showFrames();
    showPlots();
    showEstimates(*chosen);
}

void EvidencePanel::showFrames() {
    if (const Molecule* chosen = molecule())
        strip_->show(session_.movie(), session_.measurement()->settings.find.channel, chosen->track,
                     static_cast<int>(session_.frame()));
}

void EvidencePanel::showPlots() {
    const Molecule* chosen = molecule();
    if (!chosen)
        return;
    drawTrajectory(*trajectory_, *chosen, session_.measurement()->settings);
    drawMsd(*msd_, *chosen, session_.measurement()->settings);
}

void EvidencePanel::showEstimates(const Molecule& molecule) {
    while (QLayoutItem* item = estimates_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](int row, int column, const QString& text, const char* role,
                            const QString& tip = {}) {
        auto* label = new QLabel(text);
        label->setProperty("role", role);
        label->setToolTip(tip);
        estimates_->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    int row = 0;
    add(row, 0, tr("Estimate"), "quiet");
    add(row, 1, tr("D (µm²/s)"), "quiet");
    add(row, 2, tr("95 % interval"), "quiet");
    for (const NamedEstimate& each : estimatesOf(molecule)) {
        const char* role = each.chosen ? "title" : "";
        add(++row, 0, each.name, role, each.tip);
        add(row, 1, dText(each.estimate), role, each.tip);
        add(row, 2, intervalText(each.estimate), role, each.tip);
    }
    for (int column = 0; column < 3; ++column)
        estimates_->setColumnStretch(column, 1);

    QStringList doubts;
    if (const QString split = disagreement(molecule); !split.isEmpty())
        doubts << split;
    for (std::size_t i = 0; i < molecule.flags.size(); ++i)
        if (molecule.flags[i] != "EXPOSURE_UNKNOWN") // said once, under the table
            doubts << coreText(molecule.flagReasons[i]);
    caution_->setText(doubts.join(' '));
    caution_->setVisible(!doubts.isEmpty());
}

} // namespace perrin::ui
