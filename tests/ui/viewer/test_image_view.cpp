// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/image_view.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin::ui;

namespace {

class ImageViewTest : public testing::Test {
  protected:
    ImageViewTest() {
        view.resize(640, 480);
        view.setImage(checkers());
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
    }
    static QImage checkers() {
        QImage image(64, 48, QImage::Format_Grayscale8);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                image.scanLine(y)[x] = (x + y) % 2 ? 200 : 40;
        return image;
    }
    void wheel(QPointF at, int angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drag(Qt::MouseButton button, QPoint from, QPoint to) {
        QTest::mousePress(&view, button, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view.mapToGlobal(QPointF(to)), Qt::NoButton, button,
                         Qt::NoModifier);
        QApplication::sendEvent(&view, &move);
        QTest::mouseRelease(&view, button, {}, to);
    }
    ImageView view;
};

double distance(QPointF a, QPointF b) {
    return (a - b).manhattanLength();
}

} // namespace

TEST_F(ImageViewTest, aPictureIsFittedAndFollowsTheWindow) {
    EXPECT_NEAR(view.zoom(), 472.0 / 48, 1e-9);
    EXPECT_LT(distance(view.toWidget({31.5, 23.5}), {320, 240}), 1e-9)
        << "the middle of the picture is in the middle";
    view.resize(320, 240);
    EXPECT_NEAR(view.zoom(), 232.0 / 48, 1e-9);
}

TEST_F(ImageViewTest, pixelsAreSharpSquaresCentredOnWholeNumbers) {
    view.zoomAt({320, 240}, 10);
    const QImage seen = view.grab().toImage();
    for (const QPoint pixel : {QPoint(20, 20), QPoint(21, 20), QPoint(40, 31)})
        for (const QPointF within : {QPointF(0, 0), QPointF(-0.4, -0.4), QPointF(0.4, 0.4)}) {
            const QPointF at = view.toWidget(QPointF(pixel) + within);
            EXPECT_EQ(
                qGray(seen.pixel(static_cast<int>(std::floor(at.x())), static_cast<int>(std::floor(at.y())))),
                (pixel.x() + pixel.y()) % 2 ? 200 : 40);
        }
}

TEST_F(ImageViewTest, theWheelZoomsAboutThePointer) {
    const QPointF pointer(500, 130);
    const QPointF under = view.toImage(pointer);
    const double before = view.zoom();
    for (int i = 0; i < 4; ++i)
        wheel(pointer, 120);
    EXPECT_NEAR(view.zoom() / before, std::pow(1.25, 4), 1e-9);
    EXPECT_LT(distance(view.toImage(pointer), under), 1e-9);
    for (int i = 0; i < 4; ++i)
        wheel(pointer, -120);
    EXPECT_LT(distance(view.toImage(pointer), under), 1e-9);
}

TEST_F(ImageViewTest, ctrlAndWheelGoesThroughTheFrames) {
    QSignalSpy frames(&view, &ImageView::framesWheeled);
    const double zoom = view.zoom();
    wheel({300, 200}, -120, Qt::ControlModifier);
    ASSERT_EQ(frames.count(), 1);
    EXPECT_EQ(frames.first().first().toInt(), 1);
    EXPECT_EQ(view.zoom(), zoom);
}

TEST_F(ImageViewTest, theMiddleButtonAndSpaceMoveThePicture) {
    view.zoomAt({320, 240}, 30);
    QPointF held = view.toImage({300, 200});
    drag(Qt::MiddleButton, {300, 200}, {350, 180});
    EXPECT_LT(distance(view.toImage({350, 180}), held), 1e-9);
    QTest::keyPress(&view, Qt::Key_Space);
    held = view.toImage({300, 200});
    QSignalSpy clicks(&view, &ImageView::clicked), taps(&view, &ImageView::spaceTapped);
    drag(Qt::LeftButton, {300, 200}, {280, 230});
    QTest::keyRelease(&view, Qt::Key_Space);
    EXPECT_LT(distance(view.toImage({280, 230}), held), 1e-9);
    EXPECT_EQ(clicks.count(), 0);
    EXPECT_EQ(taps.count(), 0) << "Space was used to drag, not to play";
}

TEST_F(ImageViewTest, aClickChoosesTheRingOrThePlace) {
    view.setOverlay({{.id = 7, .position = {10, 10}, .color = Qt::green, .label = "0.5", .tail = {}},
                     {.id = 9, .position = {40, 30}, .color = Qt::yellow, .label = "1.7", .tail = {}}});
    QSignalSpy marks(&view, &ImageView::markClicked), places(&view, &ImageView::clicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget({40.5, 30}).toPoint());
    ASSERT_EQ(marks.count(), 1);
    EXPECT_EQ(marks.first().first().value<std::size_t>(), 9u);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget({25, 20}).toPoint());
    ASSERT_EQ(places.count(), 1);
    EXPECT_LT(distance(places.first().first().toPointF(), {25, 20}), 0.2);
}

TEST_F(ImageViewTest, aRingHasTheColourOfItsMolecule) {
    view.setOverlay({{.id = 1, .position = {30, 20}, .color = QColor(0, 255, 0), .label = {}, .tail = {}}});
    const QImage seen = view.grab().toImage();
    const QPointF centre = view.toWidget({30, 20});
    bool found = false;
    for (int x = 0; x < 40; ++x)
        found = found || seen.pixelColor(static_cast<int>(centre.x()) + x, static_cast<int>(centre.y())) ==
                             QColor(0, 255, 0);
    EXPECT_TRUE(found);
}

TEST_F(ImageViewTest, aLabelStandsBesideItsRing) {
    const auto differing = [&](const QString& label) {
        view.setOverlay(
            {{.id = 1, .position = {30, 20}, .color = QColor(0, 255, 0), .label = label, .tail = {}}});
        return view.grab().toImage();
    };
    const QImage without = differing(""), with = differing("0.50");
    EXPECT_NE(with, without);
    for (int angle = 0; angle < 360; angle += 15) { // the ring itself stays whole
        const QPointF at = view.toWidget({30, 20}) +
                           22 * QPointF(std::cos(angle * M_PI / 180), std::sin(angle * M_PI / 180));
        EXPECT_EQ(with.pixel(at.toPoint()), without.pixel(at.toPoint())) << angle;
    }
}
