// SPDX-License-Identifier: Apache-2.0
#include "region.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/beta.hpp>

namespace sightline::sensitivity {

bool Limits::restricts() const {
  if (is_categorical()) return std::find(allowed.begin(), allowed.end(), false) != allowed.end();
  return std::isfinite(low) || std::isfinite(high);
}

Field::Field(const ScenarioPoints& points) : points_(&points) {
  for (std::size_t i = 0; i < points.of_interest.size(); ++i) {
    remaining_.push_back(i);
    all_.add(points.of_interest[i]);
  }
}

void Field::remove(const Region& region) {
  remaining_.erase(std::remove_if(remaining_.begin(), remaining_.end(),
                                  [&](std::size_t i) { return holds(region, i); }),
                   remaining_.end());
}

Region Field::everywhere() const {
  Region region(axes());
  for (std::size_t axis = 0; axis < axes(); ++axis)
    region[axis].allowed.assign(points_->axes[axis].categories.size(), true);
  return region;
}

bool Field::holds(const Region& region, std::size_t point, std::size_t but) const {
  for (std::size_t axis = 0; axis < region.size(); ++axis) {
    if (axis != but && !region[axis].holds(at(point, axis))) return false;
  }
  return true;
}

Tally Field::tally(const Region& region) const {
  Tally tally;
  for (const std::size_t i : remaining_) {
    if (holds(region, i)) tally.add(is_of_interest(i));
  }
  return tally;
}

double Field::quasi_p(const Region& region, std::size_t axis) const {
  Tally within;
  Tally without_limits;
  for (const std::size_t i : remaining_) {
    if (!holds(region, i, axis)) continue;
    without_limits.add(is_of_interest(i));
    if (region[axis].holds(at(i, axis))) within.add(is_of_interest(i));
  }
  if (within.of_interest == 0) return 1.0;
  // P(X >= k) of a binomial X is the regularised incomplete beta function I_p(k, n - k + 1).
  return boost::math::ibeta(static_cast<double>(within.of_interest),
                            static_cast<double>(within.points - within.of_interest + 1),
                            without_limits.density());
}

Box Field::box_of(const Region& region) const {
  Box box;
  for (std::size_t axis = 0; axis < region.size(); ++axis) {
    const Limits& limits = region[axis];
    if (!limits.restricts()) continue;
    Restriction restriction{axis, limits.low, limits.high, {}};
    for (std::size_t c = 0; c < limits.allowed.size(); ++c) {
      if (limits.allowed[c]) restriction.categories.push_back(c);
    }
    box.restrictions.push_back(restriction);
  }
  const Tally inside = tally(region);
  box.points = inside.points;
  box.of_interest = inside.of_interest;
  box.density = inside.density();
  box.coverage = static_cast<double>(inside.of_interest) / static_cast<double>(all_.of_interest);
  box.support = static_cast<double>(inside.points) / static_cast<double>(all_.points);
  return box;
}

double limit_between(double cut_off, double kept) {
  const double middle = cut_off + (kept - cut_off) / 2.0;
  return middle == cut_off ? kept : middle;
}

}  // namespace sightline::sensitivity
