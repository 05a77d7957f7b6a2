// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_state.h"

#include "core/units.h"

#include <algorithm>

namespace perrin::ui {

void SessionState::setMovie(std::shared_ptr<const Movie> movie, const OpenOptions& options) {
    movie_ = std::move(movie);
    openOptions_ = options;
    settings_.acquisition = movie_->info().acquisition;
    settings_.find.channel = 0;
    doubtfulPixelSize_.reset();
    // Programs that know no pixel size write 1: believed only once a person has said so.
    if (settings_.acquisition.pixelSize == 1.0) {
        doubtfulPixelSize_ = 1.0;
        settings_.acquisition.pixelSize.reset();
    }
    adjustPsf();
    asked_ = missing();
    frame_ = 0;
    measurement_.reset();
    outdated_ = false;
    selected_.reset();
    emit movieChanged();
    emit settingsChanged();
    emit measurementChanged();
    emit selectionChanged();
    emit frameChanged();
}

std::filesystem::path SessionState::path() const {
    return movie_ && !movie_->info().files.empty() ? movie_->info().files.front() : std::filesystem::path();
}

void SessionState::setSettings(const MeasureSettings& settings) {
    settings_ = settings;
    if (settings_.acquisition.pixelSize)
        doubtfulPixelSize_.reset();
    adjustPsf();
    outdated_ = measurement_ != nullptr;
    emit settingsChanged();
}

void SessionState::setPsfFwhm(std::optional<double> fwhm) {
    psfFwhm_ = fwhm;
    adjustPsf();
    outdated_ = measurement_ != nullptr;
    emit settingsChanged();
}

void SessionState::adjustPsf() {
    settings_.find.psfSigma.reset();
    if (psfFwhm_ && settings_.acquisition.pixelSize)
        settings_.find.psfSigma = *psfFwhm_ / fwhmPerSigma / *settings_.acquisition.pixelSize;
}

std::vector<Need> SessionState::missing() const {
    if (!movie_)
        return {};
    std::vector<Need> needs;
    if (movie_->info().axis == StackAxis::Z && !openOptions_.zAsTime)
        needs.push_back(Need::TimeAxis);
    if (!settings_.acquisition.pixelSize)
        needs.push_back(Need::PixelSize);
    if (!settings_.acquisition.frameInterval)
        needs.push_back(Need::FrameInterval);
    if (!settings_.acquisition.exposure)
        needs.push_back(Need::Exposure);
    return needs;
}

bool SessionState::measurable() const {
    return movie_ && std::ranges::all_of(missing(), [](Need need) { return need == Need::Exposure; });
}

void SessionState::setFrame(std::size_t frame) {
    if (frameCount() == 0)
        return;
    frame = std::min(frame, frameCount() - 1);
    if (frame == frame_)
        return;
    frame_ = frame;
    emit frameChanged();
}

std::optional<double> SessionState::timeOf(std::size_t frame) const {
    if (movie_ && frame < movie_->info().frameTimes.size())
        return movie_->info().frameTimes[frame] - movie_->info().frameTimes.front();
    if (settings_.acquisition.frameInterval)
        return static_cast<double>(frame) * *settings_.acquisition.frameInterval;
    return std::nullopt;
}

void SessionState::setMeasurement(std::shared_ptr<const Measurement> measurement) {
    measurement_ = std::move(measurement);
    outdated_ = false;
    selected_.reset();
    emit measurementChanged();
    emit selectionChanged();
}

void SessionState::select(std::optional<std::size_t> molecule) {
    if (molecule && (!measurement_ || *molecule >= measurement_->molecules.size()))
        molecule.reset();
    if (molecule == selected_)
        return;
    selected_ = molecule;
    emit selectionChanged();
}

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

std::filesystem::path toPath(const QString& text) {
    return text.toStdString();
}

} // namespace perrin::ui
