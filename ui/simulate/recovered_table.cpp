// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/recovered_table.h"

#include "core/simulate/report_2024.h"
#include "ui/look.h"
#include "ui/movie/estimates.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <array>

namespace perrin::ui {
namespace {

void setRole(QLabel* label, const char* role) {
    if (label->property("role").toByteArray() == role)
        return;
    label->setProperty("role", role);
    restyle(label);
}

bool misses(const Estimate& estimate, double truth) {
    return (estimate.low && *estimate.low > truth) || (estimate.high && *estimate.high < truth);
}

} // namespace

RecoveredTable::RecoveredTable(QWidget* parent)
    : Card(tr("True and recovered D"), parent), remark_(new QLabel) {
    setToolTip(tr("D that this stack was made with, and what each method makes of its noisy frames"));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(Gap::hair);
    grid->setHorizontalSpacing(Gap::usual);
    grid->setColumnStretch(0, 1);
    head_ = addRow(grid, "recoveredHead", {}, {});
    head_.value->setText(tr("D\n(µm²/s)"));
    head_.interval->setText(tr("95 %\ninterval"));
    head_.reportUnits->setText(tr("report\nunits"));
    for (QLabel* label : {head_.value, head_.interval, head_.reportUnits}) {
        label->setProperty("role", "quiet");
        label->setAlignment(Qt::AlignRight);
    }
    rows_ = {
        addRow(grid, "trueD", tr("True D"), tr("The D that the motion was drawn with")),
        addRow(
            grid, "effectiveD", tr("Effective D"),
            tr("Of this path, without any noise: a line through the origin and its MSD at all lags, as the "
               "2024 report\ndefines it. It differs from the true D by chance alone, and by a lot.")),
        addRow(grid, "subStepD", tr("Mean squared step"),
               tr("Of this path, without any noise: the mean squared step from sub-position to "
                  "sub-position over 4 times its time"))};
    grid->setRowMinimumHeight(grid->rowCount(), 5);
    for (const NamedEstimate& each : estimatesOf({}))
        rows_.push_back(addRow(grid, each.name.toLatin1().constData(), each.name, each.tip));
    for (const Row& row : rows_) // shown only where there are such units
        row.reportUnits->hide();
    head_.reportUnits->hide();
    remark_->setObjectName("recoveredRemark");
    remark_->setProperty("role", "caution");
    remark_->setWordWrap(true);
    body()->addLayout(grid);
    body()->addWidget(remark_);
    body()->addStretch();
}

RecoveredTable::Row RecoveredTable::addRow(QGridLayout* grid, const char* objectName, const QString& name,
                                           const QString& tip) {
    Row row{new QLabel(name), new QLabel, new QLabel, new QLabel};
    const int index = grid->count() == 0 ? 0 : grid->rowCount();
    int column = 0;
    for (QLabel* label : {row.name, row.value, row.interval, row.reportUnits}) {
        label->setToolTip(tip);
        grid->addWidget(label, index, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        ++column;
    }
    row.value->setObjectName(objectName);
    row.interval->setObjectName(QString(objectName) + "Interval");
    row.reportUnits->setObjectName(QString(objectName) + "ReportUnits");
    return row;
}

void RecoveredTable::setPreview(const Preview& preview) {
    const bool report = preview.scenario.formation == Formation::Report2024;
    const double unit = reportUnit(preview.scenario.acquisition.pixelSize.value());
    const double truth = preview.truth.conditions.diffusionCoefficient;
    const auto estimates = estimatesOf(preview.measured);
    const auto fill = [&](Row& row, const Estimate& estimate, const QString& interval) {
        row.value->setText(dText(estimate));
        row.interval->setText(interval);
        row.reportUnits->setText(estimate.value ? dText(*estimate.value / unit) : QString());
        row.reportUnits->setVisible(report);
    };
    head_.reportUnits->setVisible(report);
    const std::array trueOnes{truth, preview.truth.effectiveD, preview.truth.subStepD};
    for (std::size_t i = 0; i < trueOnes.size(); ++i)
        fill(rows_[i], {trueOnes[i], {}, {}}, {});
    if (preview.scenario.motion.kind == MotionKind::TwoState)
        rows_[0].value->setText(
            QString("%1 / %2").arg(dText(truth), dText(preview.scenario.motion.secondDiffusionCoefficient)));
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        Row& row = rows_[trueOnes.size() + i];
        fill(row, estimates[i].estimate, intervalText(estimates[i].estimate));
        const bool wrong =
            preview.scenario.motion.kind != MotionKind::TwoState && misses(estimates[i].estimate, truth);
        setRole(row.interval, wrong ? "caution" : "");
    }
    const std::size_t found = preview.measured.track.spots.size(), frames = preview.noisy.size();
    QString remark;
    if (found < frames)
        remark = found == 0 ? tr("The molecule is found in none of the %1 frames.").arg(frames)
                            : tr("The molecule is found in %1 of %2 frames.").arg(found).arg(frames);
    if (static_cast<int>(frames) < preview.request.scenario.window.frames)
        remark += (remark.isEmpty() ? "" : " ") + tr("Only the first %1 frames are previewed.").arg(frames);
    remark_->setText(remark);
    remark_->setVisible(!remark.isEmpty());
}

} // namespace perrin::ui
