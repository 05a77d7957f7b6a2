// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flow_layout.h"

#include <algorithm>

namespace perrin::ui {

FlowLayout::FlowLayout(QWidget* parent, int spacing, int lineSpacing)
    : QLayout(parent), lineSpacing_(lineSpacing) {
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const {
    QSize size;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            size = QSize(size.width() + (size.width() > 0 ? spacing() : 0) + item->sizeHint().width(),
                         std::max(size.height(), item->sizeHint().height()));
    return size;
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool place) const {
    int top = rect.top();
    for (qsizetype first = 0; first < items_.size();) {
        // As many as fit, and at least one.
        int x = 0, height = 0;
        qsizetype end = first;
        for (; end < items_.size(); ++end) {
            if (items_[end]->isEmpty())
                continue;
            const QSize size = items_[end]->sizeHint();
            if (x > 0 && x + size.width() > rect.width())
                break;
            x += size.width() + spacing();
            height = std::max(height, size.height());
        }
        if (place) {
            const int rest = restAtRight_ ? std::max(0, rect.width() - (x - spacing())) : 0;
            x = rect.left() + (first > 0 ? rest : 0);
            for (qsizetype i = first; i < end; ++i) {
                if (items_[i]->isEmpty())
                    continue;
                const QSize size = items_[i]->sizeHint();
                items_[i]->setGeometry({x, top + (height - size.height()) / 2, size.width(), size.height()});
                x += size.width() + spacing() + (i == 0 ? rest : 0);
            }
        }
        first = end;
        top += height + (first < items_.size() && height > 0 ? lineSpacing_ : 0);
    }
    return top - rect.top();
}

} // namespace perrin::ui
