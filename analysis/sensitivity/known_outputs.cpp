// SPDX-License-Identifier: Apache-2.0
#include "known_outputs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include <sightline/core/extremes.hpp>

namespace sightline::sensitivity {
namespace {

double mean_of(std::span<const double> numbers) {
  double sum = 0.0;
  for (const double x : numbers)
    sum += x;
  return sum / static_cast<double>(numbers.size());
}

}  // namespace

KnownOutputs::KnownOutputs(const design::UnitDesign& design, const Outputs& outputs)
    : outputs_(&outputs) {
  design::require_sound(design);
  if (outputs.replications == 0)
    throw std::invalid_argument("outputs have at least one replication");
  if (outputs.numbers.size() != design.points * outputs.replications)
    throw std::invalid_argument("outputs have one number for each point and replication");
  for (std::size_t i = 0; i < design.points; ++i)
    means_.push_back(mean_of(row(i)));
}

bool KnownOutputs::is_known(std::size_t point) const {
  const std::span<const double> numbers = row(point);
  return std::all_of(numbers.begin(), numbers.end(), [](double x) { return std::isfinite(x); });
}

double KnownOutputs::chance_covariance(std::size_t a, std::size_t b) const {
  const auto n = static_cast<double>(outputs_->replications);
  if (n < 2.0) return not_a_number;
  if (a != b && outputs_->dice == PointDice::own) return 0.0;
  double sum = 0.0;
  for (std::size_t r = 0; r < outputs_->replications; ++r)
    sum += (row(a)[r] - means_[a]) * (row(b)[r] - means_[b]);
  return sum / (n - 1.0) / n;
}

double KnownOutputs::chance_of_difference(std::size_t a, std::size_t b) const {
  if (outputs_->replications < 2) return not_a_number;
  if (outputs_->dice == PointDice::own) return chance_covariance(a, a) + chance_covariance(b, b);
  // Not from covariances, whose difference can fall below 0 by rounding.
  const auto n = static_cast<double>(outputs_->replications);
  double sum = 0.0;
  for (std::size_t r = 0; r < outputs_->replications; ++r) {
    const double error = (row(a)[r] - means_[a]) - (row(b)[r] - means_[b]);
    sum += error * error;
  }
  return sum / (n - 1.0) / n;
}

double KnownOutputs::chance_of_one(std::size_t point) const {
  return chance_covariance(point, point) * static_cast<double>(outputs_->replications);
}

std::vector<double> KnownOutputs::chance_between(const std::vector<std::size_t>& points) const {
  std::vector<double> result;
  if (outputs_->dice == PointDice::own || outputs_->replications < 2) {
    for (const std::size_t i : points)
      result.push_back(chance_covariance(i, i));
    return result;
  }
  // What a replication does to all points alike does not set them apart.
  const auto n = static_cast<double>(points.size());
  const auto r_count = static_cast<double>(outputs_->replications);
  std::vector<double> alike(outputs_->replications, 0.0);
  for (const std::size_t i : points) {
    for (std::size_t r = 0; r < alike.size(); ++r)
      alike[r] += (row(i)[r] - means_[i]) / n;
  }
  for (const std::size_t i : points) {
    double sum = 0.0;
    for (std::size_t r = 0; r < alike.size(); ++r) {
      const double own = row(i)[r] - means_[i] - alike[r];
      sum += own * own;
    }
    result.push_back(sum / (r_count - 1.0) / r_count * n / (n - 1.0));
  }
  return result;
}

std::vector<std::vector<std::size_t>> points_by_group(const design::UnitDesign& design) {
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < design.points; ++i)
    groups[design.labels[i].group].push_back(i);
  std::vector<std::vector<std::size_t>> result;
  for (auto& [group, points] : groups) {
    std::sort(points.begin(), points.end(), [&design](std::size_t a, std::size_t b) {
      return design.labels[a].position < design.labels[b].position;
    });
    result.push_back(std::move(points));
  }
  return result;
}

IndependentPoints independent_points(const design::UnitDesign& design,
                                     const KnownOutputs& outputs) {
  IndependentPoints result;
  for (const auto& group : points_by_group(design)) {
    for (const std::size_t i : group) {
      const design::Role role = design.labels[i].role;
      if (role == design::Role::a_with_b || role == design::Role::trajectory_step) continue;
      if (outputs.is_known(i)) {
        result.known.push_back(i);
      } else {
        ++result.left_out;
      }
    }
  }
  return result;
}

}  // namespace sightline::sensitivity
