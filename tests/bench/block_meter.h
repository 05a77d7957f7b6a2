// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <algorithm>

namespace perrin::test {

/// Asks for a timer's turn every 2 ms and notes by how much it comes late.
class BlockMeter : public QObject {
  public:
    BlockMeter() {
        clock_.start();
        startTimer(2, Qt::PreciseTimer);
    }
    double longest = 0; // ms

  protected:
    void timerEvent(QTimerEvent*) override {
        longest = std::max(longest, static_cast<double>(clock_.nsecsElapsed()) / 1e6 - 2);
        clock_.restart();
    }

  private:
    QElapsedTimer clock_;
};

} // namespace perrin::test
