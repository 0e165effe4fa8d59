// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/variance_components.hpp>

namespace sightline::statistics {

namespace {

void require_groups(std::size_t groups) {
  if (groups == 0) throw std::invalid_argument("numbers are split into at least one group");
}

/// 0, 1, .., groups - 1, 0, 1, ..
std::vector<std::size_t> dealt(std::size_t numbers, std::size_t groups) {
  std::vector<std::size_t> group_of(numbers);
  for (std::size_t i = 0; i < numbers; ++i)
    group_of[i] = i % groups;
  return group_of;
}

void require_same_size(std::span<const double> numbers, std::span<const std::size_t> group_of) {
  if (numbers.size() != group_of.size()) {
    throw std::invalid_argument("every number belongs to one group");
  }
}

/// Means and the sizes they rest on.
struct Groups {
  std::vector<double> sizes;
  std::vector<double> means;
  double mean = 0.0;
  double n = 0.0;
};

Groups grouped(std::span<const double> numbers, std::span<const std::size_t> group_of,
               std::size_t groups) {
  Groups result;
  result.n = static_cast<double>(numbers.size());
  result.means.assign(groups, 0.0);
  result.sizes.assign(groups, 0.0);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    result.means.at(group_of[i]) += numbers[i];
    result.sizes[group_of[i]] += 1.0;
    result.mean += numbers[i] / result.n;
  }
  for (std::size_t k = 0; k < groups; ++k) {
    result.means[k] = result.sizes[k] > 0.0 ? result.means[k] / result.sizes[k] : not_a_number;
  }
  return result;
}

double squares_between(const Groups& groups) {
  double sum = 0.0;
  for (std::size_t k = 0; k < groups.means.size(); ++k) {
    if (groups.sizes[k] == 0.0) continue;
    const double distance = groups.means[k] - groups.mean;
    sum += groups.sizes[k] * distance * distance;
  }
  return sum;
}

double squares_within(std::span<const double> numbers, std::span<const std::size_t> group_of,
                      const Groups& groups) {
  double sum = 0.0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const double distance = numbers[i] - groups.means[group_of[i]];
    sum += distance * distance;
  }
  return sum;
}

void shrink(VarianceComponents& components, const Groups& groups) {
  for (std::size_t k = 0; k < groups.means.size(); ++k) {
    if (groups.sizes[k] == 0.0) continue;
    const double all = components.between + components.within / groups.sizes[k];
    const double factor = all > 0.0 ? std::sqrt(components.between / all) : 0.0;
    components.shrunk_means.push_back(groups.mean + factor * (groups.means[k] - groups.mean));
  }
}

}  // namespace

VarianceComponents variance_components(std::span<const double> numbers, std::size_t groups) {
  require_groups(groups);
  return variance_components(numbers, dealt(numbers.size(), groups), groups);
}

VarianceComponents variance_components(std::span<const double> numbers,
                                       std::span<const std::size_t> group_of, std::size_t groups) {
  require_groups(groups);
  require_same_size(numbers, group_of);
  const Groups by_group = grouped(numbers, group_of, groups);
  const auto used = static_cast<std::size_t>(
      std::count_if(by_group.sizes.begin(), by_group.sizes.end(), [](double n) { return n > 0; }));
  VarianceComponents components;
  components.groups = used;
  components.group_means = by_group.means;
  components.mean = numbers.empty() ? not_a_number : by_group.mean;
  if (used < 2 || numbers.size() <= used) {
    components.between = components.within = not_a_number;
    return components;
  }
  double squared_sizes = 0.0;
  for (const double size : by_group.sizes)
    squared_sizes += size * size;
  const double freedom = static_cast<double>(used) - 1.0;
  const double usual_size = (by_group.n - squared_sizes / by_group.n) / freedom;
  components.within =
      squares_within(numbers, group_of, by_group) / (by_group.n - static_cast<double>(used));
  components.between =
      std::max(0.0, (squares_between(by_group) / freedom - components.within) / usual_size);
  shrink(components, by_group);
  return components;
}

std::vector<double> sums_by_group(std::span<const double> numbers, std::size_t groups) {
  require_groups(groups);
  return sums_by_group(numbers, dealt(numbers.size(), groups), groups);
}

std::vector<double> sums_by_group(std::span<const double> numbers,
                                  std::span<const std::size_t> group_of, std::size_t groups) {
  require_groups(groups);
  require_same_size(numbers, group_of);
  std::vector<double> sums(groups, 0.0);
  std::vector<std::uint8_t> is_used(groups, 0);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    sums.at(group_of[i]) += numbers[i];
    is_used[group_of[i]] = 1;
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < groups; ++k) {
    if (is_used[k] != 0) sums[kept++] = sums[k];
  }
  sums.resize(kept);
  return sums;
}

}  // namespace sightline::statistics
