// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/choice_row.h"

#include "ui/look.h"
#include "ui/session_state.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

namespace perrin::ui {
namespace {

QHBoxLayout* labelled(QWidget* content, const QString& text, const QString& tip) {
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Gap::line);
    row->addWidget(settingLabel(text, tip));
    return row;
}

} // namespace

ChoiceRow::ChoiceRow(const char* objectName, const QString& label, const QString& tip,
                     std::vector<Choice> choices, std::function<bool(const Scenario&)> matters,
                     QWidget* parent)
    : SettingField(label, std::move(matters), parent), box_(new QComboBox), choices_(std::move(choices)) {
    box_->setObjectName(objectName);
    box_->setToolTip(tip);
    box_->setAccessibleName(label);
    for (const Choice& choice : choices_) {
        box_->addItem(choice.text);
        box_->setItemData(box_->count() - 1, choice.tip, Qt::ToolTipRole);
    }
    auto* content = new QWidget;
    labelled(content, label, tip)->addWidget(box_, 1);
    setContent(content);
    connect(box_, &QComboBox::activated, this,
            [this](int row) { emit edited(choices_[static_cast<std::size_t>(row)].choose, false); });
}

void ChoiceRow::showValue(const Scenario& scenario) {
    const auto chosen =
        std::ranges::find_if(choices_, [&](const Choice& choice) { return choice.chosen(scenario); });
    box_->setCurrentIndex(chosen == choices_.end() ? -1 : static_cast<int>(chosen - choices_.begin()));
}

FileRow::FileRow(const char* objectName, const QString& label, const QString& tip,
                 std::filesystem::path CameraMaps::*field, std::function<bool(const Scenario&)> matters,
                 QWidget* parent)
    : SettingField(label, std::move(matters), parent), field_(field), tip_(tip), file_(new QPushButton),
      none_(new QPushButton(tr("None"))) {
    file_->setObjectName(objectName);
    file_->setAccessibleName(label);
    none_->setObjectName(QString(objectName) + "None");
    none_->setToolTip(tr("No file: all pixels alike, or spread as given above"));
    none_->setAccessibleName(label + ": " + none_->text());
    auto* content = new QWidget;
    auto* row = labelled(content, label, tip);
    row->addWidget(file_, 1);
    row->addWidget(none_);
    setContent(content);
    connect(file_, &QPushButton::clicked, this, &FileRow::ask);
    connect(none_, &QPushButton::clicked, this, [this] { choose({}); });
}

void FileRow::showValue(const Scenario& scenario) {
    const std::filesystem::path& path = scenario.sensor.camera.maps.*field_;
    const QString name = path.empty() ? tr("Choose a TIFF…") : text(path.filename()).replace('&', "&&");
    file_->setText(file_->fontMetrics().elidedText(name, Qt::ElideMiddle, 130));
    file_->setToolTip(path.empty() ? tip_ : text(path) + "\n" + tip_);
    none_->setVisible(!path.empty());
}

void FileRow::ask() {
    auto* dialog = new QFileDialog(this, name(), {}, tr("TIFF images (*.tif *.tiff)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { choose(toPath(path)); });
    dialog->open();
}

void FileRow::choose(const std::filesystem::path& path) {
    emit edited([field = field_, path](Scenario& scenario) { scenario.sensor.camera.maps.*field = path; },
                false);
}

} // namespace perrin::ui
