// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/movie/movie.h"

#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace perrin::ui {

/// What must be known or said before (all of) a measurement can be made.
enum class Need { TimeAxis, PixelSize, FrameInterval, Exposure };

/// The one thing the pages share: the movie, its calibration and settings, the frame shown, the results and
/// the chosen molecule. Holds plain data and says when it changes; knows no widget and no thread.
class SessionState : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    /// A new movie: its file's calibration takes the place of the old one; camera and PSF width, which belong
    /// to the microscope, stay. Results go.
    void setMovie(std::shared_ptr<const Movie> movie, const OpenOptions& options = {});
    const std::shared_ptr<const Movie>& movie() const { return movie_; }
    std::filesystem::path path() const;
    const OpenOptions& openOptions() const { return openOptions_; }

    /// Settings of a measurement; its psfSigma follows from psfFwhm and the pixel size.
    const MeasureSettings& settings() const { return settings_; }
    void setSettings(const MeasureSettings& settings);
    std::optional<double> psfFwhm() const { return psfFwhm_; } // um; empty: measured on the movie
    void setPsfFwhm(std::optional<double> fwhm);

    /// A pixel size that the file gives but nobody would believe (exactly 1 um), until it is set by hand.
    std::optional<double> doubtfulPixelSize() const { return doubtfulPixelSize_; }
    /// What is still unknown. Exposure may stay so: MLE and Bayes then have no answer.
    std::vector<Need> missing() const;
    /// What the file did not say when it was opened: what the calibration bar asks for.
    const std::vector<Need>& asked() const { return asked_; }
    bool measurable() const;

    std::size_t frame() const { return frame_; }
    std::size_t frameCount() const { return movie_ ? movie_->info().frames : 0; }
    void setFrame(std::size_t frame);
    /// s from the first frame; empty when neither time stamps nor the frame interval are known.
    std::optional<double> timeOf(std::size_t frame) const;

    void setMeasurement(std::shared_ptr<const Measurement> measurement);
    const std::shared_ptr<const Measurement>& measurement() const { return measurement_; }
    /// The settings have changed since the measurement was made.
    bool outdated() const { return outdated_; }

    /// Row of the chosen molecule in measurement()->molecules.
    std::optional<std::size_t> selected() const { return selected_; }
    void select(std::optional<std::size_t> molecule);

  signals:
    void movieChanged();
    void settingsChanged();
    void frameChanged();
    void measurementChanged();
    void selectionChanged();

  private:
    void adjustPsf();

    std::shared_ptr<const Movie> movie_;
    OpenOptions openOptions_;
    MeasureSettings settings_;
    std::optional<double> psfFwhm_;
    std::optional<double> doubtfulPixelSize_;
    std::vector<Need> asked_;
    std::size_t frame_ = 0;
    std::shared_ptr<const Measurement> measurement_;
    bool outdated_ = false;
    std::optional<std::size_t> selected_;
};

/// For people: the path as text.
QString text(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& text);

} // namespace perrin::ui
