// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/look.h"

#include <QLayout>
#include <QList>

namespace perrin::ui {

/// Side by side as long as there is room, then on the next line: rows of fields whose words are longer in one
/// language than in another.
class FlowLayout : public QLayout {
  public:
    explicit FlowLayout(QWidget* parent, int spacing, int lineSpacing = Gap::line);
    ~FlowLayout() override;

    /// What comes after the first stands at the right.
    void setRestAtRight() { restAtRight_ = true; }

    void addItem(QLayoutItem* item) override { items_ << item; }
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override { return items_.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override; // on one line
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

  private:
    /// Its height.
    int arrange(const QRect& rect, bool place) const;

    QList<QLayoutItem*> items_;
    int lineSpacing_;
    bool restAtRight_ = false;
};

} // namespace perrin::ui
