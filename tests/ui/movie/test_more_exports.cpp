// SPDX-License-Identifier: GPL-3.0-or-later
// Spots, population and the view as a picture, through the Export menu.
#include "core/colormap.h"
#include "core/diffusion/track_table.h"
#include "core/table.h"
#include "tests/support/test_data.h"
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/export_dialog.h"
#include "ui/movie/movie_page.h"
#include "ui/viewer/image_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace perrin;
using perrin::test::contentOf;

namespace {

class MoreExports : public test::MoleculeWindow {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        show({test::madeMolecule(4, 3, test::irregularWay(), {0.5, 0.2, 1.1}, {9, 10}),
              test::madeMolecule(9, 0, test::resting({44, 20}, 40), {0.03, 0.02, 0.05})});
        ASSERT_TRUE(test::waitFor([&] { return view().overlay().size() == 1; }));
    }
    void choose(const char* text) { entry(find<QMenu>("exportMenu"), text)->trigger(); }
    ui::ExportDialog& dialog() { return *window.findChild<ui::ExportDialog*>(); }
    template<class Widget>
    Widget* in(const char* name) {
        return dialog().findChild<Widget*>(name);
    }
    void writeTable(const std::filesystem::path& path) {
        in<QLineEdit>("exportPath")->setText(QString::fromStdString(path.string()));
        QTest::mouseClick(in<QPushButton>("exportAccept"), Qt::LeftButton);
        ASSERT_TRUE(test::waitFor([&] { return message().contains("Written"); })) << message().toStdString();
    }
    QString hashOfMovie() {
        QFile file(QString::fromStdString((folder / "small.tif").string()));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    }
    /// A place on the ring of the resting molecule, in the widget.
    QPointF onRing() { return view().toWidget({44, 20}) - QPointF(ui::ringRadius(view().zoom()), 0); }
};

QColor ringColor(double d) {
    const Rgb color = diffusionColor(d);
    return {color.red, color.green, color.blue};
}

void expectTheMolecules(const std::vector<Track>& tracks) {
    ASSERT_EQ(tracks.size(), 2u);
    const auto& moving = tracks[0].id == 4 ? tracks[0] : tracks[1];
    const auto way = test::irregularWay();
    ASSERT_EQ(moving.id, 4);
    ASSERT_EQ(moving.spots.size(), 22u);
    for (const Spot& spot : moving.spots) {
        EXPECT_NE(spot.frame, 9);
        EXPECT_NE(spot.frame, 10);
        EXPECT_NEAR(spot.x, way.at(std::size_t(spot.frame - 3)).x(), 1e-3);
        EXPECT_NEAR(spot.y, way.at(std::size_t(spot.frame - 3)).y(), 1e-3);
    }
    const auto& resting = tracks[0].id == 4 ? tracks[1] : tracks[0];
    ASSERT_EQ(resting.spots.size(), 40u);
    EXPECT_NEAR(resting.spots[39].x, 44, 1e-3);
    EXPECT_EQ(resting.spots[39].frame, 39);
}

} // namespace

TEST_F(MoreExports, spotsForTrackMateReadBackAndTheirOriginStandsBeside) {
    choose("Spots");
    writeTable(folder / "spots.csv");
    expectTheMolecules(readTracks(folder / "spots.csv", test::smallAcquisition()));
    const std::string content = contentOf(folder / "spots.csv");
    EXPECT_FALSE(content.starts_with("#")) << "TrackMate's readers know no comments";
    for (const char* column : {"TRACK_ID", "POSITION_X", "POSITION_Y", "POSITION_T", "FRAME"})
        EXPECT_NE(content.substr(0, content.find('\n')).find(column), std::string::npos) << column;
    const std::string json = contentOf(folder / "spots.json");
    EXPECT_TRUE(nlohmann::json::accept(json));
    EXPECT_NE(json.find(hashOfMovie().toStdString()), std::string::npos) << json;
}

TEST_F(MoreExports, spotsForSpotOnReadBackWithTimesInSeconds) {
    choose("Spots");
    in<QComboBox>("exportKind")->setCurrentIndex(2);
    EXPECT_TRUE(in<QLineEdit>("exportPath")->text().endsWith("_spoton.csv"));
    for (const char* choice : {"plain", "decimalMark", "separator"})
        EXPECT_FALSE(in<QWidget>(choice)->isEnabled()) << "Spot-On reads one form only: " << choice;
    writeTable(folder / "spoton.csv");
    expectTheMolecules(readTracks(folder / "spoton.csv", test::smallAcquisition()));
    std::ifstream file(folder / "spoton.csv");
    const Table table = readTable(file, "spoton.csv");
    EXPECT_EQ(table.header, (std::vector<std::string>{"trajectory", "x", "y", "t", "frame"}));
    for (const auto& row : table.rows)
        EXPECT_NEAR(std::stod(row[3]), 0.01 * std::stod(row[4]), 1e-9);
    EXPECT_TRUE(std::filesystem::exists(folder / "spoton.json"));
}

TEST_F(MoreExports, thePopulationIsWrittenWithSemicolonsAndDecimalCommasAndSaysHowItWasMeasured) {
    choose("Population");
    in<QComboBox>("decimalMark")->setCurrentIndex(1);
    EXPECT_EQ(in<QComboBox>("separator")->currentIndex(), 1) << "a comma cannot be both";
    EXPECT_FALSE(in<QComboBox>("separator")->isEnabled());
    writeTable(folder / "all.csv");
    std::ifstream file(folder / "all.csv");
    const Table table = readTable(file, "all.csv", ';');
    ASSERT_EQ(table.rows.size(), 1u);
    const auto cell = [&](const char* name) {
        return table.rows[0].at(std::size_t(std::ranges::find(table.header, name) - table.header.begin()));
    };
    EXPECT_EQ(cell("MOLECULES"), "2");
    EXPECT_EQ(cell("D_MEDIAN"), "0,265") << "between 0.03 and 0.5";
    std::string comments;
    for (const std::string& comment : table.comments)
        comments += comment + '\n';
    EXPECT_NE(comments.find("units"), std::string::npos);
    EXPECT_NE(comments.find(hashOfMovie().toStdString()), std::string::npos) << comments;
    EXPECT_NE(comments.find("pixel size 0.1 um"), std::string::npos) << comments;
}

TEST_F(MoreExports, aSemicolonAloneKeepsThePoint) {
    choose("Molecules");
    in<QComboBox>("separator")->setCurrentIndex(1);
    in<QCheckBox>("plain")->click();
    writeTable(folder / "molecules.csv");
    const std::string content = contentOf(folder / "molecules.csv");
    EXPECT_TRUE(content.starts_with("FILE;TRACK_ID;"));
    EXPECT_NE(content.find(";0.5;0.2;1.1;"), std::string::npos) << content;
}

TEST_F(MoreExports, withoutMoleculesTablesCannotBeChosen) {
    EXPECT_TRUE(entry(find<QMenu>("exportMenu"), "Spots")->isEnabled());
    window.session().setMeasurement(nullptr);
    for (const char* table : {"Molecules", "Spots", "Population", "Copy the table"})
        EXPECT_FALSE(entry(find<QMenu>("exportMenu"), table)->isEnabled()) << table;
    EXPECT_TRUE(entry(find<QMenu>("exportMenu"), "View as picture")->isEnabled());
}

TEST_F(MoreExports, theViewIsWrittenAsPictureWithItsRingsAtTheirPlaces) {
    const QPointF ring = onRing() * 2; // before the message moves the view
    const QSize size = view().size() * 2;
    Eigen::Index y = 0, x = 0;
    test::smallMovie().frames[0].maxCoeff(&y, &x);
    const QPointF brightest = view().toWidget(QPointF(double(x), double(y))) * 2;
    choose("View as picture");
    chooseFile(folder / "view.png");
    ASSERT_TRUE(message().contains("view.png")) << message().toStdString();
    const QImage picture(QString::fromStdString((folder / "view.png").string()));
    EXPECT_EQ(picture.height(), size.height());
    EXPECT_GT(picture.width(), size.width()) << "the colour bar stands beside it";
    EXPECT_TRUE(test::hasColorNear(picture, ring, ringColor(0.03), 12));
    EXPECT_FALSE(test::hasColorNear(picture, ring, ringColor(0.5), 12));
    EXPECT_EQ(picture.pixelColor(brightest.toPoint()), QColor(Qt::white));
}

TEST_F(MoreExports, theViewIsWrittenAsDrawing) {
    const QPointF ring = onRing() / view().height(); // before the message moves the view
    choose("View as picture");
    chooseFile(folder / "view.svg");
    ASSERT_TRUE(message().contains("view.svg")) << message().toStdString();
    const std::string content = contentOf(folder / "view.svg");
    QXmlStreamReader reader(QByteArray::fromStdString(content));
    int images = 0, shapes = 0;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            images += reader.name() == u"image" &&
                      reader.attributes().value("http://www.w3.org/1999/xlink", "href").startsWith(u"data:");
            shapes += reader.name() == u"circle" || reader.name() == u"ellipse" || reader.name() == u"path";
        }
    EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
    EXPECT_EQ(images, 1) << "the frame";
    EXPECT_GT(shapes, 2) << "rings stay shapes";
    EXPECT_LT(content.size(), 5'000'000u) << "the frame is kept small, not enlarged";
    QSvgRenderer renderer(QByteArray::fromStdString(content));
    ASSERT_TRUE(renderer.isValid());
    QImage picture(renderer.defaultSize(), QImage::Format_RGB32);
    picture.fill(Qt::red);
    QPainter painter(&picture);
    renderer.render(&painter, QRectF(picture.rect()));
    painter.end();
    EXPECT_TRUE(test::hasColorNear(picture, ring * picture.height(), ringColor(0.03), 60));
}

TEST_F(MoreExports, thePictureHasTheColoursOfTheLookUpTable) {
    window.session().setMeasurement(nullptr); // no rings
    page().setLookupTable(LookupTable::Green);
    std::vector<QPointF> places;
    for (int i = 0; i < 55; ++i) // above the scale bar
        places.push_back(view().toWidget(QPointF(i, i)) * 2);
    choose("View as picture");
    chooseFile(folder / "green.png");
    const QImage picture(QString::fromStdString((folder / "green.png").string()));
    int green = 0;
    for (const QPointF& place : places) {
        const QColor color = picture.pixelColor(place.toPoint());
        EXPECT_EQ(color.red() + color.blue(), 0) << place.x() << ' ' << place.y();
        green += color.green() > 20;
    }
    EXPECT_GT(green, 10);
    click("dismiss");
    ASSERT_TRUE(test::waitFor([&] { return 2 * view().height() == picture.height(); }));
    choose("Copy the view");
    EXPECT_EQ(QGuiApplication::clipboard()->image(), picture);
}

TEST_F(MoreExports, aViewThatCannotBeWrittenIsTold) {
    choose("View as picture");
    chooseFile(folder / "view.jpeg");
    EXPECT_TRUE(message().contains(".png or .svg")) << message().toStdString();
    EXPECT_FALSE(std::filesystem::exists(folder / "view.jpeg"));
}
