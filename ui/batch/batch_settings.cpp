// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_settings.h"

#include "core/error.h"
#include "core/table.h"
#include "core/units.h"
#include "ui/movie/network_choice.h"
#include "ui/session_state.h"

#include <QStringList>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double doubtfulPixel = 1; // um: what programs write that know none

std::string withUnit(double value, const char* unit) {
    return numberText(value) + " " + unit;
}

/// The value that counts, and in `remarks` why it is not simply the file's.
std::optional<double> settled(const char* subject, const char* unit, const std::optional<double>& file,
                              const std::optional<double>& session, bool sessionFirst,
                              std::vector<std::string>& remarks) {
    if (!session || (file && !sessionFirst))
        return file;
    if (!file)
        remarks.push_back(std::string("The file does not give the ") + subject + "; " +
                          withUnit(*session, unit) + " of the session is used.");
    else if (std::abs(*file - *session) > 1e-4 * *session) // files hold rounded numbers
        remarks.push_back(std::string("The file says ") + subject + " " + withUnit(*file, unit) + "; " +
                          withUnit(*session, unit) + " of the session is used.");
    return session;
}

bool exposesAllTheTime(const Acquisition& acquisition) {
    return acquisition.exposure && acquisition.exposure == acquisition.frameInterval;
}

[[noreturn]] void throwUnknown(const std::string& what) {
    throw Error("its " + what +
                " is not known, neither from the file nor from the session; open it, enter the " + what +
                " above the picture, and measure again");
}

void checkKnown(const MeasureSettings& settings) {
    if (!settings.acquisition.pixelSize)
        throwUnknown("pixel size");
    if (!settings.acquisition.frameInterval)
        throwUnknown("frame interval");
    const bool network = !settings.model.empty();
    if (!settings.acquisition.exposure &&
        (network || settings.method == Method::Mle || settings.method == Method::Bayes))
        throw Error(
            std::string(network ? "the network" : "D by this method") +
            " needs the exposure, which neither the file nor the session gives; open the movie, enter "
            "the exposure above the picture, and measure again, or choose D: automatic and no network");
    if (network && !settings.find.camera)
        throw Error(
            "the network needs the camera (gain, offset, read noise), which the session does not have; "
            "open the movie and enter it above the picture, or let Match find it, and measure again");
}

QString shown(double value) {
    return QString::number(value, 'g', 4);
}

QString calibrationWords(const BatchSettings& batch) {
    const QString& source = batch.source;
    const Acquisition& known = batch.measure.acquisition;
    QStringList values;
    if (known.pixelSize)
        values << SessionState::tr("%1 µm per pixel").arg(shown(*known.pixelSize));
    if (known.frameInterval)
        values << SessionState::tr("%1 s from frame to frame").arg(shown(*known.frameInterval));
    if (exposesAllTheTime(known))
        values << SessionState::tr("exposure equal to the frame interval");
    else if (known.exposure)
        values << SessionState::tr("exposure %1 s").arg(shown(*known.exposure));
    const QString own = SessionState::tr("each file’s own pixel size, frame interval and exposure");
    if (values.isEmpty())
        return own + SessionState::tr(
                         "; a movie without pixel size or frame interval fails: open it and give them");
    const QString these =
        values.join(", ") + (source.isEmpty() ? QString() : SessionState::tr(" (of %1)").arg(source));
    return batch.sessionFirst
               ? SessionState::tr("%1, for every movie, whatever its file says").arg(these.toHtmlEscaped())
               : own + SessionState::tr("; where a file does not say: %1").arg(these.toHtmlEscaped());
}

QString findingWords(const BatchSettings& batch) {
    const FindSettings& find = batch.measure.find;
    const QString detector = find.detector == DetectorKind::Glrt  ? SessionState::tr("likelihood ratio")
                             : find.detector == DetectorKind::Log ? SessionState::tr("Laplacian of Gaussian")
                             : find.detector == DetectorKind::Dog
                                 ? SessionState::tr("difference of Gaussians")
                                 : SessionState::tr("wavelet");
    const LocalizerKind used = usedLocalizer(find);
    const QString localizer = used == LocalizerKind::MaximumLikelihood
                                  ? SessionState::tr("maximum likelihood")
                              : used == LocalizerKind::LeastSquares   ? SessionState::tr("least squares")
                              : used == LocalizerKind::RadialSymmetry ? SessionState::tr("radial symmetry")
                                                                      : SessionState::tr("centroid");
    return SessionState::tr("%1, %2 false spots a frame, placed by %3; PSF %4")
        .arg(detector, shown(find.falseAlarm), localizer,
             batch.psfFwhm ? SessionState::tr("%1 µm wide (FWHM)").arg(shown(*batch.psfFwhm))
                           : SessionState::tr("measured on each movie"));
}

QString methodWords(const MeasureSettings& settings) {
    const QString network = networkTitle(QString::fromStdString(settings.model)).toHtmlEscaped();
    if (settings.method == Method::Network)
        return SessionState::tr("by the network %1").arg(network);
    const QString method =
        !settings.method ? SessionState::tr("by MLE, or CVE where the exposure is unknown")
        : settings.method == Method::MsdReport
            ? SessionState::tr("by the MSD at all lags")
            : SessionState::tr("by %1").arg(settings.method == Method::Bayes
                                                ? QString("Bayes")
                                                : QString(name(*settings.method)).toUpper());
    return method + (network.isEmpty() ? SessionState::tr("; no network is asked")
                                       : SessionState::tr("; the network %1 is asked, too").arg(network));
}

} // namespace

QString cameraWords(const std::optional<Camera>& camera) {
    if (!camera)
        return SessionState::tr("not known, so that brightness stays in ADU");
    return SessionState::tr("gain %1 ADU/e⁻, offset %2 ADU, read noise %3 e⁻")
               .arg(shown(camera->gain), shown(camera->offset), shown(camera->readNoise)) +
           (camera->em ? SessionState::tr(", EMCCD") : QString()) +
           (camera->maps.empty() ? QString() : SessionState::tr(", with its maps"));
}

BatchSettings batchSettingsOf(const SessionState& session) {
    BatchSettings batch{.measure = session.settings(), .psfFwhm = session.psfFwhm()};
    if (session.movie())
        batch.source = text(session.path().filename());
    if (session.movie() && session.movie()->info().channels > 1)
        batch.channel = session.settings().find.channel;
    return batch;
}

MeasureSettings settingsFor(const MovieInfo& info, const BatchSettings& batch,
                            std::vector<std::string>& remarks) {
    if (info.axis == StackAxis::Z && !batch.zAsTime)
        throw Error("the file says that its " + std::to_string(info.frames) +
                    " images are a Z stack; if they are a time series, tick “Z stacks are time series” and "
                    "measure again");
    if (info.channels > 1 && (!batch.channel || *batch.channel >= info.channels))
        throw Error("it has " + std::to_string(info.channels) +
                    " channels; open it, choose the channel below the picture, and measure again");
    MeasureSettings settings = batch.measure;
    const Acquisition &session = batch.measure.acquisition, &file = info.acquisition;
    Acquisition& known = settings.acquisition;
    const bool first = batch.sessionFirst;
    const auto pixelSize = file.pixelSize == doubtfulPixel ? std::nullopt : file.pixelSize;
    known.pixelSize = settled("pixel size", "µm", pixelSize, session.pixelSize, first, remarks);
    known.frameInterval =
        settled("frame interval", "s", file.frameInterval, session.frameInterval, first, remarks);
    const auto exposure = exposesAllTheTime(session) ? known.frameInterval : session.exposure;
    known.exposure = settled("exposure", "s", file.exposure, exposure, first, remarks);
    checkKnown(settings);
    settings.find.channel = info.channels > 1 ? *batch.channel : 0;
    settings.find.psfSigma.reset();
    if (batch.psfFwhm)
        settings.find.psfSigma = *batch.psfFwhm / fwhmPerSigma / *known.pixelSize;
    settings.check();
    return settings;
}

QString inWords(const BatchSettings& batch) {
    const LinkSettings& link = batch.measure.link;
    const auto part = [](const QString& title, const QString& words) {
        return QString("<b>%1</b> %2.").arg(title, words);
    };
    return QStringList{
        part(SessionState::tr("Calibration:"), calibrationWords(batch)),
        part(SessionState::tr("Camera:"), cameraWords(batch.measure.find.camera)),
        part(SessionState::tr("Finding:"), findingWords(batch)),
        part(SessionState::tr("Following:"),
             SessionState::tr("D up to %1 µm²/s, missed in at most %2 frames in a row, seen in at least %3")
                 .arg(shown(link.maxD))
                 .arg(link.maxGap)
                 .arg(link.minFrames)),
        part(SessionState::tr("D:"), methodWords(batch.measure)),
        SessionState::tr("The whole frame is measured; regions belong to one movie.")}
        .join(" ");
}

} // namespace perrin::ui
