// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_words.h"

#include "core/units.h"
#include "ui/movie/molecule_overlay.h"
#include "ui/words/core_words.h"

#include <cmath>

namespace perrin::ui {
namespace {

const QString noValue(QChar(0x2013));

QString paragraph(const QString& sentence) {
    return "<p>" + sentence.toHtmlEscaped() + "</p>";
}

bool fromFile(const std::optional<double>& file, const std::optional<double>& used) {
    return !used || (file && std::abs(*file - *used) <= 1e-4 * *used); // files hold rounded numbers
}

/// A thing taken from the session, by name and in a sentence.
struct Borrowed {
    QString name;
    QString sentence;
};

std::vector<Borrowed> borrowedBy(const BatchRow& row) {
    const Acquisition &file = row.outcome->info.acquisition, &used = row.outcome->settings.acquisition;
    std::vector<Borrowed> all;
    const auto add = [&](const std::optional<double>& own, const std::optional<double>& value,
                         const QString& name, const QString& sentence) {
        if (!fromFile(own, value))
            all.push_back(
                {name, sentence.arg(QString::number(*value, 'g', 4)) + " " +
                           (own ? BatchModel::tr("(the file says %1)").arg(QString::number(*own, 'g', 4))
                                : BatchModel::tr("(the file does not say)"))});
    };
    add(file.pixelSize, used.pixelSize, BatchModel::tr("pixel size"), BatchModel::tr("Pixel size: %1 µm"));
    add(file.frameInterval, used.frameInterval, BatchModel::tr("interval"),
        BatchModel::tr("Frame interval: %1 s"));
    add(file.exposure, used.exposure, BatchModel::tr("exposure"), BatchModel::tr("Exposure: %1 s"));
    const FindSettings& find = row.outcome->settings.find;
    if (find.psfSigma && used.pixelSize)
        all.push_back({BatchModel::tr("PSF"),
                       BatchModel::tr("PSF: %1 nm wide (FWHM)")
                           .arg(1000 * *find.psfSigma * fwhmPerSigma * *used.pixelSize, 0, 'f', 0)});
    if (find.camera)
        all.push_back(
            {BatchModel::tr("camera"),
             BatchModel::tr("Camera: %1").arg(cameraWords(find.camera)) + ". " +
                 BatchModel::tr("No file says it: a movie of another camera or gain needs its own")});
    return all;
}

} // namespace

QString stateText(const BatchRow& row) {
    if (row.measuring)
        return BatchModel::tr("measuring…");
    if (!row.outcome)
        return row.waiting.isEmpty() ? BatchModel::tr("waiting") : row.waiting;
    if (!row.measured())
        return BatchModel::tr("failed: %1").arg(coreText(row.outcome->failure));
    const std::size_t count = row.outcome->summary.molecules;
    return count == 0   ? BatchModel::tr("no molecules")
           : count == 1 ? BatchModel::tr("1 molecule")
                        : BatchModel::tr("%1 molecules").arg(count);
}

QString stateTip(const BatchRow& row) {
    if (row.measuring)
        return BatchModel::tr("It is being measured now");
    if (!row.outcome)
        return row.waiting.isEmpty() ? BatchModel::tr("It has not been measured so far")
                                     : paragraph(row.waiting);
    if (!row.measured())
        return paragraph(BatchModel::tr("Not measured: %1.").arg(coreText(row.outcome->failure)));
    const Acquisition& known = row.outcome->settings.acquisition;
    QString calibration = BatchModel::tr("Measured with %1 µm per pixel, %2 s from frame to frame, ")
                              .arg(*known.pixelSize)
                              .arg(*known.frameInterval);
    calibration += known.exposure ? BatchModel::tr("exposure %1 s.").arg(*known.exposure)
                                  : BatchModel::tr("exposure not known.");
    QStringList sentences{calibration};
    for (const std::string& note : row.outcome->notes)
        sentences << coreText(note);
    for (QString& sentence : sentences)
        sentence = sentence.toHtmlEscaped();
    return "<p>" + sentences.join("<br>") + "</p>";
}

QString movieMedianText(const PopulationSummary& summary) {
    if (!summary.medianD)
        return summary.medianHigh ? "< " + dText(*summary.medianHigh) : noValue;
    const QString median = dText(*summary.medianD);
    return summary.medianLow && summary.medianHigh
               ? QString("%1 (%2 – %3)").arg(median, dText(*summary.medianLow), dText(*summary.medianHigh))
               : median;
}

QString movieMedianTip(const BatchRow& row) {
    if (!row.measured())
        return stateTip(row);
    const PopulationSummary& summary = row.outcome->summary;
    QStringList sentences;
    if (!summary.medianD && !summary.medianHigh)
        sentences << BatchModel::tr("None of its molecules has a D.");
    else if (!summary.medianD)
        sentences << BatchModel::tr("At least half of its molecules have only an upper limit of D.");
    else if (summary.answered == 1)
        sentences << BatchModel::tr("D of the only molecule that has one, with its own 95 % interval.");
    else if (!summary.medianLow && !summary.medianHigh)
        sentences << BatchModel::tr("Of two molecules with a D: too few for an interval, which takes three.");
    else
        sentences << BatchModel::tr("Median of its molecules’ D with its 95 % interval, by bootstrap.");
    if (row.outcome->byLikelihood > 0)
        sentences << BatchModel::tr("Counted by MLE, as the network’s answer is flagged: %1 of %2.")
                         .arg(row.outcome->byLikelihood)
                         .arg(summary.molecules);
    return paragraph(sentences.join(" "));
}

QString borrowedText(const BatchRow& row) {
    if (!row.measured() || row.outcome->info.frames == 0) // its file could not be asked
        return {};
    QStringList names;
    for (const Borrowed& one : borrowedBy(row))
        names << one.name;
    const QStringList all{BatchModel::tr("pixel size"), BatchModel::tr("interval"),
                          BatchModel::tr("exposure")};
    if (names.mid(0, all.size()) == all)
        names = QStringList{BatchModel::tr("calibration")} + names.mid(all.size());
    return names.isEmpty() ? noValue : names.join(", ");
}

QString borrowedTip(const BatchRow& row) {
    if (!row.measured() || row.outcome->info.frames == 0)
        return stateTip(row);
    const std::vector<Borrowed> all = borrowedBy(row);
    if (all.empty())
        return paragraph(
            BatchModel::tr("The file gives its own calibration; nothing is taken from the session."));
    QString tip =
        paragraph(row.settings.source.isEmpty()
                      ? BatchModel::tr("Taken from the session:")
                      : BatchModel::tr("Taken from the session, as it was for %1:").arg(row.settings.source));
    tip += "<ul>";
    for (const Borrowed& one : all)
        tip += "<li>" + one.sentence.toHtmlEscaped() + "</li>";
    return tip + "</ul>";
}

} // namespace perrin::ui
