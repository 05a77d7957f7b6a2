// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/camera_edit.h"

#include "ui/flow_layout.h"
#include "ui/look.h"
#include "ui/movie/camera_dialog.h"
#include "ui/movie/labelled_edit.h"
#include "ui/movie/microscope.h"
#include "ui/number_edit.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace perrin::ui {
namespace {

constexpr double umPerNm = 1e-3;

} // namespace

CameraEdit::CameraEdit(SessionState& session, QWidget* parent) : QWidget(parent), session_(session) {
    gain_ = new NumberEdit(
        "cameraGain", tr("ADU per photo-electron, EM gain included. Typical: 0.5 (sCMOS) to 100 (EMCCD)."),
        {.above = 0});
    offset_ = new NumberEdit("cameraOffset",
                             tr("Mean value of a pixel without light, ADU. Typical: 100 to 500."), {});
    readNoise_ = new NumberEdit(
        "cameraReadNoise",
        tr("Read noise in electrons rms, before EM gain. Typical: 1.5 (sCMOS), below 1 (EMCCD)."),
        {.above = 0, .orEqual = true});
    em_ = new QCheckBox(tr("EM"));
    em_->setObjectName("cameraEm");
    em_->setToolTip(tr("EMCCD with its multiplication on: doubles the variance of the light's noise"));
    psf_ = new NumberEdit("psfFwhm",
                          tr("Full width at half maximum of a resting molecule's image, nm. Typical: 200 to "
                             "350 nm.\nEmpty: measured on the movie's own spots."),
                          {.above = 0});
    psf_->setPlaceholderText(tr("auto"));
    for (NumberEdit* edit : {gain_, offset_, readNoise_}) {
        edit->setMaximumWidth(64);
        connect(edit, &NumberEdit::valueEdited, this, &CameraEdit::readCamera);
    }
    psf_->setMaximumWidth(64);
    connect(em_, &QCheckBox::toggled, this, &CameraEdit::readCamera);
    connect(psf_, &NumberEdit::valueEdited, this, [this](std::optional<double> fwhm) {
        session_.setPsfFwhm(fwhm ? std::optional(*fwhm * umPerNm) : std::nullopt);
    });

    auto* button = new QToolButton;
    button->setObjectName("microscopes");
    button->setProperty("role", "button");
    button->setText(tr("Microscope"));
    button->setToolTip(
        tr("Camera, PSF and pixel size by name: remember them once, choose them for every movie"));
    button->setPopupMode(QToolButton::InstantPopup);
    microscopes_ = new QMenu(button);
    microscopes_->setObjectName("microscopeMenu");
    button->setMenu(microscopes_);
    connect(microscopes_, &QMenu::aboutToShow, this, &CameraEdit::fillMenu);

    auto* layout = new FlowLayout(this, Gap::wide);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             labelledEdit(tr("Gain"), gain_, tr("ADU/e⁻")), labelledEdit(tr("Offset"), offset_, tr("ADU")),
             labelledEdit(tr("Read noise"), readNoise_, tr("e⁻")), em_,
             labelledEdit(tr("PSF FWHM"), psf_, tr("nm")), button})
        layout->addWidget(widget);
    showSettings();
}

void CameraEdit::showSettings() {
    psf_->setValue(session_.psfFwhm() ? std::optional(*session_.psfFwhm() / umPerNm) : std::nullopt);
    const auto& camera = session_.settings().find.camera;
    const bool complete = gain_->value() && offset_->value() && readNoise_->value();
    if (camera && camera != written_)
        known_ = *camera;
    if (!camera && !complete)
        return; // partly written: left as it is
    const QSignalBlocker blocker(em_);
    gain_->setValue(camera ? std::optional(camera->gain) : std::nullopt);
    offset_->setValue(camera ? std::optional(camera->offset) : std::nullopt);
    readNoise_->setValue(camera ? std::optional(camera->readNoise) : std::nullopt);
    em_->setChecked(camera && camera->em);
}

QString CameraEdit::problem() const {
    for (const NumberEdit* edit : {gain_, offset_, readNoise_, psf_})
        if (!edit->valid())
            return edit->accessibleName() + ": " + edit->toolTip().section('\n', 0, 0);
    const int given = static_cast<int>(gain_->value().has_value()) +
                      static_cast<int>(offset_->value().has_value()) +
                      static_cast<int>(readNoise_->value().has_value());
    return given == 1 || given == 2 ? tr("The camera needs gain, offset and read noise, or none of them.")
                                    : QString();
}

void CameraEdit::readCamera() {
    MeasureSettings settings = session_.settings();
    settings.find.camera.reset();
    if (gain_->value() && offset_->value() && readNoise_->value()) {
        Camera camera{.offset = *offset_->value(),
                      .gain = *gain_->value(),
                      .readNoise = *readNoise_->value(),
                      .em = em_->isChecked()};
        camera.maps = mapsThatStay(camera, known_);
        settings.find.camera = camera;
    }
    written_ = settings.find.camera;
    session_.setSettings(settings);
}

void CameraEdit::fillMenu() {
    microscopes_->clear();
    const QList<Microscope> known = rememberedMicroscopes();
    for (const Microscope& microscope : known) {
        QAction* action =
            microscopes_->addAction(QString(microscope.name).replace('&', "&&"), this,
                                    [this, microscope] { useMicroscope(session_, microscope); });
        action->setToolTip(describe(microscope));
    }
    microscopes_->setToolTipsVisible(true);
    if (!known.isEmpty())
        microscopes_->addSeparator();
    microscopes_->addAction(tr("Remember as…"), this, &CameraEdit::askName);
    microscopes_->addAction(tr("Calibrate the camera…"), this, [this] {
        auto* dialog = new CameraDialog(session_, gain_->value(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    if (!known.isEmpty()) {
        QMenu* forget = microscopes_->addMenu(tr("Forget"));
        for (const Microscope& microscope : known)
            forget->addAction(QString(microscope.name).replace('&', "&&"), this,
                              [name = microscope.name] { forgetMicroscope(name); });
    }
}

void CameraEdit::askName() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Remember microscope"));
    dialog->setLabelText(tr("Name of this microscope (camera, PSF and pixel size are kept with it):"));
    connect(dialog, &QInputDialog::textValueSelected, this, &CameraEdit::rememberAs);
    dialog->open();
}

void CameraEdit::rememberAs(const QString& name) {
    if (!name.trimmed().isEmpty())
        rememberMicroscope({.name = name.trimmed(),
                            .pixelSize = session_.settings().acquisition.pixelSize,
                            .camera = session_.settings().find.camera,
                            .psfFwhm = session_.psfFwhm()});
}

} // namespace perrin::ui
