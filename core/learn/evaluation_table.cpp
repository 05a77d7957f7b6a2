// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace perrin {
namespace {

constexpr int digits = 6;

std::string fixed(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string percent(const std::optional<double>& share) {
    return share ? fixed(100 * *share, 1) : "-";
}

std::vector<std::string> shownCells(const EvaluationRow& row) {
    const Score& s = row.score;
    std::string note;
    const auto add = [&](std::size_t count, const char* what) {
        if (count > 0)
            note += (note.empty() ? "" : ", ") + std::to_string(count) + what;
    };
    add(s.missing, " without answer");
    add(s.limited, " below the prior");
    if (row.published)
        return {row.name, fixed(s.rmse, 1), "-", fixed(s.mae, 1), "-", "-", "-", "-", "published"};
    return {row.name,       fixed(s.rmse, 3),      fixed(s.rmseError, 3), fixed(s.mae, 3), fixed(s.bias, 3),
            fixed(s.sd, 3), percent(s.coverage68), percent(s.coverage95), std::move(note)};
}

/// All but the first and the last column to the right.
std::string aligned(const std::vector<std::vector<std::string>>& lines) {
    std::vector<std::size_t> widths;
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], line[i].size());
        }
    std::string text;
    for (const auto& line : lines) {
        std::string shown;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string space(widths[i] - line[i].size(), ' ');
            const bool left = i == 0 || i + 1 == line.size();
            shown += std::string("  ") + (left ? line[i] + space : space + line[i]);
        }
        shown.erase(shown.find_last_not_of(' ') + 1);
        text += shown + "\n";
    }
    return text;
}

std::string cell(const std::optional<double>& value) {
    return numberText(value, digits);
}

} // namespace

std::string scaleText(ErrorScale scale) {
    return scale == ErrorScale::LnD ? "errors of ln D" : "errors of the effective D in report units";
}

std::string asText(const std::vector<EvaluationRow>& rows) {
    std::string text;
    for (auto row = rows.begin(); row != rows.end();) {
        const auto end = std::find_if(row, rows.end(),
                                      [&](const EvaluationRow& other) { return other.group != row->group; });
        text +=
            (text.empty() ? "" : "\n") + row->group + " (" + std::to_string(row->score.count) + " stacks)\n";
        std::vector<std::vector<std::string>> lines{
            {"", "RMSE", "+-", "MAE", "bias", "SD", "in 68 %", "in 95 %", ""}};
        std::transform(row, end, std::back_inserter(lines), shownCells);
        text += aligned(lines);
        row = end;
    }
    return text;
}

Table asTable(const std::vector<EvaluationRow>& rows) {
    Table table;
    table.header = {"METHOD", "GROUP", "N",          "RMSE",       "RMSE_SE", "MAE",
                    "BIAS",   "SD",    "COVERAGE68", "COVERAGE95", "MISSING", "LIMITED"};
    for (const EvaluationRow& row : rows) {
        const Score& s = row.score;
        if (row.published) {
            table.rows.push_back({row.name, row.group, std::to_string(s.count), cell(s.rmse), "", cell(s.mae),
                                  "", "", "", "", "", ""});
            continue;
        }
        table.rows.push_back({row.name, row.group, std::to_string(s.count), cell(s.rmse), cell(s.rmseError),
                              cell(s.mae), cell(s.bias), cell(s.sd), cell(s.coverage68), cell(s.coverage95),
                              std::to_string(s.missing), std::to_string(s.limited)});
    }
    return table;
}

nlohmann::ordered_json asJson(const std::vector<EvaluationRow>& rows) {
    const auto number = [](const std::optional<double>& value) {
        return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
    };
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const EvaluationRow& row : rows) {
        const Score& s = row.score;
        all.push_back({{"method", row.name},
                       {"group", row.group},
                       {"n", s.count},
                       {"rmse", s.rmse},
                       {"rmse_se", s.rmseError},
                       {"mae", s.mae},
                       {"bias", s.bias},
                       {"sd", s.sd},
                       {"coverage68", number(s.coverage68)},
                       {"coverage95", number(s.coverage95)},
                       {"missing", s.missing},
                       {"limited", s.limited}});
        if (row.published)
            for (const char* unknown : {"rmse_se", "bias", "sd", "missing", "limited"})
                all.back()[unknown] = nullptr;
    }
    return all;
}

Table predictionsTable(const EvaluationSet& set, const std::vector<NamedAnswers>& all) {
    Table table;
    table.header = {"stack", "D"};
    for (const NamedAnswers& named : all)
        for (const char* column : {"", "_LOW68", "_HIGH68", "_LOW95", "_HIGH95"})
            table.header.push_back(named.name + column);
    for (std::size_t i = 0; i < set.size(); ++i) {
        std::vector<std::string> row{std::to_string(set.first + i), cell(set.d[i])};
        for (const NamedAnswers& named : all) {
            const StackEstimate& e = named.answers.at(i);
            for (const auto& value : {e.d, e.low68, e.high68, e.low95, e.high95})
                row.push_back(cell(value));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace perrin
