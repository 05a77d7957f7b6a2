// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/side_bar.h"

#include "ui/theme.h"

#include <QButtonGroup>
#include <QKeySequence>
#include <QToolButton>
#include <QVBoxLayout>

namespace perrin::ui {

SideBar::SideBar(QWidget* parent)
    : QWidget(parent), buttons_(new QButtonGroup(this)), layout_(new QVBoxLayout(this)) {
    setObjectName("sideBar");
    setAttribute(Qt::WA_StyledBackground);
    layout_->setContentsMargins(0, 8, 0, 8);
    layout_->setSpacing(4);
    layout_->addStretch();
    connect(buttons_, &QButtonGroup::idClicked, this, &SideBar::chosen);
}

void SideBar::addWorkspace(const QString& name, const QString& iconName, const QString& tip) {
    const auto number = static_cast<int>(buttons_->buttons().size());
    const QKeySequence key(QString("Ctrl+%1").arg(number + 1));
    auto* button = new QToolButton;
    button->setObjectName("workspace" + QString::number(number + 1));
    button->setText(name);
    button->setIcon(sideIcon(iconName));
    button->setIconSize({22, 22});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setChecked(number == 0);
    button->setToolTip(tip + " (" + key.toString(QKeySequence::NativeText) + ")");
    button->setShortcut(key);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    buttons_->addButton(button, number);
    layout_->insertWidget(number, button);
}

} // namespace perrin::ui
