// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_card.h"

#include "ui/look.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr int cardWidth = 350;                 // px
constexpr int ringGap = 3, ringWidth = 3;      // px
constexpr int ringReach = ringGap + ringWidth; // px

QPushButton* guideButton(const char* objectName, const QString& tip) {
    auto* button = new QPushButton;
    button->setObjectName(objectName);
    button->setToolTip(tip);
    return button;
}

} // namespace

GuideCard::GuideCard(QWidget* window)
    : QFrame(window), number_(new QLabel), title_(new QLabel), words_(new QLabel), state_(new QLabel),
      back_(guideButton("guideBack", tr("To the step before (Alt+B)"))),
      next_(guideButton("guideNext", tr("To the next step, done or not (Alt+N)"))) {
    setObjectName("guideCard");
    setFixedWidth(cardWidth);
    number_->setObjectName("guideNumber");
    number_->setProperty("role", "quiet");
    title_->setObjectName("guideTitle");
    title_->setProperty("role", "title");
    words_->setObjectName("guideWords");
    words_->setWordWrap(true);
    state_->setObjectName("guideState");
    state_->setWordWrap(true);
    back_->setText(tr("&Back"));
    next_->setProperty("role", "primary");
    auto* leave = new QToolButton;
    leave->setObjectName("guideLeave");
    leave->setIcon(icon("close"));
    leave->setAutoRaise(true);
    leave->setToolTip(tr("Leave the guide (Esc); what was measured stays"));
    leave->setAccessibleName(tr("Leave the guide"));
    leave->setFocusPolicy(Qt::TabFocus);
    connect(back_, &QPushButton::clicked, this, &GuideCard::backAsked);
    connect(next_, &QPushButton::clicked, this, &GuideCard::nextAsked);
    connect(leave, &QToolButton::clicked, this, &GuideCard::leaveAsked);

    auto* head = new QHBoxLayout;
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(number_);
    head->addWidget(leave);
    auto* foot = new QHBoxLayout;
    foot->addWidget(state_, 1);
    foot->addWidget(back_);
    foot->addWidget(next_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Gap::wide, Gap::usual, Gap::usual, Gap::wide);
    column->setSpacing(Gap::usual);
    column->addLayout(head);
    column->addWidget(words_);
    column->addLayout(foot);
}

void GuideCard::setStep(int number, int count, const QString& title, const QString& words) {
    const bool ended = number > count;
    done_ = false;
    number_->setText(ended ? QString() : tr("%1 of %2").arg(number).arg(count));
    title_->setText(title);
    words_->setText(words);
    back_->setVisible(number > 1);
    next_->setText(ended ? tr("Close") : number == count ? tr("&Finish") : tr("&Next"));
    next_->setToolTip(ended ? tr("Close the guide; what was measured stays")
                            : tr("To the next step, done or not (Alt+N)"));
    setAccessibleName(title);
    setAccessibleDescription(words);
    state_->clear();
    fit();
}

void GuideCard::setDone() {
    done_ = true;
    say(tr("✓ Done"), "good");
}

void GuideCard::setAway(bool away) {
    if (!done_)
        say(away ? tr("In the Movie workspace: Ctrl+1") : QString(), "caution");
}

void GuideCard::say(const QString& state, const char* role) {
    if (state == state_->text()) // asked after every change of the window's layout, which this would be
        return;
    state_->setText(state);
    state_->setProperty("role", role);
    restyle(state_);
    fit();
}

void GuideCard::fit() {
    layout()->activate();
    resize(cardWidth, layout()->totalHeightForWidth(cardWidth));
}

void GuideCard::focusNext() {
    next_->setFocus();
}

HighlightRing::HighlightRing(QWidget* window) : QWidget(window) {
    setObjectName("guideRing");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void HighlightRing::surround(const QRect& place) {
    setGeometry(place.adjusted(-ringReach, -ringReach, ringReach, ringReach));
}

void HighlightRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), ringWidth));
    const double half = 0.5 * ringWidth;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 7, 7);
}

} // namespace perrin::ui
