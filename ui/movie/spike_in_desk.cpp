// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/spike_in_desk.h"
#include "ui/words/core_words.h"

#include "core/diffusion/molecule_table.h"
#include "core/error.h"
#include "core/provenance.h"

#include <algorithm>

namespace perrin::ui {
namespace {

/// Errors begin small, as what comes after a file's name.
QString asSentence(QString text) {
    text[0] = text[0].toUpper();
    return text.endsWith('.') ? text : text + '.';
}

/// The PSF takes a while to find and does not matter for the rest.
SpikeInSettings withoutPsf(SpikeInSettings settings) {
    settings.psfSigma = 1;
    return settings;
}

} // namespace

Table SpikeInAnswer::rows() const {
    return withProvenance(spikeInTable(result), *measurement, movie.filename().string(), sha256);
}

Table SpikeInAnswer::molecules() const {
    return withProvenance(spikedMoleculeTable(result), *measurement, movie.filename().string(), sha256);
}

SpikeInDesk::SpikeInDesk(SessionState& session, std::shared_ptr<KeptPredictor> predictor, QObject* parent)
    : QObject(parent), session_(session), predictor_(std::move(predictor)) {
    connect(&session_, &SessionState::movieChanged, this, [this] {
        checking_.cancel();
        answer_.reset();
        failure_.clear();
        emit changed();
    });
    connect(&session_, &SessionState::measurementChanged, this, &SpikeInDesk::changed);
    connect(&session_, &SessionState::settingsChanged, this, &SpikeInDesk::changed);
    connect(&checking_, &TaskMonitor::started, this, &SpikeInDesk::changed);
}

void SpikeInDesk::setSettings(const SpikeInSettings& settings) {
    if (settings == settings_)
        return;
    settings_ = settings;
    failure_.clear();
    emit changed();
}

QString SpikeInDesk::network() const {
    const auto& measurement = session_.wholeMeasurement();
    return measurement ? QString::fromStdString(measurement->settings.model) : QString();
}

void SpikeInDesk::setAsksNetwork(bool asks) {
    asksNetwork_ = asks;
    failure_.clear();
    emit changed();
}

QString SpikeInDesk::obstacle() const {
    if (!session_.movie())
        return tr("Open a movie first.");
    if (!session_.wholeMeasurement())
        return tr("Find the movie's own molecules first (L in the Movie workspace): the synthetic ones are "
                  "made like them.");
    if (session_.outdated())
        return tr("Settings have changed since the molecules were found. Find them again (L in the Movie "
                  "workspace): the check is of the settings that found them.");
    try {
        filledIn(withoutPsf(settings_), *session_.wholeMeasurement(), session_.frameCount());
        spikedPhotons(settings_, *session_.wholeMeasurement());
    } catch (const Error& error) {
        return asSentence(coreText(error.what()));
    }
    return {};
}

std::optional<SpikeInSettings> SpikeInDesk::automatic() const {
    if (!session_.movie() || !session_.wholeMeasurement())
        return std::nullopt;
    try {
        return filledIn(withoutPsf(settings_), *session_.wholeMeasurement(), session_.frameCount());
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<double> SpikeInDesk::usualPhotons() const {
    if (!session_.wholeMeasurement())
        return std::nullopt;
    try {
        std::vector<double> photons = spikedPhotons({}, *session_.wholeMeasurement());
        const auto middle = photons.begin() + static_cast<std::ptrdiff_t>(photons.size() / 2);
        std::ranges::nth_element(photons, middle);
        return *middle;
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool SpikeInDesk::outdated() const {
    return answer_ && (answer_->measurement != session_.wholeMeasurement() || session_.outdated());
}

void SpikeInDesk::run() {
    if (checking_.running() || !obstacle().isEmpty())
        return;
    failure_.clear();
    SpikeInAnswer asked{.measurement = session_.wholeMeasurement(), .movie = session_.path()};
    checking_.start(
        [asked, movie = session_.movie(), files = session_.files(), settings = settings_,
         model = asksNetwork() ? asked.measurement->settings.model : std::string(),
         predictor = predictor_](const Job& job) {
            auto answer = std::make_shared<SpikeInAnswer>(asked);
            const Job most = job.part(0, 0.98);
            const auto check = [&](Predictor* network) {
                answer->result =
                    spikeIn(movie, *answer->measurement, settings, network, Symmetries::All16, most);
            };
            if (model.empty())
                check(nullptr);
            else
                predictor->use(
                    model, [&](Predictor& network) { check(&network); }, job);
            if (!files.empty())
                answer->sha256 = sha256(files, job.part(0.98, 1));
            return std::shared_ptr<const SpikeInAnswer>(std::move(answer));
        },
        {.done =
             [this, movie = session_.movie()](std::shared_ptr<const SpikeInAnswer> answer) {
                 if (movie == session_.movie())
                     answer_ = std::move(answer);
                 emit changed();
                 emit ended();
             },
         .failed =
             [this](const QString& message) {
                 failure_ = asSentence(message);
                 emit changed();
                 emit ended();
             },
         .cancelled = [this] { emit changed(); }});
}

} // namespace perrin::ui
