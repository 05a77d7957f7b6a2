// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message_bar.h"

#include "ui/look.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace perrin::ui {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), icon_(new QLabel), sentence_(new QLabel), offer_(new QPushButton),
      decline_(new QPushButton) {
    setObjectName("messageBar");
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Gap::usual, Gap::close, Gap::close, Gap::close);
    sentence_->setObjectName("message");
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::PlainText); // a file's name may hold anything
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setObjectName("dismiss");
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(icon_);
    layout->addSpacing(Gap::close);
    layout->addWidget(sentence_, 1);
    offer_->setObjectName("offer");
    offer_->setToolTip(tr("Do what the message proposes"));
    offer_->hide();
    connect(offer_, &QPushButton::clicked, this, [this] {
        hide();
        accept_();
    });
    layout->addWidget(offer_);
    decline_->setObjectName("decline");
    decline_->setToolTip(tr("The other answer to the message"));
    decline_->hide();
    connect(decline_, &QPushButton::clicked, this, [this] {
        hide();
        declined_();
    });
    layout->addWidget(decline_);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::showError(const QString& sentence) {
    show(sentence, "error");
}

void MessageBar::showNote(const QString& sentence) {
    show(sentence, "note");
}

void MessageBar::showOffer(const QString& sentence, const QString& button,
                           const std::function<void()>& accept) {
    show(sentence, "note");
    accept_ = accept;
    offer_->setText(button);
    offer_->show();
}

void MessageBar::addDecline(const QString& button, const std::function<void()>& decline) {
    declined_ = decline;
    decline_->setText(button);
    decline_->show();
}

QString MessageBar::text() const {
    return isHidden() ? QString() : sentence_->text();
}

void MessageBar::show(const QString& sentence, const char* kind) {
    sentence_->setText(sentence);
    offer_->hide();
    decline_->hide();
    setProperty("kind", kind);
    restyle(this);
    restyle(sentence_);
    icon_->setPixmap(icon(QString(kind) == "error" ? "warning" : "info").pixmap(16, 16));
    setVisible(true);
}

} // namespace perrin::ui
