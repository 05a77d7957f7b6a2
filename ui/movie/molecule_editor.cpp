// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_editor.h"

#include "core/diffusion/explain.h"
#include "core/diffusion/track_table.h"
#include "core/error.h"
#include "core/learn/molecule_predictor.h"
#include "core/movie/even_movie.h"
#include "core/track/follow.h"
#include "ui/movie/spot_preview.h"
#include "ui/words/core_words.h"

#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double clickReach = 4, dropReach = 3; // px: how far from the pointer a spot may be

/// The track with its spot of this frame replaced, or added where there was none.
Track withSpot(Track track, const Spot& spot) {
    const auto place = std::ranges::lower_bound(track.spots, spot.frame, {}, &Spot::frame);
    if (place != track.spots.end() && place->frame == spot.frame)
        *place = spot;
    else
        track.spots.insert(place, spot);
    return track;
}

/// The molecule that has a spot here already.
const Molecule* ownerOf(const Measurement& measurement, const Spot& spot) {
    constexpr double same = 1; // px
    for (const Molecule& molecule : measurement.molecules) {
        const auto& spots = molecule.track.spots;
        const auto there = std::ranges::lower_bound(spots, spot.frame, {}, &Spot::frame);
        if (there != spots.end() && there->frame == spot.frame &&
            std::hypot(there->x - spot.x, there->y - spot.y) < same)
            return &molecule;
    }
    return nullptr;
}

Image evenFrame(const std::shared_ptr<const Movie>& movie, int frame, const FindSettings& settings) {
    return evenMovie(movie, settings.camera)->frame(static_cast<std::size_t>(frame), settings.channel);
}

/// Where it cannot be asked the classical answers stand, as for the other molecules.
void askNetwork(Molecule& molecule, const Measurement* others, KeptPredictor& predictor,
                const std::shared_ptr<const Movie>& movie, const Job& job) {
    if (!others || others->settings.model.empty())
        return;
    try {
        predictor.use(
            others->settings.model,
            [&](Predictor& network) {
                addNetwork(molecule, *others, network, movie, Symmetries::All16, job);
            },
            job);
    } catch (const Error&) {
        molecule.network = {};
    }
}

QString words(const Explanation& explanation) {
    QStringList sentences{coreText(explanation.verdict)};
    for (const std::string& reason : explanation.reasons)
        sentences << coreText(reason);
    return sentences.join(' ');
}

} // namespace

MoleculeEditor::MoleculeEditor(SessionState& session, SpotPreview& preview,
                               std::shared_ptr<KeptPredictor> predictor, QObject* parent)
    : QObject(parent), session_(session), preview_(preview), predictor_(std::move(predictor)) {
    connect(&session_, &SessionState::movieChanged, this, [this] { working_.cancel(); });
}

const MeasureSettings& MoleculeEditor::settingsOfTable() const {
    return session_.wholeMeasurement() ? session_.wholeMeasurement()->settings : session_.settings();
}

void MoleculeEditor::start(const FindSettings& settings, const Work& work,
                           const std::function<void(const Answer&)>& done) {
    working_.start(
        [work, movie = session_.movie(), settings, known = preview_.calibration(settings)](const Job& job) {
            const FindCalibration calibration =
                known ? *known : calibrateFinder(*movie, settings, job.part(0, 0.5));
            Answer answer = work(calibration, job.part(known ? 0 : 0.5, 1));
            answer.calibration = calibration;
            return answer;
        },
        {.done =
             [this, done, movie = session_.movie()](const Answer& answer) {
                 if (movie == session_.movie())
                     done(answer);
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

void MoleculeEditor::add(QPointF place) {
    if (!session_.measurable()) {
        emit failed(
            tr("Adding a molecule waits for the calibration: give the pixel size and the frame interval."));
        return;
    }
    const int frame = static_cast<int>(session_.frame());
    start(
        settingsOfTable().find,
        [movie = session_.movie(), settings = settingsOfTable(), others = session_.wholeMeasurement(), frame,
         place, predictor = predictor_](const FindCalibration& calibration, const Job& job) {
            Answer answer;
            const auto spot = spotNear(evenFrame(movie, frame, settings.find), frame, place.x(), place.y(),
                                       clickReach, settings.find, calibration);
            if (!spot) {
                answer.words = tr("There is no spot within %1 px of the place clicked.").arg(clickReach);
                return answer;
            }
            std::vector<Track> taken;
            if (others)
                for (const Molecule& other : others->molecules)
                    taken.push_back(other.track);
            const Track track = followSpot(*movie, *spot, settings.find, calibration, settings.link,
                                           settings.acquisition, taken, job);
            answer.molecule = measureTrack(track, settings);
            answer.molecule->source = MoleculeSource::Clicked;
            askNetwork(*answer.molecule, others.get(), *predictor, movie, job);
            return answer;
        },
        [this](const Answer& answer) {
            if (!answer.molecule) {
                emit noted(answer.words);
                return;
            }
            Measurement empty;
            empty.settings = settingsOfTable();
            empty.calibration = answer.calibration;
            session_.addMolecule(*answer.molecule, empty);
        });
}

void MoleculeEditor::move(int id, QPointF place) {
    const auto& measurement = session_.wholeMeasurement();
    const auto molecule =
        std::ranges::find(measurement->molecules, id, [](const Molecule& each) { return each.track.id; });
    if (molecule == measurement->molecules.end())
        return;
    const int frame = static_cast<int>(session_.frame());
    start(
        measurement->settings.find,
        [movie = session_.movie(), settings = measurement->settings, molecule = *molecule, all = measurement,
         frame, place, predictor = predictor_](const FindCalibration& calibration, const Job& job) {
            Answer answer;
            const auto spot = spotNear(evenFrame(movie, frame, settings.find), frame, place.x(), place.y(),
                                       dropReach, settings.find, calibration);
            if (!spot) {
                answer.words =
                    tr("There is no spot within %1 px of where molecule %2 was dropped; it stays where "
                       "it was.")
                        .arg(dropReach)
                        .arg(molecule.track.id);
                return answer;
            }
            if (const Molecule* other = ownerOf(*all, *spot); other && other->track.id != molecule.track.id) {
                answer.words = tr("The spot there belongs to molecule %1; molecule %2 stays where it was.")
                                   .arg(other->track.id)
                                   .arg(molecule.track.id);
                return answer;
            }
            answer.molecule = measureTrack(withSpot(molecule.track, *spot), settings);
            answer.molecule->source = MoleculeSource::Clicked; // a person says where it is
            askNetwork(*answer.molecule, all.get(), *predictor, movie, job);
            return answer;
        },
        [this, id](const Answer& answer) {
            if (answer.molecule)
                session_.replaceMolecule(*answer.molecule, tr("move molecule %1").arg(id));
            else
                emit noted(answer.words);
        });
}

void MoleculeEditor::removeChosen() {
    if (const auto row = session_.selected())
        session_.removeMolecule(session_.measurement()->molecules[*row].track.id);
}

void MoleculeEditor::explain(QPointF place) {
    if (!session_.measurable()) {
        emit failed(tr("Explaining waits for the calibration: give the pixel size and the frame interval."));
        return;
    }
    const int frame = static_cast<int>(session_.frame());
    start(
        session_.settings().find,
        [movie = session_.movie(), settings = session_.settings(), measurement = session_.wholeMeasurement(),
         frame, place](const FindCalibration& calibration, const Job&) {
            Answer answer;
            answer.words = words(perrin::explain(*movie, frame, place.x(), place.y(), settings, calibration,
                                                 measurement.get()));
            return answer;
        },
        [this](const Answer& answer) { emit noted(answer.words); });
}

void MoleculeEditor::openTracks(const QString& path) {
    if (!session_.measurable()) {
        emit failed(
            tr("Opening tracks waits for the calibration: give the pixel size and the frame interval."));
        return;
    }
    reading_.start(
        [path, movie = session_.movie(), settings = session_.settings()](const Job& job) {
            auto result = std::make_shared<Measurement>();
            result->settings = settings;
            const std::vector<Track> tracks = readTracks(toPath(path), settings.acquisition);
            for (const Track& track : tracks) {
                job.progress(static_cast<double>(result->molecules.size()) /
                                 static_cast<double>(tracks.size()),
                             "Measuring molecule " + std::to_string(result->molecules.size() + 1));
                if (track.lastFrame() >= static_cast<int>(movie->info().frames))
                    throw Error(path.toStdString() + ": track " + std::to_string(track.id) +
                                " reaches frame " + std::to_string(track.lastFrame() + 1) +
                                " but the movie has " + std::to_string(movie->info().frames) +
                                " frames; it belongs to another movie");
                result->molecules.push_back(measureTrack(track, settings));
                result->spotCount += track.spots.size();
            }
            result->notes = {"The tracks were read from " + path.toStdString() + "."};
            for (std::string& note : unknownNotes(settings))
                result->notes.push_back(std::move(note));
            return std::shared_ptr<const Measurement>(std::move(result));
        },
        {.done =
             [this, movie = session_.movie()](std::shared_ptr<const Measurement> measurement) {
                 if (movie == session_.movie())
                     session_.setMeasurement(std::move(measurement), tr("open tracks"));
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

} // namespace perrin::ui
