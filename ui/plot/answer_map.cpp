// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/answer_map.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin::ui {
namespace {

constexpr std::size_t fewAnswers = 1500; // up to these they are drawn as points
constexpr int mapCells = 48;             // of a density, in each direction

QCPColorGradient gradientOf(const PlotColors& colors) {
    const bool dark = colors.background.lightness() < 128;
    QCPColorGradient gradient;
    gradient.setColorStops({{0, colors.background},
                            {0.12, dark ? colors.data.darker(165) : colors.data.lighter(165)},
                            {1, dark ? colors.data.lighter(130) : colors.data}});
    return gradient;
}

void addDensity(Plot& plot, const QVector<double>& truths, const QVector<double>& answers,
                const QCPRange& range) {
    auto* map = new QCPColorMap(plot.xAxis, plot.yAxis);
    map->data()->setSize(mapCells, mapCells);
    map->data()->setRange(range, range);
    for (qsizetype i = 0; i < truths.size(); ++i) {
        int x = 0, y = 0;
        map->data()->coordToCell(truths[i], answers[i], &x, &y);
        map->data()->setCell(x, y, map->data()->cell(x, y) + 1);
    }
    map->setInterpolate(false);
    map->setGradient(gradientOf(plot.colors()));
    map->rescaleDataRange(true);
}

void addPoints(Plot& plot, const QVector<double>& truths, const QVector<double>& answers) {
    QColor color = plot.colors().data;
    color.setAlpha(truths.size() > 400 ? 110 : 170);
    QCPGraph* points = plot.addGraph();
    points->setLineStyle(QCPGraph::lsNone);
    points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, 4));
    points->setData(truths, answers);
}

} // namespace

void drawAnswers(Plot& plot, std::span<const JudgedAnswer> answers, const AnswerScale& scale,
                 const QString& emptyText) {
    plot.startAnew();
    const auto place = [log = scale.logarithmic](double d) {
        return log ? std::log10(std::max(d, 1e-9)) : d;
    };
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const JudgedAnswer& stack : answers) {
        low = std::min(low, place(stack.truth));
        high = std::max(high, place(stack.truth));
    }
    plot.setTable([all = std::vector(answers.begin(), answers.end()), unit = scale.unit.toStdString()] {
        Table table{.header = {"D", "ANSWER"}};
        table.comments = {"units: " + (unit == "µm²/s" ? "um^2/s" : unit)};
        for (const JudgedAnswer& stack : all)
            table.rows.push_back({numberText(stack.truth), numberText(stack.answer)});
        return table;
    });
    if (!(high > low)) {
        plot.setEmptyText(emptyText);
        return;
    }
    const double air = 0.04 * (high - low);
    const QCPRange range(low - air, high + air);
    QVector<double> truths, said;
    for (const JudgedAnswer& stack : answers) {
        truths.push_back(place(stack.truth));
        said.push_back(std::clamp(place(stack.answer), range.lower, range.upper));
    }
    if (answers.size() > fewAnswers)
        addDensity(plot, truths, said, range);
    else
        addPoints(plot, truths, said);
    QCPGraph* identity = plot.addGraph();
    identity->setPen(QPen(plot.colors().text, 1.1, Qt::DashLine));
    identity->setData({range.lower, range.upper}, {range.lower, range.upper});
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setRange(range);
        if (scale.logarithmic) {
            labelAsPowers(axis);
        } else {
            axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
            axis->ticker()->setTickCount(4);
            axis->setNumberFormat("gb");
        }
    }
    const QString what = scale.what + " (" + scale.unit + ")";
    plot.xAxis->setLabel(Plot::tr("true %1").arg(what));
    plot.yAxis->setLabel(Plot::tr("answered %1").arg(what));
    plot.setReadout([scale](double x, double y) {
        const auto d = [&](double at) {
            return QString::number(scale.logarithmic ? std::pow(10, at) : at, 'g', 3);
        };
        return Plot::tr("true %1, answered %2 %3").arg(d(x), d(y), scale.unit);
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
