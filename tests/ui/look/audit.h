// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

class QWidget;

namespace perrin::test {

/// What a person would have against the widgets that `root` shows; a line each: which widget, and what about
/// it.

/// Words that have less room than they need.
QStringList cutWords(const QWidget& root);
/// What can be used but has no name for a screen reader.
QStringList namelessWidgets(const QWidget& root);
/// What can be used but not by the keyboard: Tab never comes there. Tab is pressed until it has been
/// everywhere.
QStringList unreachableWidgets(QWidget& root);
/// What looks the same with the keyboard's focus as without.
QStringList unseenFocus(QWidget& root);
/// Plots with an axis that does not say what it shows and in which unit.
QStringList unlabelledPlots(const QWidget& root);

} // namespace perrin::test
