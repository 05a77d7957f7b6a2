// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "ui/look.h"
#include "ui/session_state.h"
#include "ui/words/core_words.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QSvgGenerator>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <sstream>

namespace perrin::ui {
namespace {

const PlotColors paper{Qt::white,        QColor(0x1f, 0x24, 0x30), QColor(0xe3, 0xe6, 0xeb),
                       QColor(0x1f6feb), QColor(0xd55e00),         QColor(0x98a2b3)};

} // namespace

Plot::Plot(const QString& name, QWidget* parent) : QCustomPlot(parent), name_(name) {
    setAccessibleName(name);
    QLocale numbers = QLocale::c(); // as in fields, tables and files
    numbers.setNumberOptions(QLocale::OmitGroupSeparator);
    setLocale(numbers);
    setInteractions(QCP::iNone);
    setNoAntialiasingOnDrag(false);
    QFont small = font();
    small = sized(small, TypeSize::Small);
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->setLabelPadding(2);
        axis->setTickLabelPadding(3);
        axis->setTickLengthIn(0);
        axis->setSubTickLengthIn(0);
        axis->setTickLengthOut(4);
        axis->setSubTickLengthOut(2);
        axis->ticker()->setTickCount(3);
        axis->setNumberFormat("gbc");
    }
    axisRect()->setMinimumMargins({4, 8, 10, 4});
    applyColors(themeColors());
}

PlotColors Plot::themeColors() const {
    const QPalette& now = palette();
    PlotColors colors = paper;
    colors.background = now.color(QPalette::Base);
    colors.text = now.color(QPalette::Text);
    colors.grid = now.color(QPalette::Mid);
    colors.data = now.color(QPalette::Highlight);
    colors.faint = now.color(QPalette::PlaceholderText);
    if (colors.background.lightness() < 128)
        colors.fit = QColor(0xfb923c);
    return colors;
}

QColor Plot::seriesColor(std::size_t index) const {
    return index == 0 ? colors_.data : categoryColor(index - 1);
}

void Plot::applyColors(const PlotColors& colors) {
    colors_ = colors;
    setBackground(colors.background);
    QColor grid = colors.grid;
    grid.setAlphaF(0.6f);
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setBasePen(colors.faint);
        axis->setTickPen(colors.faint);
        axis->setSubTickPen(colors.faint);
        axis->setTickLabelColor(colors.text);
        axis->setLabelColor(colors.text);
        axis->grid()->setPen(QPen(grid, 0.8));
        axis->grid()->setZeroLinePen(QPen(grid, 0.8));
    }
    emit restyled();
}

void Plot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyColors(themeColors());
        replot(rpQueuedReplot);
    }
}

void Plot::startAnew() {
    clearPlottables();
    clearItems();
    legend->setVisible(false);
    setEmptyText({});
    setReadout({});
}

void Plot::showLegend(bool shown, Qt::Alignment corner) {
    legend->setVisible(shown);
    legend->setBrush(Qt::NoBrush);
    legend->setBorderPen(Qt::NoPen);
    legend->setTextColor(colors_.text);
    legend->setFont(xAxis->tickLabelFont());
    legend->setRowSpacing(0);
    axisRect()->insetLayout()->setInsetAlignment(0, corner);
}

void Plot::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

void Plot::paintEvent(QPaintEvent* event) {
    if (emptyText_.isEmpty()) {
        QCustomPlot::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.fillRect(rect(), colors_.background);
    painter.setPen(colors_.faint);
    painter.drawText(rect().adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

void Plot::onPaper(const std::function<void()>& draw) {
    applyColors(paper);
    draw();
    applyColors(themeColors());
    replot();
}

void Plot::exportTo(const QString& path) {
    const QString kind = QFileInfo(path).suffix().toLower();
    if (kind == "csv") {
        writeAtomically(toPath(path), [this](std::ostream& out) { write(out, table()); });
        return;
    }
    bool written = false;
    if (kind == "png") {
        onPaper([&] { written = savePng(path, width(), height(), 2); });
    } else if (kind == "pdf") {
        onPaper([&] { written = savePdf(path, width(), height(), QCP::epNoCosmetic, "Perrin", name_); });
    } else if (kind == "svg") {
        onPaper([&] {
            QSvgGenerator file;
            file.setFileName(path);
            file.setSize(size());
            file.setViewBox(rect());
            file.setTitle(name_);
            file.setDescription(tr("Drawn by Perrin"));
            QCPPainter painter;
            written = painter.begin(&file);
            if (!written)
                return;
            painter.setMode(QCPPainter::pmVectorized);
            painter.setMode(QCPPainter::pmNoCaching);
            painter.fillRect(rect(), paper.background);
            toPainter(&painter, width(), height());
            written = painter.end();
        });
    } else {
        throw Error(path.toStdString() +
                    ": a plot is written as .png, .svg, .pdf or .csv; choose one of them");
    }
    if (!written)
        throw Error(path.toStdString() + ": cannot be written; check the folder and its space");
}

void Plot::copyPicture() {
    onPaper([this] { QGuiApplication::clipboard()->setPixmap(toPixmap(width(), height(), 2)); });
}

void Plot::copyTable() {
    std::ostringstream out;
    Table plain = table();
    plain.comments.clear();
    write(out, plain, {.separator = '\t'});
    QGuiApplication::clipboard()->setText(QString::fromStdString(out.str()));
}

void Plot::askExport() {
    auto* dialog = new QFileDialog(this, tr("Save plot"), name_.toLower().replace(' ', '_') + ".png");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF page (*.pdf)"),
                            tr("Table of its numbers (*.csv)")});
    const auto suffixOf = [](const QString& filter) { return filter.section("*.", 1).section(')', 0, 0); };
    dialog->setDefaultSuffix("png");
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, suffixOf](const QString& filter) { dialog->setDefaultSuffix(suffixOf(filter)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        try {
            exportTo(path);
            emit exported(path);
        } catch (const Error& error) {
            emit failed(coreText(error.what()));
        }
    });
    dialog->open();
}

void Plot::fillMenu(QMenu* menu) {
    menu->addAction(tr("Save plot… (PNG, SVG, PDF, CSV)"), this, &Plot::askExport);
    menu->addSeparator();
    menu->addAction(tr("Copy picture"), this, &Plot::copyPicture);
    menu->addAction(tr("Copy numbers"), this, &Plot::copyTable);
}

void Plot::contextMenuEvent(QContextMenuEvent* event) {
    if (!emptyText_.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(event->globalPos());
}

void Plot::mouseMoveEvent(QMouseEvent* event) {
    QCustomPlot::mouseMoveEvent(event);
    const QPointF place = event->position();
    const bool inside = axisRect()->rect().contains(place.toPoint());
    const QString text = readout_ && emptyText_.isEmpty() && inside
                             ? readout_(xAxis->pixelToCoord(place.x()), yAxis->pixelToCoord(place.y()))
                             : QString();
    if (readout_)
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

namespace {

class PowerTicker : public QCPAxisTickerFixed {
  public:
    PowerTicker() {
        setTickStep(1);
        setScaleStrategy(ssMultiples);
    }

  protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return QString::number(std::pow(10, tick), 'g', 3);
    }
    int getSubTickCount(double) override { return 0; }
};

} // namespace

void labelAsPowers(QCPAxis* axis) {
    axis->setScaleType(QCPAxis::stLinear);
    axis->setTicker(QSharedPointer<PowerTicker>::create());
}

namespace {

constexpr const char* squareWanted = "squareWanted"; // properties of a plot
constexpr const char* squareShown = "squareShown";

QRectF rangesOf(const Plot& plot) {
    const QCPRange x = plot.xAxis->range(), y = plot.yAxis->range();
    return {x.lower, y.lower, x.size(), y.size()};
}

void fitSquare(Plot& plot) {
    const QRectF all = plot.property(squareWanted).toRectF();
    const int width = std::max(plot.axisRect()->width(), 1), height = std::max(plot.axisRect()->height(), 1);
    const double perPixel = std::max(all.width() / width, all.height() / height);
    plot.xAxis->setRange(all.center().x(), perPixel * width, Qt::AlignCenter);
    plot.yAxis->setRange(all.center().y(), perPixel * height, Qt::AlignCenter);
    plot.setProperty(squareShown, rangesOf(plot));
}

} // namespace

void showSquare(Plot& plot, const QCPRange& x, const QCPRange& y) {
    const bool isFollowed = plot.property(squareWanted).isValid();
    plot.setProperty(squareWanted, QRectF(x.lower, y.lower, x.size(), y.size()));
    plot.xAxis->setRange(x);
    plot.yAxis->setRange(y);
    plot.replot(QCustomPlot::rpImmediateRefresh); // the axes' sizes must be known
    fitSquare(plot);
    if (!isFollowed) // labels and window change the axes' sizes; a person's zoom is left
        QObject::connect(&plot, &QCustomPlot::afterLayout, &plot, [&plot] {
            if (plot.property(squareShown).toRectF() == rangesOf(plot))
                fitSquare(plot);
        });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void makeLogarithmic(QCPAxis* axis) {
    axis->setScaleType(QCPAxis::stLogarithmic);
    axis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    axis->setNumberFormat("eb");
    axis->setNumberPrecision(0);
}

} // namespace perrin::ui
