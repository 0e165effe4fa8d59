// SPDX-License-Identifier: Apache-2.0
#include "bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/design/draws.hpp>
#include <sightline/statistics/quantile.hpp>
#include <sightline/statistics/running_moments.hpp>

namespace sightline::sensitivity {
namespace {

void require_sound(const Resampling& resampling) {
  if (resampling.resamples < 2)
    throw std::invalid_argument("intervals need at least two resamples");
  if (!(resampling.level > 0.0 && resampling.level < 1.0))
    throw std::invalid_argument("the level of an interval lies between 0 and 1");
}

statistics::Estimate with_interval(double value, std::vector<double> resampled, std::size_t n,
                                   const Resampling& resampling) {
  statistics::Estimate estimate{value, -infinity, infinity, infinity, n};
  resampled.erase(std::remove_if(resampled.begin(), resampled.end(),
                                 [](double x) { return !std::isfinite(x); }),
                  resampled.end());
  if (n < 2 || std::isnan(value) || 2 * resampled.size() <= resampling.resamples) return estimate;
  std::sort(resampled.begin(), resampled.end());
  const double tail = (1.0 - resampling.level) / 2.0;
  estimate.low = statistics::quantile_of_sorted(resampled, tail);
  estimate.high = statistics::quantile_of_sorted(resampled, 1.0 - tail);
  statistics::RunningMoments moments;
  for (const double x : resampled)
    moments.add(x);
  estimate.standard_error = std::sqrt(moments.variance());
  return estimate;
}

}  // namespace

std::vector<statistics::Estimate> bootstrap(std::size_t n, const Statistic& statistic,
                                            const Resampling& resampling) {
  require_sound(resampling);
  std::vector<std::size_t> picked(n);
  std::iota(picked.begin(), picked.end(), std::size_t{0});
  const std::vector<double> values = statistic(picked);
  std::vector<std::vector<double>> resampled(values.size());
  for (std::size_t k = 0; n >= 2 && k < resampling.resamples; ++k) {
    design::Draws draws(resampling.seed, k, design::Use::resampling);
    for (std::size_t& i : picked)
      i = draws.below(n);
    const std::vector<double> estimates = statistic(picked);
    for (std::size_t s = 0; s < values.size(); ++s)
      resampled[s].push_back(estimates[s]);
  }
  std::vector<statistics::Estimate> result;
  for (std::size_t s = 0; s < values.size(); ++s)
    result.push_back(with_interval(values[s], std::move(resampled[s]), n, resampling));
  return result;
}

}  // namespace sightline::sensitivity
