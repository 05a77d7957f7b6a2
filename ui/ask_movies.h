// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/places.h"

#include <QFileDialog>
#include <functional>

namespace perrin::ui {

/// Asks for movies, beginning in the folder that was used last. parent: outlives the question, or ends it.
inline void askMovies(QWidget* parent, const QString& title, QFileDialog::FileMode mode,
                      const std::function<void(const QStringList&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, usualFolder(),
                                   QFileDialog::tr("Movies (*.tif *.tiff *.stk *.avi *.mp4);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

} // namespace perrin::ui
