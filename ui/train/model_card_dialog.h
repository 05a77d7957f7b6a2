// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <filesystem>

namespace perrin::ui {

/// A model's card as text, and the model saved wherever it is wanted.
class ModelCardDialog : public QDialog {
    Q_OBJECT
  public:
    explicit ModelCardDialog(const std::filesystem::path& model, QWidget* parent = nullptr);
    /// Model, card and curves, under this name.
    void saveTo(const QString& path);

  signals:
    void useRequested(const QString& model);
    void failed(const QString& sentence);
    void noted(const QString& sentence);

  private:
    void askSave();

    std::filesystem::path model_;
};

} // namespace perrin::ui
