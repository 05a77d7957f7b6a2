// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_state.h"

#include "core/units.h"
#include "ui/edit.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace perrin::ui {
namespace {

auto byId(const std::vector<Molecule>& molecules, int id) {
    return std::ranges::find(molecules, id, [](const Molecule& molecule) { return molecule.track.id; });
}

/// Width in px that the detector looks for, where the person gave the PSF in um.
void setPsfSigma(MeasureSettings& settings, std::optional<double> psfFwhm) {
    settings.find.psfSigma.reset();
    if (psfFwhm && settings.acquisition.pixelSize)
        settings.find.psfSigma = *psfFwhm / fwhmPerSigma / *settings.acquisition.pixelSize;
}

} // namespace

void SessionState::setMovie(std::shared_ptr<const Movie> movie, const OpenOptions& options,
                            const std::vector<std::filesystem::path>& selection) {
    const bool carriesWork = !movie_ && !undoStack_.isClean(); // a simulation that is not saved
    movie_ = std::move(movie);
    openOptions_ = options;
    selection_ = selection;
    values_.settings.acquisition = movie_ ? movie_->info().acquisition : Acquisition{};
    values_.settings.find.channel = 0;
    values_.doubtfulPixelSize.reset();
    // Programs that know no pixel size write 1: believed only once a person has said so.
    if (values_.settings.acquisition.pixelSize == 1.0) {
        values_.doubtfulPixelSize = 1.0;
        values_.settings.acquisition.pixelSize.reset();
    }
    frame_ = 0;
    regions_.clear();
    all_.reset();
    shown_.reset();
    selected_.reset();
    undoStack_.clear();
    if (carriesWork)
        undoStack_.resetClean();
    setPsfSigma(values_.settings, values_.psfFwhm);
    asked_ = missing();
    matching_ = {.scenario = scenarioOfMovie()};
    emit movieChanged();
    emit settingsChanged();
    emit regionsChanged();
    emit measurementChanged();
    emit selectionChanged();
    emit frameChanged();
}

std::filesystem::path SessionState::path() const {
    return movie_ && !movie_->info().files.empty() ? movie_->info().files.front() : std::filesystem::path();
}

std::vector<std::filesystem::path> SessionState::files() const {
    if (movie_ && (openOptions_.wholeSeries || !selection_.empty()))
        return movie_->info().files;
    std::error_code ignored;
    return std::filesystem::is_regular_file(path(), ignored) ? std::vector{path()}
                                                             : std::vector<std::filesystem::path>();
}

void SessionState::setSettings(const MeasureSettings& settings, bool held) {
    Values values = values_;
    values.settings = settings;
    if (settings.acquisition.pixelSize)
        values.doubtfulPixelSize.reset();
    change(std::move(values), {}, held);
}

void SessionState::setPsfFwhm(std::optional<double> fwhm) {
    Values values = values_;
    values.psfFwhm = fwhm;
    change(std::move(values));
}

void SessionState::setMicroscope(const std::optional<Camera>& camera, std::optional<double> psfFwhm,
                                 std::optional<double> pixelSize) {
    Values values = values_;
    values.settings.find.camera = camera;
    values.psfFwhm = psfFwhm;
    if (pixelSize) {
        values.settings.acquisition.pixelSize = pixelSize;
        values.doubtfulPixelSize.reset();
    }
    change(std::move(values), tr("change microscope"));
}

void SessionState::change(Values values, QString name, bool held) {
    setPsfSigma(values.settings, values.psfFwhm);
    const bool same = values.settings == values_.settings && values.psfFwhm == values_.psfFwhm &&
                      values.doubtfulPixelSize == values_.doubtfulPixelSize;
    if (!movie_ || same) {
        apply(values);
        return;
    }
    if (name.isEmpty())
        name = changeName(values_.settings, values.settings);
    if (name.isEmpty())
        name = tr("change PSF");
    undoStack_.push(new Edit(
        name, [this, values] { apply(values); }, [this, before = values_] { apply(before); },
        held ? Edit::Kind::Held : Edit::Kind::Continued));
}

void SessionState::apply(const Values& values) {
    values_ = values;
    emit settingsChanged();
}

std::vector<Need> SessionState::missing() const {
    if (!movie_)
        return {};
    const Acquisition& acquisition = values_.settings.acquisition;
    std::vector<Need> needs;
    if (movie_->info().axis == StackAxis::Z && !openOptions_.zAsTime)
        needs.push_back(Need::TimeAxis);
    if (!acquisition.pixelSize)
        needs.push_back(Need::PixelSize);
    if (!acquisition.frameInterval)
        needs.push_back(Need::FrameInterval);
    if (!acquisition.exposure)
        needs.push_back(Need::Exposure);
    return needs;
}

bool SessionState::measurable() const {
    return movie_ && std::ranges::all_of(missing(), [](Need need) { return need == Need::Exposure; });
}

void SessionState::setFrame(std::size_t frame) {
    if (frameCount() == 0)
        return;
    frame = std::min(frame, frameCount() - 1);
    if (frame == frame_)
        return;
    frame_ = frame;
    emit frameChanged();
}

std::optional<double> SessionState::timeOf(std::size_t frame) const {
    if (movie_ && frame < movie_->info().frameTimes.size())
        return movie_->info().frameTimes[frame] - movie_->info().frameTimes.front();
    if (values_.settings.acquisition.frameInterval)
        return static_cast<double>(frame) * *values_.settings.acquisition.frameInterval;
    return std::nullopt;
}

void SessionState::setMeasurement(std::shared_ptr<const Measurement> measurement, const QString& name) {
    undoStack_.push(new Edit(
        name.isEmpty() ? tr("find molecules") : name, [this, measurement] { apply(measurement); },
        [this, before = all_] { apply(before); }));
}

void SessionState::apply(std::shared_ptr<const Measurement> measurement) {
    all_ = std::move(measurement);
    selected_.reset();
    showMolecules();
}

void SessionState::addMolecule(Molecule molecule, const Measurement& empty) {
    int id = 0;
    if (all_)
        for (const Molecule& other : all_->molecules)
            id = std::max(id, other.track.id);
    molecule.track.id = ++id;
    const auto before = all_;
    const auto base = all_ ? all_ : std::make_shared<const Measurement>(empty);
    undoStack_.push(new Edit(
        tr("add molecule %1").arg(id),
        [this, molecule, base, first = before == nullptr] {
            if (first)
                apply(base);
            apply(molecule.track.id, molecule);
        },
        [this, id, first = before == nullptr] {
            if (first)
                apply(std::shared_ptr<const Measurement>());
            else
                apply(id, std::nullopt);
        }));
}

void SessionState::removeMolecule(int id) {
    if (!all_)
        return;
    const auto molecule = byId(all_->molecules, id);
    if (molecule == all_->molecules.end())
        return;
    undoStack_.push(new Edit(
        tr("delete molecule %1").arg(id), [this, id] { apply(id, std::nullopt); },
        [this, molecule = *molecule] { apply(molecule.track.id, molecule); }));
}

void SessionState::replaceMolecule(const Molecule& molecule, const QString& name) {
    if (!all_)
        return;
    const auto before = byId(all_->molecules, molecule.track.id);
    if (before == all_->molecules.end())
        return;
    undoStack_.push(new Edit(
        name, [this, molecule] { apply(molecule.track.id, molecule); },
        [this, before = *before] { apply(before.track.id, before); }));
}

void SessionState::apply(int id, const std::optional<Molecule>& molecule) {
    auto changed = std::make_shared<Measurement>(*all_);
    auto& molecules = changed->molecules;
    const auto present = molecules.begin() + (byId(molecules, id) - molecules.cbegin());
    if (molecule && present != molecules.end())
        *present = *molecule;
    else if (molecule) // back to its place: molecules stand in the order of their numbers
        molecules.insert(
            std::ranges::lower_bound(molecules, id, {}, [](const Molecule& other) { return other.track.id; }),
            *molecule);
    else if (present != molecules.end())
        molecules.erase(present);
    all_ = std::move(changed);
    if (molecule)
        selected_ = id;
    else if (selected_ == id)
        selected_.reset();
    showMolecules();
}

void SessionState::setRegions(std::vector<Region> regions, const QString& name) {
    for (const Region& region : regions)
        region.check();
    makeNamesUnique(regions);
    undoStack_.push(new Edit(
        name, [this, regions = std::move(regions), use = regionUse_] { apply(regions, use); },
        [this, before = regions_, use = regionUse_] { apply(before, use); }));
}

void SessionState::setRegionUse(RegionUse use) {
    if (use == regionUse_)
        return;
    undoStack_.push(new Edit(
        tr("change use of regions"), [this, use] { apply(std::vector<Region>(regions_), use); },
        [this, before = regionUse_] { apply(std::vector<Region>(regions_), before); }));
}

void SessionState::apply(const std::vector<Region>& regions, RegionUse use) {
    regions_ = regions;
    regionUse_ = use;
    emit regionsChanged();
    if (all_)
        showMolecules();
}

void SessionState::showMolecules() {
    shown_ = all_;
    if (all_ && !regions_.empty())
        shown_ = std::make_shared<const Measurement>(selectByRegion(*all_, regions_, regionUse_));
    if (!selected())
        selected_.reset();
    emit measurementChanged();
    emit selectionChanged();
}

std::optional<std::size_t> SessionState::selected() const {
    if (!selected_ || !shown_)
        return std::nullopt;
    const auto molecule = byId(shown_->molecules, *selected_);
    if (molecule == shown_->molecules.end())
        return std::nullopt;
    return static_cast<std::size_t>(molecule - shown_->molecules.begin());
}

void SessionState::select(std::optional<std::size_t> molecule) {
    std::optional<int> id;
    if (molecule && shown_ && *molecule < shown_->molecules.size())
        id = shown_->molecules[*molecule].track.id;
    if (id == selected_)
        return;
    selected_ = id;
    emit selectionChanged();
}

void SessionState::restore(const Session& session) {
    Values values{session.settings, session.psfFwhm, values_.doubtfulPixelSize};
    setPsfSigma(values.settings, session.psfFwhm);
    if (session.settings.acquisition.pixelSize)
        values.doubtfulPixelSize.reset();
    apply(values);
    regions_ = session.regions;
    regionUse_ = session.regionUse;
    emit regionsChanged();
    apply(session.measurement ? std::make_shared<const Measurement>(*session.measurement) : nullptr);
    apply(session.simulation);
    apply(session.matching.begun ? session.matching : MatchingSettings{.scenario = scenarioOfMovie()});
    undoStack_.clear();
}

QString changeName(const MeasureSettings& before, const MeasureSettings& after) {
    const auto& a = before.acquisition;
    const auto& b = after.acquisition;
    const std::pair<bool, QString> changes[] = {
        {a.pixelSize != b.pixelSize, SessionState::tr("change pixel size")},
        {a.frameInterval != b.frameInterval, SessionState::tr("change frame interval")},
        {a.exposure != b.exposure, SessionState::tr("change exposure")},
        {before.find.camera != after.find.camera, SessionState::tr("change camera")},
        {before.find.falseAlarm != after.find.falseAlarm, SessionState::tr("change false alarms")},
        {before.find.detector != after.find.detector, SessionState::tr("change detector")},
        {before.find.localizer != after.find.localizer, SessionState::tr("change localizer")},
        {before.find.channel != after.find.channel, SessionState::tr("change channel")},
        {before.method != after.method, SessionState::tr("change method")},
        {before.link.maxD != after.link.maxD, SessionState::tr("change largest D")},
        {before.link.minFrames != after.link.minFrames, SessionState::tr("change fewest frames")},
        {before.link.maxGap != after.link.maxGap, SessionState::tr("change longest gap")},
        {before.find.psfSigma != after.find.psfSigma, SessionState::tr("change PSF")}};
    for (const auto& [changed, name] : changes)
        if (changed)
            return name;
    return {};
}

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

std::filesystem::path toPath(const QString& text) {
    return text.toStdString();
}

} // namespace perrin::ui
