// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table_restorer.h"

#include "core/table.h"
#include "core/units.h"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>

namespace perrin::ui {
namespace {

using Path = std::filesystem::path;

bool isOfSpots(const Table& table) {
    const auto has = [&](const char* column) {
        return std::ranges::find(table.header, column) != table.header.end();
    };
    return (has("TRACK_ID") && has("POSITION_X") && !has("FRAME_START")) || has("trajectory");
}

std::vector<Path> foldersOfRecent() {
    const QSettings settings;
    std::vector<Path> folders{toPath(settings.value("folder").toString())};
    for (const QString& recent : settings.value("recent").toStringList())
        folders.push_back(toPath(QFileInfo(recent).path()));
    return folders;
}

struct Place {
    Path movie; // empty: nowhere
    bool isIt = false;
};

/// The recorded movie, or else one of its name.
Place placeOf(const RecordedMovie& record, const QString& table, const QString& movie, const Job& job) {
    const std::vector<Path> places =
        movie.isEmpty() ? placesOf(record, toPath(table), foldersOfRecent()) : std::vector{toPath(movie)};
    for (const Path& place : places)
        if (isRecorded(record, place, job))
            return {place, true};
    return places.empty() ? Place{} : Place{places.front(), false};
}

std::shared_ptr<const Movie> openRecorded(const RecordedMovie& record, const Path& place, const Job& job) {
    if (record.selection.empty())
        return openMovie(place, record.options, job);
    std::vector<Path> images; // lie to the first as they did
    for (const Path& image : record.selection)
        images.push_back(
            (place.parent_path() / image.lexically_relative(record.path.parent_path())).lexically_normal());
    return openMovie(images, record.options, job);
}

QString sentenceOf(const Restored& restored, const QString& table, bool hasMolecules) {
    const QString name = QFileInfo(table).fileName();
    if (!hasMolecules)
        return TableRestorer::tr("Restored from %1 and measured anew: %2 molecules.")
            .arg(name)
            .arg(restored.measurement.molecules.size());
    QStringList parts{restored.same == 1
                          ? TableRestorer::tr("1 molecule as in the table")
                          : TableRestorer::tr("%1 molecules as in the table").arg(restored.same)};
    if (restored.changed > 0)
        parts << TableRestorer::tr(
                     "%1 with another D than there (another version of Perrin or of the network, or the "
                     "network could not be asked: see Notes)")
                     .arg(restored.changed);
    if (restored.missing > 0)
        parts << TableRestorer::tr("%1 of the table not found again").arg(restored.missing);
    if (restored.leftOut > 0)
        parts << TableRestorer::tr("%1 found that the table does not have, left out").arg(restored.leftOut);
    return TableRestorer::tr("Restored from %1: %2.").arg(name, parts.join("; "));
}

} // namespace

TableRestorer::TableRestorer(SessionState& state, std::shared_ptr<KeptPredictor> predictor, QObject* parent)
    : QObject(parent), state_(state), predictor_(std::move(predictor)) {}

void TableRestorer::read(const QString& table) {
    reading_.start(
        [table](const Job&) {
            Found found;
            found.isOfSpots = isOfSpots(readTableFile(toPath(table)).table);
            if (!found.isOfSpots)
                for (const RecordedMovie& movie : readTableRecord(toPath(table)))
                    found.files << QString::fromStdString(movie.file);
            return found;
        },
        {.done =
             [this, table](const Found& found) {
                 found.isOfSpots ? emit tracks(table) : emit readable(table, found.files);
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void TableRestorer::restore(const QString& table, const QString& file, const QString& movie, bool any) {
    restoring_.start(
        [table, file, movie, any, predictor = predictor_](const Job& job) {
            Opened opened;
            for (RecordedMovie& record : readTableRecord(toPath(table)))
                if (QString::fromStdString(record.file) == file)
                    opened.record = std::move(record);
            const Place place = placeOf(opened.record, table, movie, job.part(0, 0.1));
            if (place.movie.empty())
                return opened;
            if (!place.isIt && !any) {
                opened.other = text(place.movie);
                return opened;
            }
            opened.movie = openRecorded(opened.record, place.movie, job.part(0.1, 0.2));
            const MeasureSettings& settings = opened.record.settings;
            Measurement measured =
                measure(*opened.movie, settings, job.part(0.2, settings.model.empty() ? 1 : 0.6));
            askNetwork(measured, *predictor, opened.movie, job.part(0.6, 1));
            if (opened.record.hasMolecules)
                opened.restored = perrin::restored(std::move(measured), opened.record);
            else
                opened.restored.measurement = std::move(measured);
            return opened;
        },
        {.done = [this, table, file](const Opened& opened) { show(opened, table, file); },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = [this] { emit failed(tr("Restoring was cancelled; nothing was changed.")); }});
}

void TableRestorer::show(const Opened& opened, const QString& table, const QString& file) {
    if (!opened.movie) {
        opened.other.isEmpty() ? emit movieMissing(table, file) : emit otherMovie(table, file, opened.other);
        return;
    }
    const RecordedMovie& record = opened.record;
    state_.setMovie(opened.movie, record.options, record.selection);
    Session session;
    session.settings = record.settings;
    if (const auto& sigma = record.settings.find.psfSigma)
        session.psfFwhm = *sigma * fwhmPerSigma * record.settings.acquisition.pixelSize.value();
    session.regions = record.regions;
    session.regionUse = record.regionUse;
    session.measurement = opened.restored.measurement;
    session.simulation = state_.simulation();
    state_.restore(session);
    emit restored(text(state_.path()), sentenceOf(opened.restored, table, record.hasMolecules));
}

} // namespace perrin::ui
