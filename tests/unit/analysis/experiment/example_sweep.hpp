// SPDX-License-Identifier: Apache-2.0
// A sweep over the example study, with a stand-in for the model that what varies acts on.
#pragma once

#include <cmath>
#include <utility>

#include <sightline/experiment/sweep.hpp>

#include "example_study.hpp"

namespace sightline::experiment {

inline scenario::Varied example_varied(std::string name, std::uint32_t levels) {
  scenario::Varied varied;
  varied.name = std::move(name);
  varied.unit = "probability";
  varied.high = 1.0;
  varied.levels = levels;
  varied.reaches = {1, 1};
  return varied;
}

/// A grid of 3 x 2 points over household.harm.visible (0, 0.5, 1) and household.care_seeking.*.
inline scenario::Study example_sweep_study(std::uint32_t replications = 3) {
  scenario::Study study = example_study(replications);
  scenario::Variation variation;
  variation.seed = 5;
  variation.varied = {example_varied("household.harm.visible", 3),
                      example_varied("household.harm.occult_if_moderate", 2)};
  study.variation = std::move(variation);
  return study;
}

/// As example_result(); the second arm misses 4 x visible more, so that its difference in
/// missed_case_rate is (4 visible - 1) / 10.
inline model::ReplicationResult example_sweep_result(const model::Input& input,
                                                     std::uint64_t replication) {
  model::ReplicationResult result = example_result(input, replication);
  const double visible = input.parameters.household.harm.visible.value();
  if (input.children == second_children) {
    result.tallies.add(index(Measure::missed), 0, 0, 4 * visible);
  }
  return result;
}

inline Replicate example_sweep_replicate() {
  return [](const model::Input& input, const Calendar&, std::uint64_t, std::uint64_t replication) {
    return example_sweep_result(input, replication);
  };
}

}  // namespace sightline::experiment
