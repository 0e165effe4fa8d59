// SPDX-License-Identifier: Apache-2.0
// The half-width of the headline difference while replications are still coming in, in any order.
#pragma once

#include <optional>
#include <vector>

#include <sightline/experiment/runner.hpp>

namespace sightline::experiment {

/// For showing only: unlike the results, its last bits depend on the order of replications.
class LiveDifference {
 public:
  /// `is_sequential`: of the confidence sequence by which a study stops, not of the interval.
  explicit LiveDifference(std::optional<Headline> headline, bool is_sequential = false)
      : headline_(headline), is_sequential_(is_sequential) {}

  void add(const ReplicationRecord& record);
  [[nodiscard]] std::optional<double> half_width() const;

 private:
  struct Series {
    std::vector<double> numerators;
    std::vector<double> denominators;
  };
  static void add(Series& series, const ArmRecord& arm, const model::outcomes::Outcome& outcome);

  std::optional<Headline> headline_;
  bool is_sequential_;
  Series arm_;
  Series against_;
};

}  // namespace sightline::experiment
