// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/calibration/coverage.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/design/draws.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/output/csv.hpp>

namespace sightline::calibration {
namespace {

using design::Draws;

constexpr std::size_t most_draws = 1000;
constexpr std::size_t points_of_share = 1024;
/// Seeds of trials lie further apart than those of the stages of one calibration.
constexpr std::uint64_t seeds_of_trial = 1'000'000'000;

bool is_usable(const Simulated& run) {
  return std::all_of(run.means.begin(), run.means.end(),
                     [](double mean) { return std::isfinite(mean) && mean > 0.0; });
}

/// A truth with its runs; nothing if it was interrupted.
std::optional<Simulated> draw_truth(const Problem& problem, const Surroundings& surroundings,
                                    std::uint32_t replications, Draws& draws) {
  for (std::size_t i = 0; i < most_draws; ++i) {
    Point point;
    for (std::size_t d = 0; d < problem.dimensions; ++d)
      point.push_back(draws.uniform());
    const std::optional<Point> snapped = surroundings.snap(point);
    if (!snapped) continue;
    std::vector<Simulated> runs = surroundings.simulate({*snapped}, replications);
    if (runs.empty()) return std::nullopt;
    if (is_usable(runs.front())) return std::move(runs.front());
  }
  throw std::runtime_error(
      fmt::format("none of {} truths drawn from the prior gives a positive number for every target",
                  most_draws));
}

/// What is observed where the truth gives `outcome`: on_scale(outcome) then lies `deviate` standard
/// deviations from on_scale(observed).
double observed_of(double outcome, const Target& target, double deviate) {
  const double sd = std::hypot(sd_on_scale(target.observation_sd, target.value, target),
                               sd_on_scale(target.discrepancy_sd, target.value, target));
  const Target unit{1.0, 0.0, 0.0};
  const double perfect = std::exp(on_scale(1.0, unit));
  const double offset = perfect - 1.0;
  return outcome / (perfect * std::exp(deviate * sd) - offset);
}

Target target_on(const Target& declared, double outcome, double standard_error, Draws& draws) {
  double value = 0.0;
  while (!(value > 0.0))
    value = observed_of(outcome, declared, draws.normal());
  const double ratio = value / declared.value;
  return {value, std::hypot(declared.observation_sd * ratio, standard_error * value / outcome),
          declared.discrepancy_sd * ratio};
}

double share_within(const Judge& judge, const Surroundings& surroundings, std::size_t dimensions,
                    std::uint64_t seed, double cut_off) {
  std::size_t possible = 0;
  std::size_t within = 0;
  for (const Point& point : points_of(design::sobol_sequence(points_of_share, dimensions, seed))) {
    if (!surroundings.snap(point)) continue;
    ++possible;
    if (ranked(judge.implausibilities_at(point), 1) <= cut_off) ++within;
  }
  return static_cast<double>(within) / static_cast<double>(std::max<std::size_t>(1, possible));
}

}  // namespace

std::optional<Trial> try_synthetic_truth(const Problem& problem, const Surroundings& surroundings,
                                         const CoverageWanted& wanted, std::uint64_t number) {
  Draws draws(problem.seed, number, design::Use::synthetic_truth);
  const std::optional<Simulated> truth =
      draw_truth(problem, surroundings, wanted.replications_of_truth, draws);
  if (!truth) return std::nullopt;
  Trial trial;
  trial.truth = truth->at;
  Problem on_truth = problem;
  on_truth.candidates = 0;
  on_truth.seed = problem.seed + seeds_of_trial * (number + 1);
  for (std::size_t j = 0; j < problem.targets.size(); ++j) {
    on_truth.targets[j] = target_on(problem.targets[j], truth->means[j], truth->errors[j], draws);
    trial.observed.push_back(on_truth.targets[j].value);
  }
  const Match match = match_history(on_truth, surroundings);
  if (match.is_interrupted) return std::nullopt;
  const double cut_off = joint_cut_off(problem.targets.size(), wanted.level);
  trial.implausibilities = match.judge->implausibilities_at(trial.truth);
  trial.is_covered = ranked(trial.implausibilities, 1) <= cut_off;
  trial.share =
      share_within(*match.judge, surroundings, problem.dimensions, on_truth.seed, cut_off);
  return trial;
}

std::size_t Coverage::covered() const {
  return static_cast<std::size_t>(std::count_if(
      trials.begin(), trials.end(), [](const Trial& trial) { return trial.is_covered; }));
}

statistics::Estimate Coverage::rate() const {
  return statistics::wilson_interval(covered(), trials.size());
}

double Coverage::mean_share() const {
  if (trials.empty()) return not_a_number;
  double sum = 0.0;
  for (const Trial& trial : trials)
    sum += trial.share;
  return sum / static_cast<double>(trials.size());
}

Coverage measure_coverage(const scenario::Calibration& calibration, const CoverageWanted& wanted,
                          const CalibrateOptions& options) {
  const Problem problem = problem_of(calibration);
  Coverage coverage;
  coverage.level = wanted.level;
  coverage.cut_off = joint_cut_off(problem.targets.size(), wanted.level);
  for (std::size_t i = 0; i < wanted.trials; ++i) {
    if (options.on_stage) options.on_stage(fmt::format("trial {} of {}", i + 1, wanted.trials));
    scenario::Calibration world = calibration;
    world.seed += seeds_of_trial * (i + 1);
    const std::optional<Trial> trial =
        try_synthetic_truth(problem, surroundings_of(world, options), wanted, i);
    if (!trial) {
      coverage.is_interrupted = true;
      break;
    }
    coverage.trials.push_back(*trial);
  }
  return coverage;
}

std::string digest_of(const Coverage& coverage) {
  Digest digest;
  for (const Trial& trial : coverage.trials) {
    digest.add(trial.truth);
    digest.add(trial.observed);
    digest.add(trial.implausibilities);
    digest.add(trial.share);
  }
  return digest.text();
}

void write_coverage(const std::filesystem::path& folder, const scenario::Calibration& calibration,
                    const Coverage& coverage) {
  using Numbers = std::vector<double>;
  output::CsvTable table;
  const auto add = [&](const std::string& name, const auto& number_of) {
    Numbers column;
    for (std::size_t i = 0; i < coverage.trials.size(); ++i)
      column.push_back(number_of(i));
    table.columns.push_back({name, std::move(column)});
  };
  const std::vector<Trial>& trials = coverage.trials;
  add("trial", [](std::size_t i) { return static_cast<double>(i); });
  add("is_covered", [&](std::size_t i) { return trials[i].is_covered ? 1.0 : 0.0; });
  add("share_of_prior", [&](std::size_t i) { return trials[i].share; });
  for (std::size_t d = 0; d < calibration.varied.size(); ++d) {
    add(calibration.varied[d].path,
        [&](std::size_t i) { return values_at(calibration, trials[i].truth)[d]; });
  }
  for (std::size_t j = 0; j < calibration.targets.size(); ++j) {
    const std::string& name = calibration.targets[j].name;
    add(name + "_observed", [&](std::size_t i) { return trials[i].observed[j]; });
    add(name + "_implausibility", [&](std::size_t i) { return trials[i].implausibilities[j]; });
  }
  output::write_csv(folder / "coverage.csv", table);
}

}  // namespace sightline::calibration
