// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/network_choice.h"

#include "core/learn/model.h"
#include "ui/session_state.h"

#include <QFileDialog>
#include <QSettings>
#include <QSignalBlocker>
#include <algorithm>

namespace perrin::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* fileItem = "file"; // opens a dialog
} // namespace

QString networkTitle(const QString& model) {
    return model.endsWith(".safetensors") ? text(toPath(model).stem()) : model;
}

NetworkChoice::NetworkChoice(QWidget* parent) : QComboBox(parent) {
    setObjectName("movieNetwork");
    setAccessibleName(tr("Network"));
    setToolTip(
        tr("The network that is asked for D of every molecule, beside the classical estimates.\nIt needs the "
           "exposure and the camera (gain, offset, read noise): Match finds them in the movie."));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    fill();
    connect(this, &QComboBox::activated, this, [this] {
        const QString model = currentData().toString();
        if (model == fileItem) {
            setNetwork(current_);
            askFile();
        } else if (model != current_) {
            current_ = model;
            emit chosen(model);
        }
    });
}

void NetworkChoice::setOwn(const std::vector<fs::path>& models) {
    own_ = models;
    fill();
}

void NetworkChoice::fill() {
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("none"), QString());
    for (const std::string& name : movieModels())
        addItem(QString::fromStdString(name), QString::fromStdString(name));
    if (!own_.empty())
        insertSeparator(count());
    const auto addFile = [this](const fs::path& path) {
        addItem(networkTitle(text(path)), text(path));
        setItemData(count() - 1, text(path), Qt::ToolTipRole);
    };
    std::for_each(own_.begin(), own_.end(), addFile);
    std::for_each(files_.begin(), files_.end(), addFile);
    insertSeparator(count());
    addItem(tr("Another file…"), QString(fileItem));
    setNetwork(current_);
}

void NetworkChoice::setNetwork(const QString& model) {
    current_ = model;
    if (findData(model) < 0) {
        files_.push_back(toPath(model));
        fill();
        return;
    }
    setCurrentIndex(findData(model));
}

QString NetworkChoice::network() const {
    return current_;
}

void NetworkChoice::askFile() {
    auto* dialog = new QFileDialog(window(), tr("Choose a network"),
                                   QSettings().value("modelFolder").toString(), tr("Models (*.safetensors)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue("modelFolder", QFileInfo(path).absolutePath());
        setNetwork(path);
        emit chosen(path);
    });
    dialog->open();
}

} // namespace perrin::ui
