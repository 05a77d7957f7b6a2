// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/engine_setup.h"

#include "core/child_process.h"
#include "core/file_lock.h"
#include "core/installation.h"
#include "core/json_field.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <thread>

namespace perrin {
namespace {

namespace fs = std::filesystem;
using Log = std::function<void(const std::string& line)>;

constexpr double configured = 0.015, compiled = 0.94; // shares of the whole; too early to tell the time left
constexpr double memoryPerCompiler = 2e9;             // B; torch's headers are big

/// Of `first` what is there; else of `second`.
fs::path either(const char* first, const char* second, const char* folders) {
    const fs::path found = findProgram(first, folders);
    return found.empty() ? findProgram(second, folders) : found;
}

/// B, what other programs leave; 0: not known.
double freeMemory() {
    std::ifstream file("/proc/meminfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("MemAvailable:"))
            return 1024 * std::atof(line.c_str() + line.find(':') + 1);
    return 0;
}

int compilersAtOnce() {
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    return std::clamp(static_cast<int>(freeMemory() / memoryPerCompiler), 1, cores);
}

/// How many files are compiled as one: torch's headers are parsed once for them, but a part is to be left for
/// each core.
int filesTogether() {
    return 16 / std::clamp(compilersAtOnce(), 2, 4);
}

/// A folder for one build, which is removed with all in it unless it is kept.
class BuildFolder {
  public:
    BuildFolder() {
        const fs::path above = engineBuildsPath();
        std::error_code failure;
        fs::create_directories(above, failure);
        for (int number = 1; !failure && path_.empty(); ++number)
            if (fs::create_directory(above / std::to_string(number), failure))
                path_ = above / std::to_string(number);
        if (failure)
            throw Error("no folder can be made in " + above.string() + ": " + failure.message());
    }
    ~BuildFolder() {
        std::error_code ignored;
        fs::remove_all(isKept_ ? work() : path_, ignored);
    }
    BuildFolder(const BuildFolder&) = delete;
    BuildFolder& operator=(const BuildFolder&) = delete;

    fs::path work() const { return path_ / "build"; }
    fs::path library() const { return path_ / "libperrin_learn.so"; }
    /// The library, without what it was made with.
    void keep() { isKept_ = true; }

  private:
    fs::path path_;
    bool isKept_ = false;
};

/// What a tool says, of which the first complaint is what a person needs.
class Listener {
  public:
    explicit Listener(const Log& log) : log_(log) {}
    void hear(const std::string& line) {
        log_(line);
        static const std::regex bad(R"(error:|CMake Error|Error:|terminate called|No space left)");
        if (awaited_ && !line.empty()) { // CMake says what is wrong in the next line
            complaint_ = line.substr(line.find_first_not_of(' '));
            awaited_ = false;
        } else if (complaint_.empty() && std::regex_search(line, bad)) {
            complaint_ = line;
            awaited_ = line.starts_with("CMake Error");
        }
        if (!line.empty())
            last_ = line;
    }
    const std::string& complaint() const { return complaint_.empty() ? last_ : complaint_; }

  private:
    const Log& log_;
    std::string complaint_, last_;
    bool awaited_ = false;
};

std::string shown(const std::vector<std::string>& words) {
    std::string line = "$";
    for (const std::string& word : words)
        line += " " + word;
    return line;
}

/// Throws Error: `failure` and the first complaint.
void runTool(const ChildProcess& child, const std::string& failure, const Log& log,
             const std::function<void(const std::string&)>& look, const Job& job) {
    log(shown(child.words));
    Listener listener(log);
    const int code = runChild(
        child,
        [&](const std::string& line) {
            listener.hear(line);
            look(line);
        },
        job);
    if (code != 0)
        throw Error(failure + ": " +
                    (listener.complaint().empty() ? "it ended with code " + std::to_string(code)
                                                  : listener.complaint()));
}

void build(const LibTorch& libtorch, const BuildTools& tools, const fs::path& folder, const Log& log,
           const Job& job) {
    std::vector<std::string> configure{tools.cmake.string(),
                                       "-S",
                                       tools.sources.string(),
                                       "-B",
                                       folder.string(),
                                       "-G",
                                       tools.usesNinja() ? "Ninja" : "Unix Makefiles",
                                       "-DCMAKE_MAKE_PROGRAM=" + tools.maker.string(),
                                       "-DCMAKE_CXX_COMPILER=" + tools.compiler.string(),
                                       "-DCMAKE_UNITY_BUILD=ON",
                                       "-DCMAKE_UNITY_BUILD_BATCH_SIZE=" + std::to_string(filesTogether()),
                                       "-DPERRIN_ONLY_NETWORKS=ON",
                                       "-DPERRIN_ENGINE_EXPECTED=" + engineSources(),
                                       "-DPERRIN_LIBTORCH=" + libtorch.folder.string()};
    job.progress(0, "preparing");
    runTool(
        {.words = configure, .environment = {{"LC_ALL", "C"}}, .lowPriority = true},
        "The networks cannot be built for this LibTorch", log, [](const std::string&) {}, job);
    job.progress(configured, "compiling");
    static const std::regex step(R"(^\[(\d+)/(\d+)\]|^\[ *(\d+)%\])");
    const auto look = [&](const std::string& line) {
        std::smatch found;
        if (!std::regex_search(line, found, step))
            return;
        const double share =
            found[3].matched ? std::stod(found[3]) / 100 : std::stod(found[1]) / std::stod(found[2]);
        job.progress(configured + (compiled - configured) * share, "compiling");
    };
    runTool({.words = {tools.cmake.string(), "--build", folder.string(), "--target", "perrin_learn",
                       "--parallel", std::to_string(compilersAtOnce())},
             .environment = {{"LC_ALL", "C"}, {"NINJA_STATUS", "[%f/%t] "}},
             .lowPriority = true},
            "Compiling failed", log, look, job);
}

/// A crash ends that process and not this one.
void checkLibrary(EngineSetup& setup, const Log& log, const Job& job) {
    std::string answer;
    runTool(
        {.words = {programPath().string(), "devices", "--check", "--json"},
         .environment = {{"PERRIN_NETWORKS", setup.build.library.string()}}},
        "The library was built, but a training with it fails", log,
        [&](const std::string& line) {
            if (line.starts_with('{'))
                answer = line;
        },
        job);
    try {
        const nlohmann::json json = nlohmann::json::parse(answer);
        const JsonField told(json);
        setup.why = told.at("why_no_gpu").text();
        setup.whatToDo = told.at("what_to_do").text();
        for (const JsonField& device : told.at("devices").items())
            setup.checks.push_back({{device.at("name").text(), device.at("description").text()},
                                    device.at("seconds_per_step").number()});
    } catch (const std::exception& error) {
        throw Error(std::string("the check of the library cannot be read: ") + error.what());
    }
}

void removeOthers(const fs::path& kept) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(engineBuildsPath(), ignored))
        if (entry.is_directory(ignored) && entry.path() != kept)
            fs::remove_all(entry.path(), ignored);
}

} // namespace

BuildTools findBuildTools(const char* folders) {
    BuildTools tools{.cmake = findProgram("cmake", folders),
                     .compiler = either("g++", "clang++", folders),
                     .maker = either("ninja", "make", folders)};
    std::string missing, packages;
    for (const auto& [tool, what, package] : {std::tuple{&tools.compiler, "a C++ compiler", "g++"},
                                              {&tools.cmake, "CMake", "cmake"},
                                              {&tools.maker, "Ninja", "ninja-build"}})
        if (tool->empty()) {
            missing += (missing.empty() ? "" : ", ") + std::string(what);
            packages += std::string(" ") + package;
        }
    if (!missing.empty())
        throw Error("To build the networks for another LibTorch this computer lacks: " + missing +
                    ". Install the packages" + packages +
                    " by the program that installs software here, or in a terminal: sudo apt install" +
                    packages);
    tools.sources = networkSourcesPath();
    return tools;
}

EngineSetup setUpEngine(const LibTorch& libtorch, const BuildTools& tools, const Log& log, const Job& job) {
    const auto lock = FileLock::taken(engineBuildsPath() / "set-up.lock");
    if (!lock)
        throw Error("Another Perrin on this computer is setting up GPU training; wait until it has ended");
    BuildFolder folder;
    build(libtorch, tools, folder.work(), log, job);
    std::error_code failure;
    fs::copy_file(folder.work() / "core/learn/networks/libperrin_learn.so", folder.library(), failure);
    if (failure)
        throw Error("the library that was built cannot be copied to " + folder.library().string() + ": " +
                    failure.message());
    job.progress(compiled, "checking by a training of two steps");
    EngineSetup setup{.build = {.library = folder.library(),
                                .libtorch = libtorch.folder,
                                .engine = libtorch.name(),
                                .sources = engineSources()}};
    checkLibrary(setup, log, job);
    job.checkCancelled();
    chooseEngine(setup.build);
    folder.keep();
    removeOthers(folder.library().parent_path());
    return setup;
}

void forgetEngine() {
    chooseEngine(std::nullopt);
    removeOthers({});
}

} // namespace perrin
