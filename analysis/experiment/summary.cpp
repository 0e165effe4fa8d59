// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sightline/experiment/summary.hpp>
#include <sightline/statistics/variance_components.hpp>

namespace sightline::experiment {

using model::outcomes::catalogue;
using model::outcomes::Outcome;

namespace {

/// The mean of a number of every replication; parameter sets, if there are any, are the sample.
statistics::Estimate mean_of(const std::vector<double>& numbers, const Sample& sample) {
  if (sample.sets() < 2) return statistics::estimate_mean(numbers);
  const std::vector<double> ones(numbers.size(), 1.0);
  const std::vector<std::size_t> set_of = sample.set_of_replication();
  return statistics::estimate_ratio(statistics::sums_by_group(numbers, set_of, sample.sets()),
                                    statistics::sums_by_group(ones, set_of, sample.sets()));
}

/// Means over the replications traced; where parameter sets take turns these are not spread evenly
/// over them, so the interval is over replications.
RouteSummary routes_of(const ArmSample& arm, Change change) {
  std::vector<double> direct;
  std::vector<double> through;
  RouteSummary summary;
  for (std::size_t i = 0; i < arm.changed.size(); ++i) {
    if (!arm.traced[i]) continue;
    direct.push_back(0.0);
    through.push_back(0.0);
    for (const ChangedChild& child : arm.changed[i]) {
      if (child.change != change) continue;
      (child.route == Route::direct ? direct : through).back() += 1.0;
      if (child.shift) ++summary.queues[child.shift->agency];
    }
  }
  summary.direct = statistics::estimate_mean(direct);
  summary.through_others = statistics::estimate_mean(through);
  return summary;
}

}  // namespace

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
    comparison.rescued = mean_of(sample.arms()[arm].rescued, sample);
    comparison.newly_missed = mean_of(sample.arms()[arm].newly_missed, sample);
    const std::vector<bool>& traced = sample.arms()[arm].traced;
    comparison.traced = static_cast<std::size_t>(std::count(traced.begin(), traced.end(), true));
    comparison.rescued_by = routes_of(sample.arms()[arm], Change::rescued);
    comparison.newly_missed_by = routes_of(sample.arms()[arm], Change::newly_missed);
  }
  return summary;
}

std::size_t outcome_index(std::string_view name) {
  const Outcome* outcome = model::outcomes::find_outcome(name);
  if (outcome == nullptr) throw std::invalid_argument("no outcome " + std::string(name));
  return static_cast<std::size_t>(outcome - catalogue().data());
}

}  // namespace sightline::experiment
