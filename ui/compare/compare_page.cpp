// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_page.h"

#include "core/error.h"
#include "ui/compare/comparison_view.h"
#include "ui/compare/contender_list.h"
#include "ui/compare/stacks_choice.h"
#include "ui/look.h"
#include "ui/session_state.h"
#include "ui/settings_scroll.h"
#include "ui/words/core_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {

ComparePage::ComparePage(SessionState& session, const Engine* engine, QWidget* parent)
    : QWidget(parent), engine_(engine), stacks_(new StacksChoice(session)), contenders_(new ContenderList),
      view_(new ComparisonView), copies_(new QComboBox), alone_(new QCheckBox(tr("and without averaging"))),
      askCues_(new QCheckBox(tr("Which cue does each use? (slow)"))),
      compare_(new QPushButton(tr("Compare"))), problem_(new QLabel) {
    setObjectName("comparePage");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    layout->addWidget(makeLeft());
    layout->addWidget(view_, 1);
    connect(stacks_, &StacksChoice::changed, this, [this] {
        contenders_->setFormation(stacks_->formation());
        setProblem({});
    });
    connect(contenders_, &ContenderList::listed, this,
            [this] { stacks_->setTrained(contenders_->scenarios()); });
    connect(contenders_, &ContenderList::ticked, this, [this] { setProblem({}); });
    connect(compare_, &QPushButton::clicked, this, &ComparePage::compare);
    connect(contenders_, &ContenderList::failed, this, &ComparePage::failed);
    connect(view_, &ComparisonView::failed, this, &ComparePage::failed);
    connect(view_, &ComparisonView::noted, this, &ComparePage::noted);
    connect(&comparing_, &TaskMonitor::started, this, [this] { compare_->setEnabled(false); });
    connect(&comparing_, &TaskMonitor::ended, this, [this] { compare_->setEnabled(true); });
    contenders_->setFormation(stacks_->formation());
}

QWidget* ComparePage::makeLeft() {
    auto* compared = new Card(tr("What is compared"));
    compared->body()->addWidget(contenders_, 1);
    auto* cards = new QWidget;
    cards->setObjectName("settings");
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, Gap::close, 0);
    column->setSpacing(Gap::usual);
    column->addWidget(stacks_);
    column->addWidget(compared, 1);
    column->addWidget(makeAsking());
    QScrollArea* scroll = makeSettingsScroll(cards);
    compare_->setObjectName("compare");
    compare_->setProperty("role", "primary");
    compare_->setToolTip(tr("All that is ticked answers the same stacks"));
    problem_->setObjectName("compareProblem");
    problem_->setProperty("role", "problem");
    problem_->setWordWrap(true);
    problem_->hide();
    auto* left = new QWidget;
    left->setFixedWidth(342);
    auto* all = new QVBoxLayout(left);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(Gap::usual);
    all->addWidget(scroll, 1);
    all->addWidget(problem_);
    all->addWidget(compare_);
    return left;
}

QWidget* ComparePage::makeAsking() {
    auto* card = new Card(tr("How networks are asked"));
    copies_->setObjectName("comparedCopies");
    copies_->setAccessibleName(tr("Averaging"));
    copies_->addItem(tr("Averaged over 16 copies"), static_cast<int>(Symmetries::All16));
    copies_->addItem(tr("Averaged over 4 quarter turns"), static_cast<int>(Symmetries::Rotations4));
    copies_->addItem(tr("Each stack once"), static_cast<int>(Symmetries::None));
    copies_->setToolTip(
        tr("Turned, mirrored and backwards a molecule is as fast: a network that answers every "
           "copy and takes the mean errs less, and takes as many times longer"));
    alone_->setObjectName("comparedAlone");
    alone_->setToolTip(tr("Shows what averaging gains"));
    askCues_->setObjectName("comparedCuesAsked");
    askCues_->setToolTip(
        tr("Asks again with frames shuffled, molecules centred, photons made equal, the blur "
           "taken away, or all made brighter or darker: what a network does not use, it "
           "does not miss"));
    for (QWidget* one : std::initializer_list<QWidget*>{copies_, alone_, askCues_})
        card->body()->addWidget(one);
    connect(copies_, &QComboBox::currentIndexChanged, this, [this] {
        alone_->setEnabled(copies_->currentData().toInt() != static_cast<int>(Symmetries::None));
    });
    return card;
}

void ComparePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!std::exchange(read_, true))
        contenders_->read();
}

void ComparePage::setRuns(const std::vector<std::filesystem::path>& models) {
    contenders_->setRuns(models);
}

void ComparePage::setProblem(const QString& sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

ComparisonWish ComparePage::wish() const {
    ComparisonWish wish{.stacks = stacks_->stacks(), .models = contenders_->models(), .settings = {}};
    wish.settings.estimators = contenders_->estimators();
    if (wish.models.empty() && wish.settings.estimators.empty())
        throw Error("Tick a model or an estimator that can answer these stacks");
    const auto symmetries = static_cast<Symmetries>(copies_->currentData().toInt());
    wish.settings.symmetries = {symmetries};
    if (alone_->isChecked() && symmetries != Symmetries::None)
        wish.settings.symmetries = {Symmetries::None, symmetries};
    wish.settings.cues = askCues_->isChecked();
    wish.settings.engine = engine_;
    return wish;
}

void ComparePage::compare() {
    setProblem({});
    try {
        comparing_.start(
            [wish = wish()](const Job& job) {
                return std::make_shared<const ComparisonResult>(compareAsWished(wish, job));
            },
            {.done = [this](const std::shared_ptr<const ComparisonResult>& result) { view_->show(result); },
             .failed = [this](const QString& message) { setProblem(message); },
             .cancelled = {}});
    } catch (const Error& error) {
        setProblem(coreText(error.what()));
    }
}

} // namespace perrin::ui
