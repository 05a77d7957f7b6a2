// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTranslator>
#include <memory>

namespace perrin::test {

/// The window speaks a language for as long as this lives: "en", "fr", or "longer": English whose every word
/// is there and takes a third more room, as translations do.
class Spoken {
  public:
    explicit Spoken(const QString& language);
    ~Spoken();

  private:
    std::unique_ptr<QTranslator> longer_;
};

/// "[Find molecules~~~~~]": placeholders, accelerators and tags stay as they are.
QString pseudoTranslation(const QString& source);

} // namespace perrin::test
