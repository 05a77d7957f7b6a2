// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/viewer/outline_drawing.h"
#include "ui/viewer/overlay.h"

#include <QImage>
#include <QWidget>
#include <optional>

namespace perrin::ui {

/// Around the picture; dark in both themes, because the eye judges dim spots against it.
inline constexpr QRgb viewBackdrop = 0xff101216;

/// An area marked on the picture; px.
struct OutlinedRegion {
    QString name;
    QPolygonF outline;
    bool selected = false;
};

/// Shows one picture with square pixels (nearest neighbour), zoomed and panned, and an overlay on it.
/// Picture coordinates: px, the centre of the top-left pixel is (0, 0). Zoom: screen pixels a picture pixel,
/// so that zoom 1 is 1:1 on every display.
class ImageView : public QWidget {
    Q_OBJECT
  public:
    explicit ImageView(QWidget* parent = nullptr);

    /// A picture of another size than the last is fitted into the view.
    void setImage(const QImage& image);
    const QImage& image() const { return image_; }
    void setOverlay(Overlay overlay);
    const Overlay& overlay() const { return overlay_; }
    void setRegions(std::vector<OutlinedRegion> regions);
    /// Thin circles around places in px: what a search would find here.
    void setPreview(std::vector<QPointF> places);
    const std::vector<QPointF>& preview() const { return preview_; }
    /// Places within the picture, px.
    void setDots(std::vector<OverlayDot> dots);
    const std::vector<OverlayDot>& dots() const { return dots_; }
    /// What the left button does. After one outline or molecule the owner decides what comes next.
    void setTool(Tool tool);
    Tool tool() const { return tool_; }
    /// um a px; shows a scale bar when known.
    void setPixelSize(std::optional<double> pixelSize);

    /// Picture, overlay and scale bar as seen, on any painter of the view's size.
    void paintScene(QPainter& painter) const;

    double zoom() const { return zoom_; }
    QPointF centre() const { return centre_; } // picture point at the middle of the view
    bool fitted() const { return fitted_; }
    void restoreView(double zoom, QPointF centre);
    /// Zooms so that the picture point under the widget point stays where it is.
    void zoomAt(QPointF widgetPoint, double zoom);
    void zoomBy(double factor);
    void fit();
    void oneToOne();
    /// Moves the view only when the point is outside of it.
    void reveal(QPointF imagePoint);

    QPointF toWidget(QPointF imagePoint) const;
    QPointF toImage(QPointF widgetPoint) const;

    QSize sizeHint() const override { return {640, 480}; }

  signals:
    void pointed(std::optional<QPointF> imagePoint); // empty: the pointer is not on the picture
    void clicked(QPointF imagePoint);
    void markClicked(std::size_t id);
    void markDragged(std::size_t id, QPointF imagePoint);
    void outlineDrawn(const QPolygonF& outline);
    void toolAbandoned(); // Esc
    void menuRequested(QPointF imagePoint, QPoint globalPoint);
    void zoomChanged();
    void viewMoved();              // another part is seen, or at another zoom
    void framesWheeled(int steps); // Ctrl + wheel
    void spaceTapped();            // Space pressed and released over the view without a drag

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    double scale() const { return zoom_ / devicePixelRatioF(); } // widget units a picture pixel
    double fittingZoom() const;
    void setCentre(QPointF centre);
    void paintRegions(QPainter& painter) const;
    void showCursor();
    std::optional<std::size_t> markUnder(QPointF widgetPoint) const;
    void finishOutline(bool finished);

    QImage image_;
    Overlay overlay_;
    mutable LabelPictures labels_; // only a store of what is drawn often
    std::vector<OutlinedRegion> regions_;
    std::vector<QPointF> preview_;
    std::vector<OverlayDot> dots_;
    Tool tool_ = Tool::Select;
    OutlineDrawing drawing_;
    std::optional<double> pixelSize_;
    double zoom_ = 1;
    QPointF centre_;     // picture point at the middle of the view
    bool fitted_ = true; // follows the size of the view
    bool spaceHeld_ = false, spaceDragged_ = false;
    bool focusShown_ = false; // where the keyboard brought it
    std::optional<QPointF> dragged_; // last place of a panning pointer
    std::optional<QPointF> pressed_; // where a click began
    struct MovedMark {
        std::size_t id;
        QPointF place; // px
    };
    std::optional<MovedMark> moved_; // a ring on its way with the pointer
};

} // namespace perrin::ui
