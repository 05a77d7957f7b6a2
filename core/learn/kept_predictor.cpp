// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/kept_predictor.h"

#include "core/error.h"
#include "core/learn/molecule_predictor.h"

#include <chrono>

namespace perrin {

void KeptPredictor::use(const std::string& nameOrFile, const std::function<void(Predictor&)>& work,
                        const Job& job) {
    const std::filesystem::path path = modelPath(nameOrFile);
    std::error_code ignored;
    const auto written = std::filesystem::last_write_time(path, ignored);
    std::unique_lock lock(mutex_, std::defer_lock);
    while (!lock.try_lock_for(std::chrono::milliseconds(50)))
        job.checkCancelled();
    if (!predictor_ || path != path_ || written != written_) {
        predictor_.reset();
        predictor_ = std::make_unique<Predictor>(readModel(path), "cpu", 0, engine_);
        path_ = path;
        written_ = written;
    }
    work(*predictor_);
}

void askNetwork(Measurement& measurement, KeptPredictor& predictor, const std::shared_ptr<const Movie>& movie,
                const Job& job) {
    if (measurement.settings.model.empty())
        return;
    try {
        predictor.use(
            measurement.settings.model,
            [&](Predictor& network) { addNetwork(measurement, network, movie, Symmetries::All16, job); }, job);
    } catch (const Error& error) {
        measurement.notes.push_back("The network was not asked: " + std::string(error.what()) + ".");
    }
}

} // namespace perrin
