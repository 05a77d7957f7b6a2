// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/movie_exports.h"

#include "core/atomic_file.h"
#include "core/diffusion/d_map_files.h"
#include "core/diffusion/molecule_table.h"
#include "core/diffusion/population.h"
#include "core/provenance.h"
#include "core/session/table_record.h"
#include "ui/movie/overlay_movie_dialog.h"
#include "ui/viewer/color_bar.h"
#include "ui/viewer/image_view.h"
#include "ui/places.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

namespace perrin::ui {
namespace {

std::vector<std::string> regionNames(const std::vector<Region>& regions) {
    std::vector<std::string> names;
    for (const Region& region : regions)
        names.push_back(region.name);
    return names;
}

Table tableOf(TableKind kind, const Measurement& measurement, const std::string& file,
              const std::string& hash, const std::vector<std::string>& regions) {
    switch (kind) {
    case TableKind::Molecules:
        return moleculeTable(measurement, file, hash);
    case TableKind::TrackMateSpots:
        return spotTable(measurement);
    case TableKind::SpotOnSpots:
        return spotOnTable(measurement);
    case TableKind::Population:
        return summaryTable(measurement, file, hash, regions);
    }
    return {};
}

} // namespace

MovieExports::MovieExports(SessionState& session, ImageView& view, ColorBar& colorBar, QWidget* parent)
    : QObject(parent), session_(session), view_(view), colorBar_(colorBar), parent_(parent),
      menu_(new QMenu(parent)) {
    menu_->setObjectName("exportMenu");
    QList<QAction*> tables;
    tables << menu_->addAction(tr("&Molecules (CSV)…"), this, [this] { askTable(TableKind::Molecules); });
    tables << menu_->addAction(tr("&Spots (CSV)…"), this, [this] { askTable(TableKind::TrackMateSpots); });
    tables << menu_->addAction(tr("&Population (CSV)…"), this, [this] { askTable(TableKind::Population); });
    tables << menu_->addAction(tr("Map of &D (PNG, TIFF, CSV)…"), this, &MovieExports::mapRequested);
    tables << menu_->addAction(tr("&Copy the table of molecules"), this, &MovieExports::copyMolecules);
    menu_->addSeparator();
    menu_->addAction(tr("&View as picture (PNG, SVG)…"), this, &MovieExports::askView);
    menu_->addAction(tr("Copy the &view"), this, &MovieExports::copyView);
    menu_->addAction(tr("M&ovie with overlay (MP4, AVI, PNG)…"), this, &MovieExports::askMovie);
    connect(menu_, &QMenu::aboutToShow, this, [this, tables] {
        for (QAction* action : tables)
            action->setEnabled(session_.measurement() && !session_.measurement()->molecules.empty());
    });
}

void MovieExports::setLook(const DisplayRange& range, LookupTable table) {
    range_ = range;
    table_ = table;
}

void MovieExports::start(const std::function<QString(const Job&)>& work) {
    writing_.start(work, {.done =
                              [this](const QString& path) {
                                  emit noted(tr("Written: %1").arg(path));
                                  emit written(path);
                              },
                          .failed = [this](const QString& message) { emit failed(message); },
                          .cancelled = [this] { emit noted(tr("Cancelled; nothing was written.")); }});
}

void MovieExports::askTable(TableKind kind) {
    if (!session_.measurement() || session_.measurement()->molecules.empty()) {
        emit noted(tr("There is no table yet: find molecules first."));
        return;
    }
    auto* dialog = new ExportDialog(besideMovie(session_.path()), kind, parent_);
    if (std::exchange(spreadsheetNext_, false))
        dialog->proposeForSpreadsheet();
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { writeTable(dialog->kind(), dialog->path(), dialog->format()); });
    dialog->open();
}

std::vector<std::string> MovieExports::originComments() const {
    std::vector<std::string> comments =
        openingComments(session_.path(), session_.openOptions(), session_.selection());
    for (std::string& comment : regionComments(session_.regions(), session_.regionUse()))
        comments.push_back(std::move(comment));
    return comments;
}

void MovieExports::writeTable(TableKind kind, const QString& path, const TableFormat& format) {
    start([kind, format, path, measurement = session_.measurement(), movie = session_.path(),
           files = session_.files(), regions = regionNames(session_.regions()),
           origin = originComments()](const Job& job) {
        const std::string hash = files.empty() ? std::string() : sha256(files, job);
        const std::string name = movie.filename().string();
        Table table = tableOf(kind, *measurement, name, hash, regions);
        if (!table.comments.empty())
            table.comments.insert(table.comments.end(), origin.begin(), origin.end());
        writeAtomically(toPath(path), [&](std::ostream& out) { write(out, table, format); });
        if (kind == TableKind::TrackMateSpots || kind == TableKind::SpotOnSpots)
            writeAtomically(toPath(path).replace_extension(".json"), [&](std::ostream& out) {
                out << provenanceJson(*measurement, name, hash).dump(2) << '\n';
            });
        return path;
    });
}

void MovieExports::writeMap(const QString& path, std::shared_ptr<const DMap> map,
                            std::pair<double, double> limits) {
    start([path, map, limits, measurement = session_.measurement(), movie = session_.path(),
           files = session_.files(), origin = originComments()](const Job& job) {
        const std::filesystem::path file = toPath(path);
        const std::string name = movie.filename().string();
        if (path.endsWith(".png", Qt::CaseInsensitive)) {
            const auto png = mapPng(*map, "D map of " + name, limits);
            writeAtomically(file, [&](std::ostream& out) {
                out.write(reinterpret_cast<const char*>(png.data()),
                          static_cast<std::streamsize>(png.size()));
            });
        } else if (path.endsWith(".tif", Qt::CaseInsensitive) ||
                   path.endsWith(".tiff", Qt::CaseInsensitive)) {
            writeMapTiff(file, *map);
        } else if (path.endsWith(".csv", Qt::CaseInsensitive)) {
            Table table =
                mapTable(*map, *measurement, name, files.empty() ? std::string() : sha256(files, job));
            table.comments.insert(table.comments.end(), origin.begin(), origin.end());
            writeAtomically(file, [&](std::ostream& out) { write(out, table); });
        } else {
            throw Error(path.toStdString() + ": a map is written as .png, .tif or .csv; choose one of them");
        }
        return path;
    });
}

void MovieExports::copyMolecules() {
    if (!session_.measurement())
        return;
    std::ostringstream out;
    write(out, moleculeTable(session_.measurement()->molecules, session_.path().filename().string()),
          {.separator = '\t', .comments = false});
    QGuiApplication::clipboard()->setText(QString::fromStdString(out.str()));
    const std::size_t count = session_.measurement()->molecules.size();
    emit noted(count == 1 ? tr("Copied: 1 molecule.") : tr("Copied: %1 molecules.").arg(count));
}

QSize MovieExports::viewSize() const {
    return {view_.width() + colorBar_.width(), view_.height()};
}

void MovieExports::paintView(QPainter& painter) const {
    painter.fillRect(QRect(QPoint(), viewSize()), view_.palette().color(QPalette::Base));
    painter.save();
    painter.setClipRect(view_.rect());
    view_.paintScene(painter);
    painter.restore();
    painter.translate(view_.width(), 0);
    colorBar_.paint(painter);
}

QImage MovieExports::viewPicture(double ratio) const {
    QImage picture(viewSize() * ratio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    painter.setFont(view_.font());
    paintView(painter);
    return picture;
}

void MovieExports::copyView() {
    QGuiApplication::clipboard()->setImage(viewPicture(2));
}

void MovieExports::askView() {
    auto* dialog = new QFileDialog(parent_, tr("Save the view"), besideMovie(session_.path()) + "_view.png");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")});
    dialog->setDefaultSuffix("png");
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains("svg") ? "svg" : "png");
    });
    connect(dialog, &QFileDialog::fileSelected, this, &MovieExports::writeView);
    dialog->open();
}

void MovieExports::writeView(const QString& path) {
    bool written = false;
    if (path.endsWith(".svg", Qt::CaseInsensitive)) {
        QSvgGenerator file;
        file.setFileName(path);
        file.setSize(viewSize());
        file.setViewBox(QRect(QPoint(), viewSize()));
        file.setTitle(text(session_.path().filename()));
        file.setDescription(tr("Drawn by Perrin"));
        QPainter painter;
        if (painter.begin(&file)) {
            painter.setFont(view_.font());
            paintView(painter);
            written = painter.end();
        }
    } else if (path.endsWith(".png", Qt::CaseInsensitive)) {
        written = viewPicture(2).save(path);
    } else {
        emit failed(tr("%1: the view is written as .png or .svg; choose one of them").arg(path));
        return;
    }
    if (written)
        emit noted(tr("Written: %1").arg(path));
    else
        emit failed(tr("%1: cannot be written; check the folder and its space").arg(path));
}

void MovieExports::askMovie() {
    auto* dialog = new OverlayMovieDialog(besideMovie(session_.path()) + "_overlay.mp4",
                                          session_.movie()->info(), parent_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { writeMovie(dialog->path(), dialog->settings()); });
    dialog->open();
}

void MovieExports::writeMovie(const QString& path, const OverlayMovieSettings& settings) {
    OverlayMovieSource source{.movie = session_.movie(),
                              .channel = session_.settings().find.channel,
                              .molecules = session_.measurement(),
                              .pixelSize = session_.settings().acquisition.pixelSize,
                              .times = {},
                              .range = range_,
                              .table = table_,
                              .font = view_.font()};
    for (std::size_t frame = 0; frame < session_.frameCount(); ++frame)
        source.times.push_back(session_.timeOf(frame));
    start([source, path, settings](const Job& job) {
        return text(writeOverlayMovie(toPath(path), source, settings, job));
    });
}

} // namespace perrin::ui
