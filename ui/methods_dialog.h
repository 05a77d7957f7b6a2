// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/session/methods_paragraph.h"
#include "ui/background_task.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace perrin::ui {

/// How the session's molecules were measured, for the methods section of a paper: to read, copy and save.
class MethodsDialog : public QDialog {
    Q_OBJECT
  public:
    /// proposed: where it may be saved. check: with synthetic molecules, where it was made of these
    /// molecules.
    MethodsDialog(const Session& session, const std::optional<SpikeInResult>& check, const QString& proposed,
                  QWidget* parent = nullptr);
    void saveTo(const QString& path);

  private:
    void askSave(const QString& proposed);
    void tell(const QString& sentence, const char* role);

    QPlainTextEdit* text_;
    QLabel* told_;
    QPushButton *copy_, *save_;
    BackgroundTask<QString> writing_;
};

} // namespace perrin::ui
