// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/model_card_dialog.h"

#include "core/learn/trainer.h"
#include "ui/session_state.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QSettings>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace perrin::ui {

namespace fs = std::filesystem;

ModelCardDialog::ModelCardDialog(const fs::path& model, QWidget* parent) : QDialog(parent), model_(model) {
    setObjectName("modelCard");
    setWindowTitle(text(model.stem()));
    resize(680, 600);
    auto* page = new QTextBrowser;
    page->setObjectName("cardText");
    QFile file(text(cardPath(model)));
    page->setMarkdown(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                                     : tr("The card is missing: %1").arg(file.fileName()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* save = buttons->addButton(tr("Save the model as…"), QDialogButtonBox::ActionRole);
    save->setObjectName("saveModel");
    save->setToolTip(tr("A copy of the model with its card and curves, to keep or to give away"));
    QPushButton* use = buttons->addButton(tr("Use on the movie"), QDialogButtonBox::ActionRole);
    use->setObjectName("useOnMovie");
    use->setToolTip(tr("Measures the movie's molecules with this network, too"));
    connect(use, &QPushButton::clicked, this, [this] {
        emit useRequested(text(model_));
        accept();
    });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(page, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &ModelCardDialog::askSave);
}

void ModelCardDialog::askSave() {
    const QString folder = QSettings().value("modelFolder", QDir::homePath()).toString();
    auto* dialog = new QFileDialog(this, tr("Save the model"), QDir(folder).filePath(text(model_.filename())),
                                   tr("Models (*.safetensors)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("safetensors");
    connect(dialog, &QFileDialog::fileSelected, this, &ModelCardDialog::saveTo);
    dialog->open();
}

void ModelCardDialog::saveTo(const QString& path) {
    const fs::path target = toPath(path);
    const std::pair<fs::path, fs::path> files[] = {
        {cardPath(model_), cardPath(target)}, {curvesPath(model_), curvesPath(target)}, {model_, target}};
    for (const auto& [from, to] : files) {
        std::error_code failure;
        fs::copy_file(from, to, fs::copy_options::overwrite_existing, failure);
        if (failure) {
            emit failed(
                tr("%1: cannot be written: %2").arg(text(to), QString::fromStdString(failure.message())));
            return;
        }
    }
    QSettings().setValue("modelFolder", QFileInfo(path).absolutePath());
    emit noted(tr("Written: %1").arg(path));
}

} // namespace perrin::ui
