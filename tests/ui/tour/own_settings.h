// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace perrin::ui {

/// Settings of a program that only looks: never the person's own. Made before the application.
class OwnSettings {
  public:
    OwnSettings() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setOrganizationName("PerrinTour");
        QCoreApplication::setApplicationName("PerrinTour");
    }

  private:
    QTemporaryDir folder_;
};

} // namespace perrin::ui
