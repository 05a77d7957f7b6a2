// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/dashboard.h"

#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/plot/page_plot.h"
#include "ui/simulate/card.h"
#include "ui/task_bar.h"
#include "ui/theme.h"
#include "ui/words/core_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int betweenDrawings = 200; // ms

QLabel* stripLabel(const char* objectName, const char* role, const QString& tip) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setProperty("role", role);
    label->setToolTip(tip);
    return label;
}

QString grouped(double number) {
    return QLocale(QLocale::English).toString(number, 'f', 0).replace(',', QChar(0x2009));
}

QString percent(double share) {
    return QString::number(100 * share, 'f', 0) + " %";
}

/// "16 min left", "2 h 5 min left".
QString secondsLeftText(double seconds) {
    const long minutes = std::lround(seconds / 60);
    if (seconds < 60)
        return Dashboard::tr("%1 s left").arg(std::lround(seconds));
    if (minutes < 60)
        return Dashboard::tr("%1 min left").arg(minutes);
    return Dashboard::tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

/// What a run is at, or how long it still takes, which is not known before it has a pace.
QString timeText(const TrainingRun& run) {
    using Activity = TrainingRun::Activity;
    if (run.activity == Activity::Preparing && !run.doing.isEmpty())
        return Dashboard::tr("preparing: %1").arg(run.doing);
    if (run.activity != Activity::Training)
        return stateText(run);
    return run.progress.stacksPerSecond > 0 ? secondsLeftText(run.progress.secondsLeft)
                                            : Dashboard::tr("learning the first stacks");
}

Card* cardWith(Plot* plot, QWidget* below = nullptr) {
    auto* card = new Card(plot->name());
    card->body()->addWidget(plot, 1);
    if (below)
        card->body()->addWidget(below);
    return card;
}

} // namespace

Dashboard::Dashboard(QWidget* parent)
    : QWidget(parent), coverage_(stripLabel("coverage", "quiet",
                                            tr("How many of the true D of the validation set lie in the "
                                               "network's intervals. Honest ones hold 68 % and 95 %."))),
      warning_(stripLabel("trainingWarning", "caution", {})), progress_(new QProgressBar) {
    setObjectName("dashboard");
    errors_ = makePlot(this, tr("Error while learning"), "errorPlot",
                       tr("RMSE on stacks that are never learned from, and what others reach on the same "
                          "stacks.\nRight click: save or copy."));
    losses_ = makePlot(this, tr("Loss"), "lossPlot",
                       tr("What the training makes smaller: on the stacks learned from (thin) and on the "
                          "validation set"));
    predicted_ = makePlot(this, tr("Answered against true"), "predictedPlot",
                          tr("Of the validation set, after the last epoch. Dashed: a perfect answer."));
    bias_ = makePlot(this, tr("Bias and spread"), "biasPlot",
                     tr("Mean error and its standard deviation, by half decades of the true D"));
    drawn_ = makePlot(this, tr("What was drawn"), "drawnPlot", tr("D of the stacks learned from"));
    warning_->setWordWrap(true);
    coverage_->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Gap::usual);
    grid->addWidget(cardWith(errors_), 0, 0, 1, 4);
    grid->addWidget(cardWith(losses_), 0, 4, 1, 2);
    grid->addWidget(cardWith(predicted_), 1, 0, 1, 2);
    grid->addWidget(cardWith(bias_, coverage_), 1, 2, 1, 2);
    grid->addWidget(cardWith(drawn_), 1, 4, 1, 2);
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    grid->setRowStretch(0, 6);
    grid->setRowStretch(1, 5);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    layout->addWidget(makeStrip());
    layout->addWidget(warning_);
    layout->addLayout(grid, 1);
    pace_.setSingleShot(true);
    connect(&pace_, &QTimer::timeout, this, &Dashboard::draw);
    for (Plot* plot : {errors_, losses_, predicted_, bias_, drawn_})
        connect(plot, &Plot::restyled, this, [this] {
            answersOf_.reset();
            draw();
        });
    show({});
}

QWidget* Dashboard::makeStrip() {
    error_ = stripLabel("bestError", "", tr("Of the best weights so far, on the validation set"));
    QFont bold = sized(error_->font(), TypeSize::Large);
    bold.setBold(true);
    error_->setFont(bold);
    against_ = stripLabel("againstCentres", "good", tr("Against the Bayesian estimate from fitted centres"));
    stacks_ = stripLabel("stacksSeen", "", tr("Stacks learned from so far, and how many a second"));
    work_ = stripLabel("workShares", "quiet",
                       tr("Where processor time goes; waiting: of the learning, for stacks"));
    left_ = stripLabel("timeLeft", "", tr("At the present pace"));
    progress_->setTextVisible(false);
    progress_->setRange(0, 1000);
    progress_->setFixedWidth(140);
    auto* strip = new QWidget;
    strip->setObjectName("card");
    strip->setAttribute(Qt::WA_StyledBackground);
    auto* rows = new QVBoxLayout(strip);
    rows->setContentsMargins(Gap::usual, Gap::line, Gap::usual, Gap::line);
    rows->setSpacing(Gap::hair);
    auto *first = new QHBoxLayout, *second = new QHBoxLayout;
    for (QHBoxLayout* row : {first, second})
        row->setSpacing(Gap::apart);
    first->addWidget(error_);
    first->addWidget(against_);
    first->addStretch(1);
    first->addWidget(left_);
    first->addWidget(progress_);
    second->addWidget(stacks_);
    second->addWidget(work_);
    second->addStretch(1);
    rows->addLayout(first);
    rows->addLayout(second);
    return strip;
}

void Dashboard::show(const std::vector<TrainingRun>& runs) {
    runs_ = runs;
    if (!since_.isValid() || since_.elapsed() >= betweenDrawings)
        draw();
    else if (!pace_.isActive())
        pace_.start(betweenDrawings - static_cast<int>(since_.elapsed()));
}

std::vector<Course> Dashboard::courses() const {
    std::vector<Course> found;
    for (const TrainingRun& run : runs_)
        if (run.record)
            found.push_back({.name = nameText(run.stored.name),
                             .record = run.record,
                             .label = run.stored.settings.label,
                             .loss = run.stored.settings.loss,
                             .color = courseColor(*errors_, found.size())});
    return found;
}

void Dashboard::draw() {
    pace_.stop();
    since_.start();
    showStrip();
    std::vector<Course> drawn = courses();
    const bool empty = runs_.empty() || !runs_.front().record;
    if (empty) {
        answersOf_.reset();
        const QString toDo = runs_.empty()            ? tr("Start a training, or choose a run.")
                             : runs_.front().active() ? tr("Stacks are being simulated…")
                                                      : tr("Nothing has been learned yet.");
        const std::pair<Plot*, QString> appearing[] = {
            {errors_, tr("How the network's error falls, against what other methods reach, appears here.")},
            {losses_, tr("The loss of every step appears here.")},
            {predicted_, tr("What the network answers against the truth appears here.")},
            {bias_, tr("Mean error and spread by D appear here.")},
            {drawn_, tr("Which D it has learned from appears here.")}};
        for (const auto& [plot, appears] : appearing)
            plot->setEmptyText(emptyWords(appears, toDo));
        return;
    }
    // Errors of another kind have no place on the same axis.
    std::erase_if(drawn, [&](const Course& course) {
        return errorUnit(course.label) != errorUnit(drawn.front().label);
    });
    if (drawn.front().record->validations.empty())
        errors_->setEmptyText(tr("Appears after the first epoch."));
    else
        drawErrors(*errors_, drawn, runs_.front().references);
    std::erase_if(drawn, [&](const Course& course) {
        return (course.loss == Loss::Gaussian) != (drawn.front().loss == Loss::Gaussian);
    });
    drawLosses(*losses_, drawn);
    drawDrawnD(*drawn_, drawn.front());
    drawAnswers();
}

void Dashboard::drawAnswers() {
    const std::shared_ptr<const RunRecord>& record = runs_.front().record;
    const std::uint64_t judgedAt = record->validations.empty() ? 0 : record->validations.back().step;
    const bool same =
        answersOf_ && judgedAt_ == judgedAt && answersOf_->answers.size() == record->answers.size() &&
        (record->answers.empty() || answersOf_->answers.front().answer == record->answers.front().answer);
    answersOf_ = record;
    judgedAt_ = judgedAt;
    if (same)
        return;
    const Course course = courses().front();
    drawPredicted(*predicted_, course);
    drawBias(*bias_, course);
    const Validation* last = record->validations.empty() ? nullptr : &record->validations.back();
    coverage_->setText(last && last->coverage68
                           ? tr("68 % intervals hold %1 %, 95 % intervals %2 % of the true D")
                                 .arg(100 * *last->coverage68, 0, 'f', 1)
                                 .arg(100 * *last->coverage95, 0, 'f', 1)
                           : QString());
    coverage_->setVisible(!coverage_->text().isEmpty());
}

void Dashboard::showStrip() {
    const TrainingRun* run = runs_.empty() ? nullptr : &runs_.front();
    const RunRecord* record = run ? run->record.get() : nullptr;
    const Validation* best = record ? record->best() : nullptr;
    error_->setText(
        best  ? tr("%1 RMSE %2").arg(best->rmse, 0, 'g', 3).arg(errorUnit(run->stored.settings.label))
        : run ? nameText(run->stored.name)
              : tr("No run is chosen"));
    const bool compared = best && run->references && run->references->centres;
    const double better = compared ? 1 - best->rmse / run->references->centres->rmse : 0;
    against_->setText(
        !compared       ? QString()
        : better >= 0.0 ? tr("%1 better than any centre-based method").arg(percent(better))
        : better > -1.0
            ? tr("%1 worse than the best centre-based method").arg(percent(-better))
            : tr("%1 times the error of the best centre-based method").arg(1 - better, 0, 'f', 0));
    against_->setProperty("role", better >= 0 ? "good" : "quiet");
    restyle(against_);
    const bool paced =
        run && run->activity == TrainingRun::Activity::Training && run->progress.stacksPerSecond > 0;
    QString stacks = record ? tr("%1 stacks").arg(grouped(static_cast<double>(record->stacks()))) : QString();
    if (paced)
        stacks += tr(" · %1/s").arg(std::lround(run->progress.stacksPerSecond));
    stacks_->setText(stacks);
    const WorkShares work = run ? run->progress.work : WorkShares{};
    work_->setText(paced ? tr("simulate %1 · fit %2 · learn %3 · waiting %4")
                               .arg(percent(work.simulate), percent(work.fit), percent(work.learn),
                                    percent(run->progress.waitingShare))
                         : QString());
    left_->setText(run ? timeText(*run) : QString());
    progress_->setVisible(record != nullptr);
    if (record && record->steps > 0)
        progress_->setValue(static_cast<int>(1000 * record->step / record->steps));
    const QString warning = !run ? QString()
                            : !run->stored.failure.empty() && !run->active()
                                ? coreText(run->stored.failure)
                                : coreText(record ? record->warning() : "");
    warning_->setText(warning.isEmpty() ? warning : warning.left(1).toUpper() + warning.mid(1) + '.');
    warning_->setVisible(!warning.isEmpty());
}

} // namespace perrin::ui
