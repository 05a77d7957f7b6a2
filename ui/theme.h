// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QIcon>
#include <QString>

class QWidget;

namespace perrin::ui {

enum class Theme { System, Light, Dark };

/// Fusion style, palette and the small style sheet of the whole program. System follows what the desktop asks
/// for.
void applyTheme(Theme theme);
/// In two steps, around the making of a window: with the style sheet every widget that is put into another costs a
/// pass over all that it holds, which takes longer than all the rest of a start.
void applyStyleAndColors(Theme theme);
void applyStyleSheet(); // in the present colours
/// As remembered from the last time.
Theme rememberedTheme();
void rememberTheme(Theme theme);

/// A drawing of resources/icons in the colour of the text around it, whatever the theme; light on a primary
/// button and on the side bar.
QIcon icon(const QString& name);
QIcon primaryIcon(const QString& name);
QIcon sideIcon(const QString& name);

struct BadgeColors {
    QColor background, text;
};
BadgeColors badgeColors();

/// After a property that the style sheet looks at has changed.
void restyle(QWidget* widget);

} // namespace perrin::ui
