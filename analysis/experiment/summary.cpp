// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>
#include <string_view>

#include <sightline/experiment/summary.hpp>

namespace sightline::experiment {

using model::outcomes::catalogue;
using model::outcomes::Outcome;

Summary summarise(const Sample& sample) {
  Summary summary;
  for (std::size_t arm = 0; arm < sample.arms().size(); ++arm) {
    ArmSummary& of_arm = summary.arms.emplace_back();
    for (const Outcome& outcome : catalogue()) {
      of_arm.outcomes.push_back(estimate(sample, arm, outcome));
    }
    if (arm == 0) continue;
    Comparison& comparison = summary.comparisons.emplace_back();
    comparison.arm = arm;
    for (const Outcome& outcome : catalogue()) {
      comparison.outcomes.push_back(compare(sample, arm, 0, outcome));
    }
    comparison.rescued = statistics::estimate_mean(sample.arms()[arm].rescued);
    comparison.newly_missed = statistics::estimate_mean(sample.arms()[arm].newly_missed);
  }
  return summary;
}

std::size_t outcome_index(std::string_view name) {
  const Outcome* outcome = model::outcomes::find_outcome(name);
  if (outcome == nullptr) throw std::invalid_argument("no outcome " + std::string(name));
  return static_cast<std::size_t>(outcome - catalogue().data());
}

}  // namespace sightline::experiment
