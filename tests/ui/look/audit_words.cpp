// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/look/audit.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <qcustomplot.h>

namespace perrin::test {
namespace {

constexpr int slack = 1; // px, of rounding

class WordAudit {
  public:
    explicit WordAudit(const QWidget& root) {
        look(root);
        for (const QWidget* widget : root.findChildren<QWidget*>())
            if (widget->isVisible() && widget->window() == root.window())
                look(*widget);
    }
    QStringList found;

  private:
    void need(const QWidget& widget, const QString& words, int needed, int there) {
        if (needed > there + slack)
            found << QString("%1 %2: “%3” needs %4 px of %5")
                         .arg(widget.metaObject()->className(), widget.objectName(),
                              QString(words).replace('\n', ' ').left(60))
                         .arg(needed)
                         .arg(there);
    }

    void look(const QWidget& widget) {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            lookAt(*label);
        else if (const auto* tool = qobject_cast<const QToolButton*>(&widget))
            lookAt(*tool);
        else if (qobject_cast<const QPushButton*>(&widget) || qobject_cast<const QCheckBox*>(&widget) ||
                 qobject_cast<const QRadioButton*>(&widget))
            need(widget, static_cast<const QAbstractButton&>(widget).text(), widget.sizeHint().width(),
                 widget.width());
        else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            lookAt(*box);
        else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            lookAt(*tabs);
        else if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
            lookAt(*header);
        else if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
            lookAt(*edit);
        else if (const auto* plot = qobject_cast<const QCustomPlot*>(&widget))
            lookAt(*plot);
    }

    void lookAt(const QLabel& label) {
        if (label.text().isEmpty())
            return;
        if (label.wordWrap()) {
            need(label, label.text(), label.heightForWidth(label.width()), label.height());
            const int longest = longestWord(label);
            need(label, label.text(), longest, label.contentsRect().width());
        } else if (!told(label.text(), label.toolTip())) {
            need(label, label.text(), label.sizeHint().width(), label.width());
            need(label, label.text(), label.sizeHint().height(), label.height());
        }
    }
    static int longestWord(const QLabel& label) {
        int longest = 0;
        const QString plain = Qt::mightBeRichText(label.text())
                                  ? QTextDocumentFragment::fromHtml(label.text()).toPlainText()
                                  : label.text();
        for (const QString& word : plain.split(QRegularExpression("[\\s/_-]"), Qt::SkipEmptyParts))
            longest = std::max(longest, label.fontMetrics().horizontalAdvance(word));
        return longest;
    }
    /// An ellipsis is allowed where the whole can be read.
    static bool told(const QString& text, const QString& tip) {
        return text.endsWith(QChar(0x2026)) && tip.contains(text.chopped(1));
    }

    void lookAt(const QToolButton& button) {
        if (!button.text().isEmpty() && button.toolButtonStyle() != Qt::ToolButtonIconOnly &&
            !(button.toolButtonStyle() != Qt::ToolButtonTextOnly && button.text().isEmpty()))
            if (button.icon().isNull() || button.toolButtonStyle() != Qt::ToolButtonIconOnly)
                need(button, button.text(), button.sizeHint().width(), button.width());
    }

    void lookAt(const QComboBox& box) {
        QStyleOptionComboBox option;
        option.initFrom(&box);
        option.editable = box.isEditable();
        option.frame = box.hasFrame();
        const QRect room =
            box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
        const int icon = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
        need(box, box.currentText(), box.fontMetrics().horizontalAdvance(box.currentText()) + icon,
             room.width());
    }

    void lookAt(const QTabBar& tabs) {
        for (int i = 0; i < tabs.count(); ++i)
            need(tabs, tabs.tabText(i), tabs.fontMetrics().horizontalAdvance(tabs.tabText(i)),
                 tabs.tabRect(i).width());
        if (tabs.count() > 0)
            need(tabs, "all tabs", tabs.tabRect(tabs.count() - 1).right(), tabs.width());
    }

    void lookAt(const QHeaderView& header) {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        for (int i = 0; i < header.count(); ++i) {
            const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
            const QString tip = header.model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
            if (header.isSectionHidden(i) || tip.contains(text))
                continue;
            int needed = 0;
            for (const QString& line : text.split('\n'))
                needed = std::max(needed, header.fontMetrics().horizontalAdvance(line));
            need(*header.parentWidget(), text, needed + 6, header.sectionSize(i)); // 6: padding in style.qss
        }
    }

    void lookAt(const QLineEdit& edit) {
        const QString tip = edit.toolTip();
        if (edit.text().isEmpty() && !edit.placeholderText().isEmpty() &&
            !tip.contains(edit.placeholderText()))
            need(edit, edit.placeholderText(), edit.fontMetrics().horizontalAdvance(edit.placeholderText()),
                 edit.width() - 8); // padding in style.qss
    }

    void lookAt(const QCustomPlot& plot) {
        for (const QCPAxisRect* rect : plot.axisRects())
            for (const QCPAxis* axis : rect->axes()) {
                if (!axis->visible())
                    continue;
                const QFontMetrics metrics(axis->labelFont());
                const bool lies = QCPAxis::orientation(axis->axisType()) == Qt::Horizontal;
                // Labels are centred on the axis and may reach beyond it, up to the edge of the plot.
                const int middle = lies ? rect->center().x() : rect->center().y();
                const int room = 2 * std::min(middle, (lies ? plot.width() : plot.height()) - middle);
                for (const QString& line : axis->label().split('\n'))
                    need(plot, line, metrics.horizontalAdvance(line), room);
            }
    }
};

} // namespace

QStringList cutWords(const QWidget& root) {
    return WordAudit(root).found;
}

} // namespace perrin::test
