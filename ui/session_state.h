// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/diffusion/region_selection.h"
#include "core/movie/movie.h"
#include "core/region/region.h"
#include "core/session/session.h"
#include "ui/edit.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace perrin::ui {

/// What must be known or said before (all of) a measurement can be made.
enum class Need { TimeAxis, PixelSize, FrameInterval, Exposure };

/// The one thing the pages share: the movie, its calibration and settings, the regions, the frame shown, the
/// results and the chosen molecule, and what is simulated. Holds plain data and says when it changes; knows
/// no widget and no thread.
/// Every edit a person makes goes through its undo history.
class SessionState : public QObject {
    Q_OBJECT
  public:
    explicit SessionState(QObject* parent = nullptr) : QObject(parent) {}

    /// A new movie: its file's calibration takes the place of the old one; camera and PSF width, which belong
    /// to the microscope, stay, as does the simulation. Results, regions and the undo history go. Empty: no
    /// movie any more.
    /// selection: the images it was put together from, where a person chose them.
    void setMovie(std::shared_ptr<const Movie> movie, const OpenOptions& options = {},
                  const std::vector<std::filesystem::path>& selection = {});
    const std::shared_ptr<const Movie>& movie() const { return movie_; }
    std::filesystem::path path() const;
    /// Whose SHA-256 is the movie's: its file, or the images it was put together from; none: it is no file.
    std::vector<std::filesystem::path> files() const;
    const OpenOptions& openOptions() const { return openOptions_; }
    const std::vector<std::filesystem::path>& selection() const { return selection_; }

    QUndoStack& undoStack() { return undoStack_; }

    /// Settings of a measurement; its psfSigma follows from psfFwhm and the pixel size.
    const MeasureSettings& settings() const { return values_.settings; }
    /// held: part of the last change (a slider that is still held down).
    void setSettings(const MeasureSettings& settings, bool held = false);
    std::optional<double> psfFwhm() const { return values_.psfFwhm; } // um; empty: measured on the movie
    void setPsfFwhm(std::optional<double> fwhm);
    /// Camera, PSF and (if given) pixel size at once, as one step of the history.
    void setMicroscope(const std::optional<Camera>& camera, std::optional<double> psfFwhm,
                       std::optional<double> pixelSize);

    /// A pixel size that the file gives but nobody would believe (exactly 1 um), until it is set by hand.
    std::optional<double> doubtfulPixelSize() const { return values_.doubtfulPixelSize; }
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

    /// The molecules that the regions let through, each with its region's name.
    const std::shared_ptr<const Measurement>& measurement() const { return shown_; }
    /// All molecules, wherever they are.
    const std::shared_ptr<const Measurement>& wholeMeasurement() const { return all_; }
    void setMeasurement(std::shared_ptr<const Measurement> measurement, const QString& name = {});
    /// The settings have changed since the measurement was made.
    bool outdated() const { return all_ && all_->settings != values_.settings; }
    /// Without a measurement so far, `empty` becomes it. Gives the molecule the next free number and chooses
    /// it.
    void addMolecule(Molecule molecule, const Measurement& empty = {});
    void removeMolecule(int id);
    /// The molecule of the same number becomes this one. name: completes "Undo …".
    void replaceMolecule(const Molecule& molecule, const QString& name);

    const std::vector<Region>& regions() const { return regions_; }
    RegionUse regionUse() const { return regionUse_; }
    /// Throws Error for a region that is none.
    void setRegions(std::vector<Region> regions, const QString& name);
    void setRegionUse(RegionUse use);

    /// Row of the chosen molecule in measurement()->molecules.
    std::optional<std::size_t> selected() const;
    void select(std::optional<std::size_t> molecule);

    /// There is always one, with or without a movie.
    const SimulationSettings& simulation() const { return simulation_; }
    /// Throws Error: scenario.check(). name: completes "Undo …"; held: part of the last change.
    void setScenario(const Scenario& scenario, const QString& name, bool held = false);
    void setSeed(std::uint64_t seed, const QString& name = {});
    /// The scenario with what is known of the movie's microscope: pixel size, times, camera, PSF.
    Scenario scenarioOfMovie() const;

    /// What is matched to the movie.
    const MatchingSettings& matching() const { return matching_; }
    /// name: completes "Undo …"; empty: nobody did it, so that it has no place in the history.
    void setMatching(const MatchingSettings& matching, const QString& name = {}, bool held = false);

    /// Everything as a session file has it but the movie and the view; without history.
    void restore(const Session& session);

  signals:
    void movieChanged();
    void settingsChanged();
    void frameChanged();
    void measurementChanged();
    void regionsChanged();
    void selectionChanged();
    void simulationChanged();
    void matchingChanged();

  private:
    struct Values {
        MeasureSettings settings;
        std::optional<double> psfFwhm;
        std::optional<double> doubtfulPixelSize;
    };
    void change(Values values, QString name = {}, bool held = false);
    void change(const SimulationSettings& simulation, const QString& name, Edit::Kind kind);
    void apply(const Values& values);
    void apply(const SimulationSettings& simulation);
    void apply(const MatchingSettings& matching);
    void apply(std::shared_ptr<const Measurement> measurement);
    void apply(const std::vector<Region>& regions, RegionUse use);
    /// The molecule of this number goes, comes or changes.
    void apply(int id, const std::optional<Molecule>& molecule);
    void showMolecules();

    std::shared_ptr<const Movie> movie_;
    OpenOptions openOptions_;
    std::vector<std::filesystem::path> selection_;
    Values values_;
    std::vector<Need> asked_;
    std::size_t frame_ = 0;
    std::shared_ptr<const Measurement> all_, shown_;
    std::vector<Region> regions_;
    RegionUse regionUse_ = RegionUse::Inside;
    std::optional<int> selected_; // number of the molecule
    SimulationSettings simulation_;
    MatchingSettings matching_;
    QUndoStack undoStack_;
};

/// What differs, for the undo menu: "change pixel size".
QString changeName(const MeasureSettings& before, const MeasureSettings& after);

/// For people: the path as text.
QString text(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& text);

} // namespace perrin::ui
