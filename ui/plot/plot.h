// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/table.h"

#include <QColor>
#include <functional>
#include <qcustomplot.h>

namespace perrin::ui {

/// Colours of a plot's parts, on paper (light, as exported) or as the window's theme wants them.
struct PlotColors {
    QColor background, text, grid, data, fit, faint;
};

/// A plot in the one style of the program. It can be written as PNG, SVG, PDF and CSV and copied: from its
/// context menu and the "…" button beside its title. What is written is drawn dark on white in every theme.
class Plot : public QCustomPlot {
    Q_OBJECT
  public:
    /// name: for file names and screen readers.
    explicit Plot(const QString& name, QWidget* parent = nullptr);

    const QString& name() const { return name_; }
    /// The numbers drawn, as the CSV file holds them.
    void setTable(Table table) {
        setTable([table = std::move(table)] { return table; });
    }
    /// Made only when it is asked for: texts of many numbers take longer than their drawing.
    void setTable(std::function<Table()> make) { makeTable_ = std::move(make); }
    Table table() const { return makeTable_ ? makeTable_() : Table{}; }
    const PlotColors& colors() const { return colors_; }
    /// Of several things of one kind, each its own.
    QColor seriesColor(std::size_t index) const;
    /// Nothing drawn, no empty text and no readout: the start of every drawing.
    void startAnew();
    /// Names of the graphs, in a corner of the plot; startAnew() hides it.
    void showLegend(bool shown = true, Qt::Alignment corner = Qt::AlignTop | Qt::AlignRight);
    /// Shown in place of the plot; empty: the plot.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return emptyText_; }

    /// What is told at the pointer: of a place in the plot's coordinates. Empty function or text: nothing.
    void setReadout(std::function<QString(double x, double y)> readout) { readout_ = std::move(readout); }

    /// By the extension: .png (twice the size on screen), .svg, .pdf, .csv. Throws Error.
    void exportTo(const QString& path);
    void copyPicture();
    void copyTable();
    void fillMenu(QMenu* menu);

    QSize sizeHint() const override { return {200, 150}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

  signals:
    void exported(const QString& path);
    void failed(const QString& sentence);
    /// Colours have changed: whoever draws sets pens anew from colors().
    void restyled();

  protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    void applyColors(const PlotColors& colors);
    PlotColors themeColors() const;
    void askExport();
    /// Runs with the colours of paper.
    void onPaper(const std::function<void()>& draw);

    QString name_, emptyText_;
    std::function<Table()> makeTable_;
    std::function<QString(double, double)> readout_;
    PlotColors colors_;
};

/// Shows all of both ranges with one scale for both axes, wherever they end.
void showSquare(Plot& plot, const QCPRange& x, const QCPRange& y);
/// A logarithmic axis with powers of ten as labels.
void makeLogarithmic(QCPAxis* axis);
/// An axis of common logarithms that is labelled with the numbers themselves; for what cannot be drawn on a
/// logarithmic axis (bars, maps).
void labelAsPowers(QCPAxis* axis);

} // namespace perrin::ui
