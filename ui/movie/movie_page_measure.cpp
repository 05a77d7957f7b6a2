// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring the movie, by the classical estimators and by a network, and checking how well.
#include "core/diffusion/remeasure.h"
#include "core/learn/kept_predictor.h"
#include "ui/movie/calibration_bar.h"
#include "ui/movie/measure_bar.h"
#include "ui/movie/molecule_panel.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/network_choice.h"
#include "ui/movie/network_panel.h"
#include "ui/movie/spike_in_desk.h"
#include "ui/movie/spike_in_dialog.h"
#include "ui/viewer/image_view.h"

#include <QApplication>
#include <QTabWidget>
#include <algorithm>

namespace perrin::ui {

void MoviePage::connectMeasuring() {
    connect(&measuring_, &TaskMonitor::started, this, [this] {
        // A button that can no longer be pressed would pass the focus on to whatever is next.
        focusIsPassed_ = measureBar_->isAncestorOf(QApplication::focusWidget());
        if (focusIsPassed_)
            view_->setFocus();
        measureBar_->setMeasuring(true);
        calibration_->finish();
    });
    connect(&measuring_, &TaskMonitor::ended, this, [this] { measureBar_->setMeasuring(false); });
}

void MoviePage::measure() {
    if (!measureBar_->obstacle().isEmpty() || measuring_.running())
        return;
    measureBar_->showPreview(false);
    measuring_.start(
        [movie = session_.movie(), settings = session_.settings(), previous = session_.wholeMeasurement(),
         predictor = predictor_](const Job& job) {
            const Job first = settings.model.empty() ? job : job.part(0, 0.5);
            auto measured =
                std::make_shared<Measurement>(previous ? remeasure(*movie, *previous, settings, first)
                                                       : perrin::measure(*movie, settings, first));
            askNetwork(*measured, *predictor, movie, job.part(0.5, 1));
            return std::shared_ptr<const Measurement>(std::move(measured));
        },
        {.done =
             [this, movie = session_.movie()](std::shared_ptr<const Measurement> measurement) {
                 if (movie != session_.movie())
                     return;
                 const auto chosen = session_.selected();
                 const std::optional<Track> before =
                     chosen ? std::optional(session_.measurement()->molecules[*chosen].track) : std::nullopt;
                 session_.setMeasurement(std::move(measurement));
                 if (before)
                     chooseAgain(*before);
                 showMolecules();
                 if (focusIsPassed_ && view_->hasFocus())
                     molecules_->takeFocus();
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = [this] { emit noted(tr("Measuring was cancelled; nothing was changed.")); }});
}

void MoviePage::chooseAgain(const Track& before) {
    const auto& molecules = session_.measurement()->molecules;
    const auto same = std::ranges::find_if(molecules, [&](const Molecule& molecule) {
        const Spot &first = molecule.track.spots.front(), &then = before.spots.front();
        return molecule.track.id == before.id && first.frame == then.frame && first.x == then.x &&
               molecule.track.spots.size() == before.spots.size();
    });
    if (same != molecules.end())
        session_.select(static_cast<std::size_t>(same - molecules.begin()));
}

void MoviePage::measureWith(const QString& model) {
    MeasureSettings settings = session_.settings();
    settings.model = model.toStdString();
    session_.setSettings(settings);
    if (!measureBar_->obstacle().isEmpty())
        return; // the bar says what is waited for
    tabs_->setCurrentWidget(network_);
    measure();
}

void MoviePage::check() {
    if (!checkWindow_) {
        checkWindow_ = new SpikeInDialog(*check_, this);
        connect(check_, &SpikeInDesk::ended, this, [this] {
            if (!checkWindow_->isVisible())
                emit noted(
                    tr("The check with synthetic molecules has ended. Movie > Check with synthetic molecules "
                       "shows it."));
        });
    }
    checkWindow_->show();
    checkWindow_->raise();
    checkWindow_->activateWindow();
}

void MoviePage::setOwnNetworks(const std::vector<std::filesystem::path>& models) {
    measureBar_->network().setOwn(models);
}

void MoviePage::showMolecules() {
    // A frame without any would look like nothing was found.
    if (overlay_.count(session_.frame()) == 0)
        session_.setFrame(overlay_.fullestFrame());
}

} // namespace perrin::ui
