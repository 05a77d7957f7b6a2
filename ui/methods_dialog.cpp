// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/methods_dialog.h"

#include "core/atomic_file.h"
#include "ui/quiet_label.h"
#include "ui/session_state.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

/// Of the network that measured; one that is no longer there is told as not given.
std::optional<Model> networkOf(const Session& session) {
    if (!session.measurement || session.measurement->settings.model.empty())
        return std::nullopt;
    try {
        return readModelHead(modelPath(session.measurement->settings.model));
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

MethodsDialog::MethodsDialog(const Session& session, const std::optional<SpikeInResult>& check,
                             const QString& proposed, QWidget* parent)
    : QDialog(parent), text_(new QPlainTextEdit), told_(quietLabel("methodsTold")),
      copy_(new QPushButton(tr("Copy"))), save_(new QPushButton(tr("Save…"))) {
    setObjectName("methodsDialog");
    setWindowTitle(tr("Methods paragraph"));
    resize(760, 560);
    auto* words = quietLabel("methodsWords");
    words->setText(
        tr("How these molecules were measured, for the methods section of a paper. It tells only what "
           "was done here and is known; what the movie does not know is called not given."));
    text_->setObjectName("methodsText");
    text_->setAccessibleName(windowTitle());
    text_->setToolTip(tr("Written from the session; change it in your paper"));
    text_->setReadOnly(true);
    text_->setPlaceholderText(tr("The paragraph is being written…"));
    copy_->setObjectName("copyMethods");
    copy_->setToolTip(tr("The paragraph and its references, for your paper"));
    copy_->setProperty("role", "primary");
    save_->setObjectName("saveMethods");
    save_->setToolTip(tr("As a text file"));
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("closeMethods");
    close->setToolTip(tr("Close this window (Esc)"));
    for (QPushButton* button : {copy_, save_})
        button->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(told_, 1);
    for (QPushButton* button : {copy_, save_, close})
        buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(text_, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text_->toPlainText());
        tell(tr("Copied."), "quiet");
    });
    connect(save_, &QPushButton::clicked, this, [this, proposed] { askSave(proposed); });
    writing_.start(
        [session, check](const Job&) {
            return QString::fromStdString(methodsParagraph(session, {networkOf(session), check}).text());
        },
        {.done =
             [this](const QString& text) {
                 text_->setPlainText(text);
                 for (QPushButton* button : {copy_, save_})
                     button->setEnabled(true);
                 copy_->setFocus();
             },
         .failed = [this](const QString& message) { text_->setPlaceholderText(message); },
         .cancelled = {}});
}

void MethodsDialog::askSave(const QString& proposed) {
    auto* dialog = new QFileDialog(this, tr("Save the methods paragraph"), proposed, tr("Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("txt");
    connect(dialog, &QFileDialog::fileSelected, this, &MethodsDialog::saveTo);
    dialog->open();
}

void MethodsDialog::saveTo(const QString& path) {
    try {
        writeAtomically(toPath(path),
                        [this](std::ostream& out) { out << text_->toPlainText().toStdString(); });
        tell(tr("Written: %1").arg(path), "quiet");
    } catch (const Error& error) {
        tell(QString::fromUtf8(error.what()), "problem");
    }
}

void MethodsDialog::tell(const QString& sentence, const char* role) {
    told_->setProperty("role", role);
    restyle(told_);
    told_->setText(sentence);
}

} // namespace perrin::ui
