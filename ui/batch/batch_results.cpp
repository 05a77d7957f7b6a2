// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_results.h"

#include "ui/batch/condition_plot.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/plain_table.h"
#include "ui/plot/page_plot.h"
#include "ui/quiet_label.h"
#include "ui/words/core_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>
#include <set>

namespace perrin::ui {
namespace {

enum ConditionColumn {
    ConditionName,
    ConditionMovies,
    ConditionMolecules,
    ConditionMedian,
    ConditionImmobile,
    ConditionColumns
};

constexpr int mostRows = 6; // of conditions seen at once

QString interval(const Estimate& estimate, const std::function<QString(double)>& number) {
    if (!estimate.low && !estimate.high)
        return {};
    return QString(" (%1 – %2)")
        .arg(estimate.low ? number(*estimate.low) : QString("0"),
             estimate.high ? number(*estimate.high) : QString("∞"));
}

QString medianWords(const Estimate& median) {
    return dText(median) + (median.value ? interval(median, [](double d) { return dText(d); }) : QString());
}

QString immobileWords(const Estimate& fraction) {
    const auto percent = [](double share) { return QString::number(100 * share, 'f', 0); };
    return fraction.value ? percent(*fraction.value) + interval(fraction, percent) : QString(QChar(0x2013));
}

QString probability(double p) {
    return p < 0.001 ? QString("p < 0.001") : QString("p = %1").arg(QString::number(p, 'g', 2));
}

/// "drug: D is 2.1 times that of control (95 % interval 1.5 – 3); p = 0.029".
QString wordsOn(const ConditionComparison& one, bool several) {
    const QString who = QString::fromStdString(one.condition).toHtmlEscaped(),
                  other = QString::fromStdString(one.reference).toHtmlEscaped();
    QString words =
        one.ratio.value
            ? BatchResults::tr("<b>%1</b>: D is %2 times that of <b>%3</b>")
                  .arg(who, QString::number(*one.ratio.value, 'g', 3), other)
            : BatchResults::tr("<b>%1</b> and <b>%2</b>: no ratio, as a median is not known").arg(who, other);
    if (one.ratio.value && one.ratio.low && one.ratio.high)
        words += BatchResults::tr(" (95 % interval %1 – %2)")
                     .arg(QString::number(*one.ratio.low, 'g', 3), QString::number(*one.ratio.high, 'g', 3));
    words += "; " + probability(one.p).replace("<", "&lt;");
    if (several)
        words += BatchResults::tr(" (%1 for all comparisons together)")
                     .arg(probability(one.pHolm).replace("<", "&lt;"));
    words += ".";
    if (!one.note.empty())
        words += " <i>" + coreText(one.note).toHtmlEscaped() + ".</i>";
    return words;
}

} // namespace

QString comparisonWords(const BatchReport& report) {
    const ConditionReport& found = report.compared.report;
    if (!report.conditionsNamed)
        return BatchResults::tr(
            "Give the movies conditions, such as control and drug, to compare them: nothing is "
            "measured anew.");
    QStringList lines;
    for (const ConditionComparison& one : found.comparisons)
        lines << wordsOn(one, found.comparisons.size() > 1);
    if (found.comparisons.empty())
        lines << BatchResults::tr("A comparison needs measured movies of two conditions.");
    lines << BatchResults::tr(
        "The movie, not the molecule, is the replicate: molecules of one cell are alike. A "
        "condition’s D is the median of its movies’ medians; p is of a permutation test of them.");
    for (const std::string& note : found.notes)
        lines << coreText(note).toHtmlEscaped() + ".";
    return "<p>" + lines.join("</p><p>") + "</p>";
}

BatchResults::BatchResults(QWidget* parent)
    : QWidget(parent),
      plot_(makePlot(this, tr("D by condition"), "conditionPlot",
                     tr("Share of each condition’s molecules by their D; above, the median of the "
                        "movies’ medians with its 95 % interval.\nRight click: save or copy."))),
      table_(makeTable()), d_(new QComboBox), reference_(new QComboBox),
      caption_(quietLabel("conditionCaption")), words_(new QLabel),
      comparing_(
          [](const Wish& wish, const Job&) {
              return Answer{std::make_shared<const BatchReport>(reportOf(wish.outcomes, wish.choice)),
                            wish.number};
          },
          {.done =
               [this](Answer answer) {
                   if (wish_.outcomes.empty())
                       return; // it was taken off the list meanwhile
                   shown_ = std::move(answer);
                   draw();
                   fillTable();
                   words_->setText(comparisonWords(*shown_.report));
                   for (QWidget* part : std::initializer_list<QWidget*>{caption_, table_, scroll_})
                       part->show();
                   emit changed();
               },
           .failed = [this](const QString& message) { emit failed(message); }}) {
    setObjectName("card");
    setAttribute(Qt::WA_StyledBackground);
    words_->setObjectName("comparisonWords");
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::RichText);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    scroll_ = new QScrollArea;
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(words_);
    scroll_->viewport()->setAutoFillBackground(false);
    words_->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Gap::usual, Gap::line, Gap::usual, Gap::usual);
    layout->setSpacing(Gap::line);
    layout->addWidget(makeChoices());
    layout->addWidget(plot_, 5);
    layout->addWidget(caption_);
    layout->addWidget(table_);
    layout->addWidget(scroll_, 3);
    connect(plot_, &Plot::restyled, this, [this] {
        if (shown_.report)
            draw();
    });
    for (QComboBox* box : {d_, reference_})
        connect(box, &QComboBox::activated, this, [this] { request(); });
    show({}, {}, {});
}

QWidget* BatchResults::makeChoices() {
    auto* title = new QLabel(tr("D by condition"));
    title->setProperty("role", "title");
    d_->setObjectName("comparedD");
    d_->setAccessibleName(tr("Compared D"));
    d_->setToolTip(tr("Which D of each molecule is compared.\nAutomatic: that of the method, as in the Movie "
                      "workspace, but "
                      "MLE’s where the network’s is flagged as out of range or doubtful."));
    d_->addItem(tr("D: automatic"), static_cast<int>(ComparedD::Automatic));
    const std::pair<ComparedD, QString> ds[] = {
        {ComparedD::Method, tr("D: method’s")}, {ComparedD::Network, tr("D: network")},
        {ComparedD::Mle, tr("D: MLE")},         {ComparedD::Bayes, tr("D: Bayes")},
        {ComparedD::Cve, tr("D: CVE")},         {ComparedD::Msd, tr("D: MSD")}};
    for (const auto& [d, name] : ds)
        d_->addItem(name, static_cast<int>(d));
    reference_->setObjectName("referenceCondition");
    reference_->setAccessibleName(tr("Reference"));
    reference_->setToolTip(tr("The condition that the others are compared with"));
    reference_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    reference_->setMinimumContentsLength(10);
    auto* label = new QLabel(tr("Reference"));
    label->setBuddy(reference_);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(label);
    row->addWidget(reference_);
    row->addWidget(d_);
    return head;
}

QTableWidget* BatchResults::makeTable() {
    auto* table = new QTableWidget;
    table->setObjectName("conditionTable");
    table->setAccessibleName(tr("Conditions"));
    table->setColumnCount(ConditionColumns);
    table->setHorizontalHeaderLabels(
        {tr("Condition"), tr("Movies"), tr("Molecules"), tr("Median D (µm²/s)"), tr("Immobile (%)")});
    const QString tips[] = {
        tr("In the colours of the plot"), tr("Movies with a D: what is counted"),
        tr("Molecules of all its movies"),
        tr("Median of the movies’ medians, with its 95 % interval between movies"),
        tr("Mean of the movies’ immobile fractions, with its 95 % interval between movies")};
    for (int column = 0; column < ConditionColumns; ++column)
        table->horizontalHeaderItem(column)->setToolTip(tips[column]);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    makePlain(table, ConditionName, [](int column) { return column != ConditionName; });
    return table;
}

void BatchResults::show(const Outcomes& outcomes, const std::vector<std::string>& conditions,
                        const std::map<std::string, std::string>& ofMovie) {
    wish_.outcomes = outcomes;
    wish_.choice.ofMovie = ofMovie;
    std::set<std::string> present; // of movies that can be compared
    bool measured = false;
    for (const auto& outcome : outcomes)
        if (outcome->failure.empty()) {
            measured = true;
            if (const auto known = ofMovie.find(outcome->summary.file); known != ofMovie.end())
                present.insert(known->second);
        }
    wish_.choice.conditions = conditions;
    std::erase_if(wish_.choice.conditions, [&](const std::string& name) { return !present.contains(name); });
    fillReferences();
    if (!measured) {
        wish_.outcomes.clear();
        comparing_.clear();
        shown_ = {};
        plot_->setEmptyText(
            emptyWords(tr("D of the molecules appears here, movie by movie and by condition."),
                       tr("Add movies at the left and press Measure.")));
        table_->setRowCount(0);
        for (QWidget* part : std::initializer_list<QWidget*>{caption_, table_, scroll_})
            part->hide();
        emit changed();
        return;
    }
    request();
}

void BatchResults::fillReferences() {
    const QString before = reference_->currentText();
    const QSignalBlocker quiet(reference_);
    reference_->clear();
    for (const std::string& condition : wish_.choice.conditions)
        reference_->addItem(QString::fromStdString(condition));
    reference_->setCurrentIndex(std::max(0, reference_->findText(before)));
    reference_->setEnabled(reference_->count() > 1);
}

void BatchResults::request() {
    if (wish_.outcomes.empty())
        return;
    auto& conditions = wish_.choice.conditions;
    const auto first = std::ranges::find(conditions, reference_->currentText().toStdString());
    if (first != conditions.end())
        std::rotate(conditions.begin(), first, first + 1);
    wish_.choice.d = static_cast<ComparedD>(d_->currentData().toInt());
    ++wish_.number;
    comparing_.request(wish_);
    emit changed();
}

std::shared_ptr<const BatchReport> BatchResults::report() const {
    return shown_.number == wish_.number ? shown_.report : nullptr;
}

void BatchResults::draw() {
    const ComparedConditions& compared = shown_.report->compared;
    const PointChart chart = conditionChart(compared.report, compared.movies, compared.d);
    drawConditions(*plot_, chart);
    QString caption = QString::fromStdString(chart.caption);
    caption[0] = caption[0].toUpper();
    caption_->setText(caption + ".");
}

void BatchResults::fillTable() {
    const auto& conditions = shown_.report->compared.report.conditions;
    table_->setRowCount(static_cast<int>(conditions.size()));
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const ConditionSummary& one = conditions[i];
        const QStringList cells{QString::fromStdString(one.condition), QString::number(one.movies),
                                QString::number(one.molecules), medianWords(one.medianD),
                                immobileWords(one.immobile)};
        for (int column = 0; column < ConditionColumns; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment((column == ConditionName ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
            item->setToolTip(coreText(one.note));
            if (column == ConditionName) {
                QPixmap color(10, 10);
                color.fill(plot_->seriesColor(i));
                item->setIcon(QIcon(color));
            }
            table_->setItem(static_cast<int>(i), column, item);
        }
    }
    const int rows = std::min(table_->rowCount(), mostRows);
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           rows * table_->verticalHeader()->defaultSectionSize() + 2 * table_->frameWidth() +
                           2);
}

} // namespace perrin::ui
