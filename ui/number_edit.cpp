// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/number_edit.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <cmath>

namespace perrin::ui {

std::optional<double> parseNumber(const QString& text) {
    QString plain = text.trimmed();
    if (plain.count(',') + plain.count('.') > 1)
        return std::nullopt;
    plain.replace(',', '.');
    bool understood = false;
    const double value = QLocale::c().toDouble(plain, &understood);
    if (!understood || !std::isfinite(value))
        return std::nullopt;
    return value;
}

NumberEdit::NumberEdit(const QString& objectName, const QString& tip, const Limits& limits, QWidget* parent)
    : QLineEdit(parent), tip_(tip), limits_(limits) {
    setObjectName(objectName);
    setToolTip(tip);
    setAlignment(Qt::AlignRight);
    setAcceptDrops(false); // a movie dropped here is meant for the window
    setMaximumWidth(78);
    connect(this, &QLineEdit::textEdited, this, [this] {
        mark();
        emit valueEdited(value());
    });
}

bool NumberEdit::event(QEvent* event) {
    // The window's own keys work wherever the focus is: on X11 a line takes Ctrl+E for "to the end", and its
    // own undo would know only of the text, not of what it changed.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = (key->key() == Qt::Key_E && key->modifiers() == Qt::ControlModifier) ||
                          key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        if (ours) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

QString NumberEdit::problem() const {
    if (text().trimmed().isEmpty())
        return {};
    const auto number = parseNumber(text());
    if (!number)
        return tr("“%1” is not a number.").arg(text());
    if (*number < limits_.above || (!limits_.orEqual && *number == limits_.above))
        return limits_.orEqual ? tr("It must be %1 or more.").arg(limits_.above)
                               : tr("It must be above %1.").arg(limits_.above);
    if (*number > limits_.upTo)
        return tr("It must be %1 or less.").arg(limits_.upTo);
    if (limits_.whole && *number != std::floor(*number))
        return tr("It must be a whole number.");
    return {};
}

std::optional<double> NumberEdit::value() const {
    return valid() ? parseNumber(text()) : std::nullopt;
}

bool NumberEdit::valid() const {
    return problem().isEmpty();
}

void NumberEdit::setValue(std::optional<double> value) {
    // What is being written is left as it is as long as it means the same ("0.10" stays while it is typed).
    if (value && this->value() && std::abs(*value - *this->value()) <= 1e-9 * std::abs(*value))
        return;
    if (!value && !valid())
        return;
    if (value && limits_.whole)
        setText(QLocale::c().toString(*value, 'f', 0));
    else
        setText(value ? QLocale::c().toString(*value, 'g', digits_) : QString());
    setCursorPosition(0); // of a long number the beginning is seen
    mark();
}

void NumberEdit::mark() {
    const QString wrong = problem();
    setToolTip(wrong.isEmpty() ? tip_ : wrong + "\n" + tip_);
    if (property("invalid").toBool() == wrong.isEmpty()) {
        setProperty("invalid", !wrong.isEmpty());
        restyle(this);
    }
}

} // namespace perrin::ui
