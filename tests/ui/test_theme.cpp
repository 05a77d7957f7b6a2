// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QPalette>
#include <cmath>
#include <gtest/gtest.h>

using namespace perrin::ui;

namespace {

double luminance(const QColor& color) { // WCAG 2
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

class ThemeColors : public testing::TestWithParam<Theme> {
  protected:
    ~ThemeColors() override { applyTheme(Theme::Light); }
};

} // namespace

TEST_P(ThemeColors, textCanBeRead) {
    applyTheme(GetParam());
    const QPalette palette = QApplication::palette();
    EXPECT_GE(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)), 7);
    EXPECT_GE(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)), 7);
    EXPECT_GE(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)), 4.5);
    const BadgeColors badge = badgeColors();
    EXPECT_GE(contrast(badge.text, badge.background), 4.5);
}

TEST_P(ThemeColors, iconsHaveTheColourOfTheText) {
    applyTheme(GetParam());
    const QImage image = icon("play").pixmap(32, 32).toImage();
    EXPECT_EQ(image.pixelColor(14, 16).rgb(), QApplication::palette().color(QPalette::ButtonText).rgb());
    EXPECT_EQ(image.pixelColor(1, 1).alpha(), 0);
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeColors, testing::Values(Theme::Light, Theme::Dark));
