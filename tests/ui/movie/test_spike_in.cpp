// SPDX-License-Identifier: GPL-3.0-or-later
// The movie is checked with synthetic molecules of known D.
#include "core/learn/model.h"
#include "tests/core/learn/simple_engine.h"
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/spike_in_table.h"
#include "ui/number_edit.h"
#include "ui/plot/plot.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <cmath>
#include <fstream>

using namespace perrin;
using namespace perrin::test;
using ui::SpikeInTable;

namespace {

class SpikeInWindow : public MoleculeWindow {
  protected:
    SpikeInWindow() : MoleculeWindow(&simpleEngine()) {}

    /// A movie that two_speeds_emccd.json describes, measured with all that is known of it.
    void measureTwoSpeeds() {
        ASSERT_TRUE(openFile(ownData("movie/two_speeds_emccd.tif")));
        MeasureSettings settings = window.session().settings();
        settings.acquisition.exposure = settings.acquisition.frameInterval;
        settings.find.camera = Camera{.offset = 500, .gain = 30, .readNoise = 0.5, .em = true};
        window.session().setSettings(settings);
        ASSERT_TRUE(measure());
    }
    void openCheck() {
        for (QAction* action : window.findChildren<QAction*>())
            if (action->text().remove('&').startsWith("Check with synthetic molecules"))
                action->trigger();
        ASSERT_TRUE(waitFor([this] { return dialog() && dialog()->isVisible(); }));
    }
    QDialog* dialog() { return window.findChild<QDialog*>("spikeInDialog"); }
    bool runs() { return find<QWidget>("cancelSpikeIn")->isVisible(); }
    void write(const char* edit, const QString& words) {
        auto* line = find<QLineEdit>(edit);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, words);
    }
    bool check(const QString& ds, const char* molecules, const char* rounds) {
        write("spikeDs", ds);
        write("spikeMolecules", molecules);
        write("spikeRounds", rounds);
        click("runSpikeIn");
        if (!runs())
            return false;
        return QTest::qWaitFor([this] { return !runs(); }, 120000);
    }
    SpikeInTable* table() { return find<SpikeInTable>("spikeTable"); }
    QString cell(int row, int column) { return table()->item(row, column)->text(); }
    Table exported(const char* button, const std::string& name) {
        click(button);
        chooseFile(folder / name);
        std::ifstream file(folder / name);
        return readTable(file, name);
    }
    QString grey(const char* edit) { return find<QLineEdit>(edit)->placeholderText(); }
};

std::vector<std::string> cellsOf(const Table& table, const std::string& name) {
    const auto place = std::ranges::find(table.header, name) - table.header.begin();
    std::vector<std::string> cells;
    for (const auto& row : table.rows)
        cells.push_back(row.at(static_cast<std::size_t>(place)));
    return cells;
}

} // namespace

TEST_F(SpikeInWindow, whatHindersItIsSaidInWords) {
    ASSERT_TRUE(openSmallMovie());
    openCheck();
    EXPECT_TRUE(text("spikeHint").contains("Find the movie's own molecules first"));
    EXPECT_FALSE(find<QPushButton>("runSpikeIn")->isEnabled());
    ASSERT_TRUE(measure());
    EXPECT_TRUE(text("spikeHint").contains("the camera (gain, offset and read noise)"));
    EXPECT_FALSE(find<QPushButton>("runSpikeIn")->isEnabled());
    window.session().setMicroscope(Camera{.offset = 100, .gain = 1, .readNoise = 1}, {}, {});
    EXPECT_TRUE(text("spikeHint").contains("Find them again"));
    click("measure");
    ASSERT_TRUE(waitFor([&] { return !window.session().outdated(); }));
    EXPECT_TRUE(text("spikeHint").startsWith("How many of this movie's molecules"));
    EXPECT_TRUE(find<QPushButton>("runSpikeIn")->isEnabled());
    write("spikeDs", "0.1 fast");
    EXPECT_FALSE(find<QPushButton>("runSpikeIn")->isEnabled());
    EXPECT_TRUE(text("spikeState").contains("True D")) << text("spikeState").toStdString();
    write("spikeDs", "0,1; 2");
    EXPECT_TRUE(find<QPushButton>("runSpikeIn")->isEnabled());
    write("spikeLifetime", "15");
    EXPECT_TRUE(text("spikeState").contains("16 or more")) << text("spikeState").toStdString();
}

TEST_F(SpikeInWindow, emptyFieldsShowWhatIsTakenFromTheMovie) {
    measureTwoSpeeds();
    openCheck();
    const Measurement& measured = *window.session().measurement();
    std::vector<double> photons;
    for (const Molecule& molecule : measured.molecules)
        photons.push_back(*molecule.photons);
    std::ranges::sort(photons);
    EXPECT_NEAR(grey("spikePhotons").toDouble(), photons[photons.size() / 2], 1);
    EXPECT_NEAR(grey("spikePhotons").toDouble(), 600, 60) << "as two_speeds_emccd.json has it";
    const double spots =
        static_cast<double>(measured.spotCount) / static_cast<double>(window.session().frameCount());
    EXPECT_EQ(grey("spikeMolecules").toInt(), std::max(3L, std::lround(spots / 5)));
    EXPECT_EQ(grey("spikeDs").split(' ', Qt::SkipEmptyParts).size(), 4);
    EXPECT_GE(grey("spikeLifetime").toInt(), 16);
    EXPECT_GE(grey("spikeRounds").toInt(), 1);
    write("spikeDs", "0.5");
    EXPECT_LE(grey("spikeRounds").toInt(), 10) << "of one D fewer rounds are enough";
}

TEST_F(SpikeInWindow, theTableAndTheFilesTellOfTheSameMolecules) {
    measureTwoSpeeds();
    chooseTab(2);
    click("checkPopulation");
    ASSERT_TRUE(dialog()->isVisible());
    write("spikeDs", "0.1 1");
    ASSERT_TRUE(check("0.1 1", "4", "2"));
    ASSERT_TRUE(table()->isVisible()) << text("spikeState").toStdString();
    ASSERT_EQ(table()->rowCount(), 6) << "MLE and Bayes for each D and for all";
    EXPECT_EQ(cell(0, SpikeInTable::By), "MLE");
    EXPECT_EQ(cell(3, SpikeInTable::By), "Bayes");

    const Table molecules = exported("exportSpikedMolecules", "each.csv");
    const auto ds = cellsOf(molecules, "D_TRUE"), recovered = cellsOf(molecules, "RECOVERED"),
               mle = cellsOf(molecules, "D_MLE");
    const std::pair<const char*, const char*> groups[] = {{"0.10", "0.1"}, {"1.0", "1"}, {"all", ""}};
    for (int group = 0; group < 3; ++group) {
        const auto& [shown, d] = groups[group];
        int placed = 0, found = 0, answered = 0;
        double bias = 0;
        for (std::size_t i = 0; i < ds.size(); ++i) {
            if (*d && ds[i] != d)
                continue;
            ++placed;
            found += recovered[i] == "1";
            if (recovered[i] == "1" && !mle[i].empty() && std::stod(mle[i]) > 0) {
                ++answered;
                bias += std::log(std::stod(mle[i]) / std::stod(ds[i]));
            }
        }
        const int row = 2 * group;
        EXPECT_EQ(cell(row, SpikeInTable::TrueD), shown);
        EXPECT_EQ(cell(row, SpikeInTable::Placed).toInt(), placed);
        EXPECT_TRUE(cell(row, SpikeInTable::Found)
                        .startsWith(QString("%1 % (").arg(std::lround(100.0 * found / placed))))
            << cell(row, SpikeInTable::Found).toStdString();
        const double off = 100 * std::expm1(bias / answered);
        const QString number = cell(row, SpikeInTable::Bias).section(' ', 0, 0).replace(QChar(0x2212), '-');
        EXPECT_NEAR(number.toDouble(), off, 0.51);
    }
    EXPECT_TRUE(text("spikeSentences").contains("with D = 0.1 µm²/s"));
    EXPECT_TRUE(text("spikeCaption").contains("two_speeds_emccd.tif"));

    const Table rows = exported("exportSpikeIn", "rows.csv");
    EXPECT_EQ(cellsOf(rows, "D_TRUE"), (std::vector<std::string>{"0.1", "1", ""}));
    EXPECT_TRUE(text("spikeTold").startsWith("Written: "));
    EXPECT_TRUE(std::ranges::any_of(rows.comments, [](const std::string& comment) {
        return comment.starts_with("input: two_speeds_emccd.tif, SHA-256 ");
    }));
    click("copySpikeIn");
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QRegularExpression("\r?\n"), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 4);
    EXPECT_EQ(lines[1].section('\t', 0, 0), "0.1");
    int dots = 0;
    const auto bayes = cellsOf(molecules, "D_BAYES");
    for (std::size_t i = 0; i < mle.size(); ++i)
        if (recovered[i] == "1")
            dots += (!mle[i].empty() && std::stod(mle[i]) > 0) + !bayes[i].empty();
    EXPECT_EQ(find<ui::Plot>("spikePlot")->table().rows.size(), static_cast<std::size_t>(dots));
}

TEST_F(SpikeInWindow, cancelStopsItFromTheDialogAndFromTheTaskBar) {
    measureTwoSpeeds();
    openCheck();
    for (const char* cancel : {"cancelSpikeIn", "cancelTask"}) {
        write("spikeRounds", "40");
        click("runSpikeIn");
        ASSERT_TRUE(waitFor([&] { return text("spikeState").startsWith("Round 1 of 40: "); }));
        EXPECT_TRUE(find<QWidget>("taskBar")->isVisible());
        EXPECT_TRUE(text("taskText").startsWith("Checking"));
        click(cancel);
        ASSERT_TRUE(waitFor([this] { return !runs(); })) << cancel;
        EXPECT_TRUE(find<QWidget>("spikeHint")->isVisible()) << "no results of a check that was stopped";
        EXPECT_TRUE(find<QPushButton>("runSpikeIn")->isEnabled());
        EXPECT_FALSE(find<QWidget>("taskBar")->isVisible());
    }
}

TEST_F(SpikeInWindow, resultsStayAndAreMarkedWhenTheMeasurementChanges) {
    measureTwoSpeeds();
    openCheck();
    ASSERT_TRUE(check("0.5", "3", "1"));
    EXPECT_FALSE(find<QWidget>("spikeCaution")->isVisible());
    const QString found = cell(0, SpikeInTable::Found);
    window.session().removeMolecule(window.session().measurement()->molecules[0].track.id);
    EXPECT_TRUE(find<QWidget>("spikeCaution")->isVisible());
    EXPECT_EQ(cell(0, SpikeInTable::Found), found);
    ASSERT_TRUE(check("0.5", "3", "1"));
    EXPECT_FALSE(find<QWidget>("spikeCaution")->isVisible());
    ASSERT_TRUE(openSmallMovie());
    EXPECT_TRUE(find<QWidget>("spikeHint")->isVisible()) << "another movie has no results yet";
}

TEST_F(SpikeInWindow, theNetworkThatMeasuredTheMovieIsJudged) {
    constexpr double lnD = -1.5; // ln(D interval / pixel^2) that it always answers
    Model model;
    model.name = "always-the-same";
    model.network = {.name = "line"};
    model.scenario = preset("physical-a");
    model.weights = {{"line", {.shape = {4}, .values = {0, 0, 0, static_cast<float>(lnD)}}}};
    const std::filesystem::path file = folder / "always-the-same.safetensors";
    writeModel(file, model);
    measureTwoSpeeds();
    page().measureWith(QString::fromStdString(file.string()));
    ASSERT_TRUE(waitFor([&] { return window.session().measurement()->settings.model == file.string(); }));
    openCheck();
    ASSERT_TRUE(check("0.5", "4", "1"));
    ASSERT_EQ(table()->rowCount(), 6) << text("spikeState").toStdString();
    EXPECT_EQ(cell(2, SpikeInTable::By), "Network");
    const Acquisition& known = window.session().settings().acquisition;
    const double d = std::exp(lnD) * *known.pixelSize * *known.pixelSize / *known.frameInterval;
    const QString number = cell(2, SpikeInTable::Bias).section(' ', 0, 0).replace(QChar(0x2212), '-');
    EXPECT_NEAR(number.toDouble(), 100 * (d / 0.5 - 1), 0.6);

    click("spikeNetwork");
    ASSERT_TRUE(check("0.5", "4", "1"));
    EXPECT_EQ(table()->rowCount(), 4) << "it is not asked where nobody wants it";

    click("spikeNetwork");
    std::filesystem::remove(file);
    ASSERT_TRUE(check("0.5", "4", "1"));
    EXPECT_TRUE(text("spikeState").contains("always-the-same")) << text("spikeState").toStdString();
    EXPECT_EQ(table()->rowCount(), 4) << "earlier results stay";
}
