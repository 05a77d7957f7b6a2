// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/spot_preview.h"

#include "core/movie/even_movie.h"

#include <algorithm>
#include <utility>

namespace perrin::ui {
namespace {

/// Whether the noise learned for one serves the other: all but the false alarms and the localizer.
bool sameNoise(FindSettings a, const FindSettings& b) {
    a.falseAlarm = b.falseAlarm;
    a.localizer = b.localizer;
    return a == b;
}

} // namespace

SpotPreview::SpotPreview(SessionState& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&session_, &SessionState::frameChanged, this, &SpotPreview::update);
    connect(&session_, &SessionState::settingsChanged, this, &SpotPreview::update);
    connect(&session_, &SessionState::movieChanged, this, [this] {
        learning_.cancel();
        searching_.cancel();
        learned_.reset();
        learnedMovie_.reset();
        setActive(false);
    });
}

void SpotPreview::setActive(bool active) {
    const bool was = std::exchange(active_, active && session_.movie());
    if (active_) {
        update();
        return;
    }
    emit changed({}, {});
    if (was)
        emit stopped();
}

std::optional<FindCalibration> SpotPreview::calibration(const FindSettings& settings) const {
    const auto& measurement = session_.wholeMeasurement();
    if (learned_ && learnedMovie_ == session_.movie() && sameNoise(learnedFor_, settings))
        return withFalseAlarm(*learned_, settings.falseAlarm);
    if (measurement && sameNoise(measurement->settings.find, settings) &&
        measurement->calibration.threshold > 0)
        return withFalseAlarm(measurement->calibration, settings.falseAlarm);
    return std::nullopt;
}

void SpotPreview::update() {
    if (!active_)
        return;
    if (calibration(session_.settings().find)) {
        search();
        return;
    }
    if (learning_.running() && learnedMovie_ == session_.movie() &&
        sameNoise(learnedFor_, session_.settings().find))
        return; // on its way
    learned_.reset();
    learnedFor_ = session_.settings().find;
    learnedMovie_ = session_.movie();
    learning_.start([movie = learnedMovie_, settings = learnedFor_](
                        const Job& job) { return calibrateFinder(*movie, settings, job); },
                    {.done =
                         [this](const FindCalibration& calibration) {
                             learned_ = calibration;
                             update();
                         },
                     .failed = [this](const QString& message) { emit changed({}, message); },
                     .cancelled =
                         [this, movie = learnedMovie_, settings = learnedFor_] {
                             if (movie == learnedMovie_ && settings == learnedFor_) // by a person
                                 setActive(false);
                         }});
    emit changed({}, tr("looking at the noise…"));
}

void SpotPreview::search() {
    searching_.start(
        [movie = session_.movie(), settings = session_.settings().find,
         calibration = *calibration(session_.settings().find), frame = session_.frame()](const Job&) {
            auto spots = findSpots(evenMovie(movie, settings.camera)->frame(frame, settings.channel),
                                   static_cast<int>(frame), settings, calibration);
            std::erase_if(spots, [](const Spot& spot) { return !spot.clear; });
            return spots;
        },
        {.done =
             [this](const std::vector<Spot>& spots) {
                 if (!active_)
                     return;
                 std::vector<QPointF> places;
                 for (const Spot& spot : spots)
                     places.emplace_back(spot.x, spot.y);
                 emit changed(places, tr("%1 found here, %2 of them expected false")
                                          .arg(spots.size())
                                          .arg(session_.settings().find.falseAlarm, 0, 'g', 2));
             },
         .failed = [this](const QString& message) { emit changed({}, message); },
         .cancelled = {}});
}

} // namespace perrin::ui
