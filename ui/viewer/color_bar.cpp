// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/color_bar.h"

#include "core/colormap.h"

#include <QLinearGradient>
#include <QPainter>

namespace perrin::ui {
namespace {

constexpr int barWidth = 12, tickLength = 4, gap = 4;

QColor color(Rgb rgb) {
    return {rgb.red, rgb.green, rgb.blue};
}

} // namespace

ColorBar::ColorBar(QWidget* parent) : QWidget(parent) {
    setObjectName("colorBar");
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setToolTip(
        tr("Colour of the rings: the diffusion coefficient D on a logarithmic scale from %1 to %2 µm²/s, the "
           "same for every movie.\nGrey rings have no estimate.")
            .arg(diffusionScaleLow)
            .arg(diffusionScaleHigh));
}

QSize ColorBar::sizeHint() const {
    const int words =
        std::max(fontMetrics().horizontalAdvance("0.01"), fontMetrics().horizontalAdvance(tr("no D")));
    return {std::max(barWidth + tickLength + gap + words, fontMetrics().horizontalAdvance("µm²/s")) + 2 * gap,
            320};
}

void ColorBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter);
}

void ColorBar::paint(QPainter& painter) const {
    const int line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignHCenter, tr("D"));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(0, line, width(), line), Qt::AlignHCenter, tr("µm²/s"));

    const QRect bar(gap, 2 * line + line, barWidth, height() - 6 * line - 2 * gap);
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (int i = 0; i <= 16; ++i)
        gradient.setColorAt(i / 16.0, color(viridis(i / 16.0)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 3, 3);

    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const double tick : diffusionScaleTicks) {
        const int y = bar.bottom() - static_cast<int>(diffusionScalePosition(tick) * (bar.height() - 1));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawLine(bar.right() + 2, y, bar.right() + 1 + tickLength, y);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(bar.right() + tickLength + gap, y - line / 2, width(), line), Qt::AlignVCenter,
                         QString::number(tick));
    }
    const QRect none(gap, bar.bottom() + line + gap / 2, barWidth, barWidth);
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(color(noEstimateColor));
    painter.drawRoundedRect(none, 3, 3);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(none.right() + tickLength + gap, none.center().y() - line / 2, width(), line),
                     Qt::AlignVCenter, tr("no D"));
}

} // namespace perrin::ui
