// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/movie/overlay_movie.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace perrin::ui {

/// Asks how the movie with its molecules is written.
class OverlayMovieDialog : public QDialog {
    Q_OBJECT
  public:
    OverlayMovieDialog(const QString& proposedPath, const MovieInfo& info, QWidget* parent = nullptr);
    QString path() const;
    OverlayMovieSettings settings() const;

  private:
    void setKind(int index);
    void showState();

    QSize frameSize_;
    QComboBox* kind_;
    QLineEdit* path_;
    QSpinBox *first_, *last_, *speed_, *enlargement_;
    QCheckBox *rings_, *labels_, *timeStamp_, *scaleBar_;
    QLabel* remark_;
    QPushButton* write_;
};

} // namespace perrin::ui
