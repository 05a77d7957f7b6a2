// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/setting_field.h"

#include "ui/look.h"

#include <QLabel>
#include <QVBoxLayout>

namespace perrin::ui {

QLabel* settingLabel(const QString& text, const QString& tip) {
    auto* label = new QLabel(text);
    label->setToolTip(tip);
    label->setFixedWidth(settingLabelWidth);
    if (label->fontMetrics().horizontalAdvance(text) > settingLabelWidth) {
        label->setWordWrap(true);
        label->setFixedHeight(label->heightForWidth(settingLabelWidth));
    }
    return label;
}

SettingField::SettingField(const QString& name, std::function<bool(const Scenario&)> matters, QWidget* parent)
    : QWidget(parent), name_(name), matters_(std::move(matters)), layout_(new QVBoxLayout(this)),
      problem_(new QLabel) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(Gap::hair);
    problem_->setProperty("role", "problem");
    problem_->setWordWrap(true);
    problem_->hide();
    layout_->addWidget(problem_);
}

void SettingField::setContent(QWidget* content) {
    layout_->insertWidget(0, content);
}

void SettingField::show(const Scenario& scenario) {
    setVisible(!matters_ || matters_(scenario));
    setProblem({});
    showValue(scenario);
}

void SettingField::setProblem(const QString& sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

QString SettingField::problem() const {
    return problem_->text();
}

} // namespace perrin::ui
