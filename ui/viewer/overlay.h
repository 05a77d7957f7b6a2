// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QPointF>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace perrin::ui {

/// One ring on the picture. Positions in px of the movie, the centre of the top-left pixel is (0, 0).
struct OverlayMark {
    std::size_t id = 0; // whatever the owner tells marks apart by
    QPointF position;
    QColor color;
    QString label;             // beside the ring; may be empty
    std::vector<QPointF> tail; // oldest first, ends at position
    bool dashed = false;       // the place is interpolated: no spot was found in this frame
    bool selected = false;
};

using Overlay = std::vector<OverlayMark>;

/// A place within a picture, as a small disc or a cross.
struct OverlayDot {
    QPointF position;
    QColor color;
    bool cross = false;
};

using ToWidget = std::function<QPointF(QPointF)>; // px of the movie -> widget

/// Labels as pictures, kept from frame to frame: to draw their outlines anew took most of a painting's time.
class LabelPictures {
  public:
    /// place: left end of the base line. Drawings (SVG) get text's outlines, not pictures.
    void paint(QPainter& painter, QPointF place, const QString& text, const QColor& color);

  private:
    QHash<QString, QImage> pictures_;
};

/// Rings, fading tails and labels; labels step aside for each other and for the rings. radius: widget units.
void paintOverlay(QPainter& painter, const Overlay& overlay, const ToWidget& toWidget, double radius,
                  const QRectF& bounds, LabelPictures& labels);

/// Of the rings at `scale` widget units a px: about 3 widths of a usual spot, and never hard to hit.
double ringRadius(double scale);

/// At the lower right of `bounds`; perMicron: widget units a um.
void paintScaleBar(QPainter& painter, const QRectF& bounds, double perMicron);

/// Thin circles: what a search would find.
void paintPreview(QPainter& painter, const std::vector<QPointF>& places, const ToWidget& toWidget,
                  double radius);

/// Discs, joined in their order by a thin line, and crosses.
void paintDots(QPainter& painter, const std::vector<OverlayDot>& dots, const ToWidget& toWidget);

/// Text with a dark rim, readable on any picture; place: left end of the base line.
void paintOutlinedText(QPainter& painter, QPointF place, const QString& text, const QColor& color);

/// The mark whose ring is nearest to a widget point and at most `reach` away from its centre.
std::optional<std::size_t> markAt(const Overlay& overlay, const ToWidget& toWidget, QPointF point,
                                  double reach);

} // namespace perrin::ui
