// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/movie/molecule_window.h"
#include "ui/movie/evidence_panel.h"
#include "ui/movie/frame_strip.h"
#include "ui/movie/movie_page.h"
#include "ui/viewer/image_view.h"

#include <QGridLayout>
#include <QLabel>

using namespace perrin;

namespace {

class Evidence : public test::MoleculeWindow {
  protected:
    void SetUp() override {
        ASSERT_TRUE(openSmallMovie());
        ASSERT_TRUE(setRange(100, 355));
        strip = find<ui::FrameStrip>("frameStrip");
    }
    void choose(std::size_t row) {
        window.session().select(row);
        ASSERT_TRUE(test::waitFor([&] { return !strip->pictures().empty(); }));
    }
    /// Where the strip's tile of this frame is drawn: two rows of eight, 2 apart.
    QRect tile(int frame) {
        const int side = std::min((strip->width() - 14) / 8, (strip->height() - 2) / 2);
        const int index = frame - strip->firstFrame();
        return {index % 8 * (side + 2), index / 8 * (side + 2), side, side};
    }
    /// What is shown of a frame with black at 100 and white at 355: a level an ADU.
    static int level(int frame, int x, int y) {
        const float value = test::smallMovie().frames[std::size_t(frame)](y, x);
        return std::clamp(static_cast<int>(std::lround(value)) - 100, 0, 255);
    }
    QString label(const char* name) { return find<QLabel>(name)->text(); }
    QStringList estimates() {
        auto* grid = qobject_cast<QGridLayout*>(find<QWidget>("estimates")->layout());
        QStringList lines;
        for (int row = 1; row < grid->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < 3; ++column)
                if (auto* item = grid->itemAtPosition(row, column))
                    cells << qobject_cast<QLabel*>(item->widget())->text();
            lines << cells.join(" | ");
        }
        return lines;
    }
    ui::FrameStrip* strip = nullptr;
};

/// Pictures are one part of the movie: where it is, if each is that of its frame.
std::optional<QPoint> placeOf(const std::vector<QImage>& pictures, int first, int (*level)(int, int, int)) {
    const int side = pictures.front().width();
    for (int top = 0; top + side <= 64; ++top)
        for (int left = 0; left + side <= 64; ++left) {
            bool same = true;
            for (std::size_t i = 0; same && i < pictures.size(); ++i)
                for (int y = 0; same && y < side; ++y)
                    for (int x = 0; same && x < side; ++x)
                        same = qGray(pictures[i].pixel(x, y)) ==
                               level(first + static_cast<int>(i), left + x, top + y);
            if (same)
                return QPoint(left, top);
        }
    return std::nullopt;
}

} // namespace

TEST_F(Evidence, sixteenFramesShowTheMoviesOwnPixelsAroundTheMolecule) {
    const auto way = test::irregularWay();
    show({test::madeMolecule(7, 3, way)});
    choose(0);
    ASSERT_EQ(strip->pictures().size(), 16u);
    EXPECT_EQ(strip->firstFrame(), 3);
    const auto place = placeOf(strip->pictures(), 3, &level);
    ASSERT_TRUE(place) << "not one part of the movie's frames 3 to 18";
    const int side = strip->pictures().front().width();
    for (int i = 0; i < 16; ++i) {
        const QPointF spot = way[std::size_t(i)];
        EXPECT_TRUE(QRectF(*place, QSizeF(side, side)).adjusted(5, 5, -5, -5).contains(spot)) << i;
    }
    EXPECT_EQ(label("evidenceTitle"), "Molecule 7");
    EXPECT_EQ(label("evidenceSpan"), "frames 4 – 27, seen in 24");
}

TEST_F(Evidence, aMoleculeAtTheCornerIsShownWithWhatThePictureHas) {
    show({test::madeMolecule(1, 0, test::resting({0.2, 63.1}, 40))});
    choose(0);
    ASSERT_TRUE(placeOf(strip->pictures(), 0, &level));
    EXPECT_EQ(placeOf(strip->pictures(), 0, &level)->x(), 0);
    EXPECT_EQ(placeOf(strip->pictures(), 0, &level)->y() + strip->pictures().front().height(), 64);
}

TEST_F(Evidence, theStretchFollowsTheFrameShownAndMarksIt) {
    show({test::madeMolecule(1, 3, test::irregularWay())});
    choose(0);
    window.session().setFrame(22);
    ASSERT_TRUE(test::waitFor([&] {
        return strip->firstFrame() == 11 && strip->pictures().size() == 16 &&
               placeOf(strip->pictures(), 11, &level);
    })) << "frames 11 to 26 are its last sixteen";
    const QImage seen = strip->grab().toImage();
    const QColor mark = strip->palette().color(QPalette::Highlight);
    for (int frame = 11; frame < 27; ++frame)
        EXPECT_EQ(test::hasColorNear(seen, tile(frame).topLeft() + QPointF(1, 1), mark, 2), frame == 22)
            << frame;
}

TEST_F(Evidence, aClickOnATileGoesToItsFrame) {
    show({test::madeMolecule(1, 3, test::irregularWay())});
    choose(0);
    QTest::mouseClick(strip, Qt::LeftButton, {}, tile(14).center());
    EXPECT_EQ(window.session().frame(), 14u);
    ASSERT_TRUE(test::waitFor([&] {
        return test::hasColorNear(strip->grab().toImage(), tile(14).topLeft() + QPointF(1, 1),
                                  strip->palette().color(QPalette::Highlight), 2);
    }));
}

TEST_F(Evidence, framesInWhichItWasNotFoundAreDimmed) {
    show({test::madeMolecule(1, 3, test::irregularWay(), {}, {9, 10})});
    choose(0);
    const QImage seen = strip->grab().toImage();
    const auto mean = [&](int frame) {
        const QRect inside = tile(frame).adjusted(4, 4, -4, -4);
        double sum = 0;
        for (int y = inside.top(); y <= inside.bottom(); ++y)
            for (int x = inside.left(); x <= inside.right(); ++x)
                sum += qGray(seen.pixel(x, y));
        return sum / (inside.width() * inside.height());
    };
    // Paler: nearer to the light background behind the tiles.
    const double background = qGray(seen.pixel(tile(3).right() + 1, tile(3).center().y()));
    ASSERT_GT(background, 200);
    for (const int lost : {9, 10}) {
        EXPECT_GT(mean(lost), mean(8) + 40) << lost;
        EXPECT_LT(mean(lost), background);
    }
    EXPECT_NEAR(mean(11), mean(8), 40);
}

TEST_F(Evidence, theStripFollowsContrastAndColours) {
    show({test::madeMolecule(1, 3, test::irregularWay())});
    choose(0);
    page().setLookupTable(LookupTable::Green);
    for (const QImage& picture : strip->pictures())
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, 3);
            EXPECT_EQ(color.red() + color.blue(), 0);
        }
    page().setRange({0, 1});
    ASSERT_TRUE(test::waitFor([&] { return strip->pictures()[0].pixelColor(3, 3) == QColor(0, 255, 0); }));
}

TEST_F(Evidence, aMovedMoleculeIsShownWhereItIsNow) {
    show({test::madeMolecule(1, 0, test::resting({15, 15}, 16))});
    choose(0);
    const auto before = placeOf(strip->pictures(), 0, &level);
    window.session().replaceMolecule(test::madeMolecule(1, 0, test::resting({45, 50}, 16)), "move");
    ASSERT_TRUE(test::waitFor([&] {
        const auto place = strip->pictures().empty() ? std::nullopt : placeOf(strip->pictures(), 0, &level);
        return place && *place - *before == QPoint(30, 35);
    }));
}

TEST_F(Evidence, everyEstimateStandsWithItsInterval) {
    Molecule molecule = test::madeMolecule(1, 0, test::irregularWay(), {0.123, 0.081, 0.188});
    molecule.method = Method::Mle;
    molecule.mle = {0.123, 0.081, 0.188};
    molecule.bayes = {1.04, 0.52, 2.1};
    molecule.cve = 0.25;
    molecule.cveSe = 0.05; // 95 %: 0.25 -+ 1.96 x 0.05 = 0.152 to 0.348
    molecule.msd = {std::nullopt, std::nullopt, 0.0234};
    show({molecule});
    choose(0);
    EXPECT_EQ(estimates(), (QStringList{"MLE | 0.12 | 0.081 – 0.19", "Bayes | 1.0 | 0.52 – 2.1",
                                        "CVE | 0.25 | 0.15 – 0.35", "MSD | < 0.023 | upper limit"}));
}

TEST_F(Evidence, whatIsNotKnownIsADashAndTheTableIsThatOfTheMoleculeChosenLast) {
    Molecule first = test::madeMolecule(1, 0, test::irregularWay()), second = first;
    second.track.id = 2;
    second.msd = {0.5, 0.2, 0.9};
    show({first, second});
    choose(0);
    EXPECT_EQ(estimates().front(), "MLE | – | –");
    choose(1);
    EXPECT_EQ(estimates(),
              (QStringList{"MLE | – | –", "Bayes | – | –", "CVE | – | –", "MSD | 0.50 | 0.20 – 0.90"}));
}

TEST_F(Evidence, estimatesThatCannotAllBeRightAreToldTogetherWithTheFlags) {
    Molecule molecule = test::madeMolecule(1, 0, test::irregularWay());
    molecule.mle = {0.1, 0.05, 0.15};
    molecule.msd = {1, 0.2, 3};
    molecule.flags = {"NOT_BROWNIAN", "EXPOSURE_UNKNOWN"};
    molecule.flagReasons = {"It does not move freely.", "The exposure is not known."};
    Molecule sound = test::madeMolecule(2, 0, test::irregularWay());
    sound.flags = {"EXPOSURE_UNKNOWN"}; // of the whole movie: said elsewhere
    sound.flagReasons = {"The exposure is not known."};
    show({molecule, sound});
    choose(0);
    EXPECT_TRUE(find<QLabel>("caution")->isVisible());
    EXPECT_TRUE(label("caution").contains("MLE and MSD disagree")) << label("caution").toStdString();
    EXPECT_TRUE(label("caution").contains("It does not move freely."));
    EXPECT_FALSE(label("caution").contains("exposure"));
    choose(1);
    EXPECT_FALSE(find<QLabel>("caution")->isVisible());
}

TEST_F(Evidence, withoutAChoiceItSaysWhatToDoAndADeletedMoleculeLeavesNothing) {
    const auto empty = [&] {
        return find<QLabel>("evidenceHint")->isVisible() && text("evidenceHint").contains("hoose one") && !find<QLabel>("evidenceTitle")->isVisible() && strip->pictures().empty();
    };
    EXPECT_TRUE(empty());
    show({test::madeMolecule(1, 0, test::irregularWay()), test::madeMolecule(2, 0, test::irregularWay())});
    EXPECT_TRUE(empty());
    choose(1);
    EXPECT_FALSE(empty());
    find<ui::ImageView>("imageView")->setFocus();
    QTest::keyClick(&window, Qt::Key_Delete);
    EXPECT_EQ(window.session().measurement()->molecules.size(), 1u);
    EXPECT_TRUE(empty());
}

TEST(Disagreement, isOfIntervalsThatDoNotMeet) {
    Molecule molecule;
    EXPECT_EQ(ui::disagreement(molecule), "") << "nothing is known";
    molecule.mle = {0.1, 0.05, 0.2};
    molecule.bayes = {0.15, 0.2, 0.3}; // they touch
    EXPECT_EQ(ui::disagreement(molecule), "");
    molecule.cve = 1;
    molecule.cveSe = 0.3; // 0.412 to 1.588
    EXPECT_TRUE(ui::disagreement(molecule).startsWith("MLE and CVE disagree"));
    molecule.cveSe = 0.5; // 0.02 to 1.98
    EXPECT_EQ(ui::disagreement(molecule), "");
    molecule.msd = {std::nullopt, std::nullopt, 0.01}; // an upper limit is no interval
    EXPECT_EQ(ui::disagreement(molecule), "");
    molecule.msd = {0.01, 0.005, 0.015};
    EXPECT_TRUE(ui::disagreement(molecule).startsWith("MSD and MLE disagree"))
        << ui::disagreement(molecule).toStdString();
}
