// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/map_panel.h"

#include "core/colormap.h"
#include "core/diffusion/d_map_files.h"
#include "ui/empty_hint.h"
#include "ui/look.h"
#include "ui/movie/labelled_edit.h"
#include "ui/movie/map_plot.h"
#include "ui/number_edit.h"
#include "ui/words/core_words.h"
#include "ui/places.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

template<class Value>
QComboBox* makeChoice(const char* objectName, const QString& name, const QString& tip,
                      const std::vector<std::pair<QString, Value>>& entries) {
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(7); // the panel may be narrow
    for (const auto& [text, value] : entries)
        box->addItem(text, static_cast<int>(value));
    return box;
}

template<class Value>
Value chosen(const QComboBox* box) {
    return static_cast<Value>(box->currentData().toInt());
}

enum class Colors { AsRings, OfMap };

/// A label with what it names.
void addLabelled(QGridLayout* grid, int row, int column, const QString& name, QWidget* choice) {
    auto* label = new QLabel(name);
    label->setBuddy(choice);
    label->setToolTip(choice->toolTip());
    grid->addWidget(label, row, 2 * column);
    grid->addWidget(choice, row, 2 * column + 1);
    grid->setColumnStretch(2 * column + 1, 1);
}

} // namespace

MapPanel::MapPanel(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), plot_(new Plot(tr("Map of D"))), words_(new QLabel),
      export_(new QPushButton(tr("Export…"))), task_(&MapPanel::mapOf, {.done =
                                                                            [this](Answer answer) {
                                                                                answer_ = std::move(answer);
                                                                                draw();
                                                                                showWords();
                                                                            },
                                                                        .failed =
                                                                            [this](const QString& message) {
                                                                                answer_ = {};
                                                                                plot_->setEmptyText(message);
                                                                                showWords();
                                                                            }}) {
    setObjectName("mapPanel");
    plot_->setObjectName("mapPlot");
    plot_->setToolTip(
        tr("D by place. Rest the pointer on a square for its numbers.\nRight click: save or copy."));
    words_->setObjectName("mapWords");
    words_->setProperty("role", "quiet");
    words_->setWordWrap(true);
    export_->setObjectName("exportMap");
    export_->setToolTip(
        tr("As a picture (PNG), as values for ImageJ (TIFF: D, SD of ln D, molecules) or as a table "
           "(CSV)"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(words_, 1);
    foot->addWidget(export_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Gap::line, Gap::line, Gap::line, Gap::line);
    column->addWidget(makeControls());
    column->addWidget(plot_, 1);
    column->addLayout(foot);
    connect(export_, &QPushButton::clicked, this, &MapPanel::askExport);
    connect(&session_, &SessionState::measurementChanged, this, &MapPanel::request);
    connect(plot_, &Plot::restyled, this, &MapPanel::draw);
    connect(plot_, &Plot::exported, this, &MapPanel::exported);
    connect(plot_, &Plot::failed, this, &MapPanel::failed);
    draw();
    showWords();
}

QWidget* MapPanel::makeControls() {
    quantity_ = makeChoice<MapQuantity>(
        "mapQuantity", tr("What is mapped"),
        tr("D: geometric mean of a square's molecules; its spread: SD of ln D; or how "
           "many there are"),
        {{tr("D"), MapQuantity::D},
         {tr("Spread of D"), MapQuantity::Spread},
         {tr("Molecules"), MapQuantity::Molecules}});
    source_ = makeChoice<MapD>("mapSource", tr("Which D"),
                               tr("Which D of the molecules is mapped; best: the network's where it was "
                                  "asked, else that of the table"),
                               {{tr("best"), MapD::Best},
                                {tr("the table"), MapD::Method},
                                {tr("network"), MapD::Network},
                                {tr("MLE"), MapD::Mle},
                                {tr("Bayes"), MapD::Bayes}});
    placing_ = makeChoice<MapPlacing>(
        "mapPlacing", tr("Where a molecule counts"),
        tr("At its mean position, or in every square that it crossed by the share of its "
           "frames there, always with the D of its whole track"),
        {{tr("mean place"), MapPlacing::MeanPosition}, {tr("whole way"), MapPlacing::EverySpot}});
    colors_ = makeChoice<Colors>(
        "mapColors", tr("Colours"),
        tr("Of D: those of the rings on the movie, alike for all movies, or stretched over "
           "this map"),
        {{tr("as rings"), Colors::AsRings}, {tr("stretched"), Colors::OfMap}});
    bin_ = new NumberEdit(
        "mapBin", tr("Edge of a square, µm; empty: about 9 molecules a square if they were spread evenly"),
        {.above = 0});
    bin_->setPlaceholderText(tr("auto"));
    bin_->setMinimumWidth(64);
    least_ = new NumberEdit("mapLeast", tr("Squares with fewer molecules show no D"), {.above = 0});
    least_->setValue(MapSettings{}.leastCount);
    least_->setMaximumWidth(44);
    auto* controls = new QWidget;
    auto* rows = new QVBoxLayout(controls);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Gap::close);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Gap::line);
    grid->setVerticalSpacing(Gap::close);
    addLabelled(grid, 0, 0, tr("Show"), quantity_);
    addLabelled(grid, 0, 1, tr("D by"), source_);
    addLabelled(grid, 1, 0, tr("Placed by"), placing_);
    addLabelled(grid, 1, 1, tr("Colours"), colors_);
    rows->addLayout(grid);
    auto* squares = new QHBoxLayout;
    squares->setSpacing(Gap::usual);
    squares->addWidget(labelledEdit(tr("Squares of"), bin_, tr("µm")));
    squares->addWidget(labelledEdit(tr("with at least"), least_, tr("molecules")));
    squares->addStretch(1);
    rows->addLayout(squares);
    for (QComboBox* box : {source_, placing_})
        connect(box, &QComboBox::activated, this, &MapPanel::request);
    for (QComboBox* box : {quantity_, colors_})
        connect(box, &QComboBox::activated, this, &MapPanel::draw);
    for (NumberEdit* edit : {bin_, least_})
        connect(edit, &NumberEdit::valueEdited, this, &MapPanel::request);
    return controls;
}

MapPanel::Answer MapPanel::mapOf(const Wish& wish, const Job& job) {
    Answer answer;
    answer.map =
        std::make_shared<const DMap>(dMap(*wish.measurement, wish.width, wish.height, wish.settings));
    answer.structure = spatialStructure(*answer.map, 999, 1, job);
    return answer;
}

MapSettings MapPanel::settings() const {
    return {.binSize = bin_->value(),
            .placing = chosen<MapPlacing>(placing_),
            .d = chosen<MapD>(source_),
            .leastCount = least_->value().value_or(MapSettings{}.leastCount)};
}

std::pair<double, double> MapPanel::limits() const {
    if (chosen<Colors>(colors_) == Colors::OfMap)
        return automaticLimits(*answer_.map);
    return {diffusionScaleLow, diffusionScaleHigh};
}

void MapPanel::request() {
    shown_ = session_.measurement();
    if (!isVisible()) {
        shown_.reset(); // made when it is looked at
        return;
    }
    if (!shown_ || shown_->molecules.empty() || !session_.movie()) {
        task_.clear();
        answer_ = {};
        draw();
        showWords();
        return;
    }
    const MovieInfo& info = session_.movie()->info();
    task_.request(
        {shown_, static_cast<Eigen::Index>(info.width), static_cast<Eigen::Index>(info.height), settings()});
}

void MapPanel::draw() {
    if (!answer_.map) {
        plot_->startAnew();
        plot_->setEmptyText(emptyWords(tr("Where molecules move fast and where slowly appears here."),
                                       session_.measurement() ? tr("It needs molecules with a D.")
                                                              : tr("Press Find molecules.")));
    } else {
        drawMap(*plot_, *answer_.map, chosen<MapQuantity>(quantity_), limits());
        plot_->setTable([map = answer_.map] { return mapTable(*map); });
    }
    export_->setEnabled(answer_.map != nullptr);
}

void MapPanel::showWords() {
    if (!answer_.map) {
        words_->clear();
        return;
    }
    const DMap& map = *answer_.map;
    const QString edge = QString::number(map.binSize, 'g', 3);
    QStringList words{map.molecules == 1
                          ? tr("1 molecule in squares of %1 µm.").arg(edge)
                          : tr("%1 molecules in squares of %2 µm.").arg(map.molecules).arg(edge)};
    if (map.leftOut > 0)
        words << tr("%1 without a D left out.").arg(map.leftOut);
    words << coreText(answer_.structure.sentence);
    words_->setText(words.join(' '));
}

void MapPanel::askExport() {
    if (!answer_.map) {
        emit failed(tr("There is no map yet: find molecules first."));
        return;
    }
    auto* dialog =
        new QFileDialog(this, tr("Export the map of D"), besideMovie(session_.path()) + "_map.png");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("TIFF of values (*.tif)"), tr("Table (*.csv)")});
    dialog->setDefaultSuffix("png");
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section("*.", 1).section(')', 0, 0));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { emit writeRequested(path, answer_.map, limits()); });
    dialog->open();
}

void MapPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (answer_.map)
        QTimer::singleShot(0, this, &MapPanel::draw); // the axes keep one scale
}

void MapPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (shown_ != session_.measurement() || !shown_)
        request();
}

} // namespace perrin::ui
