// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/labelled_edit.h"

#include "ui/look.h"
#include "ui/number_edit.h"

#include <QHBoxLayout>
#include <QLabel>

namespace perrin::ui {

QWidget* labelledEdit(const QString& name, NumberEdit* edit, const QString& unit) {
    auto* group = new QWidget;
    auto* layout = new QHBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap::close);
    auto* label = new QLabel(name);
    label->setBuddy(edit);
    layout->addWidget(label);
    layout->addWidget(edit);
    layout->addWidget(new QLabel(unit));
    edit->setAccessibleName(name + ", " + unit);
    return group;
}

} // namespace perrin::ui
