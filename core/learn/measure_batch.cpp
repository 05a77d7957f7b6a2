// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/measure_batch.h"

#include "core/diffusion/region_selection.h"
#include "core/learn/molecule_predictor.h"
#include "core/provenance.h"

#include <new>

namespace perrin {
namespace {

MeasuredMovie measureOne(const BatchRun& run, std::size_t index, const Job& job) {
    const std::filesystem::path& path = run.movies[index];
    const auto movie = openMovie(path, run.open);
    const MeasureSettings settings = run.settings(path, movie->info());
    const bool network = run.predictor && !settings.model.empty();
    const double found = network ? 0.5 : 0.95;
    MeasuredMovie result{path, {}, measure(*movie, settings, job.part(0, found))};
    if (network)
        run.predictor->use(settings.model, [&](Predictor& predictor) {
            addNetwork(result.measurement, predictor, movie, Symmetries::All16, job.part(found, 0.95));
        });
    result.measurement = selectByRegion(result.measurement, run.regions, run.regionUse);
    result.sha256 = std::filesystem::is_directory(path) ? sha256(movie->info().files, job.part(0.95, 1))
                                                        : sha256(path, job.part(0.95, 1));
    if (run.measured)
        run.measured(index, *movie, result);
    result.measurement.spots.reset(); // no table needs them, and a batch may be long
    result.measurement.leftOut.clear();
    return result;
}

/// The job of one movie of the batch, its name in front of what is told.
Job jobOf(const BatchRun& run, std::size_t index, const Job& job) {
    if (!job.report)
        return job;
    const double count = static_cast<double>(run.movies.size()), before = static_cast<double>(index);
    return Job{job.stop, [report = job.report, name = run.movies[index].filename().string()](
                             double fraction,
                             std::string_view text) { report(fraction, name + ": " + std::string(text)); }}
        .part(before / count, (before + 1) / count);
}

void addFailed(MeasuredBatch& batch, const BatchRun& run, const std::filesystem::path& movie,
               const std::string& text) {
    // Errors of files begin with the file's name, those of settings do not.
    const std::string name = movie.string() + ": ";
    batch.failed.push_back({movie, text.starts_with(name) ? text.substr(name.size()) : text});
    if (run.failed)
        run.failed(batch.failed.back());
}

} // namespace

void measureBatch(MeasuredBatch& batch, const BatchRun& run, const Job& job) {
    for (std::size_t i = 0; i < run.movies.size(); ++i) {
        job.checkCancelled();
        try {
            batch.movies.push_back(measureOne(run, i, jobOf(run, i, job)));
        } catch (const Cancelled&) {
            throw;
        } catch (const std::bad_alloc&) {
            addFailed(batch, run, run.movies[i], "there is not enough memory for it");
        } catch (const std::exception& error) {
            addFailed(batch, run, run.movies[i], error.what());
        }
    }
}

} // namespace perrin
