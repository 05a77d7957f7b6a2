// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QUndoCommand>
#include <chrono>
#include <functional>

namespace perrin::ui {

/// One step of the undo history: what is done, and what takes it back. Edits of the same kind that follow
/// each other at once (typing a number, dragging a slider) become one step.
class Edit : public QUndoCommand {
  public:
    using Action = std::function<void()>;
    /// Held: goes on with the last one however long ago it was (a slider that is still held down).
    enum class Kind { Single, Continued, Held };

    /// Where its effect is seen.
    enum class Place { Movie, Match, Simulate };

    /// name: completes "Undo …" in the menu.
    Edit(const QString& name, Action redo, Action undo, Kind kind = Kind::Single, Place place = Place::Movie);
    Place place() const { return place_; }

    void redo() override { redo_(); }
    void undo() override {
        kind_ = Kind::Single; // taken back, it takes no more in
        undo_();
    }
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

  private:
    Action redo_, undo_;
    Kind kind_;
    Place place_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

} // namespace perrin::ui
