// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/sub_position_view.h"

#include "ui/simulate/path_plot.h"
#include "ui/viewer/contrast.h"
#include "ui/viewer/image_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace perrin::ui {

SubPositionView::SubPositionView(QWidget* parent)
    : Card(tr("Magnified frame"), parent), view_(new ImageView), which_(new QLabel) {
    view_->setObjectName("magnifiedView");
    view_->setAccessibleName(tr("One frame, magnified, with its sub-positions"));
    view_->setMinimumSize(100, 100);
    view_->setToolTip(tr("The light of one exposure on pixels eight times finer, without noise.\nDots: "
                         "sub-positions, dark to light in time. White cross: their mean; orange cross: the "
                         "centre found in the noisy frame."));
    which_->setObjectName("magnifiedFrame");
    which_->setProperty("role", "quiet");
    head()->addWidget(which_);
    body()->addWidget(view_, 1);
}

void SubPositionView::show(std::shared_ptr<const Preview> preview, int frame) {
    preview_ = std::move(preview);
    frame_ = frame;
    if (!task_.running()) // else once it is done: the newest wish only
        request();
}

void SubPositionView::request() {
    if (!preview_ || frame_ >= static_cast<int>(preview_->noisy.size()))
        return;
    drawn_ = preview_;
    drawnFrame_ = frame_;
    task_.start([preview = preview_, frame = frame_](const Job&) { return magnify(*preview, frame); },
                {.done =
                     [this](const MagnifiedFrame& magnified) {
                         show(magnified);
                         if (drawn_ != preview_ || drawnFrame_ != frame_)
                             request();
                     },
                 .failed = [this](const QString& message) { emit failed(message); },
                 .cancelled = {}});
}

void SubPositionView::show(const MagnifiedFrame& magnified) {
    which_->setText(tr("frame %1").arg(drawnFrame_ + 1));
    const double brightest = std::max(1e-9, static_cast<double>(magnified.pixels.maxCoeff()));
    view_->setImage(toGray(magnified.pixels, {0, brightest}));
    view_->setPixelSize(drawn_->scenario.acquisition.pixelSize.value() / magnified.oversampling);
    const auto place = [&](double x, double y) {
        const Eigen::Array2d fine = magnified.fine(x, y);
        return QPointF(fine.x(), fine.y());
    };
    std::vector<OverlayDot> dots;
    const Eigen::Index count = magnified.places.rows();
    for (Eigen::Index i = 0; i < count; ++i)
        dots.push_back(
            {place(magnified.places(i, 0), magnified.places(i, 1)),
             timeColor(static_cast<double>(i) / static_cast<double>(std::max<Eigen::Index>(1, count - 1)),
                       Qt::black)});
    dots.push_back({place(magnified.centre.x(), magnified.centre.y()), Qt::white, true});
    if (magnified.found)
        dots.push_back({place(magnified.found->x(), magnified.found->y()), QColor(0xfb923c), true});
    view_->setDots(std::move(dots));
}

} // namespace perrin::ui
