// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/places.h"

#include "core/error.h"
#include "core/installation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace perrin::ui {
namespace {

bool isOfTheSample(const QString& folder) {
    try {
        const QFileInfo sample(QString::fromStdString(samplePath().string()));
        return sample.absoluteDir() == QDir(QFileInfo(folder).absoluteFilePath());
    } catch (const Error&) {
        return false; // there is none
    }
}

bool takesFiles(const QString& folder) {
    const QFileInfo info(folder);
    return !folder.isEmpty() && info.isDir() && info.isWritable() && !isOfTheSample(folder);
}

} // namespace

QString folderForFiles(const QString& wanted) {
    if (takesFiles(wanted))
        return wanted;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return takesFiles(documents) ? documents : QDir::homePath();
}

QString usualFolder() {
    return folderForFiles(QSettings().value("folder").toString());
}

void rememberFolder(const QString& folder) {
    if (!isOfTheSample(folder))
        QSettings().setValue("folder", folder);
}

QString besideMovie(const std::filesystem::path& movie) {
    if (movie.empty())
        return QDir(usualFolder()).filePath("movie");
    const QFileInfo file(QString::fromStdString(movie.string()));
    return QDir(folderForFiles(file.absolutePath())).filePath(file.completeBaseName());
}

QString writingObstacle(const QString& path) {
    const QFileInfo file(path);
    const QString folder = file.absolutePath();
    if (!QFileInfo(folder).isDir())
        return QCoreApplication::translate("perrin::ui", "There is no folder %1.").arg(folder);
    if (!QFileInfo(folder).isWritable())
        return QCoreApplication::translate("perrin::ui", "You may not write into %1: choose another folder.")
            .arg(folder);
    if (file.isDir())
        return QCoreApplication::translate("perrin::ui", "%1 is a folder: give the name of a file.")
            .arg(path);
    return {};
}

} // namespace perrin::ui
