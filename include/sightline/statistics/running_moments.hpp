// SPDX-License-Identifier: Apache-2.0
// Mean and variance of numbers that are seen once and not kept.
#pragma once

#include <cstddef>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

/// Welford's recurrence (1962, Technometrics 4:419); merging after Chan, Golub and LeVeque (1983,
/// American Statistician 37:242). Rounding depends on the order of add() and merge(): merge parts
/// in a fixed order where results must have the same bits.
class RunningMoments {
 public:
  void add(double number) {
    ++n_;
    const double step = number - mean_;
    mean_ += step / static_cast<double>(n_);
    squares_ += step * (number - mean_);
    smallest_ = number < smallest_ ? number : smallest_;
    greatest_ = number > greatest_ ? number : greatest_;
  }
  /// As if the numbers of `other` had been added after those already here.
  void merge(const RunningMoments& other);

  [[nodiscard]] std::size_t count() const { return n_; }
  [[nodiscard]] double mean() const;      ///< NaN of no numbers
  [[nodiscard]] double variance() const;  ///< with divisor n - 1; +infinity for n < 2
  [[nodiscard]] double smallest() const { return smallest_; }  ///< +infinity of no numbers
  [[nodiscard]] double greatest() const { return greatest_; }  ///< -infinity of no numbers
  [[nodiscard]] Estimate estimate(double level = usual_level) const;

 private:
  std::size_t n_ = 0;
  double mean_ = 0.0;
  double squares_ = 0.0;  // sum of squared deviations from the mean
  double smallest_ = infinity;
  double greatest_ = -infinity;
};

}  // namespace sightline::statistics
