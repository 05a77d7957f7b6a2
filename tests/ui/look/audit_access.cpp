// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/look/audit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <qcustomplot.h>

namespace perrin::test {
namespace {

QString described(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    QString parents;
    for (const QWidget* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (!parent->objectName().isEmpty() && !parent->objectName().startsWith("qt_")) {
            parents = parent->objectName();
            break;
        }
    return QString("%1 “%2” in %3 %4")
        .arg(widget.metaObject()->className(), widget.objectName(), parents,
             button ? button->text() : QString());
}

bool isPartOf(const QWidget& widget) { // of a combo box, a spin box, a scroll area …
    const QString name = widget.objectName();
    return name.startsWith("qt_") || qobject_cast<const QScrollBar*>(&widget) ||
           qobject_cast<const QHeaderView*>(&widget) ||
           qobject_cast<const QComboBox*>(widget.parentWidget()) ||
           qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) ||
           qobject_cast<const QTabBar*>(widget.parentWidget()) ||
           qobject_cast<const QLineEdit*>(widget.parentWidget()) ||
           (qobject_cast<const QAbstractItemView*>(widget.parentWidget()) &&
            qobject_cast<const QAbstractButton*>(&widget));
}

bool canBeUsed(const QWidget& widget) {
    return widget.isVisible() && !isPartOf(widget) &&
           (qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
            qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) ||
            qobject_cast<const QAbstractSlider*>(&widget) ||
            qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QTextEdit*>(&widget) ||
            qobject_cast<const QTabBar*>(&widget) || widget.focusPolicy() & Qt::TabFocus);
}

QList<QWidget*> usable(const QWidget& root) {
    QList<QWidget*> all;
    for (QWidget* widget : root.findChildren<QWidget*>())
        if (widget->window() == root.window() && canBeUsed(*widget))
            all << widget;
    return all;
}

} // namespace

QStringList namelessWidgets(const QWidget& root) {
    QStringList found;
    for (QWidget* widget : usable(root)) {
        const bool isBar = qobject_cast<QTabBar*>(widget) || widget->inherits("QTabWidget");
        const QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(widget);
        if (!isBar && (seen == nullptr || seen->text(QAccessible::Name).trimmed().isEmpty()))
            found << described(*widget);
    }
    for (const QCustomPlot* plot : root.findChildren<QCustomPlot*>())
        if (plot->isVisible() && plot->accessibleName().isEmpty())
            found << described(*plot);
    return found;
}

QStringList unreachableWidgets(QWidget& root) {
    root.activateWindow();
    QSet<QWidget*> reached;
    for (int press = 0; press < 400; ++press) {
        QTest::keyClick(root.windowHandle(), Qt::Key_Tab);
        QWidget* focus = QApplication::focusWidget();
        if (focus == nullptr || focus->window() != root.window())
            continue;
        if (reached.contains(focus) && press > 200)
            break;
        reached << focus;
    }
    QStringList found;
    for (QWidget* widget : usable(root)) {
        if (!widget->isEnabled() || reached.contains(widget))
            continue;
        if (widget->focusProxy() && reached.contains(widget->focusProxy()))
            continue;
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const auto isReached = [&](QAbstractButton* other) { return reached.contains(other); };
        if (button && button->group() && button->group()->exclusive() &&
            std::ranges::any_of(button->group()->buttons(), isReached)) // arrows go on from there
            continue;
        if (button && !button->shortcut().isEmpty())
            continue;
        found << described(*widget);
    }
    return found;
}

QStringList unseenFocus(QWidget& root) {
    constexpr int least = 24; // px that differ: more than a text cursor has
    root.activateWindow();
    QStringList found;
    for (QWidget* widget : usable(root)) {
        if (!widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        if (QWidget* focus = QApplication::focusWidget())
            focus->clearFocus();
        const QImage without = widget->grab().toImage();
        widget->setFocus(Qt::TabFocusReason);
        const QImage with = widget->grab().toImage();
        widget->clearFocus();
        int different = 0;
        for (int y = 0; y < with.height() && without.size() == with.size(); ++y)
            for (int x = 0; x < with.width(); ++x)
                different += with.pixel(x, y) != without.pixel(x, y);
        if (different < least)
            found << described(*widget) + QString(" (%1 px)").arg(different);
    }
    return found;
}

QStringList unlabelledPlots(const QWidget& root) {
    // What has no unit: numbers of things, and what is named with its scale.
    static const QRegularExpression complete("\\(.+\\)|^ln |molecules|stacks|cycles a "
                                             "px|loss|RMSE|bias|answered|photons|SNR|share|RMSE|true|of ln");
    QStringList found;
    for (const QCustomPlot* plot : root.findChildren<QCustomPlot*>()) {
        if (!plot->isVisible() || plot->window() != root.window())
            continue;
        if (plot->plottableCount() + plot->graphCount() == 0)
            continue; // it shows only why it is empty
        for (const QCPAxis* axis : {plot->xAxis, plot->yAxis})
            if (axis->visible() && axis->tickLabels() && !axis->label().contains(complete))
                found << plot->objectName() + ": “" + axis->label() + "”";
    }
    return found;
}

} // namespace perrin::test
