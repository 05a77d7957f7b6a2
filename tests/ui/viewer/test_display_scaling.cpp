// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"
#include "ui/viewer/image_view.h"

#include <QImage>
#include <QProcess>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin;

namespace {

struct Shown {
    QImage screen, picture;
};

/// The screen of a program that is started with this display scaling.
Shown show(double scaling, int zoom) {
    const test::TemporaryFolder folder;
    const QString out = QString::fromStdString((folder / "screen.png").string());
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("QT_SCALE_FACTOR", QString::number(scaling));
    program.setProcessEnvironment(environment);
    program.start(PERRIN_SHOW_PICTURE, {QString::number(zoom), out});
    EXPECT_TRUE(program.waitForFinished(30000));
    EXPECT_EQ(program.exitCode(), 0) << program.readAllStandardError().toStdString();
    return {QImage(out).convertToFormat(QImage::Format_Grayscale8),
            QImage(out + ".picture.png").convertToFormat(QImage::Format_Grayscale8)};
}

class DisplayScaling : public testing::TestWithParam<double> {};

} // namespace

INSTANTIATE_TEST_SUITE_P(Percent, DisplayScaling, testing::Values(1, 1.25, 1.5, 2),
                         [](const auto& value) { return std::to_string(std::lround(value.param * 100)); });

TEST_P(DisplayScaling, everyPixelOfThePictureIsAWholeSquareOfTheScreen) {
    for (const int zoom : {1, 3, 4}) {
        const auto [screen, picture] = show(GetParam(), zoom);
        ASSERT_NEAR(screen.width(), 301 * GetParam(), 1) << "the screen has its own pixels";
        // Whether the picture lies there, each of its pixels a square of zoom x zoom.
        const auto at = [&](QPoint corner) {
            int compared = 0;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x) {
                    const QRect square(corner + QPoint(x, y) * zoom, QSize(zoom, zoom));
                    if (!screen.rect().contains(square))
                        continue;
                    for (int row = square.top(); row <= square.bottom(); ++row)
                        for (int column = square.left(); column <= square.right(); ++column)
                            if (screen.constScanLine(row)[column] != picture.constScanLine(y)[x])
                                return false;
                    ++compared;
                }
            return compared > 30 * 30;
        };
        const QPoint middle = screen.rect().center(); // the picture lies under it
        int fitting = 0;
        for (int y = middle.y() - picture.height() * zoom; y <= middle.y(); ++y)
            for (int x = middle.x() - picture.width() * zoom; x <= middle.x(); ++x)
                fitting += at({x, y});
        EXPECT_EQ(fitting, 1) << "zoom " << zoom << " at " << 100 * GetParam() << " %";
    }
}
