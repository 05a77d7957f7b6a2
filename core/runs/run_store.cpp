// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_store.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/learn/model_card.h"
#include "core/learn/trainer.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <set>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* format = "perrin-run-1";

fs::path descriptionPath(const fs::path& folder) {
    return folder / "run.json";
}
fs::path lockPath(const StoredRun& run) {
    return run.folder / "in-use.lock";
}

std::string nowText() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

/// A name that every file system takes.
std::string fileName(const std::string& name) {
    std::string safe;
    for (const char c : name)
        safe += static_cast<unsigned char>(c) < ' ' ||
                        std::string_view("/\\:*?\"<>|").find(c) != std::string::npos
                    ? '_'
                    : c;
    while (!safe.empty() && (safe.back() == '.' || safe.back() == ' '))
        safe.pop_back();
    return safe.empty() || safe.front() == '.' ? "model" + safe : safe;
}

fs::path modelPathOf(const fs::path& folder, const std::string& name) {
    return folder / (fileName(name) + ".safetensors");
}

/// Sorts by time; the digits behind it keep two programs apart.
std::string freshFolder() {
    std::string time = nowText();
    std::erase_if(time, [](char c) { return c == ':' || c == '-'; });
    std::random_device random;
    return time + "-" + std::to_string(random() % 1000000);
}

void write(const StoredRun& run, const std::string& ended) {
    Json settings = toJson(run.settings);
    settings.erase("processes");
    Json json{{"format", format}, {"name", run.name}, {"created", run.created}, {"settings", settings}};
    if (run.bestRmse)
        json["best_rmse"] = *run.bestRmse;
    if (!ended.empty())
        json["ended"] = ended;
    if (run.going)
        json["going"] = true;
    if (!run.failure.empty())
        json["failure"] = run.failure;
    writeAtomically(descriptionPath(run.folder), [&](std::ostream& out) {
        out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    });
}

std::string endText(std::optional<RunStage> stage) {
    return stage == RunStage::Done ? "done" : stage == RunStage::Stopped ? "stopped" : "";
}

RunStage stageOf(const StoredRun& run, const std::string& ended) {
    const bool hasModel = fs::exists(run.model), hasCheckpoint = fs::exists(run.checkpoint());
    if (hasModel && ended == endText(RunStage::Done))
        return RunStage::Done;
    if (hasModel && hasCheckpoint && ended == endText(RunStage::Stopped))
        return RunStage::Stopped;
    if (hasModel && !hasCheckpoint)
        return RunStage::Done; // killed between the two
    return hasCheckpoint ? RunStage::Interrupted : RunStage::New;
}

} // namespace

StoredRun RunStore::read(const fs::path& folder) const {
    const fs::path path = descriptionPath(folder);
    std::ifstream file(path);
    if (!file)
        throw Error(path.string() + ": cannot be read");
    try {
        const Json json = Json::parse(file);
        if (json.value("format", "") != format)
            throw Error("is no run of this program");
        StoredRun run{.folder = folder,
                      .name = json.at("name"),
                      .created = json.at("created"),
                      .settings = trainingFromJson(json.at("settings")),
                      .failure = json.value("failure", ""),
                      .going = json.value("going", false)};
        if (json.contains("best_rmse"))
            run.bestRmse = json.at("best_rmse").get<double>();
        run.model = modelPathOf(folder, run.name);
        run.stage = stageOf(run, json.value("ended", ""));
        return run;
    } catch (const Json::exception& error) {
        throw Error(path.string() + ": is damaged (" + error.what() + ")");
    } catch (const Error& error) {
        throw Error(path.string() + ": " + error.what());
    }
}

std::vector<StoredRun> RunStore::list(std::vector<std::string>& problems) const {
    std::vector<StoredRun> runs;
    std::error_code failure;
    for (fs::directory_iterator entry(folder_, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code gone;
        if (!fs::exists(descriptionPath(entry->path()), gone))
            continue;
        try {
            runs.push_back(read(entry->path()));
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
    }
    std::sort(runs.begin(), runs.end(),
              [](const StoredRun& one, const StoredRun& other) { return one.folder > other.folder; });
    return runs;
}

std::string RunStore::freeName(const std::string& wanted, const fs::path& but) const {
    std::vector<std::string> ignored;
    std::set<std::string> taken;
    for (const StoredRun& run : list(ignored))
        if (run.folder != but)
            taken.insert(run.name);
    std::string name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = wanted + " " + std::to_string(number);
    return name;
}

StoredRun RunStore::create(const std::string& name, const TrainingSettings& settings) const {
    settings.check();
    StoredRun run{.folder = folder_ / freshFolder(),
                  .name =
                      freeName(name.empty() ? settings.scenario.name + ", " + settings.network.name : name),
                  .created = nowText(),
                  .settings = settings};
    run.model = modelPathOf(run.folder, run.name);
    std::error_code failure;
    fs::create_directories(run.folder, failure);
    if (failure)
        throw Error(run.folder.string() + ": cannot be made: " + failure.message());
    write(run, {});
    return run;
}

StoredRun RunStore::rename(const StoredRun& run, const std::string& name) const {
    if (name.empty() || name == run.name)
        return run;
    StoredRun renamed = run;
    renamed.name = freeName(name, run.folder);
    renamed.model = modelPathOf(run.folder, renamed.name);
    if (fs::exists(run.model) && renamed.model != run.model) {
        Model model = readModel(run.model);
        model.name = renamed.model.stem().string();
        writeModel(renamed.model, model);
        writeAtomically(cardPath(renamed.model), [&](std::ostream& out) { out << modelCard(model); });
        std::error_code missing;
        fs::rename(curvesPath(run.model), curvesPath(renamed.model), missing);
    }
    write(renamed, endText(run.stage)); // from here on it has the new name
    std::error_code ignored;
    if (renamed.model != run.model)
        for (const fs::path& old : {run.model, cardPath(run.model)})
            fs::remove(old, ignored);
    return renamed;
}

void RunStore::remove(const StoredRun& run) const {
    const std::unique_ptr<FileLock> own = lock(run);
    if (!own)
        throw Error(run.name + " is being trained; stop it first");
    std::error_code failure;
    fs::remove(descriptionPath(run.folder), failure); // without it the rest is nobody's
    if (!failure)
        fs::remove_all(run.folder, failure);
    if (failure)
        throw Error(run.folder.string() + ": cannot be deleted: " + failure.message());
}

void RunStore::update(const StoredRun& run, std::optional<RunStage> ended) const {
    write(run, endText(ended));
}

std::unique_ptr<FileLock> RunStore::lock(const StoredRun& run) {
    return FileLock::taken(lockPath(run));
}

bool RunStore::isBeingTrained(const StoredRun& run) {
    return FileLock::isTaken(lockPath(run));
}

} // namespace perrin
