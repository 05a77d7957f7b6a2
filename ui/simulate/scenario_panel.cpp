// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/scenario_panel.h"

#include "core/error.h"
#include "ui/simulate/card.h"
#include "ui/simulate/scenario_header.h"
#include "ui/simulate/scenario_settings.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

namespace perrin::ui {

ScenarioPanel::ScenarioPanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), header_(new ScenarioHeader(session)), cards_(new QWidget),
      movie_(new QPushButton(tr("From the movie"))), report_(new QLabel), problem_(new QLabel) {
    setObjectName("scenarioPanel");
    cards_->setObjectName("settings");
    auto* column = new QVBoxLayout(cards_);
    column->setContentsMargins(0, 0, 5, 0);
    column->setSpacing(8);
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

    auto* scroll = new QScrollArea;
    scroll->setObjectName("settingsScroll");
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(cards_);
    auto* write = new QPushButton(tr("Export stacks or a movie…"));
    write->setObjectName("exportSimulation");
    write->setIcon(icon("export"));
    write->setToolTip(tr("Write stacks of single molecules or one movie of many, with their truth (Ctrl+E)"));
    connect(write, &QPushButton::clicked, this, &ScenarioPanel::exportRequested);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(header_);
    layout->addWidget(scroll, 1);
    layout->addWidget(write);

    for (QWidget* child : cards_->findChildren<QWidget*>())
        if (qobject_cast<QSlider*>(child) || qobject_cast<QComboBox*>(child))
            child->installEventFilter(this);
    connect(&session_, &SessionState::simulationChanged, this, [this] {
        if (editing_)
            return;
        refused_.clear(); // undone, say: what was refused is not wanted any more
        typing_.reset();
        show();
    });
    connect(&session_, &SessionState::movieChanged, this, &ScenarioPanel::showMovie);
    show();
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
        column->setSpacing(3);
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
    fields_.push_back(field);
    connect(field, &SettingField::edited, this,
            [this, field](const ScenarioChange& change, bool held) { edit(field, change, held); });
    connect(field, &SettingField::unusable, this, [this, field] { takeBackTyping(field); });
    connect(field, &SettingField::finished, this, [this] { typing_.reset(); });
}

bool ScenarioPanel::accept(const Scenario& scenario, const QString& name, bool held) {
    const QScopedValueRollback editing(editing_, true);
    try {
        session_.setScenario(scenario, name, held);
        show(); // also where it is what it was before a refusal
        return true;
    } catch (const Error& error) {
        reason_ = inWords(QString::fromUtf8(error.what()));
        return false;
    }
}

void ScenarioPanel::edit(SettingField* field, const ScenarioChange& change, bool held) {
    const QString name = tr("change %1").arg(field->name());
    const Scenario now = session_.simulation().scenario;
    if (!typing_ || typing_->field != field)
        typing_ = Typing{field, now};
    refused_.erase(field);
    const auto pending = refused_;
    if (!pending.empty()) {
        Scenario together = now;
        for (const auto& [other, refusedChange] : pending)
            refusedChange(together);
        change(together);
        refused_.clear();
        if (accept(together, name, held))
            return;
        refused_ = pending;
    }
    Scenario alone = now;
    change(alone);
    if (accept(alone, name, held))
        return;
    const QString reason = reason_;
    takeBackTyping(field);
    refused_[field] = change;
    field->setProblem(reason);
}

void ScenarioPanel::takeBackTyping(SettingField* field) {
    if (!typing_ || typing_->field != field)
        return;
    refused_[field] = {}; // goes on showing what is written
    accept(typing_->before, tr("change %1").arg(field->name()), false);
    refused_.erase(field);
}

void ScenarioPanel::show() {
    const SimulationSettings& now = session_.simulation();
    for (SettingField* field : fields_)
        if (!refused_.contains(field))
            field->show(now.scenario);
    const bool report = now.scenario.formation == Formation::Report2024;
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
    if (session_.movie() && !accept(session_.scenarioOfMovie(), tr("use the movie's settings"), false))
        setProblem(reason_);
}

bool ScenarioPanel::eventFilter(QObject* watched, QEvent* event) {
    // The wheel goes on through the panel, and changes nothing on its way.
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace perrin::ui
