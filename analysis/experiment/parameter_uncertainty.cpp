// SPDX-License-Identifier: Apache-2.0
#include <sightline/experiment/parameter_uncertainty.hpp>
#include <sightline/statistics/quantile.hpp>
#include <sightline/statistics/variance_components.hpp>

#include "estimate_columns.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::Outcome;

constexpr double low_share = 0.05;
constexpr double high_share = 0.95;

/// `values` are those of replications, made linear; none where the outcome is not defined.
Spread spread_of(const std::vector<double>& values, const Sample& sample,
                 const statistics::Estimate& estimate) {
  Spread spread{estimate, not_a_number, not_a_number, not_a_number, not_a_number};
  if (values.empty()) return spread;
  const statistics::VarianceComponents components =
      statistics::variance_components(values, sample.set_of_replication(), sample.sets());
  spread.between_sets = components.between;
  spread.within_sets = components.within;
  if (components.shrunk_means.empty()) return spread;
  spread.set_low = statistics::quantile(components.shrunk_means, low_share);
  spread.set_high = statistics::quantile(components.shrunk_means, high_share);
  return spread;
}

std::vector<double> differences_of(std::vector<double> values, const std::vector<double>& others) {
  if (values.empty() || others.empty()) return {};
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] -= others[i];
  return values;
}

}  // namespace

ParameterUncertainty parameter_uncertainty(const Sample& sample) {
  ParameterUncertainty uncertainty;
  if (sample.sets() < 2) return uncertainty;
  uncertainty.arms.resize(sample.arms().size());
  uncertainty.differences.resize(sample.arms().size());
  for (const Outcome& outcome : catalogue()) {
    const std::vector<double> first = linearised(sample, 0, outcome);
    for (std::size_t arm = 0; arm < sample.arms().size(); ++arm) {
      const std::vector<double> values = linearised(sample, arm, outcome);
      uncertainty.arms[arm].push_back(spread_of(values, sample, estimate(sample, arm, outcome)));
      if (arm == 0) continue;
      uncertainty.differences[arm].push_back(spread_of(
          differences_of(values, first), sample, compare(sample, arm, 0, outcome).difference));
    }
  }
  return uncertainty;
}

}  // namespace sightline::experiment
