// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "peeling.hpp"

namespace sightline::sensitivity {
namespace {

void require(bool condition, const std::string& what) {
  if (!condition) throw std::invalid_argument(what);
}

void require_sound(const PrimPlan& plan) {
  const auto is_share = [](double x) { return x > 0.0 && x <= 0.5; };
  require(is_share(plan.peeling_share), "the share to peel lies above 0 and is at most 0.5");
  require(is_share(plan.pasting_share), "the share to paste lies above 0 and is at most 0.5");
  require(plan.least_support > 0.0 && plan.least_support < 1.0,
          "the least support of a box lies between 0 and 1");
  require(plan.wanted_density > 0.0 && plan.wanted_density <= 1.0,
          "the wanted density of a box lies above 0 and is at most 1");
  require(plan.largest_quasi_p > 0.0 && plan.largest_quasi_p <= 1.0,
          "the largest quasi-p-value lies above 0 and is at most 1");
}

void require_sound(const ScenarioPoints& points) {
  const std::size_t axes = points.axes.size();
  require(axes > 0, "scenarios need at least one axis");
  require(points.values.size() == points.of_interest.size() * axes,
          "scenario points have one value for each point and axis");
  for (std::size_t i = 0; i < points.values.size(); ++i) {
    const Axis& axis = points.axes[i % axes];
    const double value = points.values[i];
    const std::string at =
        "axis " + axis.name + " has at point " + std::to_string(i / axes) + " a value that ";
    require(std::isfinite(value), at + "is not finite");
    require(axis.categories.empty() ||
                (value >= 0.0 && value < static_cast<double>(axis.categories.size()) &&
                 value == std::floor(value)),
            at + "numbers no category");
  }
}

std::size_t chosen(const std::vector<Box>& peeling, double wanted_density) {
  std::size_t densest = 0;
  std::size_t best = peeling.size();
  for (std::size_t i = 0; i < peeling.size(); ++i) {
    if (peeling[i].density > peeling[densest].density) densest = i;
    if (peeling[i].density >= wanted_density &&
        (best == peeling.size() || peeling[i].coverage > peeling[best].coverage))
      best = i;
  }
  return best == peeling.size() ? densest : best;
}

/// Takes away limits that the points give no reason for.
Region without_unneeded_limits(const Field& field, Region region, double largest_quasi_p) {
  while (true) {
    std::size_t weakest = region.size();
    double greatest = largest_quasi_p;
    for (std::size_t axis = 0; axis < region.size(); ++axis) {
      if (!region[axis].restricts()) continue;
      const double p = field.quasi_p(region, axis);
      if (p <= greatest) continue;
      greatest = p;
      weakest = axis;
    }
    if (weakest == region.size()) return region;
    region[weakest] = field.everywhere()[weakest];
  }
}

struct Found {
  FoundBox box;
  Region region;
};

Found find_box(const Field& field, const PrimPlan& plan) {
  Found found;
  const std::vector<Region> regions = peel(field, plan);
  for (const Region& region : regions)
    found.box.peeling.push_back(field.box_of(region));
  const std::size_t start = chosen(found.box.peeling, plan.wanted_density);
  found.region =
      without_unneeded_limits(field, paste(field, regions[start], plan), plan.largest_quasi_p);
  found.box.box = field.box_of(found.region);
  for (Restriction& restriction : found.box.box.restrictions)
    restriction.quasi_p = field.quasi_p(found.region, restriction.axis);
  return found;
}

}  // namespace

ScenarioBoxes discover_scenarios(const ScenarioPoints& points, const PrimPlan& plan) {
  require_sound(points);
  require_sound(plan);
  Field field(points);
  ScenarioBoxes result{{}, field.all().points, field.all().of_interest};
  while (result.boxes.size() < plan.most_boxes) {
    const Tally remaining = field.tally(field.everywhere());
    if (remaining.of_interest == 0) break;
    Found found = find_box(field, plan);
    if (!(found.box.box.density > remaining.density())) break;
    field.remove(found.region);
    result.boxes.push_back(std::move(found.box));
  }
  return result;
}

}  // namespace sightline::sensitivity
