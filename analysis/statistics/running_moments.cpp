// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/running_moments.hpp>

namespace sightline::statistics {

void RunningMoments::merge(const RunningMoments& other) {
  if (other.n_ == 0) return;
  if (n_ == 0) {
    *this = other;
    return;
  }
  const auto here = static_cast<double>(n_);
  const auto there = static_cast<double>(other.n_);
  const double gap = other.mean_ - mean_;
  mean_ += gap * (there / (here + there));
  squares_ += other.squares_ + gap * gap * (here * there / (here + there));
  n_ += other.n_;
  smallest_ = std::min(smallest_, other.smallest_);
  greatest_ = std::max(greatest_, other.greatest_);
}

double RunningMoments::mean() const {
  return n_ == 0 ? not_a_number : mean_;
}

double RunningMoments::variance() const {
  if (n_ < 2) return infinity;
  return squares_ / static_cast<double>(n_ - 1);
}

Estimate RunningMoments::estimate(double level) const {
  const double divisor = n_ == 0 ? 1.0 : static_cast<double>(n_);
  return student_estimate(mean(), std::sqrt(variance() / divisor), n_, level);
}

}  // namespace sightline::statistics
