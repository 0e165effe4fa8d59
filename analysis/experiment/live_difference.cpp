// SPDX-License-Identifier: Apache-2.0
#include "live_difference.hpp"

#include <cmath>

#include <sightline/statistics/confidence_sequence.hpp>

namespace sightline::experiment {

using model::outcomes::Measure;

void LiveDifference::add(Series& series, const ArmRecord& arm,
                         const model::outcomes::Outcome& outcome) {
  series.numerators.push_back(arm.sums.at(static_cast<std::size_t>(outcome.numerator)));
  series.denominators.push_back(outcome.denominator == Measure::size_
                                    ? 1.0
                                    : arm.sums.at(static_cast<std::size_t>(outcome.denominator)));
}

void LiveDifference::add(const ReplicationRecord& record) {
  if (!headline_) return;
  add(arm_, record.arms.at(headline_->arm), *headline_->outcome);
  add(against_, record.arms.at(headline_->against), *headline_->outcome);
}

std::optional<double> LiveDifference::half_width() const {
  if (!headline_ || arm_.numerators.size() < 2) return std::nullopt;
  const statistics::Estimate difference =
      statistics::compare_paired({arm_.numerators, arm_.denominators},
                                 {against_.numerators, against_.denominators})
          .difference;
  const double unscaled = is_sequential_ ? statistics::sequence_half_width(difference)
                                         : (difference.high - difference.low) / 2.0;
  const double half = headline_->outcome->scale * unscaled;
  if (!std::isfinite(half)) return std::nullopt;
  return half;
}

}  // namespace sightline::experiment
