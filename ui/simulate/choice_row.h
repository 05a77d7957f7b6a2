// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/simulate/setting_field.h"

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace perrin::ui {

/// One of several kinds: of motion, of camera.
struct Choice {
    QString text, tip;
    ScenarioChange choose;
    std::function<bool(const Scenario&)> chosen;
};

/// Label and drop-down.
class ChoiceRow : public SettingField {
    Q_OBJECT
  public:
    ChoiceRow(const char* objectName, const QString& label, const QString& tip, std::vector<Choice> choices,
              std::function<bool(const Scenario&)> matters = {}, QWidget* parent = nullptr);

  protected:
    void showValue(const Scenario& scenario) override;

  private:
    QComboBox* box_;
    std::vector<Choice> choices_;
};

/// A file with a number for every pixel (TIFF), or none.
class FileRow : public SettingField {
    Q_OBJECT
  public:
    FileRow(const char* objectName, const QString& label, const QString& tip,
            std::filesystem::path CameraMaps::*field, std::function<bool(const Scenario&)> matters,
            QWidget* parent = nullptr);

  protected:
    void showValue(const Scenario& scenario) override;

  private:
    void ask();
    void choose(const std::filesystem::path& path);

    std::filesystem::path CameraMaps::*field_;
    QString tip_;
    QPushButton *file_, *none_;
};

} // namespace perrin::ui
