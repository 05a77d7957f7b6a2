// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/microscope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>

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
        object["camera"] =
            QJsonDocument::fromJson(QByteArray::fromStdString(perrin::toJson(*microscope.camera).dump()))
                .object();
    return object;
}

/// What cannot be stays unknown: the settings may have been edited by hand.
Microscope fromJson(const QJsonObject& object) {
    Microscope microscope{.name = object["name"].toString(),
                          .pixelSize = positive(numberIn(object, "pixel_size_um")),
                          .camera = std::nullopt,
                          .psfFwhm = positive(numberIn(object, "psf_fwhm_um"))};
    const QByteArray camera = QJsonDocument(object["camera"].toObject()).toJson();
    try {
        microscope.camera = cameraFrom(nlohmann::json::parse(camera.begin(), camera.end()));
    } catch (const std::exception&) { // none
    }
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
    if (microscope.camera && !microscope.camera->maps.empty())
        parts << QObject::tr("maps of its pixels");
    if (microscope.psfFwhm)
        parts << QObject::tr("PSF %1 nm").arg(1000 * *microscope.psfFwhm);
    return parts.join(" · ");
}

} // namespace perrin::ui
