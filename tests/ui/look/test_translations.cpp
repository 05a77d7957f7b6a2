// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/measurability.h"
#include "core/movie/movie.h"
#include "core/region/imagej_roi.h"
#include "core/session/session_file.h"
#include "core/simulate/scenario.h"
#include "tests/support/error_of.h"
#include "tests/support/test_data.h"
#include "tests/ui/look/spoken.h"
#include "ui/words/core_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

const QString sources = PERRIN_SOURCE_DIR;
const QString french = sources + "/resources/translations/perrin_fr.ts";

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Entry {
    QString source;
    QStringList translations; // several: by number
    bool finished = true;
};

std::vector<Entry> entriesOf(const QString& path) {
    QXmlStreamReader xml(bytesOf(path));
    std::vector<Entry> entries;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source"))
            entries.push_back({xml.readElementText(), {}});
        else if (xml.name() == QLatin1String("translation")) {
            entries.back().finished = !xml.attributes().hasAttribute("type");
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement &&
                     xml.name() == QLatin1String("translation")))
                if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                    entries.back().translations << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            if (entries.back().translations.isEmpty())
                entries.back().translations << text;
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return entries;
}

/// All matches, sorted.
QStringList all(const QString& text, const QString& pattern) {
    QStringList found;
    for (auto match = QRegularExpression(pattern).globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

/// The string literals of core, those that follow each other as one.
QString literalsOfCore() {
    static const QRegularExpression run(R"re((?:"(?:[^"\\\n]|\\.)*"\s*)+)re"),
        one(R"re("((?:[^"\\\n]|\\.)*)")re");
    QString text;
    for (QDirIterator files(sources + "/core", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();) {
        const QString code = QString::fromUtf8(bytesOf(files.next()));
        for (auto runs = run.globalMatch(code); runs.hasNext(); text += '\n')
            for (auto parts = one.globalMatch(runs.next().captured()); parts.hasNext();)
                text += parts.next().captured(1);
    }
    return text;
}

/// In how few parts of what stands in `text` a piece can be laid out.
int partsOf(const QString& piece, const QString& text) {
    int parts = 0;
    for (qsizetype at = 0; at < piece.size(); ++parts) {
        qsizetype length = 1;
        while (at + length < piece.size() && text.contains(piece.mid(at, length + 1)))
            ++length;
        at += length;
    }
    return parts;
}

bool looksEnglish(const QString& text) {
    static const QRegularExpression words(
        "\\b(the|of|is|are|was|and|with|than|would|this|not|its|frames)\\b");
    return text.contains(words);
}

} // namespace

TEST(Translations, areUpToDateAndTheSourcesAreCleanlyRead) {
    const test::TemporaryFolder folder;
    const QString copy = QString::fromStdString((folder / "perrin_fr.ts").string());
    ASSERT_TRUE(QFile::copy(french, copy));
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(PERRIN_LUPDATE, QString(PERRIN_LUPDATE_OPTIONS).split(' ') << sources + "/ui"
                                                                             << "-ts" << copy);
    ASSERT_TRUE(lupdate.waitForFinished(120000));
    EXPECT_EQ(lupdate.exitCode(), 0);
    EXPECT_EQ(lupdate.readAll().toStdString(), "");
    EXPECT_TRUE(bytesOf(copy) == bytesOf(french))
        << "run: ninja update_translations, then translate what is new in " << french.toStdString();
}

TEST(Translations, areComplete) {
    const auto entries = entriesOf(french);
    EXPECT_GT(entries.size(), 1500u);
    for (const Entry& entry : entries) {
        EXPECT_TRUE(entry.finished) << entry.source.toStdString();
        for (const QString& text : entry.translations)
            EXPECT_FALSE(text.isEmpty()) << entry.source.toStdString();
    }
}

TEST(Translations, keepWhatIsFilledInAndHowItIsLaidOut) {
    for (const Entry& entry : entriesOf(french))
        for (const QString& text : entry.translations) {
            const std::string which = entry.source.toStdString() + " -> " + text.toStdString();
            EXPECT_EQ(all(entry.source, "%L?[1-9n]"), all(text, "%L?[1-9n]")) << which;
            EXPECT_EQ(all(entry.source, "&[^\\s&]").size(), all(text, "&[^\\s&]").size()) << which;
            EXPECT_EQ(all(entry.source, "</?[a-z]+>"), all(text, "</?[a-z]+>")) << which;
            EXPECT_EQ(all(entry.source, "\\(\\*[^)]*\\)"), all(text, "\\(\\*[^)]*\\)")) << which;
            EXPECT_EQ(entry.source.count('\n'), text.count('\n')) << which;
            EXPECT_EQ(entry.source.endsWith(' '), text.endsWith(' ')) << which;
            EXPECT_EQ(entry.source.endsWith(QChar(0x2026)), text.endsWith(QChar(0x2026))) << which;
            EXPECT_FALSE(text.contains(QRegularExpression(" [:;?!»](\\s|$)")))
                << which << ": a space that may break";
        }
}

TEST(Translations, qtsOwnWordsAreFrenchToo) {
    const test::Spoken spoken("fr");
    EXPECT_EQ(QCoreApplication::translate("QPlatformTheme", "Cancel"), "Annuler");
    EXPECT_EQ(QCoreApplication::translate("perrin::ui::MainWindow", "Train"), QString::fromUtf8("Entraîner"));
}

TEST(CoreWords, areThoseOfCore) {
    const QString literals = literalsOfCore();
    for (const auto& sentences :
         {ui::resultSentences(), ui::adviceSentences(), ui::plainSentences(), ui::errorSentences()})
        for (const char* sentence : sentences)
            for (const QString& piece : QString::fromUtf8(sentence).split(QRegularExpression("%[1-9]")))
                if (piece.size() > 20) {
                    EXPECT_LE(partsOf(piece, literals), 5) << piece.toStdString();
                }
}

TEST(CoreWords, verdictsAreFrench) {
    const test::Spoken spoken("fr");
    for (const std::string& name : presetNames()) {
        EXPECT_FALSE(looksEnglish(ui::coreText(presetDescription(name)))) << name;
        for (const double factor : {0.01, 0.3, 1.0, 100.0}) {
            Scenario scenario = preset(name);
            scenario.emission.photons.value *= factor;
            const std::string verdict = measurability(scenario).verdict;
            const QString words = ui::coreText(verdict);
            EXPECT_NE(words.toStdString(), verdict);
            EXPECT_FALSE(looksEnglish(words)) << words.toStdString() << "\n" << verdict;
        }
    }
}

TEST(CoreWords, whatIsWrongWithFilesIsFrenchAfterTheirNames) {
    const test::Spoken spoken("fr");
    const test::TemporaryFolder folder;
    std::vector<std::string> warnings;
    const auto write = [&](const char* name, const char* content) {
        std::ofstream(folder / name) << content;
        return folder / name;
    };
    std::filesystem::create_directory(folder / "empty");
    const auto text = write("notes.tif", "this is no movie");
    const std::function<void()> failures[] = {[&] { openMovie(folder / "nowhere.tif"); },
                                              [&] { openMovie(text); },
                                              [&] { openMovie(folder / "empty"); },
                                              [&] { readRois(write("a.roi", "nothing"), warnings); },
                                              [&] { readRois(write("b.roi", ""), warnings); },
                                              [&] { readSession(write("cut.perrin", "{\"schema\": 1")); },
                                              [] { Acquisition{.pixelSize = 107.0}.check(); },
                                              [] { Camera{.gain = -1}.check(); }};
    for (const auto& failure : failures) {
        const std::string told = test::errorOf(failure);
        const QString words = ui::coreText(told);
        EXPECT_NE(words.toStdString(), told);
        EXPECT_FALSE(looksEnglish(QString(words).remove(QString::fromStdString(folder.path().string()))))
            << words.toStdString() << "\n"
            << told;
    }
}

TEST(CoreWords, sentencesKeepTheirNumbersAndFollowEachOther) {
    const test::Spoken spoken("fr");
    EXPECT_EQ(ui::coreText("Its score 5.3 is above the threshold 4.1, and it was seen in frame 3 only."),
              QString::fromUtf8(
                  "Son score 5.3 est au-dessus du seuil 4.1, et elle a été vue dans la seule image 3."));
    EXPECT_EQ(ui::coreText("/data/a. b.tif: Measuring molecule 3 of 12"),
              QString::fromUtf8("/data/a. b.tif: Mesure de la molécule 3 sur 12"));
    EXPECT_EQ(ui::coreText("nobody says this of 3 um^2/s"), QString::fromUtf8("nobody says this of 3 µm²/s"));
    EXPECT_EQ(ui::coreText(""), "");
}

TEST(CoreWords, inEnglishOnlyUnitsChange) {
    EXPECT_EQ(
        ui::coreText("If both are one molecule, its D is about 3 um^2/s: set the largest D above that."),
        QString::fromUtf8("If both are one molecule, its D is about 3 µm²/s: set the largest D above that."));
}
