// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_scope.h"

#include "ui/look.h"
#include "ui/simulate/measurability_card.h"
#include "ui/simulate/preset_box.h"
#include "ui/simulate/scenario_editor.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/words/core_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

QString number(double value) {
    return QString::number(value, 'g', 3);
}

/// What the ranges do not say.
QString summaryOf(const Scenario& scenario) {
    const Acquisition& acquisition = scenario.acquisition;
    QString text = TrainingScope::tr("%1 frames of %2×%3 px; pixel %4 nm, interval %5 ms, exposure %6 ms")
                       .arg(scenario.window.frames)
                       .arg(scenario.window.width)
                       .arg(scenario.window.height)
                       .arg(number(1000 * acquisition.pixelSize.value_or(0)),
                            number(1000 * acquisition.frameInterval.value_or(0)),
                            number(1000 * acquisition.exposure.value_or(0)));
    if (scenario.formation != Formation::Physical)
        return text;
    text +=
        TrainingScope::tr("; PSF %1 nm, %2")
            .arg(number(1000 * scenario.psf.fwhm), scenario.sensor.camera.em    ? TrainingScope::tr("EMCCD")
                                                   : scenario.sensor.perPixel() ? TrainingScope::tr("sCMOS")
                                                                                : TrainingScope::tr("CCD"));
    const auto fixed = [](const Range& range) { return range.draw == Range::Draw::Fixed; };
    if (fixed(scenario.emission.photons))
        text += TrainingScope::tr("; %1 photons a frame").arg(number(scenario.emission.photons.value));
    if (fixed(scenario.background.photons))
        text += TrainingScope::tr("; background %1 a px").arg(number(scenario.background.photons.value));
    return text;
}

} // namespace

TrainingScope::TrainingScope(SessionState& session, QWidget* parent)
    : Card(tr("What to train for"), parent), session_(session), editor_(new ScenarioEditor(session, this)),
      scenario_(
          makePresetBox("trainingScenario", tr("Scenario"), tr("As it is set in Simulate, or a preset"))),
      summary_(new QLabel), verdict_(new QLabel), scale_(new ScoreScale) {
    auto* simulate = new QPushButton(tr("Simulate…"));
    simulate->setObjectName("editScenario");
    simulate->setProperty("role", "small");
    simulate->setToolTip(tr("See what is simulated and change all of it (Ctrl+3)"));
    connect(simulate, &QPushButton::clicked, this, &TrainingScope::simulateRequested);
    head()->addWidget(simulate);
    auto* row = new QHBoxLayout;
    auto* label = settingLabel(tr("Scenario"), scenario_->toolTip());
    label->setBuddy(scenario_);
    row->setSpacing(Gap::line);
    row->addWidget(label);
    row->addWidget(scenario_, 1);
    body()->addLayout(row);
    for (SettingField* field : drawnFields().usual) {
        // The same fields stand in Simulate.
        for (QWidget* part : field->findChildren<QWidget*>())
            if (!part->objectName().isEmpty())
                part->setObjectName("train_" + part->objectName());
        body()->addWidget(field);
        editor_->add(field);
    }
    summary_->setObjectName("trainingSummary");
    summary_->setProperty("role", "quiet");
    summary_->setWordWrap(true);
    verdict_->setObjectName("trainingVerdict");
    verdict_->setProperty("role", "quiet");
    verdict_->setWordWrap(true);
    scale_->setToolTip(tr("Can I measure this? How well D of one such molecule can be known at best."));
    body()->addWidget(summary_);
    body()->addSpacing(Gap::hair);
    body()->addWidget(scale_);
    body()->addWidget(verdict_);
    connect(scenario_, &QComboBox::activated, this, [this](int item) {
        const QString name = scenario_->itemText(item);
        session_.setScenario(preset(name.toStdString()), tr("choose preset %1").arg(name));
        show();
    });
    connect(editor_, &ScenarioEditor::shown, this, &TrainingScope::show);
    editor_->show();
}

QString TrainingScope::problem() const {
    return editor_->problem();
}

void TrainingScope::show() {
    const Scenario& scenario = session_.simulation().scenario;
    const QString name = QString::fromStdString(scenario.name);
    const int known = scenario_->findText(name);
    const bool unchanged = known >= 0 && scenario == preset(scenario.name);
    scenario_->setPlaceholderText(known >= 0 ? tr("%1, changed").arg(name) : nameText(scenario.name));
    scenario_->setCurrentIndex(unchanged ? known : -1);
    scenario_->setToolTip(scenario_->shownText() + '\n' + tr("As it is set in Simulate, or a preset"));
    summary_->setText(summaryOf(scenario));
    stale_ = true;
    if (isVisible())
        rate();
}

void TrainingScope::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    if (stale_)
        rate();
}

void TrainingScope::rate() {
    stale_ = false;
    rating_.start([scenario = session_.simulation().scenario](const Job&) { return measurability(scenario); },
                  {.done = [this](const Measurability& found) { rate(found, {}); },
                   .failed = [this](const QString& message) { rate(std::nullopt, inWords(message)); },
                   .cancelled = {}});
}

void TrainingScope::rate(const std::optional<Measurability>& found, const QString& why) {
    scale_->setScore(found ? std::optional(found->score) : std::nullopt);
    verdict_->setText(found ? coreText(found->verdict) : why);
}

} // namespace perrin::ui
