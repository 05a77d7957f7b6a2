// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/model.h"
#include "ui/background_task.h"

#include <QWidget>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <vector>

class QTreeWidget;
class QTreeWidgetItem;

namespace perrin::ui {

/// Models and classical estimators, each with a tick when it is to be compared.
class ContenderList : public QWidget {
    Q_OBJECT
  public:
    explicit ContenderList(QWidget* parent = nullptr);

    /// Models of a person's own trainings: their files, newest first.
    void setRuns(const std::vector<std::filesystem::path>& models);
    /// Models of other images cannot be ticked. Empty: not known what images will be looked at.
    void setFormation(std::optional<Formation> formation);
    void addFile(const std::filesystem::path& model);
    /// Reads what the files say of their models; listed() follows.
    void read();

    /// Of those that can be asked.
    std::vector<std::filesystem::path> models() const;
    std::vector<std::string> estimators() const;
    /// What each model was trained on, by its name in the list; as far as they are read.
    std::vector<std::pair<QString, Scenario>> scenarios() const;

  signals:
    void listed(); // more is known of the models, or there are others
    void ticked(); // a person has changed what is compared
    void failed(const QString& sentence);

  private:
    enum Group { Shipped, Runs, Files, Estimators, Groups };
    struct Known {
        std::optional<Model> model; // without its weights
        std::string problem;        // why it cannot be used
    };
    void fill();
    void addModel(Group group, const std::filesystem::path& path);
    QTreeWidgetItem* addItem(Group group, const QString& name, const QString& id);
    void askFile();
    void showMenu(const QPoint& at);
    void remember() const;

    QTreeWidget* tree_;
    std::vector<std::filesystem::path> shipped_, runs_, files_;
    std::map<std::filesystem::path, Known> known_;
    std::set<QString> ticked_; // ids
    std::optional<Formation> formation_ = Formation::Physical;
    bool filling_ = false;
    BackgroundTask<std::map<std::filesystem::path, Known>> reading_;
};

} // namespace perrin::ui
