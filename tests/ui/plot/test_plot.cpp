// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "tests/ui/movie/molecule_window.h"
#include "ui/plot/plot.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QXmlStreamReader>

using namespace perrin;

namespace {

class Plots : public test::MoleculeWindow {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        show({test::madeMolecule(1, 3, test::irregularWay(), {0.5, 0.2, 1.1}, {9, 10}),
              test::madeMolecule(2, 0, test::resting({40, 20}, 30), {0.03, 0.02, 0.05})});
        window.session().select(0);
    }
    void TearDown() override { ui::applyTheme(ui::Theme::Light); }

    ui::Plot* shownPlot(const QString& name) {
        chooseTab(name == "histogramPlot" ? 2 : 0);
        auto* plot = find<ui::Plot>(name.toUtf8());
        EXPECT_TRUE(test::waitFor([&] { return plot->isVisible() && plot->width() > 100; }));
        return plot;
    }
    QByteArray written(ui::Plot* plot, const char* name) {
        const QString path = QString::fromStdString((folder / name).string());
        plot->exportTo(path);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

class EveryPlot : public Plots, public testing::WithParamInterface<const char*> {
  protected:
    ui::Plot* plot() { return shownPlot(GetParam()); }
};

/// Share of pixels that are not white.
double inked(const QImage& picture) {
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixelColor(x, y) != QColor(Qt::white);
    return double(count) / (picture.width() * picture.height());
}

void expectDrawing(const QImage& picture, const char* what) {
    for (const QPoint corner : {QPoint(0, 0), QPoint(picture.width() - 1, picture.height() - 1)})
        EXPECT_EQ(picture.pixelColor(corner), QColor(Qt::white)) << what;
    EXPECT_GT(inked(picture), 0.005) << what << " is blank";
    EXPECT_LT(inked(picture), 0.7) << what;
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Window, EveryPlot, testing::Values("trajectoryPlot", "msdPlot", "histogramPlot"));

TEST_P(EveryPlot, isWrittenAsAPictureOnWhiteOfTwiceTheSizeInBothThemes) {
    for (const ui::Theme theme : {ui::Theme::Light, ui::Theme::Dark}) {
        ui::applyTheme(theme);
        const QImage picture = QImage::fromData(written(plot(), "plot.png"), "PNG");
        EXPECT_EQ(picture.size(), plot()->size() * 2);
        expectDrawing(picture, theme == ui::Theme::Dark ? "dark" : "light");
    }
}

TEST_P(EveryPlot, isWrittenAsADrawingWithItsLabelsAsText) {
    ui::applyTheme(ui::Theme::Dark);
    const QByteArray svg = written(plot(), "plot.svg");
    QXmlStreamReader reader(svg);
    QString words;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            words += reader.text().toString() + '\n';
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    EXPECT_TRUE(words.contains(plot()->xAxis->label())) << words.toStdString();
    EXPECT_TRUE(words.contains(plot()->yAxis->label())) << words.toStdString();
    QSvgRenderer renderer(svg);
    ASSERT_TRUE(renderer.isValid());
    EXPECT_EQ(renderer.viewBox(), plot()->rect());
    QImage picture(plot()->size(), QImage::Format_RGB32);
    picture.fill(Qt::black);
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.end();
    expectDrawing(picture, "SVG");
}

TEST_P(EveryPlot, isWrittenAsOnePageOfPdf) {
    const QByteArray pdf = written(plot(), "plot.pdf");
    EXPECT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_TRUE(pdf.trimmed().endsWith("%%EOF"));
    EXPECT_EQ(QString::fromLatin1(pdf).count(QRegularExpression("/Type\\s*/Page\\b")), 1);
}

TEST_P(EveryPlot, isCopiedAsAPictureAndAsNumbersForASpreadsheet) {
    plot()->copyPicture();
    const QImage picture = QGuiApplication::clipboard()->image();
    EXPECT_EQ(picture.size(), plot()->size() * 2);
    expectDrawing(picture, "clipboard");
    plot()->copyTable();
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QRegularExpression("\r?\n"), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), qsizetype(plot()->table().rows.size()) + 1) << "a header and no comments";
    for (qsizetype row = 1; row < lines.size(); ++row)
        EXPECT_EQ(lines[row].count('\t'), lines[0].count('\t'));
    bool number = false;
    lines[1].section('\t', 0, 0).toDouble(&number);
    EXPECT_TRUE(number) << lines[1].toStdString();
}

TEST_P(EveryPlot, whatCannotBeWrittenIsToldInASentence) {
    const QString blocked = QString::fromStdString((folder / "file").string());
    QFile file(blocked);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const auto sentence = [&](const QString& path) {
        try {
            plot()->exportTo(path);
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return QString();
    };
    for (const char* ending : {"png", "svg", "pdf", "csv"}) {
        const QString path = blocked + "/plot." + ending; // a file is no folder
        EXPECT_TRUE(sentence(path).startsWith(path)) << ending << sentence(path).toStdString();
    }
    EXPECT_TRUE(sentence(QString::fromStdString((folder / "plot.gif").string())).contains(".png, .svg"));
    EXPECT_FALSE(QFile::exists(QString::fromStdString((folder / "plot.gif").string())));
}

TEST_P(EveryPlot, takesTheColoursOfTheTheme) {
    const auto look = [&] {
        const QPalette palette = plot()->palette();
        EXPECT_EQ(plot()->xAxis->labelColor(), palette.color(QPalette::Text));
        EXPECT_EQ(plot()->yAxis->tickLabelColor(), palette.color(QPalette::Text));
        const QImage seen = plot()->grab().toImage();
        EXPECT_EQ(seen.pixelColor(1, 1), palette.color(QPalette::Base));
        return seen;
    };
    ui::applyTheme(ui::Theme::Light);
    const QImage light = look();
    ui::applyTheme(ui::Theme::Dark);
    EXPECT_LT(look().pixelColor(1, 1).lightness(), 100);
    ui::applyTheme(ui::Theme::Light);
    EXPECT_EQ(look(), light);
}

TEST_P(EveryPlot, theRightButtonOffersToSaveAndTheFileIsTold) {
    const auto choose = [&](const char* text) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, {20, 20}, plot()->mapToGlobal(QPoint(20, 20)));
        QGuiApplication::sendEvent(plot(), &event);
        auto* menu = plot()->findChild<QMenu*>();
        ASSERT_NE(menu, nullptr);
        QAction* action = entry(menu, text);
        action->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(menu, QEvent::DeferredDelete);
    };
    choose("Save plot");
    chooseFile(folder / "by_menu.svg");
    EXPECT_TRUE(message().contains("by_menu.svg")) << message().toStdString();
    EXPECT_TRUE(std::filesystem::exists(folder / "by_menu.svg"));
    choose("Save plot");
    chooseFile(folder / "by_menu.bmp");
    EXPECT_TRUE(message().contains("choose one of them")) << message().toStdString();
    QGuiApplication::clipboard()->clear();
    choose("Copy numbers");
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains('\t'));
}

TEST_F(Plots, axesSayWhatTheyShowAndInWhichUnit) {
    const std::pair<const char*, std::pair<const char*, const char*>> labels[] = {
        {"trajectoryPlot", {"x (µm)", "y (µm)"}},
        {"msdPlot", {"lag (s)", "MSD (µm²)"}},
        {"histogramPlot", {"D (µm²/s)", "molecules"}}}; // a count has no other unit
    for (const auto& [name, axes] : labels) {
        EXPECT_EQ(find<ui::Plot>(name)->xAxis->label(), QString(axes.first));
        EXPECT_EQ(find<ui::Plot>(name)->yAxis->label(), QString(axes.second));
    }
}
