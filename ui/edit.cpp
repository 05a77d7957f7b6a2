// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit.h"

namespace perrin::ui {
namespace {

constexpr std::chrono::milliseconds oneGo{1500}; // a longer pause begins a new step

} // namespace

Edit::Edit(const QString& name, Action redo, Action undo, Kind kind, Place place)
    : QUndoCommand(name), redo_(std::move(redo)), undo_(std::move(undo)), kind_(kind), place_(place) {}

int Edit::id() const {
    return kind_ != Kind::Single ? static_cast<int>(qHash(text()) & 0x7fffffff) : -1;
}

bool Edit::mergeWith(const QUndoCommand* other) {
    const auto* next = static_cast<const Edit*>(other); // QUndoStack asks only for equal ids
    if (next->text() != text() || (next->kind_ != Kind::Held && next->last_ - last_ > oneGo))
        return false;
    redo_ = next->redo_;
    last_ = next->last_;
    return true;
}

} // namespace perrin::ui
