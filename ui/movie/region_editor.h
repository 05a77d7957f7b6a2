// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/session_state.h"

#include <QObject>
#include <QPolygonF>

class QMenu;
class QWidget;

namespace perrin::ui {

class ImageView;

/// Regions: drawn on the picture, read from and written for ImageJ. Owns the menu that chooses what to draw.
class RegionEditor : public QObject {
    Q_OBJECT
  public:
    RegionEditor(SessionState& session, ImageView& view, QWidget* parent);
    QMenu* menu() { return menu_; }
    /// Points one out; empty: none.
    void setChosen(std::optional<std::size_t> region);

    void importRegions(const QStringList& paths);
    void exportRegions(const QString& path);

  signals:
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    void makeMenu();
    void add(const QPolygonF& outline);
    void show();
    void askImport();
    void askExport();
    template<class Work>
    void attempt(const Work& work);

    SessionState& session_;
    ImageView& view_;
    QWidget* parent_;
    QMenu* menu_;
    std::optional<std::size_t> chosen_;
};

} // namespace perrin::ui
