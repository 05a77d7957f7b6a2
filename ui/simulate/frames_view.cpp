// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/frames_view.h"

#include "ui/viewer/contrast_panel.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/image_view.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>
#include <limits>

namespace perrin::ui {
namespace {

constexpr int columns = 4, gap = 2; // of the montage; px between its tiles

/// Buttons of which one is down.
QButtonGroup* choices(QWidget* parent, QHBoxLayout* layout,
                      std::initializer_list<std::tuple<const char*, QString, QString>> entries) {
    auto* group = new QButtonGroup(parent);
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

Image montage(const std::vector<Image>& frames, std::size_t first, std::size_t count, int across, int space) {
    const Eigen::Index height = frames.front().rows(), width = frames.front().cols();
    const auto rows = (static_cast<Eigen::Index>(count) + across - 1) / across;
    Image picture = Image::Constant(rows * (height + space) + space, across * (width + space) + space,
                                    std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < count && first + i < frames.size(); ++i) {
        const auto index = static_cast<Eigen::Index>(i);
        picture.block(space + index / across * (height + space), space + index % across * (width + space),
                      height, width) = frames[first + i];
    }
    return picture;
}

FramesView::FramesView(QWidget* parent) : Card(tr("Frames, as the camera sees them"), parent) {
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
    arrangements_ = choices(this, head(),
                            {{"montage", tr("Montage"), tr("Sixteen frames side by side")},
                             {"loop", tr("Loop"), tr("One frame at a time; Space plays")}});
    head()->addSpacing(8);
    noises_ =
        choices(this, head(),
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
    pictures->setSpacing(6);
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
    contrastPanel_ = new ContrastPanel;
    contrastPanel_->hide();
    frameBar_ = new FrameBar;
    frameBar_->setObjectName("simulatedFrameBar");
    body()->setSpacing(6);
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
    const std::vector<Image>* stacks[] = {&preview_->noisy, &preview_->noiseFree};
    for (int side = 0; side < 2; ++side) {
        const std::vector<Image>& stack = *stacks[side];
        std::vector<Image> pages;
        if (arrangement_ == Arrangement::Montage)
            for (std::size_t first = 0; first < stack.size(); first += tiles)
                pages.push_back(
                    montage(stack, first, std::min<std::size_t>(tiles, stack.size()), columns, gap));
        else
            pages = stack;
        movies_[side] = movieFromFrames(std::move(pages));
    }
}

int FramesView::page() const {
    return arrangement_ == Arrangement::Montage ? frame_ / tiles : frame_;
}

void FramesView::requestPicture() {
    if (!preview_)
        return;
    frameBar_->setHeld(true);
    loaders_[0].request(movies_[0], 0, static_cast<std::size_t>(page()), contrast_);
}

void FramesView::show(int side, const LoadedFrame& frame) {
    shown_[side] = frame;
    const bool last = side == 1 || noise_ == Noise::Noisy;
    if (side == 0) {
        if (frame.contrast == contrast_)
            contrast_.range = frame.range;
        contrastPanel_->showFrame(frame);
        if (!last) // in the same contrast, so that they can be compared
            loaders_[1].request(movies_[1], 0, static_cast<std::size_t>(page()),
                                {.repeats = 0, .range = frame.range});
    }
    drawPicture(side);
    if (last) {
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
        painter.setBrush(palette().color(QPalette::Base));
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

std::optional<std::pair<int, QPointF>> FramesView::under(QPointF point) const {
    if (arrangement_ == Arrangement::Loop)
        return std::pair(frame_, point);
    const double width = preview_->scenario.window.width + gap,
                 height = preview_->scenario.window.height + gap;
    const double column = std::floor((point.x() + 0.5 - gap) / width),
                 row = std::floor((point.y() + 0.5 - gap) / height);
    const QPointF inside(point.x() - gap - column * width, point.y() - gap - row * height);
    const int frame = page() * tiles + static_cast<int>(row) * columns + static_cast<int>(column);
    const bool onTile = column >= 0 && row >= 0 && column < columns && inside.x() < width - gap - 0.5 &&
                        inside.y() < height - gap - 0.5 && frame < static_cast<int>(preview_->noisy.size());
    return onTile ? std::optional(std::pair(frame, inside)) : std::nullopt;
}

QString FramesView::status() const {
    if (!preview_)
        return {};
    QStringList parts;
    const auto place = pointer_ ? under(*pointer_) : std::nullopt;
    const int frame = place ? place->first : frame_;
    const double pixelSize = preview_->scenario.acquisition.pixelSize.value();
    if (place) {
        const QPointF at = place->second;
        for (const auto& [axis, px] : {std::pair("x", at.x()), std::pair("y", at.y())})
            parts << tr("%1 %2 µm (%3 px)").arg(axis).arg(px * pixelSize, 0, 'f', 2).arg(px, 0, 'f', 1);
    }
    const double interval = preview_->scenario.acquisition.frameInterval.value();
    parts << tr("t %1 s").arg(frame * interval, 0, 'f', 3)
          << tr("frame %1/%2").arg(frame + 1).arg(preview_->noisy.size());
    if (place) {
        const auto index = static_cast<std::size_t>(frame);
        const auto x = static_cast<Eigen::Index>(std::lround(place->second.x()));
        const auto y = static_cast<Eigen::Index>(std::lround(place->second.y()));
        if (x >= 0 && y >= 0 && x < preview_->noisy[index].cols() && y < preview_->noisy[index].rows())
            parts << tr("value %1 ADU").arg(double(preview_->noisy[index](y, x)), 0, 'g', 6)
                  << tr("without noise %1 ADU").arg(double(preview_->noiseFree[index](y, x)), 0, 'f', 1);
    }
    return parts.join("    ");
}

void FramesView::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (const int side : {0, 1})
            drawPicture(side); // its lines are in the theme's colours
}

} // namespace perrin::ui
