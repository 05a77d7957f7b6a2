// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/device_report.h"
#include "core/learn/training.h"
#include "ui/background_task.h"
#include "ui/number_edit.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace perrin::ui {

class Card;
class DevicePanel;

/// What a network and its training are asked for: everything of TrainingSettings but the scenario.
class TrainingForm : public QWidget {
    Q_OBJECT
  public:
    /// engine: see TrainingDesk.
    explicit TrainingForm(const Engine* engine, QWidget* parent = nullptr);

    /// For this scenario. Throws Error: TrainingSettings::check(), or a field that is no number.
    TrainingSettings settings(const Scenario& scenario) const;
    void setSettings(const TrainingSettings& settings);
    std::string device() const { return now_.device; }
    DevicePanel& devicePanel() { return *devicePanel_; }

  signals:
    void edited();
    void failed(const QString& sentence);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    struct Machine {
        std::vector<NetworkInfo> networks;
        DeviceReport report;
    };
    struct Number {
        NumberEdit* edit;
        std::function<double(const TrainingSettings&)> get;
        std::function<void(TrainingSettings&, double)> set;
    };
    struct Choice {
        QComboBox* box;
        std::function<QString(const TrainingSettings&)> get; // the item's data
        std::function<void(TrainingSettings&, const std::string&)> set;
    };
    QComboBox* addChoice(QVBoxLayout* to, const char* objectName, const QString& label, const QString& tip,
                         Choice choice);
    void addNumber(QVBoxLayout* to, const char* objectName, const QString& label, const QString& unit,
                   const QString& tip, const NumberEdit::Limits& limits, Number number);
    void makeNetworkCard(Card* card);
    void makeTrainingCard(Card* card);
    void makeDeviceCard(Card* card);
    void makeMore(QVBoxLayout* to);
    void look();
    void show(const Machine& machine);
    void showTotal();

    const Engine* engine_;
    TrainingSettings now_; // what the fields show; its scenario is nobody's
    std::vector<Number> numbers_;
    std::vector<Choice> choices_;
    QComboBox *network_, *device_;
    QLabel *networkText_, *total_;
    DevicePanel* devicePanel_;
    bool looked_ = false;
    BackgroundTask<Machine> looking_;
};

} // namespace perrin::ui
