// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <sightline/calibration/findings.hpp>
#include <sightline/statistics/quantile.hpp>

namespace sightline::calibration {
namespace {

using scenario::Calibration;
using Numbers = std::vector<double>;

constexpr double normal_95 = 1.959963984540054;
constexpr double identified_below = 0.5;
constexpr double weakly_below = 0.8;
constexpr double least_correlation = 0.3;
constexpr std::size_t most_correlations = 2;

double mean_of(const Numbers& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

/// Sum of products of the distances from the means.
double products(const Numbers& a, const Numbers& b) {
  const double mean_a = mean_of(a);
  const double mean_b = mean_of(b);
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum;
}

double correlation_of(const Numbers& a, const Numbers& b) {
  const double scale = std::sqrt(products(a, a) * products(b, b));
  return scale > 0.0 ? products(a, b) / scale : 0.0;
}

/// What passes; what comes nearest where nothing does.
const std::vector<std::size_t>& fitting(const Match& match) {
  return match.accepted.empty() ? match.ensemble : match.accepted;
}

/// Positions [parameter][candidate] of those that fit.
std::vector<Numbers> positions_of(const Calibration& calibration, const Match& match) {
  std::vector<Numbers> positions(calibration.varied.size());
  for (const std::size_t i : fitting(match)) {
    for (std::size_t d = 0; d < positions.size(); ++d)
      positions[d].push_back(match.candidates.runs[i].at[d]);
  }
  return positions;
}

std::vector<Correlation> strongest_of(const std::vector<Numbers>& positions, std::size_t d) {
  std::vector<Correlation> all;
  for (std::size_t other = 0; other < positions.size(); ++other) {
    if (other == d) continue;
    const double coefficient = correlation_of(positions[d], positions[other]);
    if (std::abs(coefficient) >= least_correlation) all.push_back({other, coefficient});
  }
  std::stable_sort(all.begin(), all.end(), [](const Correlation& a, const Correlation& b) {
    return std::abs(a.coefficient) > std::abs(b.coefficient);
  });
  all.resize(std::min(all.size(), most_correlations));
  return all;
}

Identified identified_by(double spread_ratio) {
  if (spread_ratio < identified_below) return Identified::well;
  return spread_ratio < weakly_below ? Identified::weakly : Identified::not_at_all;
}

}  // namespace

std::string_view in_words(Identified identified) {
  switch (identified) {
    case Identified::well:
      return "identified";
    case Identified::weakly:
      return "weakly identified";
    case Identified::not_at_all:
      break;
  }
  return "not identified";
}

std::vector<TargetFit> target_fits(const Calibration& calibration, const Match& match) {
  const std::vector<Target> targets = [&] {
    std::vector<Target> all;
    for (const scenario::CalibrationTarget& target : calibration.targets)
      all.push_back({target.value, target.observation_sd, target.discrepancy_sd});
    return all;
  }();
  std::vector<TargetFit> fits;
  for (std::size_t j = 0; j < targets.size(); ++j) {
    Numbers means;
    double squared_errors = 0.0;
    TargetFit& fit = fits.emplace_back();
    for (const std::size_t i : match.ensemble) {
      const Simulated& run = match.candidates.runs[i];
      fit.worst_implausibility = std::max(fit.worst_implausibility, match.implausibilities[i][j]);
      if (!std::isfinite(run.means[j])) continue;
      means.push_back(run.means[j]);
      squared_errors += run.errors[j] * run.errors[j];
    }
    if (means.empty()) continue;
    fit.mean = mean_of(means);
    fit.set_low = statistics::quantile(means, 0.05);
    fit.set_high = statistics::quantile(means, 0.95);
    const double half = normal_95 * std::sqrt(squared_errors / static_cast<double>(means.size()));
    fit.chance_low = fit.mean - half;
    fit.chance_high = fit.mean + half;
    fit.implausibility = implausibility(targets[j], {on_scale(fit.mean, targets[j]), 0.0});
  }
  return fits;
}

std::vector<Identifiability> identifiability(const Calibration& calibration, const Match& match) {
  const std::vector<Numbers> positions = positions_of(calibration, match);
  std::vector<Identifiability> all;
  for (std::size_t d = 0; d < positions.size(); ++d) {
    Identifiability& of = all.emplace_back();
    Numbers values;
    for (const std::size_t i : match.ensemble)
      values.push_back(calibration.varied[d].value_at(match.candidates.runs[i].at[d]));
    if (values.empty()) continue;
    of.ensemble_low = *std::min_element(values.begin(), values.end());
    of.ensemble_high = *std::max_element(values.begin(), values.end());
    of.ensemble_mean = mean_of(values);
    if (positions[d].size() < 2) continue;
    const auto freedom = static_cast<double>(positions[d].size()) - 1.0;
    of.spread_ratio = std::sqrt(12.0 * products(positions[d], positions[d]) / freedom);
    of.identified = identified_by(of.spread_ratio);
    of.strongest = strongest_of(positions, d);
  }
  return all;
}

}  // namespace sightline::calibration
