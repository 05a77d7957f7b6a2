// SPDX-License-Identifier: GPL-3.0-or-later
// What the training desk reads from disk, and finds out, in the background.
#include "core/runs/low_priority.h"
#include "ui/train/training_desk.h"
#include "ui/words/core_words.h"

#include <algorithm>

namespace perrin::ui {

namespace fs = std::filesystem;

void TrainingDesk::load() {
    loading_.start(
        [store = store_](const Job&) {
            Listed listed;
            listed.runs = store.list(listed.problems);
            for (const StoredRun& run : listed.runs)
                listed.elsewhere.push_back(RunStore::isBeingTrained(run));
            return listed;
        },
        {.done =
             [this](Listed listed) {
                 std::vector<TrainingRun> runs;
                 for (std::size_t i = 0; i < listed.runs.size(); ++i) {
                     if (const TrainingRun* known = find(listed.runs[i].folder)) {
                         runs.push_back(*known); // it may have gone on meanwhile
                         continue;
                     }
                     runs.push_back({.stored = std::move(listed.runs[i])});
                     runs.back().elsewhere = listed.elsewhere[i] != 0;
                 }
                 for (const TrainingRun& run : runs_) // made since the list was read
                     if (std::none_of(runs.begin(), runs.end(), [&](const TrainingRun& other) {
                             return other.folder() == run.folder();
                         }))
                         runs.insert(runs.begin(), run);
                 runs_ = std::move(runs);
                 loaded_ = true;
                 emit listChanged();
                 emit loaded();
                 for (const std::string& problem : listed.problems)
                     emit failed(coreText(problem));
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void TrainingDesk::need(const fs::path& folder) {
    const TrainingRun* run = find(folder);
    if (!run || (run->recordRead && run->references))
        return;
    // What other runs of the same scenario have found is as good.
    std::vector<fs::path> folders{folder};
    for (const TrainingRun& other : runs_)
        if (other.folder() != folder && other.stored.settings.scenario == run->stored.settings.scenario)
            folders.push_back(other.folder());
    reading_.start(
        [folders](const Job&) {
            Known known;
            if (std::optional<RunRecord> record = readRecord(folders.front()))
                known.record = std::make_shared<const RunRecord>(*std::move(record));
            for (const fs::path& place : folders)
                if (!known.references)
                    known.references = readReferences(place);
            return known;
        },
        {.done =
             [this, folder](const Known& known) {
                 TrainingRun* read = at(folder);
                 if (!read)
                     return;
                 read->recordRead = true;
                 if (!read->record)
                     read->record = known.record;
                 if (known.references)
                     read->references = known.references;
                 else
                     makeReferences(folder);
                 emit runChanged(folder);
                 emit listChanged();
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void TrainingDesk::makeReferences(const fs::path& folder) {
    const TrainingSettings& settings = find(folder)->stored.settings;
    if (settings.label != Label::LnD || !(settings.scenario.motion.diffusionCoefficient.smallest() > 0))
        return;
    references_.start(
        [folder, scenario = settings.scenario](const Job& job) {
            lowerThreadPriority();
            const ReferenceErrors errors = referenceErrors(scenario, {}, job);
            writeReferences(folder, errors);
            return errors;
        },
        {.done =
             [this, folder](const ReferenceErrors& errors) {
                 if (TrainingRun* run = at(folder)) {
                     run->references = errors;
                     emit runChanged(folder);
                 }
             },
         .failed = [this](const QString& message) { emit noted(message); },
         .cancelled = {}});
}

} // namespace perrin::ui
