// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/overlay_movie_dialog.h"

#include "ui/look.h"
#include "ui/movie/export_buttons.h"
#include "ui/places.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace perrin::ui {
namespace {

QSpinBox* spin(const char* objectName, int low, int high, int value, const QString& tip) {
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setRange(low, high);
    box->setValue(value);
    box->setToolTip(tip);
    box->setAccessibleName(tip);
    return box;
}

QCheckBox* check(const char* objectName, const QString& text, const QString& tip) {
    auto* box = new QCheckBox(text);
    box->setObjectName(objectName);
    box->setChecked(true);
    box->setToolTip(tip);
    return box;
}

} // namespace

OverlayMovieDialog::OverlayMovieDialog(const QString& proposedPath, const MovieInfo& info, QWidget* parent)
    : QDialog(parent), frameSize_(static_cast<int>(info.width), static_cast<int>(info.height)),
      kind_(new QComboBox), path_(new QLineEdit(proposedPath)), remark_(new QLabel) {
    setObjectName("overlayMovieDialog");
    setWindowTitle(tr("Export movie with overlay"));
    kind_->setObjectName("overlayKind");
    kind_->addItem(tr("MP4 video"), "mp4");
    kind_->addItem(tr("AVI video (Motion JPEG)"), "avi");
    kind_->addItem(tr("PNG pictures, one a frame"), "png");
    kind_->setToolTip(tr("MP4 is small and plays everywhere; AVI opens in ImageJ; PNG keeps every pixel"));
    path_->setObjectName("overlayPath");
    path_->setAccessibleName(tr("File"));
    path_->setMinimumWidth(380);
    path_->setToolTip(tr("File that is written; pictures get the frame's number added"));
    auto* browse = new QPushButton(tr("Browse…"));
    browse->setAutoDefault(false);
    const int last = static_cast<int>(info.frames);
    first_ = spin("overlayFirst", 1, last, 1, tr("First frame written, counted from 1"));
    last_ = spin("overlayLast", 1, last, last, tr("Last frame written, counted from 1"));
    speed_ = spin("overlaySpeed", 1, 120, 25, tr("Frames a second when the video is played"));
    speed_->setSuffix(tr(" frames/s"));
    const int widest = std::max(1, std::max(frameSize_.width(), frameSize_.height()));
    enlargement_ = spin("overlayEnlargement", 1, 16, std::clamp(800 / widest, 1, 8),
                        tr("How many pixels wide and high a pixel of the movie is drawn"));
    enlargement_->setSuffix(tr(" ×"));
    rings_ =
        check("overlayRings", tr("Molecules with their tails"), tr("Rings coloured by D, as in the window"));
    labels_ = check("overlayLabels", tr("D beside each"), tr("D in µm²/s beside the rings"));
    timeStamp_ = check("overlayTime", tr("Time stamp"), tr("Time since the first frame, at the top left"));
    scaleBar_ = check("overlayScale", tr("Scale bar"), tr("At the bottom right; needs the pixel size"));
    remark_->setProperty("role", "quiet");
    remark_->setWordWrap(true);

    auto* file = new QHBoxLayout;
    file->addWidget(path_, 1);
    file->addWidget(browse);
    auto* span = new QHBoxLayout;
    span->addWidget(first_);
    span->addWidget(new QLabel(tr("to")));
    span->addWidget(last_);
    span->addStretch();
    auto* form = new QFormLayout;
    form->addRow(tr("As"), kind_);
    form->addRow(tr("File"), file);
    form->addRow(tr("Frames"), span);
    form->addRow(tr("Playback"), speed_);
    form->addRow(tr("Enlarged"), enlargement_);
    for (QCheckBox* box : {rings_, labels_, timeStamp_, scaleBar_})
        form->addRow(QString(), box);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Gap::wide);
    layout->addLayout(form);
    layout->addWidget(remark_);
    write_ = addExportButtons(this, layout, "overlayAccept");

    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), path());
        if (!chosen.isEmpty())
            path_->setText(chosen);
    });
    connect(kind_, &QComboBox::currentIndexChanged, this, &OverlayMovieDialog::setKind);
    connect(path_, &QLineEdit::textChanged, this, &OverlayMovieDialog::showState);
    for (QSpinBox* box : {first_, last_, speed_, enlargement_})
        connect(box, &QSpinBox::valueChanged, this, &OverlayMovieDialog::showState);
    connect(rings_, &QCheckBox::toggled, labels_, &QWidget::setEnabled);
    showState();
}

QString OverlayMovieDialog::path() const {
    return path_->text().trimmed();
}

void OverlayMovieDialog::setKind(int) {
    const QFileInfo now(path());
    path_->setText(now.dir().filePath(now.completeBaseName() + "." + kind_->currentData().toString()));
}

OverlayMovieSettings OverlayMovieDialog::settings() const {
    return {.first = static_cast<std::size_t>(first_->value() - 1),
            .last = static_cast<std::size_t>(last_->value() - 1),
            .framesPerSecond = static_cast<double>(speed_->value()),
            .enlargement = enlargement_->value(),
            .rings = rings_->isChecked(),
            .labels = labels_->isChecked(),
            .timeStamp = timeStamp_->isChecked(),
            .scaleBar = scaleBar_->isChecked()};
}

void OverlayMovieDialog::showState() {
    const int frames = last_->value() - first_->value() + 1;
    const bool pictures = path().endsWith(".png", Qt::CaseInsensitive);
    speed_->setEnabled(!pictures);
    const QString obstacle = path().isEmpty() ? QString() : writingObstacle(path());
    write_->setEnabled(!path().isEmpty() && frames > 0 && obstacle.isEmpty());
    const QSize size = frameSize_ * enlargement_->value();
    if (!obstacle.isEmpty())
        remark_->setText(obstacle);
    else if (frames <= 0)
        remark_->setText(tr("The last frame comes before the first."));
    else if (pictures)
        remark_->setText(
            tr("%1 pictures of %2 × %3 pixels.").arg(frames).arg(size.width()).arg(size.height()));
    else
        remark_->setText(
            tr("%1 frames of %2 × %3 pixels, %4 s of video. Contrast and colours as in the window.")
                .arg(frames)
                .arg(size.width())
                .arg(size.height())
                .arg(double(frames) / speed_->value(), 0, 'f', 1));
}

} // namespace perrin::ui
