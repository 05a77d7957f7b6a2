// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/simulation_export_dialog.h"

#include "ui/look.h"
#include "ui/movie/export_buttons.h"
#include "ui/number_edit.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace perrin::ui {
namespace {

NumberEdit* whole(const char* name, const QString& text, const QString& tip, double least, double most,
                  double value) {
    auto* edit = new NumberEdit(name, tip, {.above = least, .orEqual = true, .upTo = most, .whole = true});
    edit->setAccessibleName(text);
    edit->setMaximumWidth(90);
    edit->setValue(value);
    return edit;
}

QWidget* withUnit(NumberEdit* edit, const QString& unit) {
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit);
    auto* label = new QLabel(unit);
    label->setProperty("role", "quiet");
    row->addWidget(label);
    row->addStretch();
    return content;
}

QString sizeText(double bytes) {
    return bytes < 1e9 ? SimulationExportDialog::tr("%1 MB").arg(std::max(0.1, bytes / 1e6), 0, 'f',
                                                                 bytes < 1e7 ? 1 : 0)
                       : SimulationExportDialog::tr("%1 GB").arg(bytes / 1e9, 0, 'f', 1);
}

} // namespace

SimulationExportDialog::SimulationExportDialog(const SimulationSettings& simulation, const QString& folder,
                                               QWidget* parent)
    : QDialog(parent), scenario_(simulation.scenario), kind_(new QButtonGroup(this)), form_(new QFormLayout),
      prefix_(new QLineEdit), remark_(new QLabel) {
    setObjectName("simulationExportDialog");
    setWindowTitle(tr("Export simulation"));
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(Gap::apart);
    const auto addKind = [&](const char* name, const QString& text, const QString& tip,
                             SimulationOrder::Kind kind) {
        auto* button = new QRadioButton(text);
        button->setObjectName(name);
        button->setToolTip(tip);
        kind_->addButton(button, static_cast<int>(kind));
        kinds->addWidget(button);
        return button;
    };
    addKind("exportStacks", tr("Stacks of single molecules"),
            tr("For training and for comparing methods: every stack draws its own D, photons and background"),
            SimulationOrder::Kind::Stacks)
        ->setChecked(true);
    addKind("exportMovie", tr("One movie of many molecules"),
            tr("A field of view, to try out finding and measuring on"), SimulationOrder::Kind::Movie)
        ->setEnabled(scenario_.formation == Formation::Physical);
    kinds->addStretch();
    remark_->setObjectName("exportSimulationRemark");
    remark_->setProperty("role", "quiet");
    remark_->setWordWrap(true);
    makeForm(simulation.seed);
    prefix_->setText(QDir(folder).filePath(QString::fromStdString(scenario_.name).replace(' ', '_')));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(Gap::wide);
    layout->addLayout(kinds);
    layout->addLayout(form_);
    layout->addWidget(remark_);
    layout->addStretch();
    write_ = addExportButtons(this, layout, "exportSimulationAccept");
    connect(kind_, &QButtonGroup::idToggled, this, &SimulationExportDialog::showState);
    connect(prefix_, &QLineEdit::textChanged, this, &SimulationExportDialog::showState);
    for (NumberEdit* edit : {stacks_, width_, height_, frames_, molecules_, seed_})
        connect(edit, &QLineEdit::textChanged, this, &SimulationExportDialog::showState);
    showState();
}

void SimulationExportDialog::makeForm(std::uint64_t seed) {
    const FieldSettings& field = scenario_.field;
    const WindowSettings& window = scenario_.window;
    stacks_ = whole("stackCount", tr("Stacks"), tr("How many stacks are written, each with one molecule"), 1,
                    1e8, 1000);
    width_ = whole("movieWidth", tr("Width, px"), tr("Width of the field of view"), 8, 8192, field.width);
    height_ =
        whole("movieHeight", tr("Height, px"), tr("Height of the field of view"), 8, 8192, field.height);
    frames_ = whole("movieFrames", tr("Frames"), tr("Length of the movie"), 1, 1e7, field.frames);
    molecules_ =
        whole("movieMolecules", tr("Molecules"),
              tr("In the field of view at any time; more than one to 200 px² are hard to tell apart"), 0, 1e5,
              field.molecules);
    seed_ = whole("exportSeed", tr("Seed"), tr("The same seed and settings give the same files"), 0,
                  9007199254740992, static_cast<double>(seed)); // 2^53: exact in a number field
    auto* size = new QWidget;
    auto* row = new QHBoxLayout(size);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(width_);
    row->addWidget(new QLabel("×"));
    row->addWidget(withUnit(height_, tr("px")), 1);
    prefix_->setObjectName("exportPrefix");
    prefix_->setAccessibleName(tr("Files"));
    prefix_->setMinimumWidth(360);
    prefix_->setToolTip(tr("Beginning of the names of the files that are written"));
    auto* browseButton = new QPushButton(tr("Browse…"));
    browseButton->setObjectName("browseSimulation");
    browseButton->setToolTip(tr("Choose folder and name"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &SimulationExportDialog::browse);
    auto* file = new QHBoxLayout;
    file->addWidget(prefix_, 1);
    file->addWidget(browseButton);
    form_->addRow(
        tr("Stacks"),
        withUnit(stacks_,
                 tr("of %1 frames, %2 × %3 px").arg(window.frames).arg(window.width).arg(window.height)));
    form_->addRow(tr("Field of view"), size);
    form_->addRow(tr("Frames"), frames_);
    form_->addRow(tr("Molecules"), molecules_);
    form_->addRow(tr("Seed"), seed_);
    form_->addRow(tr("Files"), file);
}

void SimulationExportDialog::browse() {
    const QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), prefix_->text() + ".tif",
                                                        tr("Stacks and movies (*.tif)"));
    if (!chosen.isEmpty())
        prefix_->setText(chosen);
}

SimulationOrder SimulationExportDialog::order() const {
    const auto number = [](const NumberEdit* edit) { return edit->value().value_or(0); };
    SimulationOrder order{.kind = static_cast<SimulationOrder::Kind>(kind_->checkedId()),
                          .scenario = scenario_,
                          .seed = static_cast<std::uint64_t>(number(seed_)),
                          .stacks = static_cast<std::uint64_t>(number(stacks_)),
                          .prefix = prefix_->text().trimmed()};
    if (order.prefix.endsWith(".tif", Qt::CaseInsensitive))
        order.prefix.chop(4);
    order.scenario.field.width = static_cast<int>(number(width_));
    order.scenario.field.height = static_cast<int>(number(height_));
    order.scenario.field.frames = static_cast<int>(number(frames_));
    order.scenario.field.molecules = static_cast<int>(number(molecules_));
    return order;
}

QString SimulationExportDialog::problem() const {
    const bool movie = kind_->checkedId() == static_cast<int>(SimulationOrder::Kind::Movie);
    for (const NumberEdit* edit : {stacks_, width_, height_, frames_, molecules_, seed_}) {
        const bool counts = edit == seed_ || (edit != stacks_) == movie;
        if (counts && !edit->value())
            return tr("%1: %2").arg(edit->accessibleName(),
                                    edit->valid() ? tr("a number is needed.") : edit->problem());
    }
    const QString prefix = order().prefix;
    if (prefix.isEmpty() || prefix.endsWith('/'))
        return tr("The files need a name.");
    if (!QFileInfo(QFileInfo(prefix).absolutePath()).isDir())
        return tr("There is no folder %1.").arg(QFileInfo(prefix).absolutePath());
    return {};
}

void SimulationExportDialog::showState() {
    const bool ofMovie = kind_->checkedId() == static_cast<int>(SimulationOrder::Kind::Movie);
    for (const int row : {1, 2, 3}) // field of view, frames, molecules
        form_->setRowVisible(row, ofMovie);
    form_->setRowVisible(0, !ofMovie);
    const QString wrong = problem();
    write_->setEnabled(wrong.isEmpty());
    if (!wrong.isEmpty()) {
        remark_->setText(wrong);
        return;
    }
    const SimulationOrder now = order();
    const QString name = QFileInfo(now.prefix).fileName();
    const bool movie = now.kind == SimulationOrder::Kind::Movie;
    const FieldSettings& field = now.scenario.field;
    const WindowSettings& window = now.scenario.window;
    const double pixels = movie ? double(field.width) * field.height * field.frames
                                : double(window.width) * window.height * window.frames * double(now.stacks);
    const int bytes = now.scenario.formation == Formation::Report2024 ? 4 : 2;
    QString remark =
        movie
            ? tr("Writes %1.tif (%2) with its calibration, %1_truth.csv with the truth, and %1.json with the "
                 "settings and the seed.")
            : tr("Writes %1.tif (%2) with its calibration, %1.csv with the truth, %1_paths.npy with the "
                 "sub-positions, and %1.json with the settings and the seed.");
    remark = remark.arg(name, sizeText(pixels * bytes));
    if (QFileInfo::exists(now.prefix + ".tif"))
        remark = tr("%1.tif exists and will be replaced.").arg(name) + "\n" + remark;
    remark_->setText(remark);
}

} // namespace perrin::ui
