// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QComboBox>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <algorithm>

namespace perrin::ui {

/// A drop-down that is as narrow as its place, however long the words: they end in an ellipsis. (QComboBox
/// asks for the whole width of its placeholder text and cuts it off at the edge.)
class ElidedBox : public QComboBox {
    Q_OBJECT
  public:
    using QComboBox::QComboBox;
    QSize sizeHint() const override { return narrow(QComboBox::sizeHint(), 150); }
    QSize minimumSizeHint() const override { return narrow(QComboBox::minimumSizeHint(), 80); }
    /// What it shows, before anything is left out.
    QString shownText() const { return currentIndex() < 0 ? placeholderText() : currentText(); }

  protected:
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const int room =
            style()
                ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
                .width() -
            textMargin;
        option.currentText = fontMetrics().elidedText(shownText(), Qt::ElideMiddle, std::max(0, room));
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }

  private:
    static constexpr int textMargin = 4; // px, left free by the style in the field
    static QSize narrow(const QSize& wanted, int width) {
        return {std::min(wanted.width(), width), wanted.height()};
    }
};

} // namespace perrin::ui
