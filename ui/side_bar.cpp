// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/side_bar.h"

#include "ui/look.h"
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
    layout_->setContentsMargins(0, Gap::usual, 0, Gap::usual);
    layout_->setSpacing(Gap::close);
    layout_->addStretch();
    connect(buttons_, &QButtonGroup::idClicked, this,
            [this](int number) { emit chosen(static_cast<WorkspaceKind>(number)); });
}

void SideBar::addWorkspace(WorkspaceKind kind, const QString& name, const QString& iconName,
                           const QString& tip) {
    const int number = static_cast<int>(kind);
    const auto place = static_cast<int>(buttons_->buttons().size());
    const QKeySequence key(QString("Ctrl+%1").arg(number));
    auto* button = new QToolButton;
    button->setObjectName("workspace" + QString::number(number));
    button->setText(name);
    button->setIcon(sideIcon(iconName));
    button->setIconSize({22, 22});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setChecked(place == 0);
    button->setToolTip(tip + " (" + key.toString(QKeySequence::NativeText) + ")");
    button->setShortcut(key);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    buttons_->addButton(button, number);
    layout_->insertWidget(place, button);
}

void SideBar::setChosen(WorkspaceKind kind) {
    buttons_->button(static_cast<int>(kind))->setChecked(true);
}

} // namespace perrin::ui
