// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/scenario_header.h"

#include "ui/look.h"
#include "ui/number_edit.h"
#include "ui/simulate/preset_box.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int descriptionWidth = 290;         // px, about, of the column
constexpr double mostSeed = 9007199254740992; // 2^53: what a number field holds exactly

bool isPreset(const std::string& name) {
    const auto names = presetNames();
    return std::ranges::find(names, name) != names.end();
}

} // namespace

ScenarioHeader::ScenarioHeader(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session),
      preset_(makePresetBox(
          "preset", ScenarioHeader::tr("Preset"),
          ScenarioHeader::tr("Complete settings to start from; what was set before can be undone"))),
      description_(new QLabel),
      seed_(new NumberEdit(
          "seed",
          ScenarioHeader::tr("The same seed and settings give the same picture, to the last bit.\nStacks of "
                             "an export follow from it too."),
          {.above = 0, .orEqual = true, .upTo = mostSeed, .whole = true})) {
    description_->setObjectName("presetDescription");
    description_->setProperty("role", "quiet");
    description_->setWordWrap(true);
    description_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    // Always of as many lines as the longest needs: no slider moves away from the hand that turns a preset
    // into one's own.
    double longest = 0;
    for (const std::string& name : presetNames())
        longest = std::max<double>(
            longest, description_->fontMetrics().horizontalAdvance(coreText(presetDescription(name))));
    const int lines = std::max(2, static_cast<int>(std::ceil(1.15 * longest / descriptionWidth)));
    description_->setFixedHeight(lines * description_->fontMetrics().lineSpacing() + 2);
    const auto button = [](const char* name, const QString& text, const QString& tip) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setToolTip(tip);
        return made;
    };
    auto* another = button("newSeed", ScenarioHeader::tr("New seed"),
                           ScenarioHeader::tr("Another molecule of the same kind (N)"));
    auto* load = button("loadScenario", ScenarioHeader::tr("Load…"),
                        ScenarioHeader::tr("Read a scenario from a file (JSON)"));
    auto* save = button("saveScenario", ScenarioHeader::tr("Save…"),
                        ScenarioHeader::tr("Write this scenario to a file (JSON)"));
    auto* seedLabel = new QLabel(ScenarioHeader::tr("Seed"));
    seedLabel->setBuddy(seed_);
    seed_->setAccessibleName(ScenarioHeader::tr("Seed"));

    auto* first = new QHBoxLayout;
    first->setSpacing(Gap::line);
    first->addWidget(preset_, 1);
    first->addWidget(load);
    first->addWidget(save);
    auto* second = new QHBoxLayout;
    second->setSpacing(Gap::line);
    second->addWidget(seedLabel);
    second->addWidget(seed_);
    second->addWidget(another);
    second->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::close);
    layout->addLayout(first);
    layout->addWidget(description_);
    layout->addLayout(second);

    connect(preset_, &QComboBox::activated, this, [this](int row) { choosePreset(preset_->itemText(row)); });
    connect(load, &QPushButton::clicked, this, &ScenarioHeader::loadRequested);
    connect(save, &QPushButton::clicked, this, &ScenarioHeader::saveRequested);
    connect(another, &QPushButton::clicked, this, &ScenarioHeader::newSeed);
    connect(seed_, &NumberEdit::valueEdited, this, [this](std::optional<double> value) {
        if (value)
            session_.setSeed(static_cast<std::uint64_t>(*value));
    });
    connect(&session_, &SessionState::simulationChanged, this, &ScenarioHeader::show);
    show();
}

void ScenarioHeader::choosePreset(const QString& name) {
    session_.setScenario(preset(name.toStdString()), ScenarioHeader::tr("choose preset %1").arg(name));
    show(); // also where nothing changed
}

void ScenarioHeader::newSeed() {
    constexpr quint32 end = 1000000; // can be read out and written down
    session_.setSeed(QRandomGenerator::global()->bounded(1u, end), ScenarioHeader::tr("new seed"));
}

void ScenarioHeader::setFile(const QString& path) {
    file_ = QFileInfo(path).fileName();
    inFile_ = session_.simulation().scenario;
    show();
}

QString ScenarioHeader::title() const {
    const Scenario& scenario = session_.simulation().scenario;
    if (!file_.isEmpty() && scenario.name == inFile_.name)
        return scenario == inFile_ ? file_ : ScenarioHeader::tr("%1, changed").arg(file_);
    return isPreset(scenario.name) ? ScenarioHeader::tr("Custom") : nameText(scenario.name);
}

void ScenarioHeader::show() {
    const Scenario& scenario = session_.simulation().scenario;
    const bool known = isPreset(scenario.name);
    const bool unchanged = known && scenario == preset(scenario.name);
    const QString name = QString::fromStdString(scenario.name);
    preset_->setPlaceholderText(title());
    preset_->setCurrentIndex(unchanged ? preset_->findText(name) : -1);
    preset_->setToolTip(
        preset_->shownText() + '\n' +
        ScenarioHeader::tr("Complete settings to start from; what was set before can be undone"));
    const QString description = known ? coreText(presetDescription(scenario.name)) : QString();
    description_->setText(unchanged || !known ? description
                                              : ScenarioHeader::tr("Changed from %1.").arg(name));
    seed_->setValue(static_cast<double>(session_.simulation().seed));
}

} // namespace perrin::ui
