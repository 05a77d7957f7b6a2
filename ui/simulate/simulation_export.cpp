// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulate/simulation_export.h"

#include "core/simulate/stack_set.h"
#include "ui/places.h"


namespace perrin::ui {

SimulationExport::SimulationExport(SessionState& session, QWidget* parent)
    : QObject(parent), session_(session), parent_(parent) {}

void SimulationExport::ask() {
    auto* dialog = new SimulationExportDialog(session_.simulation(), usualFolder(), parent_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { write(dialog->order()); });
    dialog->open();
}

void SimulationExport::write(const SimulationOrder& order) {
    writing_.start(
        [order](const Job& job) {
            const std::filesystem::path prefix = toPath(order.prefix);
            if (order.kind == SimulationOrder::Kind::Movie)
                writeFieldMovie(prefix, order.scenario, order.seed, job);
            else
                writeStackSet(prefix, order.scenario, order.seed, order.stacks, job);
            return order.prefix + ".tif";
        },
        {.done = [this](const QString& written) { emit exported(written); },
         .failed = [this](const QString& message) { emit failed(message); },
         .cancelled = [this] { emit noted(tr("Cancelled; nothing was written.")); }});
}

} // namespace perrin::ui
