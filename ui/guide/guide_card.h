// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace perrin::ui {

/// One step of a guide in words, with its buttons. Lies over the window without stopping anything in it.
class GuideCard : public QFrame {
    Q_OBJECT
  public:
    explicit GuideCard(QWidget* window);

    /// number: from 1; beyond `count`: the words after the last step.
    void setStep(int number, int count, const QString& title, const QString& words);
    /// Says that a person has done it.
    void setDone();
    /// Says that what the step speaks of is elsewhere.
    void setAway(bool away);
    void focusNext();

  signals:
    void backAsked();
    void nextAsked();
    void leaveAsked();

  private:
    void say(const QString& state, const char* role);
    void fit();

    QLabel *number_, *title_, *words_, *state_;
    QPushButton *back_, *next_;
    bool done_ = false;
};

/// A line round a widget that lets every click through.
class HighlightRing : public QWidget {
    Q_OBJECT
  public:
    explicit HighlightRing(QWidget* window);
    /// In the window's coordinates; the line lies outside of it.
    void surround(const QRect& place);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace perrin::ui
