// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide.h"

#include "ui/guide/guide_card.h"

#include <QEvent>
#include <QWidget>
#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace perrin::ui {
namespace {

constexpr std::chrono::milliseconds toSeeIt{900}; // that a step is done, before the next
constexpr int fromTarget = 14, fromEdge = 10;     // px

int areaOf(const QRect& rect) {
    return rect.isEmpty() ? 0 : rect.width() * rect.height();
}

/// Beside `clear`, inside of `area`; where there is no such place, where it covers least.
QRect besideOf(const QRect& target, const QRect& clear, QSize size, const QRect& area) {
    const auto at = [&](int x, int y) {
        return QRect(
            QPoint(std::clamp(x, area.left(), std::max(area.left(), area.right() + 1 - size.width())),
                   std::clamp(y, area.top(), std::max(area.top(), area.bottom() + 1 - size.height()))),
            size);
    };
    const bool isAtTheRight = target.center().x() > clear.center().x();
    const int x = isAtTheRight ? target.right() + 1 - size.width() : target.left();
    const QRect below = at(x, clear.bottom() + fromTarget),
                above = at(x, clear.top() - fromTarget - size.height()),
                right = at(clear.right() + fromTarget, target.top()),
                left = at(clear.left() - fromTarget - size.width(), target.top());
    std::array places{below, above, right, left};
    if (target.width() > size.width() / 2 && target.center().x() > area.center().x() + area.width() / 6)
        std::swap(places[0], places[3]); // what stands at the right is a column of its own
    return *std::ranges::min_element(places, {}, [&](const QRect& place) { return areaOf(place & clear); });
}

} // namespace

Guide::Guide(QWidget& window, QWidget& page, std::vector<GuideStep> steps, QObject* parent)
    : QObject(parent), window_(window), page_(page), steps_(std::move(steps)), card_(new GuideCard(&window)),
      ring_(new HighlightRing(&window)) {
    placing_.setSingleShot(true);
    connect(&placing_, &QTimer::timeout, this, &Guide::place);
    connect(card_, &GuideCard::leaveAsked, this, &Guide::left);
    connect(card_, &GuideCard::backAsked, this, [this] { begin(step_ - 1); });
    connect(card_, &GuideCard::nextAsked, this, [this] {
        if (step_ + 1 < steps_.size())
            begin(step_ + 1);
        else
            emit left();
    });
    begin(0);
    card_->focusNext();
}

Guide::~Guide() {
    delete watcher_;
    delete ring_;
    delete card_;
}

void Guide::begin(std::size_t step) {
    step_ = step;
    const GuideStep& now = steps_[step];
    delete watcher_;
    watcher_ = new QObject;
    if (now.open)
        now.open();
    card_->setStep(static_cast<int>(step) + 1, static_cast<int>(steps_.size()) - 1, now.title, now.words);
    if (now.watch)
        now.watch(watcher_, [this] { done(); });
    follow(now.target);
    place();
}

void Guide::done() {
    card_->setDone();
    const std::size_t next = step_ + 1;
    QTimer::singleShot(toSeeIt, watcher_, [this, next] { begin(next); });
}

void Guide::follow(QWidget* target) {
    for (const auto& widget : followed_)
        if (widget)
            widget->removeEventFilter(this);
    followed_.clear();
    for (QWidget* widget = target ? target : &page_; widget; widget = widget->parentWidget()) {
        widget->installEventFilter(this);
        followed_.emplace_back(widget);
        if (widget == &window_)
            break;
    }
}

bool Guide::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest:
        placing_.start(0);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

QRect Guide::placeOf(const QWidget* widget) const {
    if (!widget || !widget->isVisible())
        return {};
    return {widget->mapTo(&window_, QPoint(0, 0)), widget->size()};
}

void Guide::place() {
    const GuideStep& now = steps_[step_];
    const QRect target = placeOf(now.target);
    ring_->setVisible(!target.isEmpty());
    card_->setAway(now.target && target.isEmpty());
    const QRect area = placeOf(page_.isVisible() ? &page_ : page_.parentWidget())
                           .adjusted(fromEdge, fromEdge, -fromEdge, -fromEdge);
    if (target.isEmpty()) {
        const QSize size = card_->size();
        card_->move(area.right() + 1 - size.width(), area.bottom() + 1 - size.height());
    } else {
        QRect clear = target;
        for (const QWidget* other : now.keepClear)
            clear |= placeOf(other);
        ring_->surround(target);
        card_->move(besideOf(target, clear, card_->size(), area).topLeft());
    }
    ring_->raise();
    card_->show();
    card_->raise();
}

} // namespace perrin::ui
