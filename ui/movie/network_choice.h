// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QComboBox>
#include <filesystem>
#include <vector>

namespace perrin::ui {

/// Which network is asked about the molecules of the movie: none, one of the program's, one trained here, or one
/// from a file.
class NetworkChoice : public QComboBox {
    Q_OBJECT
  public:
    explicit NetworkChoice(QWidget* parent = nullptr);

    /// Those that were trained here; the program's own are known.
    void setOwn(const std::vector<std::filesystem::path>& models);
    /// Name or file; empty: none. One that is not in the list is added.
    void setNetwork(const QString& model);
    QString network() const;

  signals:
    void chosen(const QString& model);

  private:
    void fill();
    void askFile();

    std::vector<std::filesystem::path> own_, files_;
    QString current_;
};

/// As people call it: its name, or that of its file.
QString networkTitle(const QString& model);

} // namespace perrin::ui
