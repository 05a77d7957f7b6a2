// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/engine_setup.h"
#include "ui/background_task.h"

#include <QStringList>
#include <optional>

namespace perrin::ui {

/// Builds the networks' library for another LibTorch in the background; what became of it stays here while
/// dialogs come and go.
class GpuSetup : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    void begin(const LibTorch& libtorch);
    void cancel() { building_.cancel(); }
    /// The program's own library again.
    void goBack();

    bool running() const { return building_.running(); }
    TaskMonitor& building() { return building_; }
    const QStringList& log() const { return log_; }
    /// Of the last one that has ended well; empty: none, or another has begun since.
    const std::optional<EngineSetup>& result() const { return result_; }
    /// Why the last one did not end well; empty: it did, or none has ended.
    const QString& problem() const { return problem_; }

  signals:
    void changed(); // begun or ended
    void logged(const QString& line);
    void done();     // from the next start on what was built is used,
    void wentBack(); // or the program's own
    void failed(const QString& sentence);

  private:
    void add(const QString& line);
    void end(const QString& problem);

    QStringList log_;
    std::optional<EngineSetup> result_;
    QString problem_;
    BackgroundTask<EngineSetup> building_;
};

} // namespace perrin::ui
