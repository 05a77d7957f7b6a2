// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLineEdit>
#include <limits>
#include <optional>

namespace perrin::ui {

/// A number written with '.' or ',' as decimal mark; empty is "not known". What cannot be taken is marked
/// red, told in the tooltip and counts as not known: nothing runs on a value that is no longer written there.
class NumberEdit : public QLineEdit {
    Q_OBJECT
  public:
    struct Limits {
        double above = -std::numeric_limits<double>::infinity(); // values must be greater …
        bool orEqual = false;                                    // … or equal
        double upTo = std::numeric_limits<double>::infinity();
        bool whole = false;
    };
    NumberEdit(const QString& objectName, const QString& tip, const Limits& limits,
               QWidget* parent = nullptr);

    /// Empty when nothing, or nothing usable, is written.
    std::optional<double> value() const;
    bool valid() const;      // empty, or usable
    QString problem() const; // why what is written cannot be taken; empty: it can
    void setValue(std::optional<double> value);
    void setDigits(int digits) { digits_ = digits; } // significant ones shown

  signals:
    /// A person wrote something; empty unless it is usable.
    void valueEdited(std::optional<double> value);

  protected:
    bool event(QEvent* event) override;

  private:
    void mark();

    QString tip_;
    Limits limits_;
    int digits_ = 6;
};

/// "1,5" and "1.5" are 1.5; thousands separators are not understood (they are the other decimal mark).
std::optional<double> parseNumber(const QString& text);

} // namespace perrin::ui
