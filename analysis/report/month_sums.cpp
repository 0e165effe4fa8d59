// SPDX-License-Identifier: Apache-2.0
#include "month_sums.hpp"

#include <algorithm>
#include <cmath>

#include <sightline/core/extremes.hpp>

namespace sightline::report {

using model::outcomes::Measure;

void MonthSums::Sums::add(double above, double below) {
  n += 1.0;
  numerator += above;
  denominator += below;
  numerator_squared += above * above;
  product += above * below;
  denominator_squared += below * below;
}

MonthSums::MonthSums(const model::outcomes::Outcome& outcome, std::size_t months, std::size_t sets)
    : outcome_(&outcome),
      months_(months),
      sums_(sets < 2 ? months : 0),
      sets_(sets < 2 ? 0 : sets * months) {}

void MonthSums::add(const experiment::ArmRecord& record, std::size_t set) {
  for (std::size_t month = 0; month < months_; ++month) {
    const auto of = [&](Measure measure) {
      return record.by_month.at(static_cast<std::size_t>(measure) * months_ + month);
    };
    const double above = of(outcome_->numerator);
    const double below = outcome_->denominator == Measure::size_ ? 1.0 : of(outcome_->denominator);
    if (sets_.empty()) {
      sums_[month].add(above, below);
      continue;
    }
    Pair& pair = sets_.at(set * months_ + month);
    pair.numerator += above;
    pair.denominator += below;
    ++pair.replications;
  }
}

MonthSums::Sums MonthSums::sums_of(std::size_t month) const {
  if (sets_.empty()) return sums_.at(month);
  Sums sums;
  for (std::size_t place = month; place < sets_.size(); place += months_) {
    if (sets_[place].replications > 0) sums.add(sets_[place].numerator, sets_[place].denominator);
  }
  return sums;
}

statistics::Estimate MonthSums::estimate(std::size_t month) const {
  const Sums sums = sums_of(month);
  const auto n = static_cast<std::size_t>(sums.n);
  if (sums.denominator == 0.0) {
    return statistics::student_estimate(not_a_number, infinity, n);
  }
  const double ratio = sums.numerator / sums.denominator;
  const double squares = sums.numerator_squared - 2.0 * ratio * sums.product +
                         ratio * ratio * sums.denominator_squared;
  const double mean_denominator = sums.denominator / sums.n;
  const double error =
      n < 2 ? infinity
            : std::sqrt(std::max(0.0, squares) / (sums.n - 1.0) / sums.n) / mean_denominator;
  return statistics::student_estimate(ratio * outcome_->scale, error * outcome_->scale, n);
}

}  // namespace sightline::report
