// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/elementary_effects.hpp>
#include <sightline/statistics/running_moments.hpp>

#include "bootstrap.hpp"
#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

struct Effect {
  double value = 0.0;
  double chance = 0.0;  // variance of its error
};
using Trajectory = std::vector<Effect>;  // [dimension]

[[noreturn]] void refuse(const design::UnitDesign& design, const std::vector<std::size_t>& group) {
  throw std::invalid_argument("elementary effects need a design of Morris trajectories: group " +
                              std::to_string(design.labels[group.front()].group) +
                              " is not a start and one step along every dimension");
}

void require_trajectory(const design::UnitDesign& design, const std::vector<std::size_t>& group) {
  if (group.size() != design.dimensions + 1) refuse(design, group);
  std::vector<bool> moved(design.dimensions, false);
  for (std::size_t step = 0; step < group.size(); ++step) {
    const design::PointLabel& label = design.labels[group[step]];
    if (label.role != (step == 0 ? design::Role::trajectory : design::Role::trajectory_step))
      refuse(design, group);
    if (step == 0) continue;
    const std::size_t d = label.dimension;
    if (moved[d] || design.at(group[step], d) == design.at(group[step - 1], d))
      refuse(design, group);
    moved[d] = true;
  }
}

Trajectory effects_of(const design::UnitDesign& design, const KnownOutputs& outputs,
                      const std::vector<std::size_t>& group) {
  Trajectory effects(design.dimensions);
  for (std::size_t step = 1; step < group.size(); ++step) {
    const std::size_t to = group[step];
    const std::size_t from = group[step - 1];
    const std::size_t d = design.labels[to].dimension;
    const double moved = design.at(to, d) - design.at(from, d);
    effects[d] = {(outputs.mean(to) - outputs.mean(from)) / moved,
                  outputs.chance_of_difference(to, from) / (moved * moved)};
  }
  return effects;
}

double chance_of(const std::vector<Trajectory>& trajectories, std::span<const std::size_t> picked,
                 std::size_t dimension) {
  double sum = 0.0;
  for (const std::size_t i : picked)
    sum += trajectories[i][dimension].chance;
  return sum / static_cast<double>(picked.size());
}

/// By dimension: mu, mu_star, sigma, sigma_of_parameters, chance.
std::vector<double> measures(const std::vector<Trajectory>& trajectories,
                             std::span<const std::size_t> picked, std::size_t dimensions) {
  std::vector<double> result;
  for (std::size_t d = 0; d < dimensions; ++d) {
    statistics::RunningMoments effects;
    statistics::RunningMoments sizes;
    for (const std::size_t i : picked) {
      effects.add(trajectories[i][d].value);
      sizes.add(std::abs(trajectories[i][d].value));
    }
    const double variance = picked.size() < 2 ? not_a_number : effects.variance();
    const double chance = chance_of(trajectories, picked, d);
    const double left = variance - chance;
    result.insert(result.end(), {effects.mean(), sizes.mean(), std::sqrt(variance),
                                 left < 0.0 ? 0.0 : std::sqrt(left), std::sqrt(chance)});
  }
  return result;
}

}  // namespace

ElementaryEffects elementary_effects(const design::UnitDesign& design, const Outputs& outputs,
                                     const Resampling& resampling) {
  const KnownOutputs known(design, outputs);
  ElementaryEffects result;
  std::vector<Trajectory> trajectories;
  for (const auto& group : points_by_group(design)) {
    require_trajectory(design, group);
    if (std::all_of(group.begin(), group.end(), [&](std::size_t i) { return known.is_known(i); })) {
      trajectories.push_back(effects_of(design, known, group));
    } else {
      ++result.left_out;
    }
  }
  result.trajectories = trajectories.size();
  const std::vector<statistics::Estimate> estimates = bootstrap(
      trajectories.size(),
      [&](auto picked) { return measures(trajectories, picked, design.dimensions); }, resampling);
  for (std::size_t d = 0; d < design.dimensions; ++d) {
    const auto* const own = estimates.data() + 5 * d;
    const double chance = own[4].mean;
    result.parameters.push_back({design::name_of(design, d), own[0], own[1], own[2], own[3], chance,
                                 std::sqrt(2.0 / std::numbers::pi) * chance});
  }
  return result;
}

}  // namespace sightline::sensitivity
