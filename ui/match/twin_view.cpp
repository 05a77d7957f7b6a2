// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/twin_view.h"

#include "ui/look.h"
#include "ui/simulate/card.h"
#include "ui/viewer/image_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int blinkInterval = 500; // ms

} // namespace

TwinView::TwinView(QWidget* parent) : QWidget(parent), timer_(new QTimer(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Gap::usual);
    row->addWidget(makeSide(0, tr("Real frame")), 1);
    row->addWidget(makeSide(1, tr("Simulated twin")), 1);
    timer_->setInterval(blinkInterval);
    connect(timer_, &QTimer::timeout, this, [this] {
        twinShown_ = !twinShown_;
        draw();
    });
    for (int side = 0; side < 2; ++side)
        connect(views_[side], &ImageView::viewMoved, this, [this, side] {
            ImageView &here = *views_[side], &there = *views_[1 - side];
            const QSignalBlocker blocker(there);
            if (here.fitted())
                there.fit();
            else
                there.restoreView(here.zoom(), here.centre());
        });
    connect(views_[0], &ImageView::outlineDrawn, this, [this](const QPolygonF& outline) {
        views_[0]->setTool(Tool::Select);
        emit regionDrawn(outline.boundingRect());
    });
    connect(views_[0], &ImageView::toolAbandoned, this, [this] { views_[0]->setTool(Tool::Select); });
}

QWidget* TwinView::makeSide(int side, const QString& title) {
    auto* card = new Card(title);
    titles_[side] = new QLabel;
    titles_[side]->setProperty("role", "quiet");
    titles_[side]->setObjectName(side == 0 ? "realTitle" : "twinTitle");
    card->head()->addWidget(titles_[side]);
    auto* button = new QToolButton;
    button->setProperty("role", "segment");
    if (side == 0) {
        blink_ = button;
        button->setObjectName("blink");
        button->setText(tr("Blink"));
        button->setCheckable(true);
        button->setShortcut(Qt::Key_B);
        button->setToolTip(tr("Real frame and twin in turn in one place: what jumps is different (B)"));
        connect(button, &QToolButton::toggled, this, &TwinView::setBlinking);
    } else {
        button->setObjectName("newTwin");
        button->setText(tr("New twin"));
        button->setToolTip(tr("The same noise drawn anew"));
        connect(button, &QToolButton::clicked, this, &TwinView::newTwinRequested);
    }
    card->head()->addWidget(button);
    auto* view = views_[side] = new ImageView;
    view->setObjectName(side == 0 ? "realView" : "twinView");
    view->setAccessibleName(title);
    view->setMinimumSize(120, 120);
    card->body()->addWidget(view, 1);
    connect(view, &ImageView::pointed, this, [this](std::optional<QPointF> point) {
        pointer_ = point;
        emit statusChanged();
    });
    sides_[side] = card;
    return card;
}

bool TwinView::blinks() const {
    return timer_->isActive();
}

void TwinView::setBlinking(bool blinking) {
    const QSignalBlocker blocker(blink_);
    blink_->setChecked(blinking);
    twinShown_ = false;
    if (blinking)
        timer_->start();
    else
        timer_->stop();
    draw();
}

void TwinView::chooseRegion() {
    setBlinking(false);
    views_[0]->setTool(Tool::Rectangle);
    views_[0]->setFocus();
}

void TwinView::setPreview(std::shared_ptr<const MatchPreview> preview) {
    preview_ = std::move(preview);
    draw();
    emit statusChanged();
}

void TwinView::setTable(LookupTable table) {
    table_ = table;
    draw();
}

void TwinView::draw() {
    for (int side = 0; side < 2; ++side) {
        if (!preview_) {
            views_[side]->setImage({});
            titles_[side]->clear();
            continue;
        }
        const bool isTwin = side == 1 || twinShown_;
        views_[side]->setImage(colored(isTwin ? preview_->twinPicture : preview_->realFrame.picture, table_));
    }
    if (!preview_)
        return;
    titles_[0]->setText(blinks() ? (twinShown_ ? tr("twin") : tr("real"))
                                 : tr("frame %1").arg(preview_->wish.frame + 1));
    titles_[0]->setToolTip(tr("%1 × %2 px").arg(preview_->twin.cols()).arg(preview_->twin.rows()));
    titles_[1]->setText(tr("draw %1").arg(preview_->wish.seed));
    titles_[1]->setToolTip(tr("Shown with the contrast of the real frame"));
}

QString TwinView::status() const {
    if (!preview_ || !pointer_)
        return {};
    const auto x = static_cast<Eigen::Index>(std::lround(pointer_->x())),
               y = static_cast<Eigen::Index>(std::lround(pointer_->y()));
    const Image& real = *preview_->realFrame.image;
    if (x < 0 || y < 0 || x >= real.cols() || y >= real.rows())
        return {};
    return tr("x %1, y %2 px   real %3 ADU   twin %4 ADU")
        .arg(x)
        .arg(y)
        .arg(std::lround(real(y, x)))
        .arg(std::lround(preview_->twin(y, x)));
}

} // namespace perrin::ui
