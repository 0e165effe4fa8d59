// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/outcomes/measures.hpp>

#include "json_parts.hpp"
#include "sections.hpp"

namespace sightline::report {
namespace {

using model::outcomes::Better;
using model::outcomes::Outcome;

std::string_view name_of(Better better) {
  switch (better) {
    case Better::lower:
      return "lower";
    case Better::higher:
      return "higher";
    default:
      return "neither";
  }
}

Json differences_of(const experiment::Comparison& comparison) {
  Json differences = Json::array();
  for (const statistics::PairedComparison& paired : comparison.outcomes)
    differences.push_back(estimate(paired.difference));
  return differences;
}

}  // namespace

Json outcomes_of() {
  Json outcomes = Json::array();
  for (const Outcome& outcome : model::outcomes::catalogue()) {
    outcomes.push_back({{"name", std::string(outcome.name)},
                        {"unit", std::string(outcome.unit)},
                        {"meaning", std::string(outcome.meaning)},
                        {"better", std::string(name_of(outcome.better))}});
  }
  return outcomes;
}

Json comparison_of(const FinishedFolder& finished) {
  if (finished.is_sweep) return nullptr;
  Json levels = Json::array();
  for (const experiment::ArmSummary& arm : finished.summary.arms) {
    Json of_arm = Json::array();
    for (const statistics::Estimate& level : arm.outcomes)
      of_arm.push_back(estimate(level));
    levels.push_back(std::move(of_arm));
  }
  Json differences = Json::array({Json()});  // of the first arm from itself
  for (const experiment::Comparison& comparison : finished.summary.comparisons)
    differences.push_back(differences_of(comparison));
  return {{"levels", std::move(levels)}, {"differences", std::move(differences)}};
}

}  // namespace sightline::report
