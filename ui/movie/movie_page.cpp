// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/movie_page.h"

#include "core/atomic_file.h"
#include "core/diffusion/molecule_table.h"
#include "core/provenance.h"
#include "ui/movie/calibration_bar.h"
#include "ui/movie/export_dialog.h"
#include "ui/movie/measure_bar.h"
#include "ui/movie/molecule_panel.h"
#include "ui/viewer/color_bar.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {

MoviePage::MoviePage(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), splitter_(new QSplitter(Qt::Horizontal)),
      calibration_(new CalibrationBar(session)), measureBar_(new MeasureBar(session)), view_(new ImageView),
      colorBar_(new ColorBar), frameBar_(new FrameBar(session)), molecules_(new MoleculePanel(session)) {
    auto* picture = new QHBoxLayout;
    picture->setSpacing(4);
    picture->addWidget(view_, 1);
    picture->addWidget(colorBar_);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(calibration_);
    column->addWidget(measureBar_);
    column->addLayout(picture, 1);
    column->addWidget(frameBar_);
    splitter_->addWidget(left);
    splitter_->addWidget(molecules_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setCollapsible(0, false);
    splitter_->setHandleWidth(8);
    splitter_->setSizes({820, 430});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);

    connect(calibration_, &CalibrationBar::timeAxisConfirmed, this, &MoviePage::timeAxisConfirmed);
    connect(calibration_, &CalibrationBar::checked, measureBar_, &MeasureBar::setCalibrationSound);
    connect(measureBar_, &MeasureBar::measureRequested, this, &MoviePage::measure);
    connect(measureBar_, &MeasureBar::exportRequested, this, &MoviePage::askExport);
    connect(frameBar_, &FrameBar::contrastChosen, this, &MoviePage::setContrast);
    connect(&loader_, &FrameLoader::loaded, this, &MoviePage::showFrame);
    connect(&loader_, &FrameLoader::failed, this, [this](const QString& message) {
        frameBar_->setPlaying(false);
        frameBar_->setHeld(false);
        emit failed(message);
    });
    connect(view_, &ImageView::pointed, this, [this](std::optional<QPointF> point) {
        pointer_ = point;
        showStatus();
    });
    connect(view_, &ImageView::zoomChanged, this, &MoviePage::showStatus);
    connect(view_, &ImageView::framesWheeled, frameBar_, &FrameBar::stepBy);
    connect(view_, &ImageView::spaceTapped, frameBar_, &FrameBar::togglePlaying);
    connect(view_, &ImageView::markClicked, this, [this](std::size_t row) { session_.select(row); });
    connect(view_, &ImageView::clicked, this, [this] { session_.select(std::nullopt); });

    connect(&session_, &SessionState::movieChanged, this, &MoviePage::showMovie);
    connect(&session_, &SessionState::frameChanged, this, &MoviePage::requestFrame);
    connect(&session_, &SessionState::settingsChanged, this, [this] {
        view_->setPixelSize(session_.settings().acquisition.pixelSize);
        requestFrame(); // the channel may be another
    });
    connect(&session_, &SessionState::measurementChanged, this, [this] {
        overlay_ = MoleculeOverlay(session_.measurement());
        showOverlay();
    });
    connect(&session_, &SessionState::selectionChanged, this, [this] {
        if (session_.selected())
            if (const auto place =
                    overlay_.position(*session_.selected(), static_cast<int>(session_.frame())))
                view_->reveal(*place);
        showOverlay();
    });
    connect(&measuring_, &TaskMonitor::started, this, [this] {
        measureBar_->setMeasuring(true);
        calibration_->finish();
    });
    connect(&measuring_, &TaskMonitor::ended, this, [this] { measureBar_->setMeasuring(false); });
}

void MoviePage::showMovie() {
    measuring_.cancel();
    loader_.clear();
    contrast_ = {};
    contrastFrame_ = 0;
    shown_ = {};
    requestFrame();
}

void MoviePage::requestFrame() {
    if (!session_.movie())
        return;
    frameBar_->setHeld(true);
    loader_.request(session_.movie(), session_.settings().find.channel, session_.frame(), contrast_);
}

void MoviePage::showFrame(const LoadedFrame& frame) {
    shown_ = frame;
    contrast_.range = frame.range; // the same for all frames until it is set anew
    view_->setImage(frame.picture);
    frameBar_->setHeld(false);
    showOverlay();
    showStatus();
}

void MoviePage::showOverlay() {
    view_->setOverlay(overlay_.at(static_cast<int>(shown_.index), session_.selected()));
}

void MoviePage::setContrast(ContrastRule rule) {
    if (!shown_.image)
        return;
    const bool again = rule == ContrastRule::Auto && contrast_.rule == ContrastRule::Auto &&
                       contrastFrame_ == session_.frame();
    contrastFrame_ = session_.frame();
    contrast_ = {.rule = rule, .repeats = again ? contrast_.repeats + 1 : 0, .range = std::nullopt};
    requestFrame();
}

void MoviePage::showStatus() {
    if (!session_.movie())
        return;
    const auto pixelSize = session_.settings().acquisition.pixelSize;
    QStringList parts;
    const auto coordinate = [&](const QString& axis, double px) {
        return pixelSize ? tr("%1 %2 µm (%3 px)").arg(axis).arg(px * *pixelSize, 0, 'f', 2).arg(px, 0, 'f', 1)
                         : tr("%1 %2 px").arg(axis).arg(px, 0, 'f', 1);
    };
    if (pointer_)
        parts << coordinate("x", pointer_->x()) << coordinate("y", pointer_->y());
    if (const auto time = session_.timeOf(shown_.index))
        parts << tr("t %1 s").arg(*time, 0, 'f', 3);
    parts << tr("frame %1/%2").arg(shown_.index + 1).arg(session_.frameCount());
    if (pointer_ && shown_.image) {
        const auto x = static_cast<Eigen::Index>(std::lround(pointer_->x()));
        const auto y = static_cast<Eigen::Index>(std::lround(pointer_->y()));
        if (x >= 0 && y >= 0 && x < shown_.image->cols() && y < shown_.image->rows())
            parts << tr("value %1 ADU").arg(double((*shown_.image)(y, x)), 0, 'g', 6);
    }
    parts << tr("zoom %1 %").arg(std::lround(100 * view_->zoom()));
    emit statusChanged(parts.join("    "));
}

void MoviePage::measure() {
    if (!measureBar_->obstacle().isEmpty() || measuring_.running())
        return;
    measuring_.start(
        [movie = session_.movie(), settings = session_.settings()](const Job& job) {
            return std::make_shared<const Measurement>(perrin::measure(*movie, settings, job));
        },
        {.done =
             [this, movie = session_.movie()](std::shared_ptr<const Measurement> measurement) {
                 if (movie != session_.movie())
                     return;
                 session_.setMeasurement(std::move(measurement));
                 showMolecules();
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = [this] { emit noted(tr("Measuring was cancelled; nothing was changed.")); }});
}

void MoviePage::showMolecules() {
    // A frame without any would look like nothing was found.
    if (overlay_.count(session_.frame()) == 0)
        session_.setFrame(overlay_.fullestFrame());
}

void MoviePage::askExport() {
    if (!session_.measurement())
        return;
    const QFileInfo movie(text(session_.path()));
    const QString proposed = session_.path().empty()
                                 ? QString("molecules.csv")
                                 : movie.absoluteDir().filePath(movie.completeBaseName() + "_molecules.csv");
    auto* dialog = new ExportDialog(proposed, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { exportMolecules(dialog->path(), dialog->format()); });
    dialog->open();
}

void MoviePage::exportMolecules(const QString& path, const TableFormat& format) {
    exporting_.start(
        [measurement = session_.measurement(), movie = session_.path(), path, format](const Job& job) {
            const std::string hash = movie.empty() ? std::string() : sha256(movie, job);
            const Table table = moleculeTable(*measurement, movie.filename().string(), hash);
            writeAtomically(toPath(path), [&](std::ostream& out) { write(out, table, format); });
            return path;
        },
        {.done = [this](const QString& written) { emit noted(tr("Written: %1").arg(written)); },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

} // namespace perrin::ui
