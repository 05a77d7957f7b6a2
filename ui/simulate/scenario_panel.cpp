// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/scenario_panel.h"

#include "ui/look.h"
#include "ui/settings_scroll.h"
#include "ui/simulate/card.h"
#include "ui/simulate/scenario_editor.h"
#include "ui/simulate/scenario_header.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {

ScenarioPanel::ScenarioPanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), editor_(new ScenarioEditor(session, this)),
      header_(new ScenarioHeader(session)), cards_(new QWidget),
      movie_(new QPushButton(tr("From the movie"))), report_(new QLabel), problem_(new QLabel) {
    setObjectName("scenarioPanel");
    cards_->setObjectName("settings");
    auto* column = new QVBoxLayout(cards_);
    column->setContentsMargins(0, 0, Gap::close, 0);
    column->setSpacing(Gap::usual);
    addCard(tr("Motion"), motionFields());
    Card* microscope = addCard(tr("Microscope"), microscopeFields());
    movie_->setObjectName("useMovie");
    movie_->setProperty("role", "small");
    connect(movie_, &QPushButton::clicked, this, &ScenarioPanel::useMovie);
    microscope->head()->addWidget(movie_);
    report_->setText(tr("The report's image formation has its own light, PSF and noise: only what is shown "
                        "here counts. The table at the right has D in report units, too."));
    report_->setProperty("role", "quiet");
    report_->setWordWrap(true);
    microscope->body()->addWidget(report_);
    light_ = addCard(tr("Light and camera"), lightFields(), "moreLight");
    problem_->setObjectName("simulationProblem");
    problem_->setProperty("role", "problem");
    problem_->setWordWrap(true);
    microscope->body()->addWidget(problem_);
    addCard(tr("Drawn in training and export"), drawnFields());
    addCard(tr("Size of stacks and movies"), windowFields(), "moreSizes");
    column->addStretch(1);

    QScrollArea* scroll = makeSettingsScroll(cards_);
    auto* write = new QPushButton(tr("Export stacks or a movie…"));
    write->setObjectName("exportSimulation");
    write->setIcon(icon("export"));
    write->setToolTip(tr("Write stacks of single molecules or one movie of many, with their truth (Ctrl+E)"));
    connect(write, &QPushButton::clicked, this, &ScenarioPanel::exportRequested);
    auto* advise = new QPushButton(tr("What should I record?…"));
    advise->setObjectName("openAdvisor");
    advise->setToolTip(
        tr("Which exposure and frame interval give the smallest error of D, for this light and camera"));
    connect(advise, &QPushButton::clicked, this, &ScenarioPanel::adviceRequested);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    layout->addWidget(header_);
    layout->addWidget(scroll, 1);
    layout->addWidget(advise);
    layout->addWidget(write);

    connect(editor_, &ScenarioEditor::shown, this, &ScenarioPanel::show);
    connect(&session_, &SessionState::movieChanged, this, &ScenarioPanel::showMovie);
    editor_->show();
    showMovie();
}

Card* ScenarioPanel::addCard(const QString& title, const SettingGroup& group, const char* foldName) {
    auto* card = new Card(title);
    for (SettingField* field : group.usual)
        add(field, card->body());
    if (!group.more.empty()) {
        auto* more = new QWidget;
        auto* column = new QVBoxLayout(more);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(Gap::close);
        for (SettingField* field : group.more)
            add(field, column);
        card->fold(more, foldName, tr("More"), tr("Show settings that are needed less often"));
    }
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    cards_->layout()->addWidget(card);
    return card;
}

void ScenarioPanel::add(SettingField* field, QLayout* to) {
    to->addWidget(field);
    editor_->add(field);
}

void ScenarioPanel::show() {
    const bool report = session_.simulation().scenario.formation == Formation::Report2024;
    report_->setVisible(report);
    light_->setVisible(!report);
    setProblem({});
}

void ScenarioPanel::setProblem(const QString& sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

void ScenarioPanel::showMovie() {
    movie_->setEnabled(session_.movie() != nullptr);
    movie_->setToolTip(session_.movie() ? tr("Pixel size, frame interval, exposure, camera and PSF as they "
                                             "are known of the movie that is open")
                                        : tr("Takes what is known of the movie that is open; none is"));
}

void ScenarioPanel::useMovie() {
    if (session_.movie() &&
        !editor_->accept(session_.scenarioOfMovie(), tr("use the movie's settings"), false))
        setProblem(editor_->reason());
}

} // namespace perrin::ui
