// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QList>
#include <QString>
#include <optional>

namespace perrin::ui {

/// What stays the same from movie to movie on one microscope; what is not known stays empty.
struct Microscope {
    QString name;
    std::optional<double> pixelSize; // um
    std::optional<Camera> camera;
    std::optional<double> psfFwhm; // um
};

/// Kept in the user's settings, by name, in alphabetical order.
QList<Microscope> rememberedMicroscopes();
void rememberMicroscope(const Microscope& microscope); // takes the place of one of the same name
void forgetMicroscope(const QString& name);

/// Sets camera and PSF, and the pixel size where the movie's file does not say it.
void useMicroscope(SessionState& session, const Microscope& microscope);
/// "0.107 µm/px · EMCCD 12.3 ADU/e⁻ · PSF 280 nm"
QString describe(const Microscope& microscope);

} // namespace perrin::ui
