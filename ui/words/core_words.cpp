// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/core_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <vector>

namespace perrin::ui {
namespace {

struct SentencePattern {
    const char* source;
    QRegularExpression expression;
    qsizetype letters = 0; // of its own: the more, the surer it is the right one
};

std::vector<SentencePattern> makePatterns() {
    static const QRegularExpression place("%[1-9]");
    std::vector<SentencePattern> patterns;
    for (const auto& sentences : {resultSentences(), adviceSentences(), plainSentences(), errorSentences()})
        for (const char* source : sentences) {
            const QString text = QString::fromUtf8(source);
            const QStringList pieces = text.split(place);
            QStringList escaped;
            for (const QString& piece : pieces)
                escaped << QRegularExpression::escape(piece);
            // What differs is a number or a name: it does not end a sentence.
            patterns.push_back(
                {source,
                 QRegularExpression(QRegularExpression::anchoredPattern(escaped.join("((?:(?![.;] ).)+?)"))),
                 pieces.join("").size()});
        }
    std::ranges::stable_sort(patterns, std::ranges::greater(), &SentencePattern::letters);
    return patterns;
}

/// Whole sentences only; null: it is not known.
QString known(const QString& text) {
    static const std::vector<SentencePattern> patterns = makePatterns();
    for (const SentencePattern& pattern : patterns) {
        const auto match = pattern.expression.match(text);
        if (!match.hasMatch())
            continue;
        QString translated = QCoreApplication::translate("core", pattern.source);
        for (int i = match.lastCapturedIndex(); i > 0; --i) {
            const QString part = match.captured(i), there = known(part);
            translated.replace(QString("%%1").arg(i), there.isNull() ? part : there);
        }
        return translated;
    }
    return {};
}

/// Of several sentences, or after the name of a file, the longest beginning that is known, and then the rest.
QString translate(const QString& text) {
    if (const QString whole = known(text); !whole.isNull())
        return whole;
    static const QRegularExpression end("[.:;,)·] ");
    for (qsizetype at = text.lastIndexOf(end); at >= 0; at = at > 0 ? text.lastIndexOf(end, at - 1) : -1)
        if (const QString begin = known(text.left(at + 1)); !begin.isNull())
            return begin + " " + translate(text.mid(at + 2));
    const qsizetype first = text.indexOf(end);
    return first < 0 ? text : text.left(first + 2) + translate(text.mid(first + 2));
}

} // namespace

QString coreText(std::string_view text) {
    QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    static const QRegularExpression micrometres("\\bum\\b(?!\\^)");
    shown = translate(shown);
    shown.replace("um^2", "µm²").replace("px^2", "px²").replace(micrometres, "µm");
    return shown.replace(" %", QString(QChar::Nbsp) + "%");
}

QString nameText(std::string_view name) {
    constexpr std::string_view matched = "matched to ";
    const bool isMatched = name.starts_with(matched);
    const std::string_view own = isMatched ? name.substr(matched.size()) : name;
    const QString shown = QString::fromUtf8(own.data(), static_cast<qsizetype>(own.size()));
    return isMatched ? QCoreApplication::translate("perrin::ui", "matched to %1").arg(shown) : shown;
}

} // namespace perrin::ui
