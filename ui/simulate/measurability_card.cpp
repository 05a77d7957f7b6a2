// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/measurability_card.h"
#include "ui/words/core_words.h"

#include "ui/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {
namespace {

QString percent(double share) {
    const double value = 100 * share;
    return MeasurabilityCard::tr("%1 %").arg(value, 0, 'f', value < 9.95 && value > 0 ? 1 : 0);
}

/// The bounds are those of free diffusion; what else moves needs a word.
QString caution(MotionKind kind) {
    switch (kind) {
    case MotionKind::Confined:
        return " " + MeasurabilityCard::tr("True for free diffusion: walls make D look smaller.");
    case MotionKind::Directed:
        return " " + MeasurabilityCard::tr("True for free diffusion: drift makes D look larger.");
    case MotionKind::TwoState:
        return " " + MeasurabilityCard::tr("True for the first state: two states have no single D.");
    case MotionKind::Brownian:
    case MotionKind::Immobile:
        break;
    }
    return {};
}

} // namespace

ScoreScale::ScoreScale(QWidget* parent) : QWidget(parent) {
    setObjectName("scoreScale");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreScale::setScore(std::optional<double> score) {
    score_ = score;
    setAccessibleName(score ? tr("%1 of 100, from hopeless to excellent").arg(std::lround(100 * *score))
                            : tr("not known"));
    update();
}

void ScoreScale::paintEvent(QPaintEvent*) {
    constexpr int barTop = 5, barHeight = 8;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(3, barTop, width() - 6, barHeight);
    QLinearGradient colors(bar.topLeft(), bar.topRight());
    colors.setColorAt(0, categoryColor(0));
    colors.setColorAt(0.5, categoryColor(3));
    colors.setColorAt(1, categoryColor(1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors);
    painter.setOpacity(score_ ? 1 : 0.35);
    painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    painter.setOpacity(1);
    if (score_) {
        const double x = bar.left() + *score_ * bar.width();
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(palette().color(QPalette::Text));
        painter.drawRoundedRect(QRectF(x - 2.5, barTop - 4, 5, barHeight + 8), 2, 2);
    }
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF words = rect().adjusted(0, barTop + barHeight + 3, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, tr("hopeless"));
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignTop, tr("fair"));
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, tr("excellent"));
}

MeasurabilityCard::MeasurabilityCard(QWidget* parent)
    : Card(tr("Can I measure this?"), parent), frames_(new QLabel), verdict_(new QLabel),
      scale_(new ScoreScale) {
    frames_->setProperty("role", "quiet");
    frames_->setObjectName("measurabilityFrames");
    head()->addWidget(frames_);
    best_ =
        addRow("bestError", tr("Least error of D"),
               tr("Relative standard error that D of one such molecule has at best, with all that its frames "
                  "tell"));
    QFont bold = best_->font();
    bold.setBold(true);
    best_->setFont(bold);
    centres_ = addRow("centresError", tr("… from the centres alone"),
                      tr("The same for every method that looks only at where the molecule is: MLE, CVE, MSD "
                         "(Cramér-Rao bound)"));
    blur_ = addRow("blurShare", tr("Motion blur against the PSF"),
                   tr("Variance that motion adds to the spot, D·t_E/3, over that of the PSF.\nA network that "
                      "sees it can beat the centres."));
    snr_ = addRow("diffusionSnr", tr("Diffusion SNR √(D·Δt)/σ"),
                  tr("Step of one frame over the localization error. Below 1 expect wide intervals."));
    error_ = addRow("localizationError", tr("Localization error σ"),
                    tr("Of one frame's fitted centre, each axis, motion blur included"));
    verdict_->setObjectName("verdict");
    verdict_->setWordWrap(true);
    body()->addSpacing(Gap::close);
    body()->addWidget(scale_);
    body()->addWidget(verdict_);
    body()->addStretch();
}

QLabel* MeasurabilityCard::addRow(const char* objectName, const QString& name, const QString& tip) {
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(name);
    auto* value = new QLabel;
    value->setObjectName(objectName);
    for (QLabel* each : {label, value})
        each->setToolTip(tip);
    row->addWidget(label);
    row->addStretch();
    row->addWidget(value);
    body()->addLayout(row);
    return value;
}

void MeasurabilityCard::setPreview(const Preview& preview) {
    const auto& known = preview.measurability;
    const int frames = preview.request.scenario.window.frames;
    frames_->setText(tr("one molecule, %1 frames").arg(frames));
    scale_->setScore(known ? std::optional(known->score) : std::nullopt);
    const QString none(QChar(0x2013));
    best_->setText(known ? tr("± %1").arg(percent(known->bestError)) : none);
    centres_->setText(known ? tr("± %1").arg(percent(known->centresError)) : none);
    blur_->setText(known ? percent(known->blurShare) : none);
    snr_->setText(known ? QString::number(known->diffusionSnr, 'f', known->diffusionSnr < 10 ? 1 : 0) : none);
    error_->setText(known ? tr("%1 nm").arg(1000 * known->localizationSd, 0, 'f', 0) : none);
    if (known)
        verdict_->setText(coreText(known->verdict) + caution(preview.scenario.motion.kind));
    else
        verdict_->setText(tr("A molecule that does not move, or sends no light, has no D to measure."));
}

} // namespace perrin::ui
