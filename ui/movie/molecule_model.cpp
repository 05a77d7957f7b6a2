// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/molecule_model.h"

#include "ui/movie/molecule_overlay.h"
#include "ui/words/core_words.h"

#include <QFont>
#include <QStringList>
#include <algorithm>

namespace perrin::ui {
namespace {

const QString none(QChar(0x2013));

QVariant number(const std::optional<double>& value) {
    return value ? QVariant(*value) : QVariant();
}

std::optional<double> brightness(const Molecule& molecule) {
    return molecule.photons ? molecule.photons : molecule.amplitudeAdu;
}

QVariant sortKey(const Molecule& molecule, int column) {
    switch (column) {
    case MoleculeModel::Id:
        return molecule.track.id;
    case MoleculeModel::D:
        return number(molecule.d.value ? molecule.d.value : molecule.d.high);
    case MoleculeModel::Interval: // how well D is known: the width of its interval
        return molecule.d.low && molecule.d.high ? QVariant(*molecule.d.high - *molecule.d.low) : QVariant();
    case MoleculeModel::Frames:
        return static_cast<qulonglong>(molecule.track.spots.size());
    case MoleculeModel::Flags:
        return molecule.flags.empty() ? QVariant() : QVariant(QString::fromStdString(molecule.flags.front()));
    case MoleculeModel::Network:
        return number(molecule.network.value);
    case MoleculeModel::Mle:
        return number(molecule.mle.value);
    case MoleculeModel::Bayes:
        return number(molecule.bayes.value);
    case MoleculeModel::Cve:
        return number(molecule.cve);
    case MoleculeModel::Msd:
        return number(molecule.msd.value);
    case MoleculeModel::FirstFrame:
        return molecule.track.firstFrame();
    case MoleculeModel::LocalizationSd:
        return number(molecule.localizationSd);
    case MoleculeModel::Brightness:
        return number(brightness(molecule));
    }
    return {};
}

QString cellText(const Molecule& molecule, int column) {
    const auto optional = [](const std::optional<double>& value) { return value ? dText(*value) : none; };
    switch (column) {
    case MoleculeModel::Id:
        return QString::number(molecule.track.id);
    case MoleculeModel::D:
        return dText(molecule.d);
    case MoleculeModel::Interval:
        return molecule.d.low && molecule.d.high
                   ? QString("%1 – %2").arg(dText(*molecule.d.low), dText(*molecule.d.high))
                   : none;
    case MoleculeModel::Frames:
        return QString::number(molecule.track.spots.size());
    case MoleculeModel::Flags:
        return {};
    case MoleculeModel::Network:
        return dText(molecule.network);
    case MoleculeModel::Mle:
        return dText(molecule.mle);
    case MoleculeModel::Bayes:
        return dText(molecule.bayes);
    case MoleculeModel::Cve:
        return optional(molecule.cve);
    case MoleculeModel::Msd:
        return dText(molecule.msd);
    case MoleculeModel::FirstFrame:
        return QString::number(molecule.track.firstFrame() + 1);
    case MoleculeModel::LocalizationSd:
        return molecule.localizationSd ? QString::number(1000 * *molecule.localizationSd, 'f', 0) : none;
    case MoleculeModel::Brightness:
        return brightness(molecule) ? QString::number(*brightness(molecule), 'f', 0) : none;
    }
    return {};
}

QStringList flagTexts(const Molecule& molecule) {
    QStringList texts;
    for (const std::string& flag : molecule.flags)
        if (flag != "EXPOSURE_UNKNOWN") // true of every molecule: said once, in the notes
            texts << flagText(flag);
    texts.removeDuplicates(); // there may be several reasons for one
    return texts;
}

} // namespace

QString flagText(const std::string& flag) {
    QString text = QString::fromStdString(flag).toLower().replace('_', ' ');
    text.replace("brownian", "Brownian")
        .replace("beyond largest d", "beyond largest D")
        .replace("network untrained", "net: out of range")
        .replace("network ", "net: ");
    return coreText(text.toStdString());
}

QStringList allFlagTexts() {
    QStringList texts;
    for (const char* flag : {"IMMOBILE", "NOT_BROWNIAN", "BEYOND_LARGEST_D", "TOO_SHORT", "NETWORK_UNTRAINED",
                             "NETWORK_DOUBTFUL", "NETWORK_DISAGREES"})
        texts << flagText(flag);
    return texts;
}

void MoleculeModel::setMeasurement(std::shared_ptr<const Measurement> measurement) {
    beginResetModel();
    measurement_ = std::move(measurement);
    endResetModel();
}

int MoleculeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !measurement_ ? 0 : static_cast<int>(measurement_->molecules.size());
}

int MoleculeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant MoleculeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !measurement_)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(molecule(index), index.column());
    case SortRole:
        return sortKey(molecule(index), index.column());
    case WordsRole: {
        QStringList words = flagTexts(molecule(index));
        words << QString::fromStdString(molecule(index).region);
        if (molecule(index).source == MoleculeSource::Clicked)
            words << tr("clicked");
        return words.join('\n');
    }
    case FlagsRole:
        return index.column() == Flags ? QVariant(flagTexts(molecule(index))) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Flags ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    case Qt::FontRole:
        if (index.column() == D) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ToolTipRole: {
        QStringList reasons;
        for (const std::string& reason : molecule(index).flagReasons)
            reasons << coreText(reason);
        return reasons.join('\n');
    }
    case Qt::AccessibleTextRole:
        return index.column() == Flags ? QVariant(flagTexts(molecule(index)).join(", ")) : QVariant();
    }
    return {};
}

QVariant MoleculeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool photons = measurement_ && measurement_->settings.find.camera.has_value();
    const QStringList tips{
        tr("Number of the molecule"),
        tr("Diffusion coefficient by the chosen method, µm²/s; “<” marks an upper limit"),
        tr("95 % interval of D, µm²/s"),
        tr("What is unusual about the molecule; rest the pointer on a row for the reason"),
        tr("Frames in which the molecule was found"),
        tr("D by the network that was asked, µm²/s; needs the exposure and the camera"),
        tr("D by maximum likelihood (Berglund 2010), µm²/s; needs the exposure"),
        tr("D by maximum likelihood under a log-uniform prior, µm²/s; needs the exposure"),
        tr("D by the covariance-based estimator (Vestergaard 2014), µm²/s; may be negative"),
        tr("D by a straight line through the MSD at the optimal number of lags (Michalet 2012), µm²/s"),
        tr("First frame of the molecule, counted from 1"),
        tr("Localization error (standard deviation an axis), nm")};
    if (role == Qt::ToolTipRole && section == Brightness)
        return photons ? tr("Light of the molecule, photons a frame")
                       : tr("Brightness of the molecule, ADU a frame; with a known camera: photons");
    if (role == Qt::ToolTipRole)
        return tips.value(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Flags ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("No."),    tr("D (µm²/s)"),  tr("95 % interval"), tr("Flags"),
                            tr("Frames"), tr("D, network"), tr("D, MLE"),        tr("D, Bayes"),
                            tr("D, CVE"), tr("D, MSD"),     tr("First frame"),   tr("Loc. SD (nm)")};
    if (section == Brightness)
        return photons ? tr("Photons") : tr("Brightness (ADU)");
    return names.value(section);
}

} // namespace perrin::ui
