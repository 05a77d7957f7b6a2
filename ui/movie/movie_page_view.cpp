// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows: the frame, its contrast, and the view as a session keeps it.
#include "ui/movie/calibration_bar.h"
#include "ui/movie/evidence_panel.h"
#include "ui/movie/molecule_panel.h"
#include "ui/movie/movie_exports.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/network_panel.h"
#include "ui/viewer/contrast_panel.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {

void MoviePage::showMovie() {
    measuring_.cancel();
    loader_.clear();
    QStringList channels;
    if (session_.movie()) {
        const MovieInfo& info = session_.movie()->info();
        for (std::size_t i = 0; i < info.channels; ++i)
            channels << (i < info.channelNames.size() ? QString::fromStdString(info.channelNames[i])
                                                      : tr("Channel %1").arg(i + 1));
    }
    frameBar_->setPlaying(false);
    frameBar_->setChannels(channels);
    frameBar_->setFrames(session_.frameCount(), [this](std::size_t frame) { return session_.timeOf(frame); });
    frameBar_->setFrame(session_.frame());
    view_->setTool(Tool::Select);
    toRestore_.reset();
    contrast_ = {};
    contrastFrame_ = 0;
    shown_ = {};
    view_->setImage({});
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
    // The same for all frames until it is set anew; an older wish that is answered late sets nothing.
    if (frame.contrast == contrast_ && frame.channel == session_.settings().find.channel)
        contrast_.range = frame.range;
    frameBar_->setHeld(false);
    showPicture();
    showOverlay();
    showStatus();
}

void MoviePage::showPicture() {
    view_->setImage(colored(shown_.picture, table_));
    if (toRestore_) { // a new picture was fitted first
        view_->restoreView(toRestore_->first, toRestore_->second);
        toRestore_.reset();
    }
    contrastPanel_->showFrame(shown_);
    evidence_->setContrast(shown_.range, table_);
    network_->setContrast(shown_.range, table_);
    exports_->setLook(shown_.range, table_);
}

void MoviePage::showOverlay() {
    view_->setOverlay(overlay_.at(static_cast<int>(shown_.index), session_.selected()));
}

void MoviePage::setContrast(ContrastRule rule) {
    if (!shown_.image)
        return;
    const bool isAuto = rule == ContrastRule::Auto;
    const bool again = isAuto && contrast_.rule == ContrastRule::Auto && contrast_.thisFrame &&
                       contrastFrame_ == session_.frame();
    contrastFrame_ = session_.frame();
    contrast_ = {.rule = rule,
                 .repeats = again ? contrast_.repeats + 1 : 0,
                 .thisFrame = isAuto,
                 .range = std::nullopt};
    requestFrame();
}

void MoviePage::setRange(const DisplayRange& range) {
    contrast_.range = range;
    requestFrame();
}

void MoviePage::setLookupTable(LookupTable table) {
    table_ = table;
    contrastPanel_->setLookupTable(table);
    if (shown_.image)
        showPicture();
}

void MoviePage::showStatus() {
    if (!session_.movie()) {
        emit statusChanged({});
        return;
    }
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
        if (x >= 0 && y >= 0 && x < shown_.image->cols() && y < shown_.image->rows()) {
            const double value = (*shown_.image)(y, x);
            QString words = tr("value %1 ADU").arg(value, 0, 'g', 6);
            if (const auto& camera = session_.settings().find.camera)
                words += tr(" = %1 photons").arg((value - camera->offset) / camera->gain, 0, 'f', 1);
            parts << words;
        }
    }
    parts << tr("zoom %1 %").arg(std::lround(100 * view_->zoom()));
    emit statusChanged(parts.join("    "));
}

ViewState MoviePage::viewState() const {
    ViewState state{.frame = session_.frame(),
                    .zoom = view_->fitted() ? std::nullopt : std::optional(view_->zoom()),
                    .centreX = view_->centre().x(),
                    .centreY = view_->centre().y(),
                    .displayRange = std::nullopt,
                    .lookupTable = name(table_),
                    .selectedMolecule = std::nullopt,
                    .sortColumn = molecules_->sorting().first,
                    .sortDescending = molecules_->sorting().second == Qt::DescendingOrder};
    if (contrast_.range)
        state.displayRange = std::pair(contrast_.range->black, contrast_.range->white);
    if (session_.selected())
        state.selectedMolecule = session_.measurement()->molecules[*session_.selected()].track.id;
    return state;
}

void MoviePage::restoreView(const ViewState& view) {
    if (view.displayRange)
        contrast_.range = DisplayRange{view.displayRange->first, view.displayRange->second};
    setLookupTable(perrin::lookupTable(view.lookupTable));
    molecules_->setSorting(view.sortColumn, view.sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    calibration_->finish(); // a session knows what its movie does not
    session_.setFrame(view.frame);
    requestFrame();
    if (view.selectedMolecule && session_.measurement()) {
        const auto& molecules = session_.measurement()->molecules;
        const auto chosen = std::ranges::find(molecules, *view.selectedMolecule,
                                              [](const Molecule& each) { return each.track.id; });
        if (chosen != molecules.end())
            session_.select(static_cast<std::size_t>(chosen - molecules.begin()));
    }
    toRestore_ =
        view.zoom ? std::optional(std::pair(*view.zoom, QPointF(view.centreX, view.centreY))) : std::nullopt;
}

} // namespace perrin::ui
