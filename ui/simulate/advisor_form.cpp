// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/advisor_form.h"

#include "ui/look.h"
#include "ui/number_edit.h"
#include "ui/quiet_label.h"
#include "ui/simulate/card.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

constexpr double millisecond = 1e-3;
constexpr int fieldWidth = 74;

QString greyNumber(double value) {
    return value >= 100 && value < 1e7 ? QString::number(value, 'f', 0) : QString::number(value, 'g', 3);
}

} // namespace

AdvisorForm::AdvisorForm(QWidget* parent)
    : QWidget(parent),
      frames_(new NumberEdit(
          "advisorFrames",
          AdvisorForm::tr("That a molecule is followed at most; 16 are usual. More frames tell "
                          "more, until it bleaches or leaves.\nEmpty: as in the simulation."),
          {.above = 3, .orEqual = true, .upTo = 100000, .whole = true})),
      goal_(new QComboBox), strobed_(new QCheckBox(AdvisorForm::tr("Light during exposures only"))),
      microscope_(quietLabel("advisorMicroscope")) {
    goal_->setObjectName("advisorGoal");
    goal_->setAccessibleName(AdvisorForm::tr("Best for"));
    goal_->addItem(AdvisorForm::tr("the hardest D"), static_cast<int>(AdviceFor::WorstD));
    goal_->addItem(AdvisorForm::tr("the middle D"), static_cast<int>(AdviceFor::MiddleD));
    goal_->setToolTip(AdvisorForm::tr(
        "Hardest: the error of whichever D of the range has the largest is made as small as can "
        "be.\nMiddle: that of the (geometric) middle of the range."));
    strobed_->setObjectName("advisorStrobed");
    strobed_->setToolTip(AdvisorForm::tr(
        "The laser is off between exposures, so that only exposures bleach.\nNot ticked: it is on "
        "all the time."));
    microscope_->setToolTip(
        AdvisorForm::tr("Change it under Microscope and Light and camera of the Simulate workspace"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::usual);
    for (QWidget* card : {makeMolecules(), makeLight(), makeCamera()}) {
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        column->addWidget(card);
    }
    auto* about = quietLabel("advisorAbout");
    about->setText(AdvisorForm::tr("Empty fields are taken from the simulation."));
    column->addWidget(about);
    for (const Field& field : fields_)
        connect(field.edit, &NumberEdit::valueEdited, this, &AdvisorForm::edited);
    connect(frames_, &NumberEdit::valueEdited, this, &AdvisorForm::edited);
    connect(goal_, &QComboBox::activated, this, &AdvisorForm::edited);
    connect(strobed_, &QCheckBox::toggled, this, &AdvisorForm::edited);
}

QWidget* AdvisorForm::makeMolecules() {
    auto* card = new Card(tr("Molecules"));
    QGridLayout* grid = makeGrid();
    addNumber(grid, tr("D from"), "advisorLowD",
              tr("The slowest that is to be measured. Membrane proteins .01 to 1, in the cytosol 1 to 30."),
              tr("µm²/s"), &AdvisorSettings::dLow, 1);
    addNumber(grid, tr("to"), "advisorHighD", tr("The fastest that is to be measured"), tr("µm²/s"),
              &AdvisorSettings::dHigh, 1);
    const int row = grid->rowCount();
    auto* best = new QLabel(tr("Best for"));
    best->setBuddy(goal_);
    grid->addWidget(best, row, 0);
    grid->addWidget(goal_, row, 1, 1, 2);
    add(grid, tr("Followed for"), frames_, tr("frames"));
    addNumber(
        grid, tr("Seen within"), "advisorWidth",
        tr("Width of the square about its start in which a molecule stays in view.\n0: it never leaves."),
        tr("µm"), &AdvisorSettings::width, 1, true);
    addNumber(grid, tr("Neighbour at"), "advisorNeighbour",
              tr("Mean distance of the nearest other molecule. Steps that are long against it are confused, "
                 "which limits "
                 "the frame interval.\n0: there is none."),
              tr("µm"), &AdvisorSettings::neighbourDistance, 1, true);
    card->body()->addLayout(grid);
    return card;
}

QWidget* AdvisorForm::makeLight() {
    auto* card = new Card(tr("Light"));
    QGridLayout* grid = makeGrid();
    addNumber(
        grid, tr("Molecule"), "advisorPhotonRate",
        tr("Detected photons of one molecule in a second of light: those of a frame divided by its exposure"),
        tr("photons/s"), &AdvisorSettings::photonRate, 1);
    addNumber(grid, tr("Background"), "advisorBackgroundRate",
              tr("Detected photons a pixel in a second of light"), tr("per px and s"),
              &AdvisorSettings::backgroundRate, 1, true);
    addNumber(grid, tr("Until bleaching"), "advisorBudget",
              tr("Detected photons that a molecule gives on average before it bleaches; dyes 1e5 to 1e6, "
                 "fluorescent "
                 "proteins 1e4 to 1e5, less the light that is not detected.\n0: it never bleaches."),
              tr("photons"), &AdvisorSettings::photonBudget, 1, true);
    card->body()->addLayout(grid);
    card->body()->addWidget(strobed_);
    return card;
}

QWidget* AdvisorForm::makeCamera() {
    auto* card = new Card(tr("Camera"));
    QGridLayout* grid = makeGrid();
    addNumber(grid, tr("Interval from"), "advisorLeastInterval",
              tr("The shortest frame interval that the camera can do with the field of view that is needed"),
              tr("ms"), &AdvisorSettings::leastInterval, millisecond);
    addNumber(grid, tr("to"), "advisorMostInterval", tr("The longest frame interval to think of"), tr("ms"),
              &AdvisorSettings::mostInterval, millisecond);
    addNumber(grid, tr("Exposure from"), "advisorLeastExposure", tr("The shortest exposure or flash"),
              tr("ms"), &AdvisorSettings::leastExposure, millisecond);
    addNumber(grid, tr("Dead time"), "advisorDeadTime",
              tr("From the end of one exposure to the start of the next at least, for reading out.\n0: the "
                 "exposure may "
                 "be the whole frame interval."),
              tr("ms"), &AdvisorSettings::deadTime, millisecond, true);
    card->body()->addLayout(grid);
    card->body()->addWidget(microscope_);
    return card;
}

QGridLayout* AdvisorForm::makeGrid() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Gap::line);
    grid->setVerticalSpacing(Gap::close);
    grid->setColumnMinimumWidth(0, 92);
    grid->setColumnStretch(2, 1);
    return grid;
}

void AdvisorForm::add(QGridLayout* grid, const QString& name, NumberEdit* edit, const QString& unit) {
    const int row = grid->rowCount();
    auto* label = new QLabel(name);
    label->setBuddy(edit);
    edit->setFixedWidth(fieldWidth);
    edit->setAccessibleName(name + ", " + unit);
    grid->addWidget(label, row, 0);
    grid->addWidget(edit, row, 1);
    grid->addWidget(new QLabel(unit), row, 2);
}

void AdvisorForm::addNumber(QGridLayout* grid, const QString& name, const char* objectName,
                            const QString& tip, const QString& unit, double AdvisorSettings::*number,
                            double worth, bool zero) {
    auto* edit = new NumberEdit(objectName, tip + tr("\nEmpty: the number shown in grey."),
                                {.above = 0, .orEqual = zero, .upTo = 1e12});
    add(grid, name, edit, unit);
    fields_.push_back({edit, number, worth});
}

void AdvisorForm::setUsual(const AdvisorSettings& usual) {
    usual_ = usual;
    for (const Field& field : fields_)
        field.edit->setPlaceholderText(greyNumber(usual.*field.number / field.unit));
    frames_->setPlaceholderText(QString::number(usual.frames));
    const Camera& camera = usual.sensor.camera;
    microscope_->setText(tr("%1 µm pixels, PSF %2 µm, %3, read noise %4 e⁻")
                             .arg(usual.pixelSize, 0, 'g', 3)
                             .arg(usual.psfFwhm, 0, 'g', 3)
                             .arg(camera.em ? tr("EMCCD") : tr("no EM gain"))
                             .arg(camera.readNoise, 0, 'g', 2));
}

AdvisorSettings AdvisorForm::settings() const {
    AdvisorSettings settings = usual_;
    for (const Field& field : fields_)
        if (const auto value = field.edit->value())
            settings.*field.number = *value * field.unit;
    if (const auto frames = frames_->value())
        settings.frames = static_cast<int>(*frames);
    settings.goal = static_cast<AdviceFor>(goal_->currentData().toInt());
    settings.strobed = strobed_->isChecked();
    return settings;
}

QString AdvisorForm::problem() const {
    for (const Field& field : fields_)
        if (!field.edit->valid())
            return field.edit->accessibleName() + ": " + field.edit->problem();
    return frames_->valid() ? QString() : frames_->accessibleName() + ": " + frames_->problem();
}

} // namespace perrin::ui
