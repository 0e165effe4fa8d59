// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <stdexcept>
#include <vector>

#include <sightline/statistics/clusters.hpp>
#include <sightline/statistics/student.hpp>
#include <sightline/statistics/variance_components.hpp>

#include "wilson.hpp"

namespace sightline::statistics {

namespace {

/// Numbers added up by cluster; clusters without any are left out.
struct Clustered {
  std::vector<double> sums;
  std::vector<double> sizes;
};

Clustered clustered(std::span<const double> numbers, std::span<const std::size_t> cluster_of,
                    std::size_t clusters) {
  const std::vector<double> ones(numbers.size(), 1.0);
  return {sums_by_group(numbers, cluster_of, std::max<std::size_t>(clusters, 1)),
          sums_by_group(ones, cluster_of, std::max<std::size_t>(clusters, 1))};
}

/// Few clusters tell their own spread badly.
double factor_for_few(std::size_t n, std::size_t clusters, double level) {
  if (clusters < 2) return 1.0;
  const double ratio =
      student_critical_value(n - 1, level) / student_critical_value(clusters - 1, level);
  return ratio * ratio;
}

}  // namespace

Estimate share_in_clusters(std::span<const double> numbers, std::span<const std::size_t> cluster_of,
                           std::size_t clusters, double level) {
  if (numbers.empty()) return wilson_interval(0, 0, level);
  const Clustered by_cluster = clustered(numbers, cluster_of, clusters);
  const Estimate mean = estimate_ratio(by_cluster.sums, by_cluster.sizes, level);
  const std::size_t used = by_cluster.sizes.size();
  const auto n = static_cast<double>(numbers.size());
  double trials = n;
  if (used >= 2 && mean.standard_error > 0.0) {
    trials =
        std::min(n, mean.mean * (1.0 - mean.mean) / (mean.standard_error * mean.standard_error));
  }
  trials *= factor_for_few(numbers.size(), used, level);
  Estimate share = wilson_interval_of(mean.mean, trials, level);
  share.n = numbers.size();
  return share;
}

Estimate mean_in_clusters(std::span<const double> numbers, std::span<const std::size_t> cluster_of,
                          std::size_t clusters, double range, double level) {
  const Clustered by_cluster = clustered(numbers, cluster_of, clusters);
  Estimate mean = by_cluster.sizes.size() < 2
                      ? estimate_mean(numbers, level)
                      : estimate_ratio(by_cluster.sums, by_cluster.sizes, level);
  const std::vector<double> none(numbers.size(), 0.0);
  const double least = range * share_in_clusters(none, cluster_of, clusters, level).high;
  mean.low = std::min(mean.low, mean.mean - least);
  mean.high = std::max(mean.high, mean.mean + least);
  mean.n = numbers.size();
  return mean;
}

}  // namespace sightline::statistics
