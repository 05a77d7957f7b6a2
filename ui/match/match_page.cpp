// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/match/match_page.h"

#include "ui/look.h"
#include "ui/match/match_plots.h"
#include "ui/match/noise_panel.h"
#include "ui/match/twin_view.h"
#include "ui/plot/page_plot.h"
#include "ui/simulate/card.h"
#include "ui/viewer/contrast_panel.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QButtonGroup>
#include <QDataStream>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace perrin::ui {
namespace {

constexpr int panelWidth = 350;

} // namespace

MatchPage::MatchPage(SessionState& session, QWidget* parent)
    : QWidget(parent), session_(session), desk_(session), stack_(new QStackedWidget),
      splitter_(new QSplitter(Qt::Horizontal)) {
    setObjectName("matchPage");
    panel_ = new NoisePanel(session_, desk_);
    connect(panel_, &NoisePanel::noted, this, &MatchPage::noted);
    panel_->setMinimumWidth(panelWidth);
    splitter_->addWidget(makePictures());
    splitter_->addWidget(panel_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setSizes({900, panelWidth});
    splitter_->setChildrenCollapsible(false);
    stack_->addWidget(makeEmpty());
    stack_->addWidget(splitter_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    connectDesk();
    connect(&session_, &SessionState::movieChanged, this, &MatchPage::showMovie);
    connect(&session_, &SessionState::frameChanged, this, [this] { frameBar_->setFrame(session_.frame()); });
    connect(frameBar_, &FrameBar::frameChosen, &session_, &SessionState::setFrame);
    connect(frameBar_, &FrameBar::goToRequested, this, &MatchPage::askFrame);
    connect(frameBar_, &FrameBar::contrastToggled, contrastPanel_, &QWidget::setVisible);
    connect(contrastPanel_, &ContrastPanel::ruleChosen, this, &MatchPage::setContrast);
    connect(contrastPanel_, &ContrastPanel::lookupTableChosen, twins_, &TwinView::setTable);
    connect(contrastPanel_, &ContrastPanel::rangeChosen, this, [this](const DisplayRange& range) {
        Contrast contrast = desk_.contrast();
        contrast.range = range;
        desk_.setContrast(contrast);
    });
    showMovie();
}

QWidget* MatchPage::makeEmpty() {
    auto* page = new QWidget;
    page->setObjectName("matchEmpty");
    auto* column = new QVBoxLayout(page);
    auto* title = new QLabel(tr("Make the simulation look like your microscope"));
    title->setProperty("role", "title");
    auto* words =
        new QLabel(tr("Open a movie as the camera gave it: its noise is found in the pixels that no molecule "
                      "lights, and a simulated twin is put beside every frame."));
    words->setWordWrap(true);
    words->setFixedWidth(420);
    words->setMinimumHeight(words->heightForWidth(420));
    words->setAlignment(Qt::AlignHCenter);
    auto* open = new QPushButton(tr("Open a movie…"));
    open->setObjectName("openForMatch");
    open->setToolTip(tr("A TIFF or video file, raw as the camera gave it"));
    open->setProperty("role", "primary");
    connect(open, &QPushButton::clicked, this, &MatchPage::openRequested);
    column->addStretch();
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addSpacing(Gap::usual);
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

QWidget* MatchPage::makeChoices() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Gap::close);
    auto* label = new QLabel(tr("Noise of"));
    label->setProperty("role", "quiet");
    row->addWidget(label);
    frames_ = new QButtonGroup(this);
    const auto segment = [&](const char* objectName, const QString& text, const QString& tip) {
        auto* button = new QToolButton;
        button->setObjectName(objectName);
        button->setProperty("role", "segment");
        button->setText(text);
        button->setToolTip(tip);
        row->addWidget(button);
        return button;
    };
    QToolButton* all = segment("allFrames", tr("All frames"), tr("Empty pixels of every frame: the surest"));
    QToolButton* one = segment("thisFrame", tr("This frame"), tr("Empty pixels of the frame shown alone"));
    for (QToolButton* button : {all, one}) {
        button->setCheckable(true);
        frames_->addButton(button, button == all ? 1 : 0);
    }
    row->addSpacing(Gap::usual);
    region_ =
        segment("matchRegion", tr("Region…"), tr("Drag a rectangle on the real frame: only it is looked at"));
    whole_ = segment("wholeFrame", tr("Whole frame"), tr("Look at whole frames again"));
    regionText_ = new QLabel;
    regionText_->setObjectName("regionText");
    regionText_->setProperty("role", "quiet");
    row->addWidget(regionText_);
    row->addStretch();
    connect(frames_, &QButtonGroup::idClicked, this, [this](int id) { desk_.setAllFrames(id == 1); });
    connect(region_, &QToolButton::clicked, this, [this] { twins_->chooseRegion(); });
    connect(whole_, &QToolButton::clicked, this, [this] { desk_.setRegion({}); });
    return bar;
}

QWidget* MatchPage::makePictures() {
    twins_ = new TwinView;
    frameBar_ = new FrameBar;
    contrastPanel_ = new ContrastPanel;
    contrastPanel_->hide();
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap::line);
    column->addWidget(makeChoices());
    column->addWidget(twins_, 1);
    column->addWidget(contrastPanel_);
    column->addWidget(frameBar_);
    rows_ = new QSplitter(Qt::Vertical);
    rows_->addWidget(upper);
    rows_->addWidget(makePlots());
    rows_->setStretchFactor(0, 3);
    rows_->setStretchFactor(1, 2);
    rows_->setSizes({460, 260});
    rows_->setChildrenCollapsible(false);
    for (ImageView* view : {&twins_->real(), &twins_->twin()}) {
        connect(view, &ImageView::framesWheeled, frameBar_, &FrameBar::stepBy);
        connect(view, &ImageView::spaceTapped, frameBar_, &FrameBar::togglePlaying);
        connect(view, &ImageView::zoomChanged, this, &MatchPage::showStatus);
    }
    connect(twins_, &TwinView::statusChanged, this, &MatchPage::showStatus);
    connect(twins_, &TwinView::newTwinRequested, &desk_, &MatchDesk::newSeed);
    connect(twins_, &TwinView::regionDrawn, this, [this](const QRectF& drawn) {
        const PixelRegion before = desk_.region().value_or(PixelRegion{});
        const auto left = static_cast<Eigen::Index>(std::lround(std::max(0.0, drawn.left()))),
                   top = static_cast<Eigen::Index>(std::lround(std::max(0.0, drawn.top())));
        desk_.setRegion(PixelRegion{before.x + left, before.y + top,
                                    static_cast<Eigen::Index>(std::lround(drawn.right())) - left,
                                    static_cast<Eigen::Index>(std::lround(drawn.bottom())) - top});
    });
    return rows_;
}

QWidget* MatchPage::makePlots() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::usual);
    const auto add = [&](const QString& name, const char* objectName, const QString& tip) {
        Plot* plot = makePlot(this, name, objectName, tip);
        auto* card = new Card(name);
        auto* legend = new QLabel;
        card->head()->addWidget(legend);
        card->body()->addWidget(plot, 1);
        layout->addWidget(card, 1);
        const bool hasLegend = plot->objectName() == "matchDensity"; // the same colours in all
        const auto style = [plot, legend, hasLegend] {
            if (hasLegend)
                legend->setText(
                    QString(
                        "<span style='color:%1'>● %2</span>&nbsp;&nbsp;<span style='color:%3'>– %4</span>")
                        .arg(plot->colors().data.name(), tr("real"), plot->colors().fit.name(),
                             tr("simulated")));
        };
        style();
        connect(plot, &Plot::restyled, this, [this, style] {
            style();
            draw();
        });
        return plot;
    };
    density_ = add(tr("Empty pixels"), "matchDensity",
                   tr("How often each value occurs where there is no molecule.\nRight click: save or copy."));
    quantiles_ = add(tr("Quantiles"), "matchQuantiles",
                     tr("On the line real and simulated values are alike, to the last pixel.\nRight click: "
                        "save or copy."));
    transfer_ = add(
        tr("Photon transfer"), "matchTransfer",
        tr("Noise grows with light as the camera's gain says; where the line meets the offset, the levels "
           "are left.\nRight click: save or copy."));
    spectrum_ =
        add(tr("Power spectrum"), "matchSpectrum",
            tr("Flat: every pixel has its own noise. A slope to the left: structure, or molecules.\nRight "
               "click: save or copy."));
    return row;
}

void MatchPage::connectDesk() {
    connect(&desk_, &MatchDesk::failed, this, &MatchPage::failed);
    connect(&desk_, &MatchDesk::noted, this, &MatchPage::noted);
    connect(&desk_, &MatchDesk::used, this, &MatchPage::used);
    connect(&desk_, &MatchDesk::changed, this, [this] {
        showChoices();
        drawTransfer(*transfer_, desk_);
    });
    connect(&desk_, &MatchDesk::previewed, this, [this] {
        twins_->setPreview(desk_.preview());
        if (desk_.preview())
            contrastPanel_->showFrame(desk_.preview()->realFrame);
        draw();
    });
    showChoices();
}

void MatchPage::showMovie() {
    stack_->setCurrentIndex(session_.movie() ? 1 : 0);
    frameBar_->setFrames(session_.frameCount(), [this](std::size_t frame) { return session_.timeOf(frame); });
    frameBar_->setFrame(session_.frame());
    for (ImageView* view : {&twins_->real(), &twins_->twin()})
        view->setPixelSize(session_.settings().acquisition.pixelSize);
}

void MatchPage::showChoices() {
    frames_->button(desk_.allFrames() ? 1 : 0)->setChecked(true);
    const auto& region = desk_.region();
    whole_->setVisible(region.has_value());
    regionText_->setText(
        region
            ? tr("%1 × %2 px at %3, %4").arg(region->width).arg(region->height).arg(region->x).arg(region->y)
            : tr("whole frames"));
}

void MatchPage::draw() {
    drawDensity(*density_, desk_);
    drawQuantiles(*quantiles_, desk_);
    drawTransfer(*transfer_, desk_);
    drawSpectrum(*spectrum_, desk_);
}

ImageView& MatchPage::view() {
    return twins_->real();
}

void MatchPage::setContrast(ContrastRule rule) {
    const Contrast& now = desk_.contrast();
    const bool again = rule == ContrastRule::Auto && now.rule == rule && !now.range;
    desk_.setContrast({.rule = rule, .repeats = again ? now.repeats + 1 : 0, .thisFrame = true, .range = {}});
}

void MatchPage::askFrame() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to frame"));
    dialog->setLabelText(tr("Frame, from 1 to %1:").arg(session_.frameCount()));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, static_cast<int>(session_.frameCount()));
    dialog->setIntValue(static_cast<int>(session_.frame()) + 1);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int frame) { frameBar_->choose(static_cast<std::size_t>(frame - 1)); });
    dialog->open();
}

void MatchPage::showStatus() {
    if (isVisible())
        emit statusChanged(twins_->status());
}

void MatchPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    desk_.setWatched(true);
    showStatus();
}

void MatchPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    twins_->setBlinking(false);
    desk_.setWatched(false);
}

QByteArray MatchPage::layoutState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << splitter_->saveState() << rows_->saveState();
    return state;
}

void MatchPage::restoreLayout(const QByteArray& state) {
    QDataStream stream(state);
    for (QSplitter* each : {splitter_, rows_}) {
        QByteArray part;
        stream >> part;
        if (!part.isEmpty())
            each->restoreState(part);
    }
}

} // namespace perrin::ui
