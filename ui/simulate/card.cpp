// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/card.h"

#include "ui/look.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace perrin::ui {

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent), head_(new FlowLayout(nullptr, Gap::line, Gap::hair)), column_(new QVBoxLayout(this)),
      body_(new QVBoxLayout) {
    setObjectName("card");
    setAttribute(Qt::WA_StyledBackground);
    auto* label = new QLabel(title);
    label->setProperty("role", "title");
    head_->setRestAtRight();
    column_->setContentsMargins(Gap::usual, Gap::line, Gap::usual, Gap::usual);
    column_->setSpacing(Gap::close);
    column_->addLayout(head_);
    head_->addWidget(label);
    body_->setSpacing(Gap::close);
    column_->addLayout(body_, 1);
}

void Card::fold(QWidget* part, const char* objectName, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("role", "fold");
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column_->addWidget(button, 0, Qt::AlignLeft);
    column_->addWidget(part);
    part->hide();
    connect(button, &QToolButton::toggled, this, [button, part](bool open) {
        button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        part->setVisible(open);
    });
}

} // namespace perrin::ui
