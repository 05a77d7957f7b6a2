// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QFont>
#include <array>
#include <cstddef>

namespace perrin::ui {

/// Colours that colour-blind people tell apart, too (Okabe and Ito 2008), in the order in which things of one
/// kind get them after the accent; D itself is always drawn in viridis.
inline constexpr std::array<QRgb, 6> categoryColors{0xffd55e00, 0xff009e73, 0xffcc79a7,
                                                    0xffe69f00, 0xff56b4e9, 0xff7f7f7f};
inline QColor categoryColor(std::size_t index) {
    return QColor(categoryColors[index % categoryColors.size()]);
}

/// The steps of space, px. Every layout takes its spacings and margins from here.
struct Gap {
    static constexpr int hair = 2;   // lines of one text
    static constexpr int close = 4;  // what is one thing
    static constexpr int line = 6;   // fields of a line
    static constexpr int usual = 8;  // lines, cards, the edge of a card
    static constexpr int wide = 12;  // groups
    static constexpr int apart = 16; // what has little to do with another
};

/// The sizes of type beside the usual one.
enum class TypeSize { Small, Large, Heading };
inline QFont sized(QFont font, TypeSize size) {
    constexpr std::array<double, 3> factors{0.9, 1.15, 1.6};
    font.setPointSizeF(font.pointSizeF() * factors[static_cast<std::size_t>(size)]);
    return font;
}

} // namespace perrin::ui
