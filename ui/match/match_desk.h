// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latest_task.h"
#include "ui/match/match_preview.h"
#include "ui/session_state.h"
#include "ui/simulate/setting_field.h"

#include <array>
#include <memory>
#include <optional>

namespace perrin::ui {

/// What the Match workspace works on: the session's scenario whose noise, PSF and photons are matched to its
/// movie, and what a fit found. Knows no widget.
class MatchDesk : public QObject {
    Q_OBJECT
  public:
    explicit MatchDesk(SessionState& session, QObject* parent = nullptr);

    const Scenario& scenario() const { return session_.matching().scenario; }
    /// name: completes "Undo …"; held: part of the last change. Why the change cannot be, as a sentence;
    /// empty: it was made.
    QString edit(const ScenarioChange& change, const QString& name, bool held = false);
    bool isLocked(NoiseParameter which) const {
        return session_.matching().locked[static_cast<std::size_t>(which)];
    }
    void setLocked(NoiseParameter which, bool locked);
    /// Noise is found in the frame shown alone, or in all of them.
    bool allFrames() const { return session_.matching().allFrames; }
    void setAllFrames(bool all);
    const std::optional<PixelRegion>& region() const { return session_.matching().region; }
    void setRegion(const std::optional<PixelRegion>& region);
    void setContrast(const Contrast& contrast);
    const Contrast& contrast() const { return contrast_; }
    void newSeed();

    /// Somebody looks, or nobody does any more; work begins only for somebody.
    void setWatched(bool watched);
    /// levelsOnly: Gaussian and Laplace noise, the rest as the sliders have it; else all that is not locked.
    void fit(bool levelsOnly);
    bool canFit() const { return ground_ != nullptr; }
    /// Something was fitted, or set by a person: it is more than a first guess.
    bool canUse() const {
        const MatchingSettings& matching = session_.matching();
        return canFit() && (matching.noise != NumbersFrom::Guess || matching.molecules != NumbersFrom::Guess);
    }
    /// The last fit of what is looked at; nullptr: none, or its numbers were changed since.
    const NoiseFit* fitted() const { return fit_ && fittedAs_ == scenario() ? &*fit_ : nullptr; }
    const MatchedSpots& spots() const { return spots_; }
    const std::vector<CurvePoint>& transfer() const { return transfer_; }
    const std::shared_ptr<const MatchPreview>& preview() const { return preview_; }
    /// What a dark movie tells (offset and read noise), or another movie of the same camera (offset), is
    /// taken over and held.
    enum class KnownFrom { DarkMovie, OtherMovie };
    void take(KnownFrom source, const QString& path);
    /// Offset, gain and noise of the session's camera are held: it was calibrated.
    void holdCamera();
    TaskMonitor& taking() { return taking_; }
    /// The scenario goes to Simulate and Train, its camera to the movie; one step of the history.
    void use();

    TaskMonitor& looking() { return looking_; }
    TaskMonitor& fitting() { return fitting_; }

  signals:
    void changed();   // scenario, locks, choice of frames and region, or fit
    void previewed(); // a new preview
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    void used();

  private:
    struct Found {
        NoiseFit fit;
        MatchedSpots spots;
        std::vector<CurvePoint> transfer;
        std::shared_ptr<const TwinScene> scene;
    };
    void takeMovie();
    void takeSettings();
    /// Looks anew where other frames, another part or another camera is asked for.
    void follow();
    void look();
    void show();
    void takeFit(const Found& found);
    /// The movie is measured with it; what is matched stays as it is, also when this is undone.
    void giveCamera(const Camera& camera);
    /// The sliders begin with the movie's camera where it is known, else with what the pixels' moments say.
    void start();
    /// From the frame shown, where nothing better is known yet.
    void measureLight();
    /// amplitude: ADU of a molecule in one frame; sigma: px of the PSF.
    static void setLight(MatchingSettings& matching, double amplitude, double sigma);
    EmptySettings choice() const;
    double psfSigma() const; // px

    SessionState& session_;
    bool watched_ = false, outdated_ = true;
    std::optional<Camera> camera_; // of the session, that the sliders began with
    bool giving_ = false;          // the session's camera is being set or taken back by use()
    EmptySettings looked_;         // what was looked at last
    Contrast contrast_{.rule = ContrastRule::Percentile};
    std::uint64_t seed_ = 1;
    std::shared_ptr<const MatchGround> ground_;
    std::shared_ptr<const TwinScene> scene_;
    std::size_t sceneFrame_ = 0;
    std::optional<NoiseFit> fit_;
    Scenario fittedAs_; // with the fit's numbers
    MatchedSpots spots_;
    std::vector<CurvePoint> transfer_;
    std::shared_ptr<const MatchPreview> preview_;
    BackgroundTask<std::shared_ptr<const MatchGround>> looking_;
    BackgroundTask<Found> fitting_;
    BackgroundTask<NoiseModel> taking_;
    LatestTask<MatchWish, std::shared_ptr<const MatchPreview>> previews_;
};

} // namespace perrin::ui
