// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/kept_predictor.h"
#include "core/learn/spike_in.h"
#include "ui/background_task.h"
#include "ui/session_state.h"

#include <memory>
#include <optional>

namespace perrin::ui {

/// What a check of a movie found, and of what.
struct SpikeInAnswer {
    std::shared_ptr<const Measurement> measurement{}; // without the synthetic molecules
    SpikeInResult result{};
    std::filesystem::path movie{}; // empty: it is no file
    std::string sha256{};

    /// As files have them: under the lines that say how the movie was measured.
    Table rows() const;
    Table molecules() const;
};

/// The check of the session's movie with synthetic molecules of known D: what it is tried with, its work and
/// its result. Knows no widget.
class SpikeInDesk : public QObject {
    Q_OBJECT
  public:
    SpikeInDesk(SessionState& session, std::shared_ptr<KeptPredictor> predictor, QObject* parent = nullptr);

    const SpikeInSettings& settings() const { return settings_; }
    void setSettings(const SpikeInSettings& settings);
    /// Name or file of the network that measured the molecules; empty: none.
    QString network() const;
    bool asksNetwork() const { return asksNetwork_ && !network().isEmpty(); }
    void setAsksNetwork(bool asks);

    /// Why the movie cannot be checked now, and what to do about it; empty: it can.
    QString obstacle() const;
    /// What is left empty is taken from the measured molecules: what these say. Empty where they cannot tell.
    std::optional<SpikeInSettings> automatic() const;
    std::optional<double> usualPhotons() const; // an exposure, median of the measured molecules

    void run();
    TaskMonitor& checking() { return checking_; }
    /// Why the last check gave nothing; empty: it did, or there was none.
    const QString& failure() const { return failure_; }
    const std::shared_ptr<const SpikeInAnswer>& answer() const { return answer_; }
    /// The molecules were measured anew since, or their settings changed.
    bool outdated() const;

  signals:
    void changed();
    void ended(); // with an answer or a failure

  private:
    SessionState& session_;
    const std::shared_ptr<KeptPredictor> predictor_;
    SpikeInSettings settings_;
    bool asksNetwork_ = true;
    QString failure_;
    std::shared_ptr<const SpikeInAnswer> answer_;
    BackgroundTask<std::shared_ptr<const SpikeInAnswer>> checking_;
};

} // namespace perrin::ui
