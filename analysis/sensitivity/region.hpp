// SPDX-License-Identifier: Apache-2.0
// A box as limits on every axis, and what lies in it.
#pragma once

#include <vector>

#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/scenario_discovery.hpp>

namespace sightline::sensitivity {

/// What is allowed on one axis.
struct Limits {
  double low = -infinity;
  double high = infinity;
  std::vector<bool> allowed;  // [category], empty if the axis is not categorical

  [[nodiscard]] bool is_categorical() const { return !allowed.empty(); }
  [[nodiscard]] bool holds(double value) const {
    return is_categorical() ? allowed[static_cast<std::size_t>(value)]
                            : low <= value && value <= high;
  }
  [[nodiscard]] bool restricts() const;
};

/// How many points, and how many of them are of interest.
struct Tally {
  std::size_t points = 0;
  std::size_t of_interest = 0;

  void add(bool is_of_interest) {
    ++points;
    of_interest += is_of_interest ? 1U : 0U;
  }
  [[nodiscard]] Tally plus(const Tally& other) const {
    return {points + other.points, of_interest + other.of_interest};
  }
  [[nodiscard]] Tally minus(const Tally& other) const {
    return {points - other.points, of_interest - other.of_interest};
  }
  /// NaN of no points.
  [[nodiscard]] double density() const {
    return static_cast<double>(of_interest) / static_cast<double>(points);
  }
};

using Region = std::vector<Limits>;  // [axis]

/// Points among which boxes are sought, by their numbers. Does not own the points.
class Field {
 public:
  explicit Field(const ScenarioPoints& points);

  [[nodiscard]] std::size_t axes() const { return points_->axes.size(); }
  [[nodiscard]] double at(std::size_t point, std::size_t axis) const {
    return points_->values[point * axes() + axis];
  }
  [[nodiscard]] bool is_of_interest(std::size_t point) const { return points_->of_interest[point]; }
  /// Those in no box found yet.
  [[nodiscard]] const std::vector<std::size_t>& remaining() const { return remaining_; }
  [[nodiscard]] const Tally& all() const { return all_; }
  void remove(const Region& region);

  [[nodiscard]] Region everywhere() const;
  /// Whether the region holds the point, whatever it says about the axis `but`.
  [[nodiscard]] bool holds(const Region& region, std::size_t point,
                           std::size_t but = static_cast<std::size_t>(-1)) const;
  [[nodiscard]] Tally tally(const Region& region) const;
  /// quasi_p of the limits on `axis` in the region.
  [[nodiscard]] double quasi_p(const Region& region, std::size_t axis) const;
  [[nodiscard]] Box box_of(const Region& region) const;

 private:
  const ScenarioPoints* points_;
  std::vector<std::size_t> remaining_;
  Tally all_;
};

/// A limit between the last point cut off and the first one kept, on the side of the kept one.
[[nodiscard]] double limit_between(double cut_off, double kept);

}  // namespace sightline::sensitivity
