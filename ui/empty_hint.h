// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractItemView>
#include <QLabel>
#include <QVBoxLayout>

namespace perrin::ui {

/// Of an empty panel: what will appear there, and what to do for it.
inline QString emptyWords(const QString& appears, const QString& toDo) {
    return toDo.isEmpty() ? appears : appears + "\n\n" + toDo;
}

/// The one look of these words where a panel has nothing else to show.
inline QLabel* emptyHint(const char* objectName, const QString& words = {}) {
    auto* hint = new QLabel(words);
    hint->setObjectName(objectName);
    hint->setProperty("role", "quiet");
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    hint->setMargin(24);
    return hint;
}

/// The same in the middle of a list or table, which lets clicks through. Empty: no words.
inline void setEmptyWords(QAbstractItemView& view, const QString& words) {
    auto* hint = view.findChild<QLabel*>("emptyWords");
    if (!hint) {
        if (words.isEmpty())
            return;
        hint = emptyHint("emptyWords");
        hint->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto* layout = new QVBoxLayout(view.viewport());
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(hint);
    }
    hint->setText(words);
    hint->setVisible(!words.isEmpty());
}

} // namespace perrin::ui
