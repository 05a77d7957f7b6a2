// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSettings>
#include <QTranslator>
#include <algorithm>

/// The translations lie in a static library: the linker keeps them only when they are asked for (outside of
/// any namespace).
static void loadTranslations() {
    Q_INIT_RESOURCE(perrin_translations);
}

namespace perrin::ui {
namespace {

constexpr const char* translatorName = "translator";

bool isSpoken(const QString& code) {
    const QList<Language> all = languages();
    return std::any_of(all.begin(), all.end(),
                       [&](const Language& language) { return language.code == code; });
}

/// The first of the system's languages that the window can speak.
QString systemLanguage() {
    for (const QString& name : QLocale::system().uiLanguages())
        if (const QString code = name.section(QRegularExpression("[-_]"), 0, 0); isSpoken(code))
            return code;
    return "en";
}

void install(const QString& name, const QString& folder) {
    auto* translator = new QTranslator(qApp);
    translator->setObjectName(translatorName);
    if (translator->load(name, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QList<Language> languages() {
    return {{"en", "English"}, {"fr", "Français"}};
}

QString rememberedLanguage() {
    const QString code = QSettings().value("language").toString();
    return isSpoken(code) ? code : QString();
}

void rememberLanguage(const QString& code) {
    QSettings().setValue("language", code);
}

void applyLanguage(const QString& code) {
    loadTranslations();
    qDeleteAll(
        qApp->findChildren<QTranslator*>(translatorName, Qt::FindDirectChildrenOnly)); // which removes them
    const QString language = code.isEmpty() ? systemLanguage() : code;
    qApp->setProperty("language", language);
    if (language == "en")
        return;
    // Qt's own words ("Cancel") come with the program where it was built with them, else with Qt.
    const QString own = ":/perrin/translations", name = "qtbase_" + language;
    install(name, QFile::exists(own + "/" + name + ".qm")
                      ? own
                      : QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install("perrin_" + language, own);
}

QString presentLanguage() {
    const QString language = qApp->property("language").toString();
    return language.isEmpty() ? "en" : language;
}

} // namespace perrin::ui
