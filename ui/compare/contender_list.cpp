// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/contender_list.h"

#include "core/learn/stack_estimators.h"
#include "core/table.h"
#include "ui/look.h"
#include "ui/session_state.h"
#include "ui/words/core_words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

enum ContenderColumn { ContenderName, TrainedFor, ContenderColumns };

constexpr int idRole = Qt::UserRole;
const QString estimatorPrefix = "estimator:";

QString estimatorTitle(const std::string& name) {
    return name == "mean"         ? ContenderList::tr("always the mean")
           : name == "msd-report" ? ContenderList::tr("MSD, all lags (the report's)")
           : name == "msd"        ? ContenderList::tr("MSD, optimal lags")
           : name == "cve"        ? ContenderList::tr("CVE")
           : name == "mle"        ? ContenderList::tr("MLE")
                                  : ContenderList::tr("Bayes");
}

QString tipOf(const Model& model) {
    QString tip = ContenderList::tr("Network %1, label %2, trained for %3")
                      .arg(QString::fromStdString(model.network.name), name(model.label),
                           nameText(model.scenario.name));
    if (const auto rmse = model.scores.find("rmse"); rmse != model.scores.end() && rmse->is_number())
        tip += ContenderList::tr("; RMSE %1 %2 there")
                   .arg(QString::number(rmse->get<double>(), 'g', 3),
                        isLogarithm(model.label) ? ContenderList::tr("of ln D") : "µm²/s");
    return tip;
}

} // namespace

ContenderList::ContenderList(QWidget* parent) : QWidget(parent), tree_(new QTreeWidget) {
    for (const std::string& name : shippedModels())
        shipped_.push_back(modelPath(name));
    const QSettings settings;
    for (const QString& file : settings.value("compare/files").toStringList())
        files_.push_back(toPath(file));
    if (settings.contains("compare/ticked")) {
        for (const QString& id : settings.value("compare/ticked").toStringList())
            ticked_.insert(id);
    } else {
        for (const std::string& name : estimatorNames())
            ticked_.insert(estimatorPrefix + QString::fromStdString(name));
        for (const fs::path& path : shipped_)
            if (path.filename().string().starts_with("perrin"))
                ticked_.insert(text(path));
    }
    tree_->setObjectName("contenders");
    tree_->setAccessibleName(tr("What is compared"));
    tree_->setColumnCount(ContenderColumns);
    tree_->setHeaderLabels({tr("Name"), tr("Trained for")});
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(ContenderName, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(TrainedFor, QHeaderView::ResizeToContents);
    tree_->setIndentation(14);
    tree_->setMinimumHeight(230);
    tree_->setSelectionMode(QAbstractItemView::NoSelection);
    auto* add = new QPushButton(tr("Add a model file…"));
    add->setObjectName("addModelFile");
    add->setProperty("role", "small");
    add->setToolTip(tr("A .safetensors file that Perrin has trained, here or elsewhere"));
    auto* row = new QHBoxLayout;
    row->addWidget(add);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::line);
    layout->addWidget(tree_, 1);
    layout->addLayout(row);
    connect(add, &QPushButton::clicked, this, &ContenderList::askFile);
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree_, &QTreeWidget::customContextMenuRequested, this, &ContenderList::showMenu);
    connect(tree_, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
        if (filling_)
            return;
        const QString id = item->data(ContenderName, idRole).toString();
        if (item->checkState(ContenderName) == Qt::Checked)
            ticked_.insert(id);
        else
            ticked_.erase(id);
        remember();
        emit ticked();
    });
    fill();
}

void ContenderList::setRuns(const std::vector<fs::path>& models) {
    if (models == runs_)
        return;
    runs_ = models;
    fill();
    read();
}

void ContenderList::setFormation(std::optional<Formation> formation) {
    if (formation == formation_)
        return;
    formation_ = formation;
    fill();
}

void ContenderList::addFile(const fs::path& model) {
    if (std::find(files_.begin(), files_.end(), model) == files_.end())
        files_.push_back(model);
    ticked_.insert(text(model));
    remember();
    fill();
    read();
}

void ContenderList::read() {
    std::vector<fs::path> paths = shipped_;
    paths.insert(paths.end(), runs_.begin(), runs_.end());
    paths.insert(paths.end(), files_.begin(), files_.end());
    reading_.start(
        [paths](const Job& job) {
            std::map<fs::path, Known> known;
            for (const fs::path& path : paths) {
                job.checkCancelled();
                try {
                    known[path].model = readModelHead(path);
                } catch (const Error& error) {
                    known[path].problem = error.what();
                }
            }
            return known;
        },
        {.done =
             [this](std::map<fs::path, Known> known) {
                 known_ = std::move(known);
                 fill();
                 emit listed();
             },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = {}});
}

QTreeWidgetItem* ContenderList::addItem(Group group, const QString& name, const QString& id) {
    auto* item = new QTreeWidgetItem(tree_->topLevelItem(group));
    item->setText(ContenderName, name);
    item->setToolTip(ContenderName, name);
    item->setData(ContenderName, idRole, id);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    item->setCheckState(ContenderName, ticked_.contains(id) ? Qt::Checked : Qt::Unchecked);
    return item;
}

void ContenderList::addModel(Group group, const fs::path& path) {
    QTreeWidgetItem* item = addItem(group, text(path.stem()), text(path));
    const auto found = known_.find(path);
    if (found == known_.end()) {
        item->setFlags(Qt::NoItemFlags); // until it is read
        return;
    }
    QString problem = coreText(found->second.problem);
    if (const auto& model = found->second.model) {
        item->setText(TrainedFor, nameText(model->scenario.name));
        item->setToolTip(ContenderName, tipOf(*model));
        if (formation_ && model->scenario.formation != *formation_)
            problem = model->scenario.formation == Formation::Report2024
                          ? tr("Was trained on the 2024 report's images; choose its scenario to compare it")
                          : tr("Was trained on a camera's images, not on the 2024 report's");
    }
    if (problem.isEmpty())
        return;
    // Its tick comes back with images that it can be asked about.
    item->setCheckState(ContenderName, Qt::Unchecked);
    item->setFlags(Qt::NoItemFlags);
    item->setText(TrainedFor, found->second.model ? tr("other images") : tr("cannot be read"));
    for (const int column : {ContenderName, TrainedFor})
        item->setToolTip(column, problem);
}

void ContenderList::fill() {
    const QScopedValueRollback filling(filling_, true);
    tree_->clear();
    const QString titles[] = {tr("Models of Perrin"), tr("Your trainings"), tr("Model files"),
                              tr("Classical estimators")};
    for (int group = 0; group < Groups; ++group) {
        auto* top = new QTreeWidgetItem(tree_, {titles[group]});
        top->setFirstColumnSpanned(true);
        top->setFlags(Qt::ItemIsEnabled);
        QFont bold = top->font(0);
        bold.setBold(true);
        top->setFont(0, bold);
    }
    for (const fs::path& path : shipped_)
        addModel(Shipped, path);
    for (const fs::path& path : runs_)
        addModel(Runs, path);
    for (const fs::path& path : files_)
        addModel(Files, path);
    for (const std::string& name : estimatorNames())
        addItem(Estimators, estimatorTitle(name), estimatorPrefix + QString::fromStdString(name))
            ->setToolTip(ContenderName, coreText(estimatorDescription(name)));
    for (int group = 0; group < Groups; ++group) {
        QTreeWidgetItem* top = tree_->topLevelItem(group);
        top->setHidden(top->childCount() == 0);
        top->setExpanded(true);
    }
}

std::vector<fs::path> ContenderList::models() const {
    std::vector<fs::path> chosen;
    for (const Group group : {Shipped, Runs, Files}) {
        const QTreeWidgetItem* top = tree_->topLevelItem(group);
        for (int i = 0; i < top->childCount(); ++i)
            if (top->child(i)->flags().testFlag(Qt::ItemIsEnabled) &&
                top->child(i)->checkState(ContenderName) == Qt::Checked)
                chosen.push_back(toPath(top->child(i)->data(ContenderName, idRole).toString()));
    }
    return chosen;
}

std::vector<std::string> ContenderList::estimators() const {
    std::vector<std::string> chosen;
    for (const std::string& name : estimatorNames())
        if (ticked_.contains(estimatorPrefix + QString::fromStdString(name)))
            chosen.push_back(name);
    return chosen;
}

std::vector<std::pair<QString, Scenario>> ContenderList::scenarios() const {
    std::vector<std::pair<QString, Scenario>> found;
    for (const auto* paths : {&shipped_, &runs_, &files_})
        for (const fs::path& path : *paths)
            if (const auto known = known_.find(path); known != known_.end() && known->second.model)
                found.emplace_back(text(path.stem()), known->second.model->scenario);
    return found;
}

void ContenderList::askFile() {
    const QString folder = QSettings().value("modelFolder", QDir::homePath()).toString();
    auto* dialog = new QFileDialog(this, tr("Add a model"), folder, tr("Models (*.safetensors)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue("modelFolder", QFileInfo(path).absolutePath());
        addFile(toPath(path));
    });
    dialog->open();
}

void ContenderList::showMenu(const QPoint& at) {
    const QTreeWidgetItem* item = tree_->itemAt(at);
    if (!item || item->parent() != tree_->topLevelItem(Files))
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Take off the list"), this, [this, id = item->data(ContenderName, idRole).toString()] {
        std::erase(files_, toPath(id));
        ticked_.erase(id);
        remember();
        fill();
        emit listed();
    });
    menu->popup(tree_->viewport()->mapToGlobal(at));
}

void ContenderList::remember() const {
    QStringList ticked, files;
    for (const QString& id : ticked_)
        ticked << id;
    for (const fs::path& path : files_)
        files << text(path);
    QSettings settings;
    settings.setValue("compare/ticked", ticked);
    settings.setValue("compare/files", files);
}

} // namespace perrin::ui
