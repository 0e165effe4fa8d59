// SPDX-License-Identifier: Apache-2.0
// An outcome by month over replications: pooled ratios with their intervals, from sums alone.
#pragma once

#include <cstddef>
#include <vector>

#include <sightline/experiment/record.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::report {

/// One outcome of one arm in each month. Observations are replications or, with two or more
/// parameter sets, sets, whose replications are added up first. Memory does not depend on the
/// number of replications.
class MonthSums {
 public:
  MonthSums(const model::outcomes::Outcome& outcome, std::size_t months, std::size_t sets);

  void add(const experiment::ArmRecord& record, std::size_t set);
  /// As statistics::estimate_ratio(), from sums of squares.
  [[nodiscard]] statistics::Estimate estimate(std::size_t month) const;

 private:
  struct Sums {
    double n = 0.0, numerator = 0.0, denominator = 0.0;
    double numerator_squared = 0.0, product = 0.0, denominator_squared = 0.0;
    void add(double above, double below);
  };
  struct Pair {
    double numerator = 0.0, denominator = 0.0;
    std::size_t replications = 0;
  };
  [[nodiscard]] Sums sums_of(std::size_t month) const;

  const model::outcomes::Outcome* outcome_;
  std::size_t months_;
  std::vector<Sums> sums_;  ///< by month; of studies without sets
  std::vector<Pair> sets_;  ///< (set, month)
};

}  // namespace sightline::report
