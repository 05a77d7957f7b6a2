// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/export_buttons.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {

QPushButton* addExportButtons(QDialog* dialog, QVBoxLayout* layout, const char* exportName) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* write =
        buttons->addButton(QCoreApplication::translate("perrin::ui", "Export"), QDialogButtonBox::AcceptRole);
    write->setObjectName(exportName);
    write->setProperty("role", "primary");
    write->setDefault(true);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return write;
}

} // namespace perrin::ui
