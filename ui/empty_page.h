// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace perrin::ui {

/// What is seen before a movie is open: how to open one.
class EmptyPage : public QWidget {
    Q_OBJECT
  public:
    explicit EmptyPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);

  signals:
    void openRequested();
    void sampleRequested();
    void guideRequested();
    void helpRequested();
    void recentRequested(const QString& path);

  private:
    QVBoxLayout* recent_;
};

} // namespace perrin::ui
