// SPDX-License-Identifier: Apache-2.0
// Words and JSON that tables of futures and competing readings share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <sightline/replay/futures.hpp>

namespace sightline::replay {

/// Why false alarms are not among the endings, and where they are counted.
inline constexpr std::string_view false_alarms_text =
    "What a reform costs other families in false alarms cannot be measured in one family: see its "
    "false_enquiry_rate and false_plan_rate in a study, e.g. scenarios/studies/all-reforms.yaml "
    "(docs/reforms.md).";

/// "Futures take turns with 18 of the 20 sets of NAME; ...", and which were left out for what.
[[nodiscard]] std::string sets_text(const CaseHistories& histories, const std::string& ensemble);
[[nodiscard]] nlohmann::ordered_json sets_json(const CaseHistories& histories,
                                               const std::string& ensemble);

/// "0.42 [0.35, 0.49]", with a sign if asked for; days without decimals.
[[nodiscard]] std::string interval_text(const statistics::Estimate& estimate, bool is_share,
                                        bool is_signed);
/// null for what is not known.
[[nodiscard]] nlohmann::ordered_json estimate_json(const statistics::Estimate& estimate);
[[nodiscard]] nlohmann::ordered_json number_json(double value);

/// Case, title, content note and warning, as every JSON of a case begins.
[[nodiscard]] nlohmann::ordered_json case_head_json(const scenario::Case& of);

/// What the case takes for granted and no source says, as a list with a heading.
[[nodiscard]] std::string assumptions_text(const scenario::Case& of);

}  // namespace sightline::replay
