// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/movie/estimates.h"

#include "ui/movie/evidence_panel.h"
#include "ui/movie/molecule_overlay.h"

namespace perrin::ui {
namespace {

Estimate cveEstimate(const Molecule& molecule) {
    if (!molecule.cve)
        return {};
    const double reach = 1.959964 * molecule.cveSe.value_or(0);
    return {molecule.cve, *molecule.cve - reach, *molecule.cve + reach};
}

} // namespace

std::vector<NamedEstimate> estimatesOf(const Molecule& molecule) {
    std::vector<NamedEstimate> estimates;
    if (!molecule.model.empty())
        estimates.push_back({EvidencePanel::tr("Network"),
                             EvidencePanel::tr("By %1").arg(QString::fromStdString(molecule.model)),
                             molecule.network, molecule.method == Method::Network});
    estimates.push_back({EvidencePanel::tr("MLE"),
                         EvidencePanel::tr("Maximum likelihood with motion blur (Berglund 2010)"),
                         molecule.mle, molecule.method == Method::Mle});
    estimates.push_back({EvidencePanel::tr("Bayes"),
                         EvidencePanel::tr("Maximum likelihood under a log-uniform prior"), molecule.bayes,
                         molecule.method == Method::Bayes});
    estimates.push_back({EvidencePanel::tr("CVE"),
                         EvidencePanel::tr("Covariance-based estimator (Vestergaard 2014)"),
                         cveEstimate(molecule), molecule.method == Method::Cve});
    estimates.push_back(
        {EvidencePanel::tr("MSD"),
         EvidencePanel::tr("Straight line through the MSD at the optimal number of lags (Michalet 2012)"),
         molecule.msd, molecule.method == Method::Msd || molecule.method == Method::MsdReport});
    return estimates;
}

QString intervalText(const Estimate& estimate) {
    if (estimate.value && estimate.low && estimate.high)
        return QString("%1 – %2").arg(dText(*estimate.low), dText(*estimate.high));
    if (!estimate.value && estimate.high)
        return EvidencePanel::tr("upper limit");
    return QString(QChar(0x2013));
}

} // namespace perrin::ui
