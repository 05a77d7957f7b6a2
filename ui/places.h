// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <filesystem>

namespace perrin::ui {

/// This folder where new files may be put into it; otherwise the person's documents, or their home. New files
/// do not belong into the folder of the sample, whoever may write there.
QString folderForFiles(const QString& wanted);
/// The folder that was used last, as far as new files may be put into it.
QString usualFolder();
/// A folder that was worked in: questions for files begin there from now on.
void rememberFolder(const QString& folder);

/// Folder and name of a movie without its ending, to which the names of its results are added; the folder is
/// another where none can be written beside the movie. Without a movie: "movie" in the usual folder.
QString besideMovie(const std::filesystem::path& movie);

/// Why no such file can be written; empty: it can, as far as is known before it is tried.
QString writingObstacle(const QString& path);

} // namespace perrin::ui
