// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/contrast_panel.h"

#include "ui/look.h"
#include "ui/number_edit.h"
#include "ui/viewer/frame_loader.h"
#include "ui/viewer/histogram_view.h"

#include <QComboBox>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <cmath>

namespace perrin::ui {
namespace {

QIcon swatch(LookupTable table) {
    QPixmap pixmap(32, 12);
    QPainter painter(&pixmap);
    const auto levels = colors(table);
    for (int x = 0; x < 32; ++x) {
        const Rgb& color = levels[static_cast<std::size_t>(x) * 255 / 31];
        painter.fillRect(x, 0, 1, 12, QColor(color.red, color.green, color.blue));
    }
    return pixmap;
}

} // namespace

ContrastPanel::ContrastPanel(bool narrow, QWidget* parent)
    : QWidget(parent), histogram_(new HistogramView), table_(new QComboBox) {
    setObjectName("card");
    setAttribute(Qt::WA_StyledBackground);
    black_ = new NumberEdit("black", tr("Value shown as black, ADU"), {});
    white_ = new NumberEdit("white", tr("Value shown as white, ADU"), {});
    auto* numbers = new QGridLayout;
    numbers->setVerticalSpacing(Gap::hair);
    numbers->setHorizontalSpacing(Gap::line);
    const std::pair<NumberEdit*, QString> edits[] = {{black_, tr("Black")}, {white_, tr("White")}};
    int row = 0;
    for (const auto& [edit, name] : edits) {
        edit->setMaximumWidth(72);
        edit->setMinimumWidth(56);
        auto* label = new QLabel(name);
        label->setBuddy(edit);
        edit->setAccessibleName(tr("%1, ADU").arg(name));
        numbers->addWidget(label, row, 0);
        numbers->addWidget(edit, row, 1);
        numbers->addWidget(new QLabel(tr("ADU")), row++, 2);
        connect(edit, &NumberEdit::valueEdited, this, &ContrastPanel::readNumbers);
    }
    auto* rules = new QGridLayout;
    rules->setSpacing(Gap::close);
    const auto addRule = [&](const char* objectName, const QString& text, const QString& tip,
                             ContrastRule rule, int column) {
        auto* button = new QPushButton(text);
        button->setObjectName(objectName);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, rule] { emit ruleChosen(rule); });
        rules->addWidget(button, 0, column);
    };
    addRule("contrastAuto", tr("Auto"), tr("ImageJ's rule, on the frame shown; again: sharper (Shift+C)"),
            ContrastRule::Auto, 0);
    addRule("contrastPercentile", tr("0.2 – 99.8 %"), tr("Percentiles of a sample of the movie's frames"),
            ContrastRule::Percentile, 1);
    addRule("contrastMinMax", tr("Min – max"),
            tr("Smallest to largest value in a sample of the movie's frames"), ContrastRule::MinMax, 2);
    table_->setObjectName("lookupTable");
    table_->setToolTip(tr("Look-up table: the colours from black to white. Measuring is not affected."));
    table_->setAccessibleName(tr("Look-up table"));
    table_->setIconSize({32, 12});
    for (const LookupTable table : allLookupTables)
        table_->addItem(swatch(table), tr(name(table)), static_cast<int>(table));
    if (narrow)
        rules->addWidget(table_, 0, 3);
    else
        rules->addWidget(table_, 1, 0, 1, 3);
    connect(table_, &QComboBox::activated, this,
            [this] { emit lookupTableChosen(static_cast<LookupTable>(table_->currentData().toInt())); });
    connect(histogram_, &HistogramView::rangeDragged, this, &ContrastPanel::rangeChosen);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(Gap::usual, Gap::line, Gap::usual, Gap::line);
    layout->setHorizontalSpacing(Gap::wide);
    layout->setVerticalSpacing(Gap::line);
    layout->setColumnStretch(0, 1);
    layout->addWidget(histogram_, 0, 0);
    layout->addLayout(numbers, 0, 1);
    if (narrow)
        layout->addLayout(rules, 1, 0, 1, 2);
    else
        layout->addLayout(rules, 0, 2);
}

void ContrastPanel::showFrame(const LoadedFrame& frame) {
    histogram_->setHistograms(*frame.sample, frame.histogram);
    histogram_->setRange(frame.range);
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    if (!black_->hasFocus())
        black_->setValue(rounded(frame.range.black));
    if (!white_->hasFocus())
        white_->setValue(rounded(frame.range.white));
}

void ContrastPanel::setLookupTable(LookupTable table) {
    table_->setCurrentIndex(table_->findData(static_cast<int>(table)));
}

void ContrastPanel::readNumbers() {
    const auto black = black_->value(), white = white_->value();
    if (black && white && *white > *black)
        emit rangeChosen({*black, *white});
}

} // namespace perrin::ui
