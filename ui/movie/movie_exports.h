// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/d_map.h"
#include "core/table.h"
#include "ui/background_task.h"
#include "ui/movie/export_dialog.h"
#include "ui/movie/overlay_movie.h"
#include "ui/session_state.h"

#include <QObject>

class QMenu;
class QWidget;

namespace perrin::ui {

class ColorBar;
class ImageView;

/// Everything the Movie workspace writes: tables, the view as a picture, the movie with its overlay.
class MovieExports : public QObject {
    Q_OBJECT
  public:
    MovieExports(SessionState& session, ImageView& view, ColorBar& colorBar, QWidget* parent);
    QMenu* menu() { return menu_; }
    TaskMonitor& writing() { return writing_; }

    void askTable(TableKind kind);
    /// The next table is proposed as a spreadsheet opens it at once.
    void proposeForSpreadsheet() { spreadsheetNext_ = true; }
    void askView();
    void askMovie();

    void writeTable(TableKind kind, const QString& path, const TableFormat& format);
    /// .png (twice the size on screen) or .svg.
    void writeView(const QString& path);
    void writeMovie(const QString& path, const OverlayMovieSettings& settings);
    /// .png, .tif (values) or .csv. limits: um^2/s, of the picture's colours.
    void writeMap(const QString& path, std::shared_ptr<const DMap> map, std::pair<double, double> limits);
    void copyView();
    /// The table of molecules, for a spreadsheet.
    void copyMolecules();
    /// As the view shows the movie now.
    void setLook(const DisplayRange& range, LookupTable table);

  signals:
    void mapRequested(); // to be shown and asked where to
    void written(const QString& path);
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    /// What a table needs to restore the movie and its regions.
    std::vector<std::string> originComments() const;
    /// work: gives the path written.
    void start(const std::function<QString(const Job&)>& work);
    QImage viewPicture(double ratio) const;
    void paintView(QPainter& painter) const;
    QSize viewSize() const;

    SessionState& session_;
    ImageView& view_;
    ColorBar& colorBar_;
    QWidget* parent_;
    QMenu* menu_;
    bool spreadsheetNext_ = false;
    DisplayRange range_;
    LookupTable table_ = LookupTable::Grays;
    BackgroundTask<QString> writing_;
};

} // namespace perrin::ui
