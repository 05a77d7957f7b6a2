// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/background_task.h"
#include "ui/simulate/preview.h"

#include <QElapsedTimer>
#include <QTimer>
#include <memory>
#include <optional>

namespace perrin::ui {

/// Makes previews away from the window's thread. While one is on its way only the newest wish is kept, so
/// that a slider shows as many pictures as the machine can make; one that takes long is given up for a newer
/// wish.
class PreviewMaker : public QObject {
    Q_OBJECT
  public:
    explicit PreviewMaker(QObject* parent = nullptr);
    void request(const PreviewRequest& wish);
    bool busy() const { return task_.running(); }

  signals:
    void made(std::shared_ptr<const perrin::ui::Preview> preview);
    void failed(const QString& sentence);

  private:
    void begin(const PreviewRequest& wish);
    void next();

    std::optional<PreviewRequest> newest_;
    QElapsedTimer since_; // the present work
    QTimer patience_;
    BackgroundTask<std::shared_ptr<const Preview>> task_;
};

} // namespace perrin::ui
