// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/look/spoken.h"

#include "ui/language.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace perrin::test {
namespace {

constexpr qsizetype wordLength = 6; // of what is added

class PseudoTranslator : public QTranslator {
  public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        const QByteArrayView whose(context);
        const bool ours = whose.startsWith("perrin::ui") || whose == "core" || whose == "QObject";
        return ours ? pseudoTranslation(QString::fromUtf8(source)) : QString();
    }
};

} // namespace

QString pseudoTranslation(const QString& source) {
    if (source.contains(";;") || source.contains("(*.")) // filters of file dialogs
        return source;
    QStringList lines = source.split('\n');
    for (QString& line : lines) {
        const auto letters = std::count_if(line.begin(), line.end(), [](QChar c) { return c.isLetter(); });
        if (letters <= 1) // a unit is the same in every language
            continue;
        QString longer((3 * line.size() + 9) / 10, '~');
        for (qsizetype cut = wordLength; cut < longer.size(); cut += wordLength)
            longer[cut] = ' ';
        line += (longer.size() > wordLength ? " " : "") + longer; // longer words, and more of them
    }
    return lines.join('\n');
}

Spoken::Spoken(const QString& language) {
    ui::applyLanguage(language == "longer" ? "en" : language);
    if (language != "longer")
        return;
    longer_ = std::make_unique<PseudoTranslator>();
    QCoreApplication::installTranslator(longer_.get());
}

Spoken::~Spoken() {
    longer_.reset(); // which removes it
    ui::applyLanguage("en");
}

} // namespace perrin::test
