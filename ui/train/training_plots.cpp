// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_plots.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perrin::ui {
namespace {

/// Stacks are counted in thousands or millions.
struct StackUnit {
    double size = 1;
    QString label;
};
StackUnit stackUnit(double most) {
    if (most >= 2e6)
        return {1e6, TrainingDesk::tr("stacks (millions)")};
    if (most >= 2e3)
        return {1e3, TrainingDesk::tr("stacks (thousands)")};
    return {1, TrainingDesk::tr("stacks")};
}

double mostStacks(const std::vector<Course>& courses) {
    double most = 1;
    for (const Course& course : courses)
        most = std::max(most, static_cast<double>(course.record->stacks()));
    return most;
}

QCPGraph* addLine(Plot& plot, const QColor& color, double width, const QString& name) {
    QCPGraph* line = plot.addGraph();
    line->setPen(QPen(color, width));
    line->setName(name);
    return line;
}

/// below: the text stands below its line, where another one's has the room above.
void addReference(Plot& plot, double level, double until, const QString& text, const QColor& color,
                  bool below) {
    QCPGraph* line = plot.addGraph();
    line->setPen(QPen(color, 1.2, Qt::DashLine));
    line->setData({0, until}, {level, level});
    auto* label = new QCPItemText(&plot);
    label->setPositionAlignment(Qt::AlignRight | (below ? Qt::AlignTop : Qt::AlignBottom));
    label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    label->position->setTypeY(QCPItemPosition::ptPlotCoords);
    label->position->setCoords(0.995, level);
    label->setText(text);
    label->setColor(color);
    label->setFont(plot.xAxis->tickLabelFont());
}

/// A little air on a logarithmic axis.
QCPRange aired(double low, double high) {
    if (!(low > 0 && high >= low))
        return {0.1, 10};
    const double air = std::max(1.05, std::pow(high / low, 0.08));
    return {low / air, high * air};
}

QString numbers(double value) {
    return QString::number(value, 'g', 3);
}

/// The validation nearest to a place on the axis of stacks.
const Validation* nearest(const Course& course, double stacks) {
    const auto& all = course.record->validations;
    const auto off = [&](const Validation& validation) {
        return std::abs(static_cast<double>(validation.step) * course.record->batch - stacks);
    };
    const auto found =
        std::min_element(all.begin(), all.end(), [&](const Validation& one, const Validation& other) {
            return off(one) < off(other);
        });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

QColor courseColor(const Plot& plot, std::size_t place) {
    return plot.seriesColor(place);
}

QString errorUnit(Label label) {
    return label == Label::LnD            ? TrainingDesk::tr("of ln D")
           : label == Label::LnEffectiveD ? TrainingDesk::tr("of ln effective D")
                                          : TrainingDesk::tr("µm²/s");
}

void drawErrors(Plot& plot, const std::vector<Course>& courses,
                const std::optional<ReferenceErrors>& others) {
    plot.startAnew();
    const double most = mostStacks(courses);
    const StackUnit unit = stackUnit(most);
    Table table{.header = {"RUN", "STACKS", "RMSE", "BIAS", "COVERAGE_68", "COVERAGE_95"}};
    double low = std::numeric_limits<double>::infinity(), high = 0;
    const auto include = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (auto course = courses.rbegin(); course != courses.rend(); ++course) { // the chosen one on top
        const bool chosen = &*course == &courses.front();
        QCPGraph* line = addLine(plot, course->color, chosen ? 2 : 1.3, course->name);
        if (course->record->validations.size() < 30)
            line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, course->color, 4));
        for (const Validation& validation : course->record->validations) {
            const double stacks = static_cast<double>(validation.step) * course->record->batch;
            line->addData(stacks / unit.size, validation.rmse);
            include(validation.rmse);
            table.rows.push_back({course->name.toStdString(), numberText(stacks, 15),
                                  numberText(validation.rmse), numberText(validation.bias),
                                  numberText(validation.coverage68), numberText(validation.coverage95)});
        }
    }
    const double until = 1.02 * most / unit.size;
    const auto reference = [&](const char* name, const ReferenceError& error, const QString& text,
                               const QColor& color, bool below = false) {
        addReference(plot, error.rmse, until, text, color, below);
        include(error.rmse);
        table.comments.push_back(std::string(name) + ": RMSE " + numberText(error.rmse, 4) + " +- " +
                                 numberText(error.standardError, 2));
    };
    if (others) {
        reference("always the mean", others->mean, TrainingDesk::tr("always the mean"), plot.colors().faint);
        if (others->centres)
            reference("best centre-based method (Bayes)", *others->centres,
                      TrainingDesk::tr("best centre-based method (Bayes)"), plot.colors().fit,
                      others->mean.rmse < 1.15 * others->centres->rmse);
        if (others->photons)
            reference("photons with time stamps (unreachable)", *others->photons,
                      TrainingDesk::tr("photons with time stamps (unreachable)"), plot.colors().faint);
    }
    plot.setTable(std::move(table));
    makeLogarithmic(plot.yAxis);
    plot.yAxis->setNumberFormat("gb");
    plot.yAxis->setNumberPrecision(3);
    plot.xAxis->setLabel(unit.label);
    plot.yAxis->setLabel(TrainingDesk::tr("RMSE %1").arg(errorUnit(courses.front().label)));
    plot.xAxis->setRange(0, until);
    plot.yAxis->setRange(aired(low, high));
    plot.showLegend(courses.size() > 1);
    plot.setReadout([courses, unit](double x, double) {
        QStringList lines;
        for (const Course& course : courses)
            if (const Validation* validation = nearest(course, x * unit.size))
                lines << TrainingDesk::tr("%1: RMSE %2 %3 after %4 stacks")
                             .arg(course.name, numbers(validation->rmse), errorUnit(course.label))
                             .arg(static_cast<double>(validation->step) * course.record->batch, 0, 'f', 0);
        return lines.join('\n');
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void drawLosses(Plot& plot, const std::vector<Course>& courses) {
    plot.startAnew();
    const double most = mostStacks(courses);
    const StackUnit unit = stackUnit(most);
    const bool isLog = std::any_of(courses.begin(), courses.end(),
                                   [](const Course& course) { return course.loss == Loss::Gaussian; });
    Table table{.header = {"RUN", "STACKS", "TRAINING_LOSS", "VALIDATION_LOSS"}};
    std::vector<double> seen;
    for (auto course = courses.rbegin(); course != courses.rend(); ++course) {
        const std::string name = course->name.toStdString();
        QColor pale = course->color;
        pale.setAlphaF(0.45F);
        QCPGraph *training = addLine(plot, pale, 1, TrainingDesk::tr("training")),
                 *validation = addLine(plot, course->color, 2, TrainingDesk::tr("validation"));
        for (const LossCurve::Point& point : course->record->curve.points()) {
            const double stacks = static_cast<double>(point.step) * course->record->batch;
            training->addData(stacks / unit.size, point.loss);
            seen.push_back(point.loss);
            table.rows.push_back({name, numberText(stacks, 15), numberText(point.loss), ""});
        }
        for (const Validation& judged : course->record->validations) {
            const double stacks = static_cast<double>(judged.step) * course->record->batch;
            validation->addData(stacks / unit.size, judged.loss);
            seen.push_back(judged.loss);
            table.rows.push_back({name, numberText(stacks, 15), "", numberText(judged.loss)});
        }
        if (course->record->validations.empty())
            validation->removeFromLegend();
        if (&*course != &courses.front())
            for (QCPGraph* line : {training, validation})
                line->removeFromLegend();
    }
    plot.setTable(std::move(table));
    std::sort(seen.begin(), seen.end());
    if (isLog) {
        plot.yAxis->setScaleType(QCPAxis::stLinear);
        plot.yAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
        plot.yAxis->ticker()->setTickCount(4);
        plot.yAxis->setNumberFormat("gb");
        plot.yAxis->setLabel(TrainingDesk::tr("loss (log likelihood)"));
    } else {
        makeLogarithmic(plot.yAxis);
        plot.yAxis->setLabel(TrainingDesk::tr("loss"));
    }
    if (!seen.empty()) { // a few steps may be far out
        const double low = seen.front(), high = seen[seen.size() * 99 / 100];
        plot.yAxis->setRange(
            isLog ? QCPRange(low - 0.05 * (high - low) - 1e-3, high + 0.1 * (high - low) + 1e-3)
                  : aired(low, high));
    }
    plot.xAxis->setLabel(unit.label);
    plot.xAxis->setRange(0, 1.02 * most / unit.size);
    plot.showLegend(true);
    plot.setReadout([course = courses.front(), unit](double x, double) {
        const Validation* validation = nearest(course, x * unit.size);
        return validation
                   ? TrainingDesk::tr("%1: validation loss %2").arg(course.name, numbers(validation->loss))
                   : QString();
    });
    plot.replot(QCustomPlot::rpQueuedReplot);
}

} // namespace perrin::ui
