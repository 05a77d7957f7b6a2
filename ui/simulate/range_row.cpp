// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/range_row.h"

#include "ui/look.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace perrin::ui {
namespace {

/// An interval around the value, where there is none yet.
void giveEnds(Range& range) {
    if (range.high > range.low && (range.low > 0 || range.draw == Range::Draw::Uniform))
        return;
    const double middle = range.value > 0 ? range.value : 1;
    const double factor = range.draw == Range::Draw::LogUniform ? 10 : 2;
    range.low = middle / factor;
    range.high = middle * factor;
}

} // namespace

RangeRow::RangeRow(const char* objectName, const QString& label, const QString& unit, const QString& tip,
                   const NumberEdit::Limits& limits, RangeOf rangeOf,
                   std::function<bool(const Scenario&)> matters, QWidget* parent)
    : SettingField(tr("range of %1").arg(label), std::move(matters), parent), rangeOf_(std::move(rangeOf)),
      draw_(new QComboBox), ends_(new QWidget) {
    const QString object = objectName;
    auto* words = settingLabel(label, tip);
    draw_->setObjectName(objectName);
    draw_->setToolTip(tip);
    draw_->setAccessibleName(tr("How %1 is drawn").arg(label));
    const std::pair<QString, QString> draws[] = {
        {tr("fixed"), tr("Every stack has the value set above")},
        {tr("uniform"), tr("Every value in the interval is as likely")},
        {tr("log-uniform"), tr("Every factor is as likely: as many from 0.1 to 1 as from 1 to 10")}};
    for (const auto& [text, itemTip] : draws) {
        draw_->addItem(text);
        draw_->setItemData(draw_->count() - 1, itemTip, Qt::ToolTipRole);
    }
    low_ = new NumberEdit(object + "Low", tr("Smallest value drawn, %1").arg(unit), limits);
    high_ = new NumberEdit(object + "High", tr("Largest value drawn, %1").arg(unit), limits);
    low_->setAccessibleName(tr("%1 from, %2").arg(label, unit));
    high_->setAccessibleName(tr("%1 to, %2").arg(label, unit));
    auto* unitLabel = new QLabel(unit);
    unitLabel->setProperty("role", "quiet");
    auto* ends = new QHBoxLayout(ends_);
    ends->setContentsMargins(settingLabelWidth + Gap::line, 0, 0, 0);
    ends->setSpacing(Gap::close);
    for (NumberEdit* edit : {low_, high_}) {
        edit->setFixedWidth(settingEditWidth);
        edit->setDigits(4);
        connect(edit, &NumberEdit::valueEdited, this, &RangeRow::takeEnds);
        connect(edit, &NumberEdit::editingFinished, this, &SettingField::finished);
    }
    ends->addWidget(low_);
    ends->addWidget(new QLabel(tr("to")));
    ends->addWidget(high_);
    ends->addWidget(unitLabel);
    ends->addStretch();
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Gap::line);
    grid->setVerticalSpacing(Gap::close);
    grid->addWidget(words, 0, 0);
    grid->addWidget(draw_, 0, 1);
    grid->addWidget(ends_, 1, 0, 1, 2);
    setContent(content);
    connect(draw_, &QComboBox::activated, this, &RangeRow::takeDraw);
}

void RangeRow::takeDraw() {
    const auto draw = static_cast<Range::Draw>(draw_->currentIndex());
    emit edited(
        [rangeOf = rangeOf_, draw](Scenario& scenario) {
            Range& range = rangeOf(scenario);
            range.draw = draw;
            if (draw == Range::Draw::Uniform || draw == Range::Draw::LogUniform)
                giveEnds(range);
        },
        false);
    emit finished();
}

void RangeRow::takeEnds() {
    for (const NumberEdit* edit : {low_, high_})
        if (!edit->value()) {
            emit unusable();
            setProblem(edit->valid() ? tr("Both ends are needed.") : edit->problem());
            return;
        }
    setProblem({});
    emit edited(
        [rangeOf = rangeOf_, low = *low_->value(), high = *high_->value()](Scenario& scenario) {
            rangeOf(scenario).low = low;
            rangeOf(scenario).high = high;
        },
        false);
}

void RangeRow::showValue(const Scenario& scenario) {
    Scenario copy = scenario;
    const Range& range = rangeOf_(copy);
    // A list comes from a file: it can be left, but chosen only where there is one.
    constexpr int list = static_cast<int>(Range::Draw::Choice);
    if (range.choices.empty())
        draw_->removeItem(list);
    else if (draw_->count() == list)
        draw_->addItem({});
    if (draw_->count() > list) {
        draw_->setItemText(list, tr("list of %1").arg(range.choices.size()));
        draw_->setItemData(list, tr("The values that the scenario file lists, in turn"), Qt::ToolTipRole);
    }
    draw_->setCurrentIndex(static_cast<int>(range.draw));
    ends_->setVisible(range.draw == Range::Draw::Uniform || range.draw == Range::Draw::LogUniform);
    low_->setValue(range.low);
    high_->setValue(range.high);
}

} // namespace perrin::ui
