// SPDX-License-Identifier: Apache-2.0
#include "common_dice.hpp"

#include <algorithm>
#include <cmath>

#include <sightline/statistics/running_moments.hpp>
#include <sightline/statistics/student.hpp>

namespace sightline::sensitivity {

ByReplication by_replication(const std::vector<std::vector<std::size_t>>& points,
                             const Outputs& outputs) {
  const std::size_t replications = outputs.replications;
  ByReplication result{std::vector<double>(replications),
                       std::vector<double>(points.size() * replications)};
  double count = 0.0;
  for (const std::vector<std::size_t>& group : points)
    count += static_cast<double>(group.size());
  for (std::size_t g = 0; g < points.size(); ++g) {
    for (const std::size_t point : points[g]) {
      for (std::size_t r = 0; r < replications; ++r)
        result.own[g * replications + r] += outputs.numbers[point * replications + r] / count;
    }
    for (std::size_t r = 0; r < replications; ++r)
      result.means[r] += result.own[g * replications + r];
  }
  double mean = 0.0;
  for (double& of_replication : result.means) {
    // Without a point the sum is 0, the mean unknown.
    of_replication *= count / count;
    mean += of_replication / static_cast<double>(replications);
  }
  for (std::size_t g = 0; g < points.size(); ++g) {
    double* const own = result.own.data() + g * replications;
    const double share = static_cast<double>(points[g].size()) / count;
    double of_group = 0.0;
    for (std::size_t r = 0; r < replications; ++r)
      of_group += own[r] / static_cast<double>(replications);
    for (std::size_t r = 0; r < replications; ++r)
      own[r] -= of_group + share * (result.means[r] - mean);
  }
  return result;
}

ByReplication less(ByReplication last, const ByReplication& first) {
  for (std::size_t i = 0; i < last.means.size(); ++i)
    last.means[i] -= first.means[i];
  for (std::size_t i = 0; i < last.own.size(); ++i)
    last.own[i] -= first.own[i];
  return last;
}

statistics::Estimate with_common_dice(statistics::Estimate of_points, const ByReplication& means,
                                      const Outputs& outputs, double level) {
  const std::size_t n = outputs.replications;
  const double groups = static_cast<double>(means.own.size() / n);
  if (outputs.dice == PointDice::own || n < 2 || groups < 2.0) return of_points;
  statistics::RunningMoments between;
  for (const double mean : means.means)
    between.add(mean);
  double own = 0.0;
  for (const double deviation : means.own)
    own += deviation * deviation * groups / (groups - 1.0) / static_cast<double>(n - 1);
  const double variance = (between.variance() - own) / static_cast<double>(n);
  if (!(variance > 0.0)) return of_points;
  const double half_width = statistics::student_critical_value(n - 1, level) * std::sqrt(variance);
  of_points.low = of_points.mean - std::hypot(of_points.mean - of_points.low, half_width);
  of_points.high = of_points.mean + std::hypot(of_points.high - of_points.mean, half_width);
  of_points.standard_error = std::hypot(of_points.standard_error, std::sqrt(variance));
  return of_points;
}

}  // namespace sightline::sensitivity
