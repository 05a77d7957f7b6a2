// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/badge_delegate.h"

#include "ui/movie/molecule_model.h"
#include "ui/theme.h"

#include <QPainter>

namespace perrin::ui {
namespace {

constexpr int inside = 7, between = 4; // px

} // namespace

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index); // background and selection
    const BadgeColors colors = badgeColors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    int left = option.rect.left() + between;
    for (const QString& text : index.data(MoleculeModel::FlagsRole).toStringList()) {
        const int height = option.fontMetrics.height() + 2;
        const QRect badge(left, option.rect.center().y() - height / 2,
                          option.fontMetrics.horizontalAdvance(text) + 2 * inside, height);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.background);
        painter->drawRoundedRect(badge, height / 2.0, height / 2.0);
        painter->setPen(colors.text);
        painter->drawText(badge, Qt::AlignCenter, text);
        left = badge.right() + 1 + between;
    }
    painter->restore();
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    int width = between;
    for (const QString& text : index.data(MoleculeModel::FlagsRole).toStringList())
        width += option.fontMetrics.horizontalAdvance(text) + 2 * inside + between;
    return {width, option.fontMetrics.height() + 6};
}

} // namespace perrin::ui
