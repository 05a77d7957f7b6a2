// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/movie_page.h"
#include "ui/number_edit.h"
#include "ui/viewer/contrast_panel.h"
#include "ui/viewer/histogram_view.h"
#include "ui/viewer/image_view.h"

#include <QComboBox>
#include <QMouseEvent>

using namespace perrin;

namespace {

class ContrastTools : public test::MoleculeWindow {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        click("contrast");
        histogram = find<ui::HistogramView>("contrastHistogram");
        ASSERT_TRUE(test::waitFor([&] { return histogram->isVisible() && shown().has_value(); }));
    }
    std::optional<ui::DisplayRange> shown() { return page().contrast().range; }
    const QImage& picture() { return find<ui::ImageView>("imageView")->image(); }
    double number(const char* edit) { return find<ui::NumberEdit>(edit)->value().value(); }
    void drag(double from, double to) {
        const QPoint start(int(std::lround(from)), 10), end(int(std::lround(to)), 10);
        QTest::mousePress(histogram, Qt::LeftButton, {}, start);
        QMouseEvent move(QEvent::MouseMove, end, histogram->mapToGlobal(QPointF(end)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(histogram, &move);
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, end);
    }
    void chooseTable(LookupTable table) { // with the keyboard, as one walks through them
        auto* box = find<QComboBox>("lookupTable");
        box->setFocus();
        const int wanted = box->findData(static_cast<int>(table));
        while (box->currentIndex() != wanted)
            QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }
    ui::HistogramView* histogram = nullptr;
};

} // namespace

TEST_F(ContrastTools, theHandlesAreDraggedAndThePictureFollows) {
    ASSERT_TRUE(setRange(110, 300));
    drag(histogram->toX(110), histogram->toX(200));
    const double adu = histogram->toValue(1) - histogram->toValue(0); // a screen pixel of the axis
    ASSERT_TRUE(test::waitFor([&] { return shown()->black != 110 && pictureIs(0, shown()->black, 300); }));
    EXPECT_NEAR(shown()->black, 200, adu);
    EXPECT_NEAR(number("black"), shown()->black, 0.006);
    drag(histogram->toX(300), histogram->toX(260));
    ASSERT_TRUE(test::waitFor([&] { return pictureIs(0, shown()->black, shown()->white); }));
    EXPECT_NEAR(shown()->white, 260, adu);
    EXPECT_NEAR(number("white"), shown()->white, 0.006);
}

TEST_F(ContrastTools, blackStaysBelowWhiteHoweverFarItIsDragged) {
    ASSERT_TRUE(setRange(110, 200));
    drag(histogram->toX(110), histogram->width() - 1);
    EXPECT_LT(shown()->black, 200);
    EXPECT_EQ(shown()->white, 200);
    drag(histogram->toX(200), 0);
    EXPECT_LT(shown()->black, shown()->white);
}

TEST_F(ContrastTools, numbersAreTypedAndStayFromFrameToFrame) {
    type("black", "105,5");
    type("white", "180");
    ASSERT_TRUE(test::waitFor([&] { return pictureIs(0, 105.5, 180); }));
    window.session().setFrame(17);
    ASSERT_TRUE(test::waitFor([&] { return pictureIs(17, 105.5, 180); }));
    type("white", "90"); // below black: no picture can be made of it
    EXPECT_EQ(shown()->white, 180);
}

TEST_F(ContrastTools, whatIsChosenWhileAnOlderFrameIsOnItsWayStays) {
    const auto slow = std::make_shared<test::SlowMovie>(40, 60);
    window.session().setMovie(slow);
    ASSERT_TRUE(test::waitFor([&] { return shown().has_value(); }));
    const int before = slow->framesRead;
    window.session().setFrame(1);
    ASSERT_TRUE(test::waitFor([&] { return slow->framesRead == before + 1; })); // on its way
    page().setRange({120, 250});
    ASSERT_TRUE(test::waitFor([&] {
        return pictureIs(1, 120, 250) || shown() != ui::DisplayRange{120, 250};
    }));
    EXPECT_EQ(shown(), (ui::DisplayRange{120, 250}));
    window.session().setFrame(3);
    EXPECT_TRUE(test::waitFor([&] { return pictureIs(3, 120, 250); }));
}

TEST_F(ContrastTools, theRulesForTheMovieLookAtMoreThanTheFrameShown) {
    // The sixteen frames that are looked at: 0 to 39 in equal steps, whole numbers.
    float low = 1e9f, high = 0;
    std::vector<float> values;
    for (int i = 0; i < 16; ++i) {
        const Image& frame = test::smallMovie().frames[std::size_t(i * 39 / 15)];
        low = std::min(low, frame.minCoeff());
        high = std::max(high, frame.maxCoeff());
        values.insert(values.end(), frame.data(), frame.data() + frame.size());
    }
    ASSERT_GT(high, test::smallMovie().frames[0].maxCoeff()) << "another frame is brighter";
    click("contrastMinMax");
    ASSERT_TRUE(test::waitFor([&] { return shown() == ui::DisplayRange{low, high}; }));
    click("contrastPercentile");
    std::ranges::sort(values);
    const auto share = static_cast<std::size_t>(0.002 * double(values.size()));
    const double bin = (high - low) / 256.0;
    ASSERT_TRUE(test::waitFor([&] { return shown() && shown()->white < high; }));
    EXPECT_NEAR(shown()->black, values[share], 1.01 * bin);
    EXPECT_NEAR(shown()->white, values[values.size() - 1 - share], 1.01 * bin);
}

TEST_F(ContrastTools, invertedGraysAreExactlyTheOpposite) {
    ASSERT_TRUE(setRange(100, 355)); // a level an ADU
    const QImage gray = picture();
    chooseTable(LookupTable::InvertedGrays);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            ASSERT_EQ(picture().pixelColor(x, y).red(), 255 - gray.pixelColor(x, y).red());
    chooseTable(LookupTable::Grays);
    EXPECT_TRUE(pictureIs(0, 100, 355));
}

TEST_F(ContrastTools, tablesColourThePictureFromBlackToWhite) {
    const double value = test::smallMovie().frames[0](0, 0);
    const double above = value + 1000, below = value - 1000;
    const auto whenShown = [&](double black, double white, LookupTable table, QColor expected) {
        page().setRange({black, white});
        chooseTable(table);
        return test::waitFor([&] { return picture().pixelColor(0, 0) == expected; });
    };
    EXPECT_TRUE(whenShown(value, above, LookupTable::Viridis, {68, 1, 84}));
    EXPECT_TRUE(whenShown(below, value, LookupTable::Viridis, {253, 231, 37}));
    EXPECT_TRUE(whenShown(below, value, LookupTable::Green, {0, 255, 0}));
    EXPECT_TRUE(whenShown(value, above, LookupTable::Green, {0, 0, 0}));
    EXPECT_TRUE(whenShown(below, value, LookupTable::Magenta, {255, 0, 255}));
    for (int x = 0; x < 64; ++x) {
        EXPECT_EQ(picture().pixelColor(x, 9).green(), 0);
        EXPECT_EQ(picture().pixelColor(x, 9).red(), picture().pixelColor(x, 9).blue());
    }
}

TEST_F(ContrastTools, measuringDoesNotLookAtContrastOrColours) {
    page().setRange({150, 160});
    chooseTable(LookupTable::Inferno);
    ASSERT_TRUE(measure());
    const Measurement expected =
        perrin::measure(*window.session().movie(), window.session().settings()); // no window involved
    const auto& molecules = window.session().measurement()->molecules;
    ASSERT_EQ(molecules.size(), expected.molecules.size());
    ASSERT_FALSE(molecules.empty());
    for (std::size_t i = 0; i < molecules.size(); ++i) {
        EXPECT_EQ(molecules[i].d.value, expected.molecules[i].d.value);
        EXPECT_EQ(molecules[i].amplitudeAdu, expected.molecules[i].amplitudeAdu);
    }
}
