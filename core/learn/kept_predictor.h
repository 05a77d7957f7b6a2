// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/measurement.h"
#include "core/job.h"
#include "core/learn/predictor.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace perrin {

/// A network that stays loaded from one question to the next. May be asked from any thread, by one at a time.
class KeptPredictor {
  public:
    /// engine: of the networks; empty: the program's.
    explicit KeptPredictor(const Engine* engine = nullptr) : engine_(engine) {}

    /// work with the model of this name or file, which is read when it is another one than before, or newer.
    /// Waits while another asks. Throws Error (no such model), Cancelled and what work throws.
    void use(const std::string& nameOrFile, const std::function<void(Predictor&)>& work, const Job& job = {});

  private:
    const Engine* engine_;
    std::timed_mutex mutex_;
    std::filesystem::path path_;
    std::filesystem::file_time_type written_{};
    std::unique_ptr<Predictor> predictor_;
};

/// Every molecule's D by the network that the measurement's settings name, see addNetwork(); nothing where they name
/// none. Where it cannot be asked the other answers stand, and the notes tell why. Throws Cancelled.
void askNetwork(Measurement& measurement, KeptPredictor& predictor, const std::shared_ptr<const Movie>& movie,
                const Job& job = {});

} // namespace perrin
