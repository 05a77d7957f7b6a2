// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/microscope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <algorithm>

namespace perrin::ui {
namespace {

constexpr const char* key = "microscopes";

std::optional<double> numberIn(const QJsonObject& object, const char* field) {
    const QJsonValue value = object.value(QLatin1String(field));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<double> positive(const std::optional<double>& value) {
    return value && *value > 0 ? value : std::nullopt;
}

QJsonValue orNull(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject toJson(const Microscope& microscope) {
    QJsonObject object{{"name", microscope.name},
                       {"pixel_size_um", orNull(microscope.pixelSize)},
                       {"psf_fwhm_um", orNull(microscope.psfFwhm)}};
    if (microscope.camera)
        object["camera"] = QJsonObject{{"offset_adu", microscope.camera->offset},
                                       {"gain_adu_per_e", microscope.camera->gain},
                                       {"read_noise_e", microscope.camera->readNoise},
                                       {"em", microscope.camera->em}};
    return object;
}

/// What cannot be stays unknown: the settings may have been edited by hand.
Microscope fromJson(const QJsonObject& object) {
    Microscope microscope{.name = object["name"].toString(),
                          .pixelSize = positive(numberIn(object, "pixel_size_um")),
                          .camera = std::nullopt,
                          .psfFwhm = positive(numberIn(object, "psf_fwhm_um"))};
    const QJsonObject camera = object["camera"].toObject();
    const auto gain = positive(numberIn(camera, "gain_adu_per_e")), offset = numberIn(camera, "offset_adu"),
               noise = numberIn(camera, "read_noise_e");
    if (gain && offset && noise && *noise >= 0)
        microscope.camera =
            Camera{.offset = *offset, .gain = *gain, .readNoise = *noise, .em = camera["em"].toBool()};
    return microscope;
}

void keep(const QList<Microscope>& microscopes) {
    QJsonArray list;
    for (const Microscope& microscope : microscopes)
        list << toJson(microscope);
    QSettings().setValue(key, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace

QList<Microscope> rememberedMicroscopes() {
    QList<Microscope> microscopes;
    const QJsonArray list = QJsonDocument::fromJson(QSettings().value(key).toByteArray()).array();
    for (const QJsonValue& each : list)
        if (Microscope microscope = fromJson(each.toObject()); !microscope.name.isEmpty())
            microscopes << std::move(microscope);
    std::ranges::sort(microscopes, [](const Microscope& a, const Microscope& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return microscopes;
}

void rememberMicroscope(const Microscope& microscope) {
    forgetMicroscope(microscope.name);
    keep(rememberedMicroscopes() << microscope);
}

void forgetMicroscope(const QString& name) {
    QList<Microscope> microscopes = rememberedMicroscopes();
    microscopes.removeIf([&](const Microscope& microscope) { return microscope.name == name; });
    keep(microscopes);
}

void useMicroscope(SessionState& session, const Microscope& microscope) {
    const auto told = session.movie() ? session.movie()->info().acquisition.pixelSize : std::nullopt;
    const bool fileKnows = told && *told != 1.0; // exactly 1 is what programs write that do not know
    session.setMicroscope(microscope.camera, microscope.psfFwhm,
                          fileKnows ? std::nullopt : microscope.pixelSize);
}

QString describe(const Microscope& microscope) {
    QStringList parts;
    if (microscope.pixelSize)
        parts << QObject::tr("%1 µm/px").arg(*microscope.pixelSize);
    if (microscope.camera)
        parts << QObject::tr("%1, %2 ADU/e⁻")
                     .arg(microscope.camera->em ? QObject::tr("EMCCD") : QObject::tr("camera"))
                     .arg(microscope.camera->gain);
    if (microscope.psfFwhm)
        parts << QObject::tr("PSF %1 nm").arg(1000 * *microscope.psfFwhm);
    return parts.join(" · ");
}

} // namespace perrin::ui
