// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>

namespace perrin::ui {

struct Language {
    QString code; // "fr"; empty: that of the system
    QString name; // in itself
};

/// Those that the window can speak, English first.
QList<Language> languages();
/// As remembered from the last time; empty: that of the system.
QString rememberedLanguage();
void rememberLanguage(const QString& code);
/// Translates what is made from now on: before any window. Empty: as the system wants it, else English.
void applyLanguage(const QString& code);
/// That of the last applyLanguage, never empty.
QString presentLanguage();

} // namespace perrin::ui
