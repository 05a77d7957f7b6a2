// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/diffusion/advisor.h"
#include "ui/latest_task.h"

#include <QDialog>
#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace perrin::ui {

class AdvisorForm;
class AdvisorTable;
class Plot;
class SessionState;

/// What should I record? Which exposure and frame interval let expect the smallest error of D, and what
/// others cost. Follows the simulation and its own fields at once.
class AdvisorDialog : public QDialog {
    Q_OBJECT
  public:
    explicit AdvisorDialog(SessionState& session, QWidget* parent = nullptr);

    struct Answer {
        Advice advice{};
        ExpectedErrors now{}; // of the simulation as it is
    };
    /// Empty: nothing can be advised, or it is on its way.
    const std::shared_ptr<const Answer>& answer() const { return answer_; }

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    struct Wish {
        AdvisorSettings settings{};
        double exposure = 0, interval = 0; // s, of the simulation
    };
    QWidget* makeAnswer();
    void request();
    void showAnswer(std::shared_ptr<const Answer> answer);
    void showProblem(const QString& sentence);
    void draw();
    void use();

    SessionState& session_;
    AdvisorForm* form_;
    QLabel *sentences_, *problem_, *told_;
    AdvisorTable* table_;
    Plot *curves_, *map_;
    QPushButton* use_;
    QStackedWidget* pages_;
    std::shared_ptr<const Answer> answer_;
    LatestTask<Wish, std::shared_ptr<const Answer>> advising_;
};

} // namespace perrin::ui
