// SPDX-License-Identifier: GPL-3.0-or-later
// The movie with its molecules, through the Export menu.
#include "core/colormap.h"
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/movie_page.h"
#include "ui/movie/overlay_movie_dialog.h"
#include "ui/viewer/overlay.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <opencv2/videoio.hpp>

using namespace perrin;

namespace {

constexpr QPointF place(44, 20); // px, of a molecule at rest
const double d = 0.03;

class ExportedMovie : public test::MoleculeWindow {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        show({test::madeMolecule(9, 0, test::resting(place, 40), {d, 0.02, 0.05})});
        ASSERT_TRUE(setRange(100, 355)); // a level an ADU
    }
    void open() { entry(find<QMenu>("exportMenu"), "Movie with overlay")->trigger(); }
    template<class Widget>
    Widget* in(const char* name) {
        return window.findChild<ui::OverlayMovieDialog*>()->findChild<Widget*>(name);
    }
    /// kind: row of the choice; frames as people count them.
    void ask(const char* file, int kind, int first, int last, int enlargement) {
        open();
        in<QComboBox>("overlayKind")->setCurrentIndex(kind);
        in<QLineEdit>("overlayPath")->setText(QString::fromStdString((folder / file).string()));
        in<QSpinBox>("overlayFirst")->setValue(first);
        in<QSpinBox>("overlayLast")->setValue(last);
        in<QSpinBox>("overlayEnlargement")->setValue(enlargement);
    }
    void accept() { QTest::mouseClick(in<QPushButton>("overlayAccept"), Qt::LeftButton); }
    bool written() {
        return test::waitFor([&] { return message().startsWith("Written"); });
    }
    void uncheck(std::initializer_list<const char*> boxes) {
        for (const char* box : boxes)
            in<QCheckBox>(box)->setChecked(false);
    }
    QImage picture(const char* name) {
        return QImage(QString::fromStdString((folder / name).string())).convertToFormat(QImage::Format_RGB32);
    }
    std::size_t files() {
        std::size_t count = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder.path()))
            count += file.path().filename() != "small.tif";
        return count;
    }
};

QColor ringColor() {
    const Rgb color = diffusionColor(d);
    return {color.red, color.green, color.blue};
}

/// Left end of the ring in an enlarged frame, whose pixel (0, 0) has its centre at (0.5, 0.5).
QPointF onRing(int enlargement) {
    return (place + QPointF(0.5, 0.5)) * enlargement - QPointF(ui::ringRadius(enlargement), 0);
}

/// Bright pixels at the top left, where the time stands.
int brightAtTheTime(const QImage& picture) {
    int bright = 0;
    for (int y = 4; y < 24; ++y)
        for (int x = 4; x < 70; ++x)
            bright += qGray(picture.pixel(x, y)) > 235;
    return bright;
}

class ExportedVideo : public ExportedMovie, public testing::WithParamInterface<int> {};

} // namespace

INSTANTIATE_TEST_SUITE_P(Kinds, ExportedVideo, testing::Values(0, 1),
                         [](const auto& kind) { return kind.param == 0 ? "mp4" : "avi"; });

TEST_P(ExportedVideo, playsTheChosenFramesWithRingsAndTime) {
    const char* name = GetParam() == 0 ? "overlay.mp4" : "overlay.avi";
    ask(name, GetParam(), 6, 20, 8);
    accept();
    ASSERT_TRUE(written()) << message().toStdString();
    const auto movie = openMovie(folder / name);
    EXPECT_EQ(movie->info().frames, 15u);
    EXPECT_EQ(movie->info().width, 512);
    EXPECT_EQ(movie->info().height, 512);
    cv::VideoCapture video((folder / name).string());
    EXPECT_NEAR(video.get(cv::CAP_PROP_FPS), 25, 0.01);
    cv::Mat bgr;
    ASSERT_TRUE(video.read(bgr));
    QImage frame(bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888);
    frame = frame.convertToFormat(QImage::Format_RGB32);
    EXPECT_GT(brightAtTheTime(frame), 20) << "the time is written";
    // Compression smears thin lines; the ring's colour is still the one that stands out.
    EXPECT_TRUE(test::hasColorNear(frame, onRing(8), ringColor(), 70))
        << frame.pixelColor(onRing(8).toPoint()).name().toStdString();
    const QColor away = frame.pixelColor(200, 450);
    EXPECT_LT(std::max({away.red(), away.green(), away.blue()}) -
                  std::min({away.red(), away.green(), away.blue()}),
              30)
        << "away from the ring the movie is gray";
}

TEST_F(ExportedMovie, picturesAreNumberedAsTheFramesAreShown) {
    ask("overlay.png", 2, 6, 8, 4);
    EXPECT_FALSE(in<QSpinBox>("overlaySpeed")->isEnabled());
    accept();
    ASSERT_TRUE(written()) << message().toStdString();
    EXPECT_EQ(files(), 3u);
    EXPECT_TRUE(message().contains("overlay_0006.png")) << "a file that exists: " << message().toStdString();
    for (const char* name : {"overlay_0006.png", "overlay_0007.png", "overlay_0008.png"}) {
        EXPECT_EQ(picture(name).size(), QSize(256, 256)) << name;
        EXPECT_TRUE(test::hasColorNear(picture(name), onRing(4), ringColor(), 12)) << name;
        EXPECT_GT(brightAtTheTime(picture(name)), 20) << name;
    }
    EXPECT_NE(picture("overlay_0006.png"), picture("overlay_0007.png"));
}

TEST_F(ExportedMovie, whatIsNotWantedIsLeftOutAndThePixelsAreThoseOfTheMovie) {
    ask("plain.png", 2, 3, 3, 3);
    uncheck({"overlayRings", "overlayTime", "overlayScale"});
    EXPECT_FALSE(in<QCheckBox>("overlayLabels")->isEnabled()) << "no label without its ring";
    accept();
    ASSERT_TRUE(written());
    const QImage plain = picture("plain_0003.png");
    ASSERT_EQ(plain.size(), QSize(192, 192));
    for (int y = 0; y < 192; ++y)
        for (int x = 0; x < 192; ++x) {
            const int level =
                std::clamp(static_cast<int>(test::smallMovie().frames[2](y / 3, x / 3)) - 100, 0, 255);
            ASSERT_EQ(plain.pixelColor(x, y), QColor(level, level, level)) << x << ' ' << y;
        }
}

TEST_F(ExportedMovie, hasTheColoursOfTheLookUpTable) {
    page().setLookupTable(LookupTable::Magenta);
    ask("magenta.png", 2, 1, 1, 2);
    uncheck({"overlayRings", "overlayTime", "overlayScale"});
    accept();
    ASSERT_TRUE(written());
    const QImage colored = picture("magenta_0001.png");
    for (int i = 0; i < 64; ++i) {
        const int level = std::clamp(static_cast<int>(test::smallMovie().frames[0](i, i)) - 100, 0, 255);
        EXPECT_EQ(colored.pixelColor(2 * i, 2 * i), QColor(level, 0, level));
    }
}

TEST_F(ExportedMovie, framesInTheWrongOrderCannotBeAskedFor) {
    ask("wrong.mp4", 0, 20, 10, 2);
    EXPECT_FALSE(in<QPushButton>("overlayAccept")->isEnabled());
    in<QSpinBox>("overlayLast")->setValue(30);
    EXPECT_TRUE(in<QPushButton>("overlayAccept")->isEnabled());
}

TEST_F(ExportedMovie, aPlaceThatCannotBeWrittenIsTold) {
    for (const int kind : {0, 2}) {
        ask("overlay.mp4", kind, 1, 2, 2);
        const QString gone = QString::fromStdString((folder / "gone").string());
        in<QLineEdit>("overlayPath")->setText(gone + (kind == 0 ? "/a.mp4" : "/a.png"));
        EXPECT_FALSE(in<QPushButton>("overlayAccept")->isEnabled());
        ASSERT_TRUE(QDir().mkpath(gone));
        in<QLineEdit>("overlayPath")->setText(gone + (kind == 0 ? "/b.mp4" : "/b.png"));
        ASSERT_TRUE(QDir().rmdir(gone)) << "while the dialog is open";
        accept();
        ASSERT_TRUE(test::waitFor([&] { return message().contains(gone + "/b"); })) << kind;
        click("dismiss");
    }
}

TEST_F(ExportedMovie, aCancelledExportLeavesNothing) {
    const auto slow = std::make_shared<test::SlowMovie>(500, 10);
    window.session().setMovie(slow);
    ASSERT_TRUE(test::waitFor([&] { return slow->framesRead >= 16; }));
    const std::pair<const char*, int> kinds[] = {{"cut.mp4", 0}, {"cut.avi", 1}, {"cut.png", 2}};
    for (const auto& [name, kind] : kinds) {
        const int before = slow->framesRead;
        ask(name, kind, 1, 500, 2);
        accept();
        ASSERT_TRUE(test::waitFor([&] { return slow->framesRead > before + 10; })) << name;
        click("cancelTask");
        ASSERT_TRUE(test::waitFor([&] { return message().contains("nothing was written"); })) << name;
        EXPECT_LT(slow->framesRead, before + 450) << "it was not cut short";
        EXPECT_EQ(files(), 0u) << name;
        click("dismiss");
    }
}
