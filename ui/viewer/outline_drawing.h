// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointF>
#include <QPolygonF>

namespace perrin::ui {

/// What the left button does on the picture.
enum class Tool { Select, AddMolecule, Rectangle, Polygon, Freehand };
bool drawsOutline(Tool tool);

/// An outline being drawn with the pointer, in picture px: rectangle and freehand by dragging, polygon by a
/// click a corner, ended by a double click or a click on its first corner.
class OutlineDrawing {
  public:
    void setTool(Tool tool);
    /// Each gives true when the outline is finished; take() then gives it. reach: px that count as "on the
    /// first corner".
    bool press(QPointF point, double reach);
    bool move(QPointF point);
    bool release(QPointF point);
    bool doubleClick();
    void cancel();

    bool begun() const { return !outline_.isEmpty(); }
    /// As it looks now, the pointer's place included; closed unless it is a polygon on its way.
    QPolygonF shown() const;
    QPolygonF take();

  private:
    Tool tool_ = Tool::Select;
    QPolygonF outline_; // rectangle: its first corner and the one opposite
    QPointF pointer_;
};

} // namespace perrin::ui
