// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/overlay_movie.h"

#include "core/error.h"
#include "core/movie/video_writer.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/session_state.h"

#include <QCoreApplication>
#include <QPainter>
#include <memory>

namespace perrin::ui {
namespace {

std::filesystem::path numbered(const std::filesystem::path& path, std::size_t frame, std::size_t count) {
    const auto digits = static_cast<int>(std::max<std::size_t>(4, std::to_string(count).size()));
    const QString number = QString("_%1").arg(frame + 1, digits, 10, QChar('0'));
    return path.parent_path() / (path.stem().string() + number.toStdString() + ".png");
}

/// Pictures one a frame; taken back when the job is cancelled.
class Pictures {
  public:
    void add(const QImage& picture, const std::filesystem::path& path) {
        if (!picture.save(text(path)))
            throw Error(path.string() + ": cannot be written; check the folder and its space");
        paths_.push_back(path);
    }
    void remove() {
        std::error_code ignored;
        for (const std::filesystem::path& path : paths_)
            std::filesystem::remove(path, ignored);
    }
    const std::vector<std::filesystem::path>& paths() const { return paths_; }

  private:
    std::vector<std::filesystem::path> paths_;
};

} // namespace

QImage overlayPicture(const OverlayMovieSource& source, const MoleculeOverlay& overlay,
                      const OverlayMovieSettings& settings, std::size_t frame) {
    const double scale = settings.enlargement;
    const QImage gray =
        colored(toGray(source.movie->frame(frame, source.channel), source.range), source.table);
    QImage picture =
        gray.convertToFormat(QImage::Format_RGB888)
            .scaled(gray.size() * settings.enlargement, Qt::IgnoreAspectRatio, Qt::FastTransformation);
    QPainter painter(&picture);
    QFont font = source.font;
    font.setBold(true);
    painter.setFont(font);
    const QRectF bounds(picture.rect());
    if (settings.rings && source.molecules) {
        Overlay marks = overlay.at(static_cast<int>(frame), std::nullopt);
        if (!settings.labels)
            for (OverlayMark& mark : marks)
                mark.label.clear();
        paintOverlay(
            painter, marks, [scale](QPointF point) { return (point + QPointF(0.5, 0.5)) * scale; },
            ringRadius(scale), bounds);
    }
    if (settings.scaleBar && source.pixelSize)
        paintScaleBar(painter, bounds, scale / *source.pixelSize);
    if (settings.timeStamp) {
        const auto& time = source.times.at(frame);
        const QString stamp = time ? QCoreApplication::translate("perrin::ui", "%1 s").arg(*time, 0, 'f', 3)
                                   : QCoreApplication::translate("perrin::ui", "frame %1").arg(frame + 1);
        paintOutlinedText(painter, {8, 6 + QFontMetricsF(font).ascent()}, stamp, Qt::white);
    }
    return picture;
}

std::filesystem::path writeOverlayMovie(const std::filesystem::path& path, const OverlayMovieSource& source,
                                        const OverlayMovieSettings& settings, const Job& job) {
    const QString kind = text(path.extension()).toLower();
    if (kind != ".mp4" && kind != ".avi" && kind != ".png")
        throw Error(path.string() + ": the movie is written as .mp4, .avi or .png; choose one of them");
    const std::size_t frames = source.movie->info().frames;
    if (settings.first > settings.last || settings.last >= frames)
        throw Error("frames " + std::to_string(settings.first + 1) + " to " +
                    std::to_string(settings.last + 1) + " were asked for; the movie has " +
                    std::to_string(frames));
    const MoleculeOverlay overlay(source.molecules);
    std::unique_ptr<VideoWriter> video;
    Pictures pictures;
    const auto count = static_cast<double>(settings.last - settings.first + 1);
    try {
        for (std::size_t frame = settings.first; frame <= settings.last; ++frame) {
            job.progress(static_cast<double>(frame - settings.first) / count,
                         "Writing frame " + std::to_string(frame + 1));
            const QImage picture = overlayPicture(source, overlay, settings, frame);
            if (kind == ".png") {
                pictures.add(picture, numbered(path, frame, frames));
                continue;
            }
            if (!video)
                video = std::make_unique<VideoWriter>(path, picture.width(), picture.height(),
                                                      settings.framesPerSecond);
            video->add({picture.constBits(), static_cast<std::size_t>(picture.sizeInBytes())},
                       static_cast<std::size_t>(picture.bytesPerLine()));
        }
    } catch (const Cancelled&) {
        pictures.remove();
        throw;
    }
    if (!video)
        return pictures.paths().front();
    video->close();
    return path;
}

} // namespace perrin::ui
