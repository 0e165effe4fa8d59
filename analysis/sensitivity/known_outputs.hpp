// SPDX-License-Identifier: Apache-2.0
// Outputs of a design as means with what chance does to them.
#pragma once

#include <span>
#include <vector>

#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

/// Does not own the outputs, which must outlive it.
class KnownOutputs {
 public:
  /// Throws std::invalid_argument as outputs.hpp says.
  KnownOutputs(const design::UnitDesign& design, const Outputs& outputs);

  /// False where some number of the point is not finite.
  [[nodiscard]] bool is_known(std::size_t point) const;
  [[nodiscard]] double mean(std::size_t point) const { return means_[point]; }
  /// Covariance of the errors that chance leaves in two means; of a point with itself the variance.
  /// NaN with one replication.
  [[nodiscard]] double chance_covariance(std::size_t a, std::size_t b) const;
  /// Variance of the error of mean(a) - mean(b), a != b. NaN with one replication.
  [[nodiscard]] double chance_of_difference(std::size_t a, std::size_t b) const;
  /// For each of `points` what chance adds to the variance (divisor n - 1) of their means; the mean
  /// over points is what it adds in all. NaN with one replication.
  [[nodiscard]] std::vector<double> chance_between(const std::vector<std::size_t>& points) const;
  /// Variance of one replication at a point, divisor R - 1.
  [[nodiscard]] double chance_of_one(std::size_t point) const;

 private:
  [[nodiscard]] std::span<const double> row(std::size_t point) const {
    return std::span(outputs_->numbers)
        .subspan(point * outputs_->replications, outputs_->replications);
  }

  const Outputs* outputs_;
  std::vector<double> means_;
};

/// Points that stand for the distribution of parameters, split by whether their output is known;
/// by group and position, so that the order in the design does not matter.
struct IndependentPoints {
  std::vector<std::size_t> known;
  std::size_t left_out = 0;
};
[[nodiscard]] IndependentPoints independent_points(const design::UnitDesign& design,
                                                   const KnownOutputs& outputs);

/// Indices of the points of each group in the order of positions, by group.
[[nodiscard]] std::vector<std::vector<std::size_t>> points_by_group(
    const design::UnitDesign& design);

}  // namespace sightline::sensitivity
