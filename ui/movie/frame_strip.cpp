// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/frame_strip.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int columns = FrameStrip::frames / 2, gap = 2;

} // namespace

FrameStrip::Box FrameStrip::boxAround(const Track& track, int first, int count, const MovieInfo& info) {
    constexpr double air = 7; // px on each side
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const Spot& spot : track.spots)
        if (spot.frame >= first && spot.frame < first + count) {
            left = std::min(left, spot.x);
            right = std::max(right, spot.x);
            top = std::min(top, spot.y);
            bottom = std::max(bottom, spot.y);
        }
    if (left > right)
        return {};
    const Eigen::Index widest = std::min<Eigen::Index>({64, info.width, info.height});
    const auto side = std::min(
        widest, static_cast<Eigen::Index>(std::ceil(std::max(right - left, bottom - top) + 2 * air)));
    const auto start = [side](double low, double high, Eigen::Index size) {
        return std::clamp(static_cast<Eigen::Index>(std::lround((low + high - double(side) + 1) / 2)),
                          Eigen::Index{0}, size - side);
    };
    return {start(left, right, info.width), start(top, bottom, info.height), side};
}

FrameStrip::FrameStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("frameStrip");
    setAccessibleName(tr("Frames of the molecule"));
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int FrameStrip::heightForWidth(int width) const {
    return 2 * ((width - (columns - 1) * gap) / columns) + gap;
}

void FrameStrip::clear() {
    movie_.reset();
    crops_.clear();
    pictures_.clear();
    loading_.cancel();
    update();
}

void FrameStrip::show(std::shared_ptr<const Movie> movie, std::size_t channel, const Track& track,
                      int frame) {
    // A stretch keeps its place while the movie plays through it.
    const int lastStart = std::max(track.firstFrame(), track.lastFrame() - frames + 1);
    const int stretch =
        std::clamp(frame - track.firstFrame(), 0, std::max(0, track.lastFrame() - track.firstFrame())) /
        frames;
    const int first = std::min(track.firstFrame() + stretch * frames, lastStart);
    present_ = frame;
    const Box box = boxAround(track, first, frames, movie->info());
    const bool same = movie == movie_ && channel == channel_ && track.id == track_.id && first == first_ &&
                      box == box_ && (loading_.running() || !crops_.empty());
    track_ = track;
    if (same) {
        update();
        return;
    }
    movie_ = movie;
    channel_ = channel;
    first_ = first;
    box_ = box;
    crops_.clear(); // pictures of other frames would stand under the new frames' numbers
    pictures_.clear();
    update();
    loading_.start(
        [movie, channel, first, box](const Job& job) {
            std::vector<Image> crops;
            const auto end = std::min(static_cast<std::size_t>(first) + frames, movie->info().frames);
            for (auto i = static_cast<std::size_t>(first); i < end; ++i) {
                job.checkCancelled();
                crops.emplace_back(movie->frame(i, channel).block(box.top, box.left, box.side, box.side));
            }
            return crops;
        },
        {.done =
             [this](std::vector<Image> crops) {
                 crops_ = std::move(crops);
                 drawPictures();
             },
         .failed = [this](const QString&) { clear(); }, // the viewer tells of frames that cannot be read
         .cancelled = {}});
}

void FrameStrip::setContrast(const DisplayRange& range, LookupTable table) {
    if (range == range_ && table == table_)
        return;
    range_ = range;
    table_ = table;
    drawPictures();
}

void FrameStrip::drawPictures() {
    pictures_.clear();
    for (const Image& crop : crops_)
        pictures_.push_back(colored(toGray(crop, range_), table_));
    update();
}

QRect FrameStrip::tile(int index) const {
    const int side = std::min((width() - (columns - 1) * gap) / columns, (height() - gap) / 2);
    return {index % columns * (side + gap), index / columns * (side + gap), side, side};
}

int FrameStrip::tileAt(QPoint point) const {
    for (int i = 0; i < static_cast<int>(pictures_.size()); ++i)
        if (tile(i).contains(point))
            return i;
    return -1;
}

void FrameStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int i = 0; i < static_cast<int>(pictures_.size()); ++i) {
        const int frame = first_ + i;
        const bool seen =
            std::ranges::any_of(track_.spots, [&](const Spot& spot) { return spot.frame == frame; });
        painter.setOpacity(seen ? 1 : 0.35); // not found in this frame
        painter.drawImage(tile(i), pictures_[static_cast<std::size_t>(i)]);
        painter.setOpacity(1);
        if (frame == present_) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
            painter.drawRect(QRectF(tile(i)).adjusted(1, 1, -1, -1));
        }
    }
}

void FrameStrip::mousePressEvent(QMouseEvent* event) {
    if (const int index = tileAt(event->pos()); index >= 0)
        emit frameChosen(first_ + index);
}

bool FrameStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = tileAt(help->pos());
        if (index < 0) {
            QToolTip::hideText();
        } else {
            const int frame = first_ + index;
            const bool seen =
                std::ranges::any_of(track_.spots, [&](const Spot& spot) { return spot.frame == frame; });
            QToolTip::showText(
                help->globalPos(),
                seen ? tr("frame %1").arg(frame + 1) : tr("frame %1: not found here").arg(frame + 1), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace perrin::ui
