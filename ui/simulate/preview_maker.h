// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latest_task.h"
#include "ui/simulate/preview.h"

#include <memory>

namespace perrin::ui {

/// Makes previews away from the window's thread, the newest wish first.
class PreviewMaker : public QObject {
    Q_OBJECT
  public:
    explicit PreviewMaker(QObject* parent = nullptr)
        : QObject(parent),
          task_([](const PreviewRequest& wish,
                   const Job& job) { return std::make_shared<const Preview>(makePreview(wish, job)); },
                {.done = [this](std::shared_ptr<const Preview> preview) { emit made(std::move(preview)); },
                 .failed = [this](const QString& message) { emit failed(message); }}) {}
    void request(const PreviewRequest& wish) { task_.request(wish); }
    bool busy() const { return task_.busy(); }

  signals:
    void made(std::shared_ptr<const perrin::ui::Preview> preview);
    void failed(const QString& sentence);

  private:
    LatestTask<PreviewRequest, std::shared_ptr<const Preview>> task_;
};

} // namespace perrin::ui
