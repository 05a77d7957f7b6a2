// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation_figures.h"

#include <algorithm>

namespace perrin {

const Score* findScore(const std::vector<EvaluationRow>& rows, const std::string& name,
                       const std::string& group) {
    const auto place = std::find_if(rows.begin(), rows.end(), [&](const EvaluationRow& row) {
        return row.name == name && row.group == group;
    });
    return place == rows.end() ? nullptr : &place->score;
}

std::vector<std::string> rangeGroups(const std::vector<EvaluationRow>& rows) {
    std::vector<std::string> groups;
    for (const EvaluationRow& row : rows)
        if (row.group != "all" && row.group != "stay inside" &&
            std::find(groups.begin(), groups.end(), row.group) == groups.end())
            groups.push_back(row.group);
    return groups;
}

std::string rangeText(const std::string& group) {
    return group.substr(group.rfind(' ', group.rfind(" to ") - 1) + 1);
}

std::string rangeLabel(const EvaluationSet& set) {
    if (set.report)
        return "true effective D (report units)";
    return set.sameUnits() ? "true D (um^2/s)" : "true D dt/px^2";
}

double shownD(const EvaluationSet& set, std::size_t index, double d) {
    return set.report ? d / set.reportUnit[index] : d;
}

std::optional<double> usefulTop(std::vector<double> errors) {
    if (errors.empty())
        return std::nullopt;
    std::sort(errors.begin(), errors.end());
    const double usual = errors[errors.size() / 2];
    return errors.back() > 4 * usual ? std::optional(3 * usual) : std::nullopt;
}

} // namespace perrin
