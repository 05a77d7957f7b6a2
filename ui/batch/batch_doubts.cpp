// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_doubts.h"

#include "core/diffusion/condition_table.h"
#include "ui/batch/batch_model.h"
#include "ui/movie/molecule_model.h"
#include "ui/words/core_words.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace perrin::ui {
namespace {

constexpr const char* beyondLargestD = "BEYOND_LARGEST_D";
constexpr std::array doubtFlags{"NETWORK_UNTRAINED", "NETWORK_DOUBTFUL", "NETWORK_DISAGREES"};

/// The places of these columns.
std::vector<std::size_t> columnsOf(const Table& table, std::initializer_list<const char*> names) {
    std::vector<std::size_t> places;
    for (const char* name : names)
        places.push_back(
            static_cast<std::size_t>(std::ranges::find(table.header, name) - table.header.begin()));
    return places;
}

void countDoubt(std::vector<Doubt>& doubts, const char* flag, const std::string& reason,
                const std::string& molecule) {
    auto known = std::ranges::find(doubts, flag, &Doubt::flag);
    if (known == doubts.end()) {
        doubts.push_back({.flag = flag, .reason = reason, .example = molecule});
        known = std::prev(doubts.end());
    }
    ++known->molecules;
    if (reason.size() < known->reason.size()) { // of fewer flags: nearer to the point
        known->reason = reason;
        known->example = molecule;
    }
}

QString reasonOf(const Doubt& doubt) {
    return doubt.flag == beyondLargestD
               ? BatchModel::tr("faster than what was looked for (Largest D, in the settings of the Movie "
                                "workspace): steps so long are joined by chance only.")
               : coreText(doubt.reason);
}

bool isFlagged(const std::string& flags, const char* flag) {
    return (";" + flags + ";").find(";" + std::string(flag) + ";") != std::string::npos;
}

} // namespace

std::vector<Doubt> doubtsIn(const Table& molecules, double largestD) {
    const auto columns = columnsOf(molecules, {"TRACK_ID", "FLAGS", "FLAG_REASON"});
    std::vector<Doubt> doubts;
    for (const char* flag : doubtFlags)
        for (const auto& row : molecules.rows)
            if (isFlagged(row.at(columns[1]), flag))
                countDoubt(doubts, flag, row.at(columns[2]), row.at(columns[0]));
    std::size_t row = 0;
    for (const MovieAnswers& movie : answersOf(molecules, ComparedD::Automatic))
        for (const MoleculeAnswer& molecule : movie.molecules) {
            const auto& cells = molecules.rows.at(row);
            if (molecule.d.value.value_or(0) > largestD || isFlagged(cells.at(columns[1]), beyondLargestD))
                countDoubt(doubts, beyondLargestD, "", cells.at(columns[0]));
            ++row;
        }
    return doubts;
}

QStringList doubtBadges(const std::vector<Doubt>& doubts) {
    QStringList badges;
    for (const Doubt& doubt : doubts)
        badges << QString("%1 %2").arg(doubt.molecules).arg(flagText(doubt.flag));
    return badges;
}

QString doubtTip(const std::vector<Doubt>& doubts, std::size_t molecules) {
    QString tip;
    for (const Doubt& doubt : doubts)
        tip += "<p><b>" + flagText(doubt.flag).toHtmlEscaped() + "</b> " +
               BatchModel::tr("(%1 of %2), such as molecule %3:")
                   .arg(doubt.molecules)
                   .arg(molecules)
                   .arg(QString::fromStdString(doubt.example)) +
               " " + reasonOf(doubt).toHtmlEscaped() + "</p>";
    const bool network = std::ranges::any_of(doubts, [](const Doubt& doubt) {
        return doubt.flag == doubtFlags[0] || doubt.flag == doubtFlags[1];
    });
    if (network)
        tip += "<p>" +
               BatchModel::tr("Where the network’s D is the method’s, the median takes MLE’s for these "
                              "molecules, if it has any.") +
               "</p>";
    return tip;
}

} // namespace perrin::ui
