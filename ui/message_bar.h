// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLabel;

namespace perrin::ui {

/// A sentence above the picture that can be sent away: what failed and what to do, or what is worth knowing.
class MessageBar : public QWidget {
    Q_OBJECT
  public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showError(const QString& sentence);
    void showNote(const QString& sentence);
    QString text() const;

  private:
    void show(const QString& sentence, const char* kind);

    QLabel* icon_;
    QLabel* sentence_;
};

} // namespace perrin::ui
