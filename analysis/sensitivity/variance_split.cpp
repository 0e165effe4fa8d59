// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/variance_split.hpp>
#include <sightline/statistics/running_moments.hpp>

#include "bootstrap.hpp"
#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

struct Point {
  double mean = 0.0;
  double chance_of_one = 0.0;
  double chance_between = 0.0;
};

/// of_means, parameters, chance, parameter_share
std::vector<double> split(const std::vector<Point>& points, std::span<const std::size_t> picked) {
  if (picked.size() < 2) return {not_a_number, not_a_number, not_a_number, not_a_number};
  statistics::RunningMoments means;
  double chance = 0.0;
  double between = 0.0;
  for (const std::size_t i : picked) {
    means.add(points[i].mean);
    chance += points[i].chance_of_one / static_cast<double>(picked.size());
    between += points[i].chance_between / static_cast<double>(picked.size());
  }
  // Written so that what is not known stays so: max(0, NaN) would be 0.
  const double left = means.variance() - between;
  const double parameters = left < 0.0 ? 0.0 : left;
  return {means.variance(), parameters, chance, parameters / (parameters + chance)};
}

}  // namespace

VarianceSplit variance_split(const design::UnitDesign& design, const Outputs& outputs,
                             const Resampling& resampling) {
  const KnownOutputs known(design, outputs);
  const IndependentPoints chosen = independent_points(design, known);
  const std::vector<double> between = known.chance_between(chosen.known);
  std::vector<Point> points;
  for (std::size_t i = 0; i < chosen.known.size(); ++i) {
    points.push_back(
        {known.mean(chosen.known[i]), known.chance_of_one(chosen.known[i]), between[i]});
  }
  const std::vector<statistics::Estimate> estimates = bootstrap(
      points.size(), [&points](auto picked) { return split(points, picked); }, resampling);
  return {estimates[0], estimates[1], estimates[2], estimates[3], points.size(), chosen.left_out};
}

}  // namespace sightline::sensitivity
