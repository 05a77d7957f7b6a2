// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/stacks_choice.h"

#include "core/error.h"
#include "ui/look.h"
#include "ui/number_edit.h"
#include "ui/places.h"
#include "ui/session_state.h"
#include "ui/simulate/setting_field.h"
#include "ui/words/core_words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

constexpr double mostStacks = 1e5;

QString scenarioText(const Scenario& scenario) {
    return StacksChoice::tr("%1 frames of %2×%3 px, %4")
        .arg(scenario.window.frames)
        .arg(scenario.window.width)
        .arg(scenario.window.height)
        .arg(scenario.formation == Formation::Report2024 ? StacksChoice::tr("imaged as in the 2024 report")
                                                         : StacksChoice::tr("imaged by a camera"));
}

} // namespace

StacksChoice::StacksChoice(SessionState& session, QWidget* parent)
    : Card(tr("On which stacks"), parent), session_(session), box_(new QComboBox),
      count_(new NumberEdit("comparedStacks", tr("Stacks of known D: 1000 tell errors apart by some 3 %"),
                            {.above = 10, .orEqual = true, .upTo = mostStacks, .whole = true})),
      seed_(new NumberEdit("comparedSeed", tr("Other numbers give other stacks; none was ever learned from"),
                           {.above = 0, .orEqual = true, .upTo = 1e9, .whole = true})),
      numbers_(new QWidget), summary_(new QLabel) {
    box_->setObjectName("comparedOn");
    box_->setAccessibleName(tr("On which stacks"));
    box_->setToolTip(tr("All that is ticked answers the same stacks, whose D is known"));
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    count_->setValue(1000);
    seed_->setValue(1);
    for (NumberEdit* edit : {count_, seed_}) {
        edit->setFixedWidth(settingEditWidth);
        connect(edit, &NumberEdit::valueEdited, this, &StacksChoice::changed);
    }
    count_->setAccessibleName(tr("Stacks"));
    seed_->setAccessibleName(tr("Seed"));
    auto* row = new QHBoxLayout(numbers_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Gap::line);
    row->addWidget(new QLabel(tr("Stacks")));
    row->addWidget(count_);
    row->addSpacing(Gap::wide);
    row->addWidget(new QLabel(tr("Seed")));
    row->addWidget(seed_);
    row->addStretch(1);
    summary_->setProperty("role", "quiet");
    summary_->setWordWrap(true);
    body()->addWidget(box_);
    body()->addWidget(numbers_);
    body()->addWidget(summary_);
    connect(box_, &QComboBox::activated, this, &StacksChoice::choose);
    connect(&session_, &SessionState::simulationChanged, this, [this] {
        fill();
        emit changed();
    });
    fill();
}

void StacksChoice::setTrained(const std::vector<std::pair<QString, Scenario>>& scenarios) {
    trained_ = scenarios;
    fill();
}

void StacksChoice::fill() {
    const auto simulated = [](const Scenario& scenario) {
        return ComparedStacks{.source = ComparedStacks::Source::Scenario, .scenario = scenario};
    };
    const Scenario& ofSession = session_.simulation().scenario;
    choices_ = {{.text = tr("As set in Simulate"),
                 .tip = tr("The scenario of the Simulate workspace, which Train learns, too"),
                 .stacks = simulated(ofSession),
                 .ofSession = true}};
    for (const std::string& name : presetNames())
        choices_.push_back({.text = tr("Preset %1").arg(QString::fromStdString(name)),
                            .tip = coreText(presetDescription(name)),
                            .stacks = simulated(preset(name))});
    for (const auto& [name, scenario] : trained_)
        choices_.push_back({.text = tr("What %1 was trained for").arg(name),
                            .tip = QString::fromStdString(scenario.name),
                            .stacks = simulated(scenario)});
    if (files_)
        choices_.push_back(*files_);
    choices_.push_back({.text = tr("A stack set…"),
                        .tip = tr("Stacks that Simulate has exported, with the table of their truth"),
                        .stacks = {},
                        .asks = Choice::Asks::StackSet});
    choices_.push_back({.text = tr("The 2024 report's trajectories…"),
                        .tip = tr("A folder with its trajectories.npy and labels.npy, imaged as it did"),
                        .stacks = {},
                        .asks = Choice::Asks::Report});
    box_->clear();
    int place = 0;
    for (const Choice& choice : choices_) {
        if (choice.text == chosen_)
            place = box_->count();
        box_->addItem(choice.text);
        box_->setItemData(box_->count() - 1, choice.tip, Qt::ToolTipRole);
    }
    box_->setCurrentIndex(place);
    chosen_ = box_->currentText();
    showSummary();
}

void StacksChoice::choose(int place) {
    const Choice& choice = choices_.at(static_cast<std::size_t>(place));
    if (choice.asks != Choice::Asks::Nothing) {
        box_->setCurrentText(chosen_); // until something was chosen
        choice.asks == Choice::Asks::StackSet ? askStackSet() : askReport();
        return;
    }
    chosen_ = choice.text;
    showSummary();
    emit changed();
}

void StacksChoice::showSummary() {
    const ComparedStacks& stacks = choices_.at(static_cast<std::size_t>(box_->currentIndex())).stacks;
    const bool simulated = stacks.source == ComparedStacks::Source::Scenario;
    numbers_->setVisible(simulated);
    summary_->setText(simulated ? scenarioText(stacks.scenario) : text(stacks.place));
    summary_->setToolTip(simulated ? QString::fromStdString(stacks.scenario.name) : text(stacks.place));
}

ComparedStacks StacksChoice::stacks() const {
    ComparedStacks stacks = choices_.at(static_cast<std::size_t>(box_->currentIndex())).stacks;
    if (stacks.source != ComparedStacks::Source::Scenario)
        return stacks;
    const auto wanted = [](const NumberEdit& edit, const char* what) {
        if (!edit.value())
            throw Error(std::string(what) + ": " +
                        (edit.valid() ? "write a number" : edit.problem().toStdString()));
        return static_cast<std::uint64_t>(*edit.value());
    };
    stacks.count = wanted(*count_, "Stacks");
    stacks.seed = wanted(*seed_, "Seed");
    return stacks;
}

std::optional<Formation> StacksChoice::formation() const {
    const ComparedStacks& stacks = choices_.at(static_cast<std::size_t>(box_->currentIndex())).stacks;
    switch (stacks.source) {
    case ComparedStacks::Source::StackSet:
        return std::nullopt;
    case ComparedStacks::Source::Report:
        return Formation::Report2024;
    case ComparedStacks::Source::Scenario:
        break;
    }
    return stacks.scenario.formation;
}

void StacksChoice::take(const ComparedStacks& stacks, const QString& title) {
    files_ = Choice{.text = title, .tip = text(stacks.place), .stacks = stacks};
    chosen_ = title;
    fill();
    emit changed();
}

void StacksChoice::chooseStackSet(const fs::path& prefix) {
    take({.source = ComparedStacks::Source::StackSet, .scenario = {}, .place = prefix},
         tr("Stack set %1").arg(text(prefix.filename())));
}

void StacksChoice::chooseReport(const fs::path& folder) {
    take({.source = ComparedStacks::Source::Report, .scenario = {}, .place = folder},
         tr("The 2024 report's trajectories"));
}

void StacksChoice::askStackSet() {
    auto* dialog =
        new QFileDialog(this, tr("Choose a stack set"), usualFolder(), tr("Stacks (*.tif *.tiff)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { chooseStackSet(toPath(path).replace_extension()); });
    dialog->open();
}

void StacksChoice::askReport() {
    auto* dialog = new QFileDialog(this, tr("Folder with trajectories.npy and labels.npy"), usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { chooseReport(toPath(path)); });
    dialog->open();
}

} // namespace perrin::ui
