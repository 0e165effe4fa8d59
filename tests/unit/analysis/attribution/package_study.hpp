// SPDX-License-Identifier: Apache-2.0
// A finished study of packages whose numbers can be worked out by hand.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sightline/experiment/result_files.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::attribution::example {

using model::outcomes::Measure;
using Names = std::vector<std::string>;

/// A reform that sets parameter `field` of Practice.
inline model::workforce::PracticeReform reform(std::uint32_t field, double compliance = 1.0) {
  model::workforce::PracticeReform result;
  result.key = field;
  result.compliance = Probability(compliance);
  result.changes = {{field, model::workforce::PracticeChange::Operation::set, 0.5}};
  return result;
}

inline std::uint32_t field_of(const std::string& id) {
  return static_cast<std::uint32_t>(id.back() - 'A');
}

inline scenario::Arm arm(const Names& reforms, const std::string& name) {
  scenario::Arm result;
  result.name = name;
  result.reforms = reforms;
  for (const std::string& id : reforms)
    result.input.reforms.push_back(reform(field_of(id)));
  return result;
}

inline scenario::Study study(std::vector<scenario::Arm> arms) {
  using namespace std::chrono;
  scenario::Study result;
  result.name = "packages";
  result.question = "Which did it?";
  result.children = 1000;
  result.replications = 4;
  result.period = {Date{year{2007}, April, day{1}}, 30, 60};
  result.arms = std::move(arms);
  return result;
}

/// Missed per replication i: 40 - i with nothing, of 100 + 2 i harmed. A takes 4, B takes 6, C
/// nothing, and A with B another 2.
inline double missed(const Names& reforms, std::size_t replication) {
  const auto makes = [&](const char* id) {
    return std::find(reforms.begin(), reforms.end(), id) != reforms.end();
  };
  return 40.0 - static_cast<double>(replication) - (makes("A") ? 4.0 : 0.0) -
         (makes("B") ? 6.0 : 0.0) - (makes("A") && makes("B") ? 2.0 : 0.0);
}

inline double harmed(std::size_t replication) {
  return 100.0 + 2.0 * static_cast<double>(replication);
}

/// `numbers` are those of the replications where some have failed.
inline experiment::Sample sample_of(const scenario::Study& study,
                                    const std::vector<std::uint64_t>& numbers = {}) {
  experiment::Sample sample(study.arms.size(), study.sets.size());
  for (std::size_t i = 0; i < study.replications; ++i) {
    experiment::ReplicationRecord record;
    for (const scenario::Arm& arm : study.arms) {
      experiment::ArmRecord& of_arm = record.arms.emplace_back();
      of_arm.sums.assign(model::outcomes::measure_count, 0.0);
      of_arm.by_month.assign(model::outcomes::measure_count, 0.0);
      of_arm.by_quintile.assign(model::outcomes::measure_count, 0.0);
      of_arm.sums[static_cast<std::size_t>(Measure::missed)] = missed(arm.reforms, i);
      of_arm.sums[static_cast<std::size_t>(Measure::harmed)] = harmed(i);
    }
    sample.add(record, numbers.empty() ? i : numbers.at(i));
  }
  return sample;
}

/// Writes the results of the study into `folder`.
inline void finish(const scenario::Study& study, const std::filesystem::path& folder,
                   const std::vector<std::uint64_t>& numbers = {}) {
  const experiment::Sample sample = sample_of(study, numbers);
  experiment::write_results(folder, study, sample, experiment::summarise(sample), {});
}

/// All packages of A and B, out of order and with names that say nothing.
inline scenario::Study shuffled_study() {
  return study({arm({"A", "B"}, "x"), arm({"B"}, "y"), arm({}, "z"), arm({"A"}, "w")});
}

}  // namespace sightline::attribution::example
