// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/frames_view.h"

#include "ui/flow_layout.h"
#include "ui/look.h"
#include "ui/viewer/contrast_panel.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

/// Buttons of which one is down.
QButtonGroup* choices(QWidget* parent, FlowLayout* head,
                      std::initializer_list<std::tuple<const char*, QString, QString>> entries) {
    auto* group = new QButtonGroup(parent);
    auto* together = new QWidget;
    auto* layout = new QHBoxLayout(together);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::line);
    head->addWidget(together);
    for (const auto& [name, text, tip] : entries) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setProperty("role", "segment");
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setChecked(group->buttons().isEmpty());
        group->addButton(button, static_cast<int>(group->buttons().size()));
        layout->addWidget(button);
    }
    return group;
}

} // namespace

FramesView::FramesView(QWidget* parent) : Card(tr("Frames"), parent) {
    makeHead();
    makePictures();
    connect(frameBar_, &FrameBar::frameChosen, this,
            [this](std::size_t frame) { setFrame(static_cast<int>(frame)); });
    connect(frameBar_, &FrameBar::contrastToggled, contrastPanel_, &QWidget::setVisible);
    connect(contrastPanel_, &ContrastPanel::ruleChosen, this, &FramesView::setContrast);
    connect(contrastPanel_, &ContrastPanel::lookupTableChosen, this, &FramesView::setTable);
    connect(contrastPanel_, &ContrastPanel::rangeChosen, this, [this](const DisplayRange& range) {
        byHand_ = true;
        contrast_.range = range;
        requestPicture();
    });
    for (int side = 0; side < 2; ++side) {
        connect(&loaders_[side], &FrameLoader::loaded, this,
                [this, side](const LoadedFrame& frame) { show(side, frame); });
        connect(&loaders_[side], &FrameLoader::failed, this, &FramesView::failed);
    }
}

void FramesView::makeHead() {
    auto* buttons = new QWidget;
    auto* flow = new FlowLayout(buttons, Gap::wide, Gap::hair);
    head()->addWidget(buttons);
    arrangements_ = choices(this, flow,
                            {{"montage", tr("Montage"), tr("Sixteen frames side by side")},
                             {"loop", tr("Loop"), tr("One frame at a time; Space plays")}});
    noises_ =
        choices(this, flow,
                {{"noisy", tr("Noisy"), tr("As the camera records it")},
                 {"noiseFree", tr("Noise-free"), tr("The mean of endlessly many recordings")},
                 {"bothNoises", tr("Both"), tr("Noisy and noise-free side by side, alike in contrast")}});
    const auto read = [this] {
        arrange(static_cast<Arrangement>(arrangements_->checkedId()),
                static_cast<Noise>(noises_->checkedId()));
    };
    connect(arrangements_, &QButtonGroup::idClicked, this, read);
    connect(noises_, &QButtonGroup::idClicked, this, read);
}

void FramesView::makePictures() {
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(Gap::line);
    const char* names[] = {"noisyView", "noiseFreeView"};
    const QString words[] = {tr("Simulated frames"), tr("Simulated frames without noise")};
    for (int side = 0; side < 2; ++side) {
        auto* view = views_[side] = new ImageView;
        view->setObjectName(names[side]);
        view->setAccessibleName(words[side]);
        view->setMinimumSize(120, 120);
        pictures->addWidget(view, 1);
        connect(view, &ImageView::pointed, this, [this](std::optional<QPointF> point) {
            pointer_ = point;
            emit statusChanged();
        });
        connect(view, &ImageView::clicked, this, [this](QPointF point) {
            if (const auto place = under(point))
                setFrame(place->first);
        });
        connect(view, &ImageView::zoomChanged, this, &FramesView::statusChanged);
    }
    for (int side = 0; side < 2; ++side) {
        connect(views_[side], &ImageView::viewMoved, this, [this, side] {
            ImageView &here = *views_[side], &there = *views_[1 - side];
            if (!there.isVisible())
                return;
            const QSignalBlocker blocker(there);
            if (here.fitted())
                there.fit();
            else
                there.restoreView(here.zoom(), here.centre());
        });
    }
    views_[1]->hide();
    contrastPanel_ = new ContrastPanel(true);
    contrastPanel_->hide();
    frameBar_ = new FrameBar;
    frameBar_->setCompact();
    body()->setSpacing(Gap::line);
    body()->addLayout(pictures, 1);
    body()->addWidget(contrastPanel_);
    body()->addWidget(frameBar_);
    for (ImageView* view : views_) {
        connect(view, &ImageView::framesWheeled, frameBar_, &FrameBar::stepBy);
        connect(view, &ImageView::spaceTapped, frameBar_, &FrameBar::togglePlaying);
    }
}

void FramesView::arrange(Arrangement arrangement, Noise noise) {
    arrangements_->button(static_cast<int>(arrangement))->setChecked(true);
    noises_->button(static_cast<int>(noise))->setChecked(true);
    const bool another = arrangement != arrangement_;
    arrangement_ = arrangement;
    noise_ = noise;
    views_[0]->setVisible(noise != Noise::NoiseFree);
    views_[1]->setVisible(noise != Noise::Noisy);
    if (another)
        makeMovies();
    requestPicture();
}

void FramesView::setPreview(std::shared_ptr<const Preview> preview) {
    const auto frames = preview->noisy.size();
    const double interval = preview->scenario.acquisition.frameInterval.value();
    preview_ = std::move(preview);
    if (!byHand_)
        contrast_.range.reset();
    frameBar_->setFrames(frames, [interval](std::size_t frame) {
        return std::optional(interval * static_cast<double>(frame));
    });
    const int frame = std::min(frame_, static_cast<int>(frames) - 1);
    if (frame != frame_) {
        frame_ = frame;
        emit frameChanged(frame_);
    }
    for (ImageView* view : views_)
        view->setPixelSize(preview_->scenario.acquisition.pixelSize);
    makeMovies();
    requestPicture();
}

void FramesView::makeMovies() {
    if (!preview_)
        return;
    for (int side = 0; side < 2; ++side)
        movies_[side] = std::make_shared<const PreviewMovie>(preview_, side == 0, arrangement_);
}

int FramesView::page() const {
    return arrangement_ == Arrangement::Montage ? frame_ / tiles : frame_;
}

void FramesView::requestPicture() {
    if (!preview_)
        return;
    settled_ = false;
    frameBar_->setHeld(true);
    loaders_[0].request(movies_[0], 0, static_cast<std::size_t>(page()), contrast_);
}

void FramesView::show(int side, const LoadedFrame& frame) {
    shown_[side] = frame;
    const bool last = side == 1 || noise_ == Noise::Noisy;
    if (side == 0) {
        // An older wish that is answered late is shown, but sets nothing.
        newest_ = frame.contrast == contrast_ && frame.index == static_cast<std::size_t>(page());
        if (newest_) {
            contrast_.range = frame.range;
            contrastPanel_->showFrame(frame);
        }
        if (!last) // in the same contrast, so that they can be compared
            loaders_[1].request(movies_[1], 0, frame.index, {.range = frame.range});
    }
    drawPicture(side);
    if (last && newest_) {
        settled_ = true;
        frameBar_->setHeld(false);
        emit statusChanged();
        emit shown();
    }
}

void FramesView::drawPicture(int side) {
    if (!shown_[side].image)
        return;
    QImage picture = colored(shown_[side].picture, table_);
    if (arrangement_ == Arrangement::Montage) {
        picture = picture.convertToFormat(QImage::Format_RGB32);
        const int width = preview_->scenario.window.width + gap,
                  height = preview_->scenario.window.height + gap;
        QPainter painter(&picture);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Mid));
        for (int x = 0; x < picture.width(); x += width)
            painter.drawRect(x, 0, gap, picture.height());
        for (int y = 0; y < picture.height(); y += height)
            painter.drawRect(0, y, picture.width(), gap);
        const int tile = frame_ % tiles; // the frame shown magnified
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), gap));
        painter.drawRect(tile % columns * width + gap / 2, tile / columns * height + gap / 2, width, height);
    }
    views_[side]->setImage(picture);
}

void FramesView::setFrame(int frame) {
    if (!preview_ || frame < 0 || frame >= static_cast<int>(preview_->noisy.size()))
        return;
    const int before = page();
    frame_ = frame;
    frameBar_->setFrame(static_cast<std::size_t>(frame));
    if (page() != before)
        requestPicture();
    else
        for (const int side : {0, 1})
            drawPicture(side);
    emit frameChanged(frame);
    emit statusChanged();
}

void FramesView::setContrast(ContrastRule rule) {
    const bool isAuto = rule == ContrastRule::Auto;
    const bool again =
        isAuto && !byHand_ && contrast_.rule == rule && contrast_.thisFrame && contrastFrame_ == page();
    byHand_ = false;
    contrastFrame_ = page();
    contrast_ = {.rule = rule,
                 .repeats = again ? contrast_.repeats + 1 : 0,
                 .thisFrame = isAuto,
                 .range = std::nullopt};
    requestPicture();
}

void FramesView::setTable(LookupTable table) {
    table_ = table;
    for (const int side : {0, 1})
        drawPicture(side);
}

void FramesView::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (const int side : {0, 1})
            drawPicture(side); // its lines are in the theme's colours
}

} // namespace perrin::ui
