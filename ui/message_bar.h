// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;

namespace perrin::ui {

/// A sentence above the picture that can be sent away: what failed and what to do, or what is worth knowing.
class MessageBar : public QWidget {
    Q_OBJECT
  public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showError(const QString& sentence);
    void showNote(const QString& sentence);
    /// A note with a button that does something about it.
    void showOffer(const QString& sentence, const QString& button, const std::function<void()>& accept);
    /// A second button for the other answer to the offer shown.
    void addDecline(const QString& button, const std::function<void()>& decline);
    QString text() const;

  private:
    void show(const QString& sentence, const char* kind);

    QLabel* icon_;
    QLabel* sentence_;
    QPushButton *offer_, *decline_;
    std::function<void()> accept_, declined_;
};

} // namespace perrin::ui
