// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/advisor_dialog.h"

#include "core/error.h"
#include "ui/look.h"
#include "ui/plot/plot.h"
#include "ui/quiet_label.h"
#include "ui/session_state.h"
#include "ui/settings_scroll.h"
#include "ui/simulate/advisor_form.h"
#include "ui/simulate/advisor_plots.h"
#include "ui/simulate/advisor_table.h"
#include "ui/simulate/card.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {
namespace {

/// Within rounding: photons are scaled, and their rate is read back from them.
bool isRecordedAs(const Scenario& scenario, const ExpectedErrors& best) {
    const auto is = [](double value, double wanted) { return std::abs(value - wanted) <= 1e-6 * wanted; };
    return is(*scenario.acquisition.exposure, best.exposure) &&
           is(*scenario.acquisition.frameInterval, best.interval) &&
           is(scenario.emission.photons.value, best.photons);
}

} // namespace

AdvisorDialog::AdvisorDialog(SessionState& session, QWidget* parent)
    : QDialog(parent), session_(session), form_(new AdvisorForm), sentences_(new QLabel),
      problem_(quietLabel("advisorProblem")), told_(quietLabel("advisorTold")), table_(new AdvisorTable),
      curves_(new Plot(tr("Expected error against frame interval"))),
      map_(new Plot(tr("Expected error by interval and exposure"))),
      use_(new QPushButton(tr("Use these settings"))), pages_(new QStackedWidget),
      advising_(
          [](const Wish& wish, const Job& job) {
              return std::make_shared<const Answer>(Answer{
                  advise(wish.settings, job), expectedErrors(wish.settings, wish.exposure, wish.interval)});
          },
          {.done = [this](std::shared_ptr<const Answer> answer) { showAnswer(std::move(answer)); },
           .failed = [this](const QString& sentence) { showProblem(sentence); }}) {
    setObjectName("advisorDialog");
    setWindowTitle(tr("What should I record?"));
    resize(1180, 720);
    auto* side = new QWidget;
    side->setObjectName("settings");
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, Gap::close, 0);
    column->addWidget(form_);
    column->addStretch(1);
    QScrollArea* scroll = makeSettingsScroll(side);
    scroll->setObjectName("advisorScroll");
    scroll->setFixedWidth(318);
    problem_->setAlignment(Qt::AlignCenter);
    problem_->setMargin(60);
    auto* empty = new QWidget;
    empty->setObjectName("card");
    empty->setAttribute(Qt::WA_StyledBackground);
    (new QVBoxLayout(empty))->addWidget(problem_);
    pages_->addWidget(makeAnswer());
    pages_->addWidget(empty);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(Gap::usual, Gap::usual, Gap::usual, Gap::usual);
    columns->setSpacing(Gap::usual);
    columns->addWidget(scroll);
    columns->addWidget(pages_, 1);
    connect(form_, &AdvisorForm::edited, this, &AdvisorDialog::request);
    connect(&session_, &SessionState::simulationChanged, this, &AdvisorDialog::request);
    connect(use_, &QPushButton::clicked, this, &AdvisorDialog::use);
}

QWidget* AdvisorDialog::makeAnswer() {
    auto* words = new Card(tr("Advice"));
    sentences_->setObjectName("adviceSentences");
    sentences_->setWordWrap(true);
    sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->body()->addWidget(sentences_);
    words->body()->addWidget(table_);
    use_->setObjectName("useAdvice");
    use_->setProperty("role", "primary");
    use_->setAutoDefault(false);
    use_->setToolTip(
        tr("Exposure, frame interval, photons, background and bleaching of the simulation become these; "
           "Edit, Undo takes it back"));
    told_->setWordWrap(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(use_);
    buttons->addWidget(told_, 1);
    words->body()->addLayout(buttons);
    words->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    curves_->setObjectName("adviceCurves");
    curves_->setToolTip(
        tr("Least relative error of D from one molecule for the slowest, middle and fastest D of the "
           "range.\nShaded: within 10 % of the best. Right click: save or copy."));
    map_->setObjectName("adviceMap");
    map_->setToolTip(
        tr("The error that is made as small as can be, for every exposure and frame interval.\nBlank: the "
           "camera cannot, or neighbours would be confused. Right click: save or copy."));
    auto* plots = new QHBoxLayout;
    plots->setSpacing(Gap::usual);
    for (Plot* plot : {curves_, map_}) {
        auto* card = new Card(plot->name());
        card->body()->addWidget(plot, 1);
        plots->addWidget(card, 1);
        connect(plot, &Plot::exported, this, [this](const QString& path) {
            told_->setProperty("role", "quiet");
            restyle(told_);
            told_->setText(tr("Written: %1").arg(path));
        });
        connect(plot, &Plot::failed, this, [this](const QString& sentence) {
            told_->setProperty("role", "problem");
            restyle(told_);
            told_->setText(sentence);
        });
        connect(plot, &Plot::restyled, this, &AdvisorDialog::draw);
    }
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::usual);
    column->addWidget(words);
    column->addLayout(plots, 1);
    return page;
}

void AdvisorDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    request();
}

void AdvisorDialog::request() {
    if (!isVisible())
        return;
    const Scenario& scenario = session_.simulation().scenario;
    try {
        form_->setUsual(advisorSettings(scenario));
    } catch (const Error& error) {
        advising_.clear();
        showProblem(QString::fromUtf8(error.what()));
        return;
    }
    if (const QString wrong = form_->problem(); !wrong.isEmpty()) {
        advising_.clear();
        showProblem(wrong);
        return;
    }
    advising_.request(
        {form_->settings(), *scenario.acquisition.exposure, *scenario.acquisition.frameInterval});
}

void AdvisorDialog::showProblem(const QString& sentence) {
    answer_.reset();
    problem_->setText(sentence);
    pages_->setCurrentIndex(1);
}

void AdvisorDialog::showAnswer(std::shared_ptr<const Answer> answer) {
    answer_ = std::move(answer);
    told_->clear();
    QStringList words;
    for (const std::string& sentence : answer_->advice.sentences)
        words << coreText(sentence);
    sentences_->setText("<p style='font-weight:600; margin:0'>" + words.front().toHtmlEscaped() +
                        "</p><p style='margin:4px 0 0 0'>" + words.mid(1).join(" ").toHtmlEscaped() + "</p>");
    table_->show(answer_->advice, answer_->now);
    const Scenario& scenario = session_.simulation().scenario;
    use_->setEnabled(!isRecordedAs(scenario, answer_->advice.best));
    draw();
    pages_->setCurrentIndex(0);
}

void AdvisorDialog::draw() {
    if (!answer_)
        return;
    drawAdviceCurves(*curves_, answer_->advice, answer_->now);
    drawAdviceMap(*map_, answer_->advice, answer_->now);
}

void AdvisorDialog::use() {
    if (!answer_)
        return;
    try {
        session_.setScenario(
            recordedAs(session_.simulation().scenario, answer_->advice.settings, answer_->advice.best),
            tr("record as advised"));
    } catch (const Error& error) {
        told_->setProperty("role", "problem");
        restyle(told_);
        told_->setText(QString::fromUtf8(error.what()));
    }
}

} // namespace perrin::ui
