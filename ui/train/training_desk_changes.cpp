// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the files of a run that exists: another name, deletion.
#include "core/error.h"
#include "ui/train/training_desk.h"

namespace perrin::ui {

namespace fs = std::filesystem;

void TrainingDesk::rename(const fs::path& folder, const QString& name) {
    TrainingRun* run = at(folder);
    if (!run || name.trimmed().isEmpty())
        return;
    const std::string before = run->stored.name;
    run->stored.name = name.trimmed().toStdString(); // shown at once; the final one may get a number
    emit listChanged();
    change({.work = [store = store_, folder,
                     wanted = run->stored.name] { return store.rename(store.read(folder), wanted); },
            .done =
                [this, folder](const StoredRun& renamed) {
                    if (TrainingRun* now = at(folder)) {
                        now->stored.name = renamed.name;
                        now->stored.model = renamed.model;
                    }
                },
            .undone =
                [this, folder, before] {
                    if (TrainingRun* now = at(folder))
                        now->stored.name = before;
                }});
}

void TrainingDesk::remove(const fs::path& folder) {
    const TrainingRun* run = find(folder);
    if (!run || folder == active_)
        return;
    std::erase(waiting_, folder);
    change({.work =
                [store = store_, stored = run->stored] {
                    store.remove(stored);
                    return stored;
                },
            .done =
                [this, folder](const StoredRun&) {
                    std::erase(waiting_, folder);
                    std::erase_if(runs_, [&](const TrainingRun& other) { return other.folder() == folder; });
                }});
}

void TrainingDesk::change(Change change) {
    changes_.push_back(std::move(change));
    if (changes_.size() == 1)
        changeNext();
}

void TrainingDesk::changeNext() {
    const auto next = [this] {
        changes_.pop_front();
        emit listChanged();
        if (!changes_.empty())
            changeNext();
    };
    changing_.start([work = changes_.front().work](const Job&) { return work(); },
                    {.done =
                         [this, next](const StoredRun& answer) {
                             changes_.front().done(answer);
                             next();
                         },
                     .failed =
                         [this, next](const QString& message) {
                             emit failed(message);
                             if (changes_.front().undone)
                                 changes_.front().undone();
                             next();
                         },
                     .cancelled = {}});
}

} // namespace perrin::ui
