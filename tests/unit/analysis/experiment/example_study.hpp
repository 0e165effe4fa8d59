// SPDX-License-Identifier: Apache-2.0
// A study of two arms and a stand-in for the model whose numbers can be worked out by hand.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include <sightline/experiment/record.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

using model::outcomes::Measure;

inline constexpr std::uint32_t first_children = 1000;
inline constexpr std::uint32_t second_children = 1001;

/// The arms differ in the number of children only, by which the stand-in knows them apart.
inline scenario::Study example_study(std::uint32_t replications = 8) {
  using namespace std::chrono;
  scenario::Study study;
  study.name = "example";
  study.question = "Does it matter?";
  study.baseline = "england-2008";
  study.seed = 3;
  study.replications = replications;
  study.children = first_children;
  study.period = {Date{year{2007}, April, day{1}}, 30, 60};
  study.measure = {"missed_case_rate"};
  study.fingerprint = 0xABCDEFULL;
  study.arms.resize(2);
  study.arms[0].name = "as-is";
  study.arms[1].name = "doctors-attend";
  study.arms[1].reforms = {"R01"};
  for (scenario::Arm& arm : study.arms) {
    arm.input.period = study.period;
  }
  study.arms[0].input.children = first_children;
  study.arms[1].input.children = second_children;
  return study;
}

inline std::size_t index(Measure measure) {
  return static_cast<std::size_t>(measure);
}

/// Harmed: 10 in each arm. Missed in the first: 6 in even replications, 4 in odd ones; in the
/// second one child less, and child 99 instead of children 0 and 1.
inline model::ReplicationResult example_result(const model::Input& input,
                                               std::uint64_t replication) {
  const bool is_first = input.children == first_children;
  const int missed_in_first = replication % 2 == 0 ? 6 : 4;
  model::ReplicationResult result;
  result.tallies = engine::TallyTable(model::outcomes::measure_count, 2, 5);
  result.tallies.add(index(Measure::harmed), 0, 0, 4);
  result.tallies.add(index(Measure::harmed), 1, 4, 6);
  const int missed = is_first ? missed_in_first : missed_in_first - 1;
  result.tallies.add(index(Measure::missed), 0, 0, 1);
  result.tallies.add(index(Measure::missed), 1, 4, missed - 1);
  result.tallies.add(index(Measure::child_years), 0, 2, 500);
  result.tallies.add(index(Measure::false_enquiries), 0, 2, is_first ? 1 : 2);
  result.events = 100 + replication;
  for (int child = is_first ? 0 : 2; child < missed_in_first; ++child) {
    result.missed_children.emplace_back(child);
  }
  if (!is_first) result.missed_children.emplace_back(99);
  return result;
}

inline Replicate example_replicate() {
  return [](const model::Input& input, const Calendar&, std::uint64_t, std::uint64_t replication) {
    return example_result(input, replication);
  };
}

inline ReplicationRecord example_record(std::uint64_t replication) {
  const scenario::Study study = example_study();
  return run_replication(study, model::calendar_of(study.period), replication, example_replicate());
}

}  // namespace sightline::experiment
