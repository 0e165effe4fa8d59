// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>

#include <sightline/calibration/implausibility.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

#include "square.hpp"

namespace sightline::calibration {
namespace {

constexpr double offset = 0.05;
constexpr double pooled_freedom = 4.0;

/// The mean of a target's finite variances over runs.
double pooled(const std::vector<std::vector<double>>& variances, std::size_t target) {
  double sum = 0.0;
  double n = 0.0;
  for (const std::vector<double>& of_run : variances) {
    if (!std::isfinite(of_run[target])) continue;
    sum += of_run[target];
    n += 1.0;
  }
  return n > 0.0 ? sum / n : 0.0;
}

}  // namespace

double on_scale(double outcome, const Target& target) {
  return std::log(outcome / target.value + offset);
}

double sd_on_scale(double sd, double outcome, const Target& target) {
  return sd / (outcome + offset * target.value);
}

double implausibility(const Target& target, const Prediction& prediction) {
  if (!std::isfinite(prediction.mean)) return infinity;
  const double known = square_of(sd_on_scale(target.observation_sd, target.value, target)) +
                       square_of(sd_on_scale(target.discrepancy_sd, target.value, target));
  return std::abs(on_scale(target.value, target) - prediction.mean) /
         std::sqrt(prediction.variance + known);
}

double joint_cut_off(std::size_t targets, double level) {
  const double of_one = std::pow(level, 1.0 / static_cast<double>(targets));
  return normal_quantile(0.5 * (1.0 + of_one));
}

double joint_level(std::size_t targets, double cut_off) {
  return std::pow(2.0 * normal_cdf(cut_off) - 1.0, static_cast<double>(targets));
}

std::vector<std::vector<double>> noise_of(const std::vector<Simulated>& runs,
                                          const std::vector<Target>& targets,
                                          std::uint32_t replications) {
  std::vector<std::vector<double>> variances;
  for (const Simulated& run : runs) {
    std::vector<double>& of_run = variances.emplace_back();
    for (std::size_t j = 0; j < targets.size(); ++j)
      of_run.push_back(square_of(sd_on_scale(run.errors[j], run.means[j], targets[j])));
  }
  const double freedom = std::max(1.0, static_cast<double>(replications) - 1.0);
  for (std::size_t j = 0; j < targets.size(); ++j) {
    const double usual = pooled(variances, j);
    for (std::vector<double>& of_run : variances) {
      const double own = std::isfinite(of_run[j]) ? of_run[j] : usual;
      of_run[j] = (pooled_freedom * usual + freedom * own) / (pooled_freedom + freedom);
    }
  }
  return variances;
}

std::vector<std::vector<double>> implausibilities(const std::vector<Simulated>& runs,
                                                  const std::vector<Target>& targets,
                                                  const std::vector<std::vector<double>>& noise) {
  std::vector<std::vector<double>> all;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::vector<double>& of_run = all.emplace_back();
    for (std::size_t j = 0; j < targets.size(); ++j) {
      of_run.push_back(
          implausibility(targets[j], {on_scale(runs[i].means[j], targets[j]), noise[i][j]}));
    }
  }
  return all;
}

double ranked(std::vector<double> numbers, std::size_t rank) {
  std::sort(numbers.begin(), numbers.end(), std::greater<>());
  return numbers.at(std::min(rank, numbers.size()) - 1);
}

}  // namespace sightline::calibration
