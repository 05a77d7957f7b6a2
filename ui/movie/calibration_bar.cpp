// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/calibration_bar.h"

#include "core/error.h"
#include "ui/flow_layout.h"
#include "ui/look.h"
#include "ui/movie/camera_edit.h"
#include "ui/movie/labelled_edit.h"
#include "ui/number_edit.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr double perMilli = 1e-3; // s a ms, um a nm

std::optional<double> scaled(std::optional<double> value, double factor) {
    return value ? std::optional(*value * factor) : std::nullopt;
}

QString inWords(const QStringList& things) {
    if (things.size() < 2)
        return things.join("");
    return CalibrationBar::tr("%1 and %2").arg(things.mid(0, things.size() - 1).join(", "), things.last());
}

QString shortNumber(double value) {
    return QString::number(value, 'g', 4);
}

} // namespace

CalibrationBar::CalibrationBar(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), sentence_(new QLabel),
      zAsTime_(new QPushButton(tr("Treat Z as time"))), believe_(new QPushButton),
      camera_(new QPushButton(tr("Camera…"))), toggle_(new QPushButton) {
    setObjectName("calibrationBar");
    setAttribute(Qt::WA_StyledBackground);
    sentence_->setObjectName("calibrationSentence");
    sentence_->setWordWrap(true);
    zAsTime_->setObjectName("zAsTime");
    zAsTime_->setToolTip(tr("The images were taken one after the other: measure them as a movie"));
    believe_->setObjectName("believePixelSize");
    believe_->setToolTip(tr("Programs that do not know the pixel size write 1. Press only if it is true."));
    camera_->setObjectName("cameraButton");
    camera_->setToolTip(
        tr("Optional: gain, offset and read noise of the camera, and the width of the PSF.\nWith a known "
           "camera brightness is counted in photons and the localization error is known."));
    toggle_->setObjectName("calibrationToggle");

    auto* head = new QHBoxLayout;
    head->setSpacing(Gap::usual);
    head->addWidget(sentence_, 1);
    for (QPushButton* button : {zAsTime_, believe_, camera_, toggle_})
        head->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::usual, Gap::line, Gap::usual, Gap::line);
    layout->setSpacing(Gap::line);
    layout->addLayout(head);
    layout->addWidget(acquisitionRow_ = makeAcquisitionRow());
    layout->addWidget(cameraRow_ = new CameraEdit(session));

    connect(zAsTime_, &QPushButton::clicked, this, &CalibrationBar::timeAxisConfirmed);
    connect(believe_, &QPushButton::clicked, this, [this] {
        pixelSize_->setValue(session_.doubtfulPixelSize());
        readAcquisition();
    });
    connect(camera_, &QPushButton::clicked, this, [this] { cameraRow_->setVisible(cameraRow_->isHidden()); });
    connect(toggle_, &QPushButton::clicked, this,
            [this] { setMode(mode_ == Mode::Closed ? Mode::Editing : Mode::Closed); });
    connect(&session_, &SessionState::movieChanged, this, &CalibrationBar::startMovie);
    connect(&session_, &SessionState::settingsChanged, this, &CalibrationBar::showSettings);
    startMovie();
}

QWidget* CalibrationBar::makeAcquisitionRow() {
    const NumberEdit::Limits positive{.above = 0};
    pixelSize_ =
        new NumberEdit("pixelSize",
                       tr("Size of one pixel in the sample, µm: camera pixel / magnification.\nTypical: 0.05 "
                          "to 0.2 µm. D is proportional to its square."),
                       positive);
    frameInterval_ = new NumberEdit("frameInterval",
                                    tr("From the start of one frame to the start of the next, ms.\nTypical: "
                                       "5 to 100 ms. D is proportional to 1 / frame interval."),
                                    positive);
    exposure_ = new NumberEdit(
        "exposure",
        tr("How long the camera collects light in each frame, ms; at most the frame interval.\nMLE and Bayes "
           "need it: a molecule that moves while it is exposed is blurred."),
        positive);
    exposureFull_ = new QCheckBox(tr("equal to the frame interval"));
    exposureFull_->setObjectName("exposureFull");
    exposureFull_->setToolTip(
        tr("The camera collects light all the time (usual for EMCCD cameras in frame transfer)"));
    pixelSizeGroup_ = labelledEdit(tr("Pixel size"), pixelSize_, tr("µm"));
    frameIntervalGroup_ = labelledEdit(tr("Frame interval"), frameInterval_, tr("ms"));
    exposureGroup_ = labelledEdit(tr("Exposure"), exposure_, tr("ms"));
    for (NumberEdit* edit : {pixelSize_, frameInterval_, exposure_})
        connect(edit, &NumberEdit::valueEdited, this, &CalibrationBar::readAcquisition);
    connect(exposureFull_, &QCheckBox::toggled, this, &CalibrationBar::readAcquisition);
    auto* row = new QWidget;
    auto* layout = new FlowLayout(row, Gap::apart);
    for (QWidget* widget : {pixelSizeGroup_, frameIntervalGroup_, exposureGroup_})
        layout->addWidget(widget);
    layout->addWidget(exposureFull_);
    return row;
}

bool CalibrationBar::asks(Need need) const {
    return std::ranges::find(session_.asked(), need) != session_.asked().end();
}

void CalibrationBar::startMovie() {
    {
        const QSignalBlocker blocker(exposureFull_);
        exposureFull_->setChecked(false);
    }
    for (NumberEdit* edit : {pixelSize_, frameInterval_, exposure_})
        edit->clear();
    setMode(session_.asked().empty() ? Mode::Closed : Mode::Asking);
}

void CalibrationBar::finish() {
    if (session_.measurable() && problem().isEmpty())
        setMode(Mode::Closed);
}

void CalibrationBar::setMode(Mode mode) {
    mode_ = mode;
    pixelSizeGroup_->setVisible(mode == Mode::Editing || asks(Need::PixelSize));
    frameIntervalGroup_->setVisible(mode == Mode::Editing || asks(Need::FrameInterval));
    for (QWidget* widget : {exposureGroup_, static_cast<QWidget*>(exposureFull_)})
        widget->setVisible(mode == Mode::Editing || asks(Need::Exposure));
    acquisitionRow_->setVisible(
        mode == Mode::Editing ||
        (mode == Mode::Asking &&
         (asks(Need::PixelSize) || asks(Need::FrameInterval) || asks(Need::Exposure))));
    if (mode != Mode::Asking)
        cameraRow_->setVisible(mode == Mode::Editing);
    else
        cameraRow_->hide();
    showSettings();
}

void CalibrationBar::showSettings() {
    const MeasureSettings& settings = session_.settings();
    pixelSize_->setValue(settings.acquisition.pixelSize);
    frameInterval_->setValue(scaled(settings.acquisition.frameInterval, 1 / perMilli));
    exposure_->setValue(scaled(settings.acquisition.exposure, 1 / perMilli));
    const bool isEqual = settings.acquisition.exposure == settings.acquisition.frameInterval;
    const bool isKnown = settings.acquisition.exposure && !exposure_->hasFocus(); // not while it is typed
    if (exposureFull_->isChecked() ? !isEqual : isEqual && isKnown) {
        const QSignalBlocker blocker(exposureFull_);
        exposureFull_->setChecked(isEqual);
    }
    exposure_->setEnabled(!exposureFull_->isChecked());
    cameraRow_->showSettings();

    const std::vector<Need> missing = session_.missing();
    const auto lacks = [&missing](Need need) { return std::ranges::find(missing, need) != missing.end(); };
    const std::pair<NumberEdit*, Need> needs[] = {
        {pixelSize_, Need::PixelSize}, {frameInterval_, Need::FrameInterval}, {exposure_, Need::Exposure}};
    for (const auto& [edit, need] : needs) {
        const bool needed = lacks(need) && !(edit == exposure_ && exposureFull_->isChecked());
        if (edit->property("needed").toBool() != needed) {
            edit->setProperty("needed", needed);
            restyle(edit);
        }
    }
    zAsTime_->setVisible(lacks(Need::TimeAxis));
    believe_->setVisible(session_.doubtfulPixelSize().has_value());
    believe_->setText(tr("It is %1 µm").arg(session_.doubtfulPixelSize().value_or(1)));
    camera_->setVisible(mode_ == Mode::Asking);
    toggle_->setVisible(session_.movie() != nullptr);
    toggle_->setEnabled(mode_ == Mode::Closed || (session_.measurable() && problem().isEmpty()));
    toggle_->setText(mode_ == Mode::Closed ? tr("Calibration…") : tr("Done"));
    toggle_->setToolTip(mode_ == Mode::Closed ? tr("Show and change pixel size, times, camera and PSF")
                                              : tr("Close the calibration"));

    const QString wrong = problem();
    const bool asking =
        !wrong.isEmpty() || (mode_ != Mode::Closed && !missing.empty()) || lacks(Need::TimeAxis);
    emit checked(wrong.isEmpty());
    sentence_->setText(!wrong.isEmpty() ? wrong : asking ? question() : summary());
    if (property("asking").toBool() != asking) {
        setProperty("asking", asking);
        restyle(this);
        for (QWidget* child : findChildren<QWidget*>())
            restyle(child);
    }
}

QString CalibrationBar::question() const {
    QStringList things;
    bool exposure = true;
    for (const Need need : session_.missing()) {
        if (need == Need::PixelSize)
            things << tr("the pixel size");
        else if (need == Need::FrameInterval)
            things << tr("the frame interval");
        else if (need == Need::Exposure)
            exposure = false;
    }
    QStringList sentences;
    if (zAsTime_->isVisibleTo(this))
        sentences
            << tr("The file says that its %1 images are Z slices, not moments.").arg(session_.frameCount());
    if (const auto doubtful = session_.doubtfulPixelSize())
        sentences
            << tr("The pixel size in the file, exactly %1 µm, looks like a placeholder.").arg(*doubtful);
    if (!things.isEmpty())
        sentences << tr("Measuring needs %1.").arg(inWords(things));
    if (!exposure)
        sentences << tr("Without the exposure only CVE and MSD can answer, not MLE and Bayes.");
    return sentences.join(" ");
}

QString CalibrationBar::problem() const {
    for (const NumberEdit* edit : {pixelSize_, frameInterval_, exposure_})
        if (!edit->valid())
            return edit->accessibleName() + ": " + edit->toolTip().section('\n', 0, 0);
    if (const QString wrong = cameraRow_->problem(); !wrong.isEmpty())
        return wrong;
    try {
        session_.settings().acquisition.check();
    } catch (const Error& error) {
        QString sentence = coreText(error.what());
        return sentence.left(1).toUpper() + sentence.mid(1) + ".";
    }
    return {};
}

QString CalibrationBar::summary() const {
    const Acquisition& acquisition = session_.settings().acquisition;
    QStringList parts;
    if (acquisition.pixelSize)
        parts << tr("%1 µm/px").arg(shortNumber(*acquisition.pixelSize));
    if (acquisition.frameInterval)
        parts << tr("a frame every %1 ms").arg(shortNumber(*acquisition.frameInterval / perMilli));
    parts << (acquisition.exposure ? tr("exposure %1 ms").arg(shortNumber(*acquisition.exposure / perMilli))
                                   : tr("exposure unknown"));
    const auto& camera = session_.settings().find.camera;
    parts << (camera
                  ? tr("%1 %2 ADU/e⁻").arg(camera->em ? tr("EMCCD") : tr("camera"), shortNumber(camera->gain))
                  : tr("camera unknown"));
    parts << (session_.psfFwhm() ? tr("PSF %1 nm").arg(shortNumber(*session_.psfFwhm() / perMilli))
                                 : tr("PSF auto"));
    return parts.join(" · ");
}

void CalibrationBar::readAcquisition() {
    MeasureSettings settings = session_.settings();
    settings.acquisition.pixelSize = pixelSize_->value();
    settings.acquisition.frameInterval = scaled(frameInterval_->value(), perMilli);
    settings.acquisition.exposure = exposureFull_->isChecked() ? settings.acquisition.frameInterval
                                                               : scaled(exposure_->value(), perMilli);
    session_.setSettings(settings);
}

} // namespace perrin::ui
