// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation_figures.h"
#include "ui/compare/comparison_plots.h"

#include "ui/look.h"

#include <algorithm>

namespace perrin::ui {
namespace {

QColor faded(QColor color) {
    color.setAlphaF(0.55f);
    return color;
}

/// One row of the bars: an answer, or what others have published.
struct BarRow {
    QString name;
    double rmse, rmseError, mae;
    QColor color;
    bool published;
};

std::vector<BarRow> barRows(const ComparisonResult& result, const Plot& plot) {
    std::vector<BarRow> rows;
    for (const Contender& contender : contendersOf(result, plot))
        if (const Score* score = findScore(result.comparison.rows, contender.answers->name, "all"))
            rows.push_back(
                {contender.name, score->rmse, score->rmseError, score->mae, contender.color, false});
    for (const EvaluationRow& row : result.comparison.rows)
        if (row.published)
            rows.push_back({QString::fromStdString(row.name), row.score.rmse, 0, row.score.mae,
                            plot.colors().faint, true});
    return rows;
}

void addNumber(Plot& plot, double x, double y, const QString& text, bool small) {
    auto* label = new QCPItemText(&plot);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    label->position->setCoords(x, y);
    label->setPadding({4, 0, 0, 0});
    label->setText(text);
    label->setColor(small ? plot.colors().faint : plot.colors().text);
    QFont font = plot.xAxis->tickLabelFont();
    if (small)
        font = sized(font, TypeSize::Small);
    label->setFont(font);
}

QCPBars* addBar(Plot& plot, double at, double width, double value, const QColor& color, bool hollow) {
    auto* bar = new QCPBars(plot.yAxis, plot.xAxis);
    bar->setWidth(width);
    bar->setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
    bar->setPen(hollow ? QPen(color, 1) : QPen(Qt::NoPen));
    bar->addData(at, value);
    return bar;
}

} // namespace

void drawErrorBars(Plot& plot, const ComparisonResult& result) {
    plot.startAnew();
    const std::vector<BarRow> rows = barRows(result, plot);
    Table table{.header = {"METHOD", "RMSE", "RMSE_SE", "MAE"}};
    std::vector<double> errors;
    double most = 0;
    for (const BarRow& row : rows) {
        table.rows.push_back({row.name.toStdString(), numberText(row.rmse),
                              row.published ? "" : numberText(row.rmseError), numberText(row.mae)});
        errors.push_back(row.rmse);
        most = std::max(most, row.rmse);
    }
    table.comments = {"errors: " + scaleText(errorScale(result.set))};
    plot.setTable(std::move(table));
    const double top = usefulTop(errors).value_or(1.04 * most);
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    double at = 0;
    for (const BarRow& row : rows) {
        ticker->addTick(at, row.name);
        QCPBars* rmse = addBar(plot, at - 0.14, 0.44, std::min(row.rmse, top), row.color, row.published);
        addBar(plot, at + 0.23, 0.2, std::min(row.mae, top), faded(row.color), row.published);
        if (row.rmseError > 0 && row.rmse < top) {
            auto* whisker = new QCPErrorBars(plot.yAxis, plot.xAxis);
            whisker->setDataPlottable(rmse);
            whisker->setErrorType(QCPErrorBars::etValueError);
            whisker->setPen(QPen(plot.colors().text, 1));
            whisker->setWhiskerWidth(4);
            whisker->setSymbolGap(0);
            whisker->addData(row.rmseError);
        }
        const QString more = row.rmse > top ? " ▸" : "";
        addNumber(plot, std::min(row.rmse + row.rmseError, top), at - 0.14, errorNumber(row.rmse) + more,
                  false);
        ++at;
    }
    plot.yAxis->setTicker(ticker);
    plot.yAxis->setTickLength(0, 0);
    plot.yAxis->setRangeReversed(true);
    plot.yAxis->setRange(-0.6, std::max(1.0, at) - 0.4);
    plot.yAxis->grid()->setVisible(false);
    plot.xAxis->setRange(0, 1.16 * top);
    plot.xAxis->setNumberFormat("gb");
    plot.xAxis->setLabel(Plot::tr("RMSE (thick) and MAE (thin), %1").arg(errorScaleText(result.set)));
    plot.setReadout([rows](double, double y) {
        if (rows.empty())
            return QString();
        const BarRow& one =
            rows[static_cast<std::size_t>(std::clamp(y + 0.5, 0.0, static_cast<double>(rows.size()) - 0.5))];
        return one.published ? Plot::tr("%1: RMSE %2, MAE %3")
                                   .arg(one.name, errorNumber(one.rmse), errorNumber(one.mae))
                             : Plot::tr("%1: RMSE %2 ± %3, MAE %4")
                                   .arg(one.name, errorNumber(one.rmse),
                                        QString::number(one.rmseError, 'g', 1), errorNumber(one.mae));
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
