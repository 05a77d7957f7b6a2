// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/twin_strip.h"

#include "core/learn/molecule_predictor.h"
#include "core/learn/molecule_twin.h"
#include "ui/movie/frame_strip.h"
#include "ui/movie/molecule_overlay.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int tileGap = 2;

std::vector<Image> realFrames(const Movie& movie, std::size_t channel, int first, const MovieBox& box,
                              const Job& job) {
    std::vector<Image> crops;
    const auto end = std::min(static_cast<std::size_t>(first) + TwinStrip::columns, movie.info().frames);
    for (auto i = static_cast<std::size_t>(first); i < end; ++i) {
        job.checkCancelled();
        crops.emplace_back(movie.frame(i, channel).block(box.top, box.left, box.side, box.side));
    }
    return crops;
}

} // namespace

TwinStrip::TwinStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("twinStrip");
    setAccessibleName(tr("The molecule and its simulated twins"));
    setToolTip(tr(
        "Above: frames of the molecule. Below: simulated ones with its light, the camera's noise and a path "
        "of their own, for three D: the ends of the network's 95 % interval and its answer between.\n"
        "Blobs and steps of the real ones should look like those of one of them."));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TwinStrip::labelWidth() const {
    return fontMetrics().horizontalAdvance("0.0000") + 10;
}

int TwinStrip::side(int width) const {
    return std::max(8, (width - labelWidth() - (columns - 1) * tileGap) / columns);
}

int TwinStrip::heightForWidth(int width) const {
    return rows * (std::min(side(width), 48) + tileGap);
}

void TwinStrip::clear() {
    measurement_.reset();
    molecule_ = -1;
    crops_ = {};
    pictures_ = {};
    making_.cancel();
    update();
}

void TwinStrip::show(std::shared_ptr<const Movie> movie, std::shared_ptr<const Measurement> measurement,
                     std::size_t row, int frame) {
    const Molecule& molecule = measurement->molecules.at(row);
    const Track& track = molecule.track;
    const int lastStart = std::max(track.firstFrame(), track.lastFrame() - columns + 1);
    const int first =
        std::min(track.firstFrame() + std::clamp(frame - track.firstFrame(), 0, 1 << 30) / columns * columns,
                 lastStart);
    if (measurement == measurement_ && track.id == molecule_ && first == first_)
        return;
    measurement_ = measurement;
    molecule_ = track.id;
    first_ = first;
    crops_ = {};
    pictures_ = {};
    update();
    const Estimate d = molecule.network;
    if (!movie || !d.value || !d.low || !d.high)
        return;
    const std::array<double, rows - 1> shown{*d.low, *d.value, *d.high};
    labels_[0] = tr("real");
    for (std::size_t i = 0; i < shown.size(); ++i)
        labels_[i + 1] = dText(shown[i]);
    making_.start(
        [movie, measurement, track, first, shown](const Job& job) {
            const MovieBox box = FrameStrip::boxAround(track, first, columns, movie->info());
            const Imaging imaging = imagingOf(measurement->settings, psfOf(*measurement).sigma);
            Crops crops;
            crops[0] = realFrames(*movie, measurement->settings.find.channel, first, box, job);
            for (std::size_t i = 0; i < shown.size(); ++i)
                crops[i + 1] = moleculeTwin(track, first, static_cast<int>(crops[0].size()), box, imaging,
                                            shown[i], static_cast<std::uint64_t>(track.id));
            return crops;
        },
        {.done =
             [this](Crops crops) {
                 crops_ = std::move(crops);
                 drawPictures();
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void TwinStrip::setContrast(const DisplayRange& range, LookupTable table) {
    if (range == range_ && table == table_)
        return;
    range_ = range;
    table_ = table;
    drawPictures();
}

void TwinStrip::drawPictures() {
    for (std::size_t row = 0; row < crops_.size(); ++row) {
        pictures_[row].clear();
        for (const Image& crop : crops_[row])
            pictures_[row].push_back(colored(toGray(crop, range_), table_));
    }
    update();
}

void TwinStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int size = std::min(side(width()), (height() - (rows - 1) * tileGap) / rows), left = labelWidth();
    for (std::size_t row = 0; row < pictures_.size(); ++row) {
        const int top = static_cast<int>(row) * (size + tileGap);
        if (pictures_[row].empty())
            continue;
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(0, top, left - 8, size), Qt::AlignRight | Qt::AlignVCenter, labels_[row]);
        for (std::size_t i = 0; i < pictures_[row].size(); ++i)
            painter.drawImage(QRect(left + static_cast<int>(i) * (size + tileGap), top, size, size),
                              pictures_[row][i]);
    }
}

} // namespace perrin::ui
