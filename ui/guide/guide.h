// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <QString>
#include <QTimer>
#include <functional>
#include <vector>

class QWidget;

namespace perrin::ui {

class GuideCard;
class HighlightRing;

struct GuideStep {
    QString title{}, words{};
    QWidget* target = nullptr;    // of the page: what it speaks of; a ring is drawn round it
    QList<QWidget*> keepClear{};  // what the card must not cover either
    std::function<void()> open{}; // brings the target into sight; may be empty
    /// Connects to whatever tells that a person has done it, for as long as `watcher` lives; may be empty.
    std::function<void(QObject* watcher, const std::function<void()>& done)> watch{};
};

/// Leads through a page step by step, with a card beside what each step speaks of. A step ends when it is
/// done, or by the card's buttons. Whatever it shows goes with it.
class Guide : public QObject {
    Q_OBJECT
  public:
    /// page: of the window, in which the targets are. The last step stands for the end: it is not counted.
    Guide(QWidget& window, QWidget& page, std::vector<GuideStep> steps, QObject* parent = nullptr);
    ~Guide() override;
    std::size_t step() const { return step_; }

  signals:
    void left(); // a person has had enough, or has come to the end

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void begin(std::size_t step);
    void done();
    void follow(QWidget* target);
    void place();
    QRect placeOf(const QWidget* widget) const; // empty: out of sight

    QWidget& window_;
    QWidget& page_;
    std::vector<GuideStep> steps_;
    std::size_t step_ = 0;
    QPointer<GuideCard> card_; // children of the window
    QPointer<HighlightRing> ring_;
    QObject* watcher_ = nullptr; // of the present step
    std::vector<QPointer<QWidget>> followed_;
    QTimer placing_;
};

} // namespace perrin::ui
