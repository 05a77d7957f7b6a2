// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/simulate/card.h"
#include "ui/simulate/preview.h"
#include "ui/viewer/frame_loader.h"

#include <QPointF>

class QButtonGroup;
class QComboBox;

namespace perrin::ui {

class ContrastPanel;
class FrameBar;
class ImageView;

/// The simulated frames: as one looping picture or sixteen side by side, with noise, without, or both.
class FramesView : public Card {
    Q_OBJECT
  public:
    enum class Arrangement { Montage, Loop };
    enum class Noise { Noisy, NoiseFree, Both };
    static constexpr int tiles = 16, columns = 4, gap = 2; // of a montage; px between its tiles

    explicit FramesView(QWidget* parent = nullptr);
    ImageView& view() { return *views_[noise_ == Noise::NoiseFree ? 1 : 0]; }
    FrameBar& frameBar() { return *frameBar_; }
    int frame() const { return frame_; }
    void setPreview(std::shared_ptr<const Preview> preview);
    void setFrame(int frame);
    void setContrast(ContrastRule rule);
    void arrange(Arrangement arrangement, Noise noise);
    Arrangement arrangement() const { return arrangement_; }
    Noise noise() const { return noise_; }
    /// The newest preview is on the screen.
    bool settled() const { return settled_; }
    /// What is pointed at, for the status line.
    QString status() const;

  signals:
    void frameChanged(int frame);
    void statusChanged();
    void shown(); // the newest preview is on the screen
    void failed(const QString& sentence);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void makeHead();
    void makePictures();
    void makeMovies();
    void requestPicture();
    void show(int side, const LoadedFrame& frame);
    void drawPicture(int side);
    void setTable(LookupTable table);
    int page() const;
    /// Frame and place in it (px) of a point of the picture.
    std::optional<std::pair<int, QPointF>> under(QPointF point) const;

    Arrangement arrangement_ = Arrangement::Montage;
    Noise noise_ = Noise::Noisy;
    std::shared_ptr<const Preview> preview_;
    int frame_ = 0;
    bool settled_ = false, newest_ = false;
    std::optional<QPointF> pointer_;
    Contrast contrast_{.rule = ContrastRule::MinMax}; // a spot that is cut off looks brighter than it is
    bool byHand_ = false;                             // black and white stay, whatever is simulated
    int contrastFrame_ = -1;                          // that set the contrast last
    LookupTable table_ = LookupTable::Grays;
    // With noise and without; the pages of a montage are the frames of such a movie.
    std::shared_ptr<const Movie> movies_[2];
    FrameLoader loaders_[2];
    LoadedFrame shown_[2];
    ImageView* views_[2];
    QButtonGroup *arrangements_, *noises_;
    ContrastPanel* contrastPanel_;
    FrameBar* frameBar_;
};

/// A preview's frames as a movie, or sixteen of them side by side as one of its pictures: put together where
/// it is read, not in the window's thread.
class PreviewMovie : public Movie {
  public:
    PreviewMovie(std::shared_ptr<const Preview> preview, bool noisy, FramesView::Arrangement arrangement);
    Image frame(std::size_t index, std::size_t channel = 0) const override;

  private:
    const std::vector<Image>& frames() const { return noisy_ ? preview_->noisy : preview_->noiseFree; }

    std::shared_ptr<const Preview> preview_;
    bool noisy_;
    FramesView::Arrangement arrangement_;
};

/// Frames side by side, `columns` in a row, `gap` px that are no numbers between and around them.
Image montage(const std::vector<Image>& frames, std::size_t first, std::size_t count, int columns, int gap);

} // namespace perrin::ui
