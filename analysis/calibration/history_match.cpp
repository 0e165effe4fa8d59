// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <sightline/calibration/history_match.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/experiment/executor.hpp>

namespace sightline::calibration {
namespace {

constexpr std::size_t most_emulated = 250;
/// Streams of draws: stage i takes its own from this many on.
constexpr std::uint64_t seeds_of_stage = 1'000'000;

/// `wanted` of the points, evenly along the list: unlike a choice of points far apart it leaves
/// their spread what it is.
std::vector<Point> every_so_many(const std::vector<Point>& points, std::size_t wanted) {
  std::vector<Point> chosen;
  const std::size_t n = std::min(wanted, points.size());
  for (std::size_t i = 0; i < n; ++i)
    chosen.push_back(points[i * points.size() / n]);
  return chosen;
}

class Matcher {
 public:
  Matcher(const Problem& problem, const Surroundings& surroundings)
      : problem_(problem), surroundings_(surroundings) {}

  Match match() {
    for (std::size_t i = 0; i < problem_.waves.size(); ++i) {
      std::optional<Stage> wave = stage(i);
      if (!wave) return interrupted();
      match_.waves.push_back(std::move(*wave));
      take_runs(match_.waves.back().runs);
      fit_emulators(problem_.waves[i]);
    }
    if (problem_.candidates == 0) return std::move(match_);
    std::optional<Stage> candidates = stage(problem_.waves.size());
    if (!candidates) return interrupted();
    match_.candidates = std::move(*candidates);
    choose();
    return std::move(match_);
  }

 private:
  Match interrupted() {
    match_.is_interrupted = true;
    return std::move(match_);
  }

  /// A stage found or run; nothing if it was interrupted.
  std::optional<Stage> stage(std::size_t number) {
    std::optional<Stage> found = surroundings_.find(number);
    if (found) return found;
    const bool is_last = number == problem_.waves.size();
    Stage stage;
    const std::vector<Point> points = drawn_for(number, stage);
    stage.runs = surroundings_.simulate(
        points, is_last ? problem_.candidate_replications : problem_.replications);
    if (stage.runs.empty()) return std::nullopt;
    surroundings_.keep(number, stage);
    return stage;
  }

  std::vector<Point> drawn_for(std::size_t number, Stage& stage) {
    const bool is_last = number == problem_.waves.size();
    const std::size_t wanted = is_last ? problem_.candidates : problem_.waves[number].points;
    const std::uint64_t seed = problem_.seed + seeds_of_stage * number;
    if (number == 0)
      return snapped(points_of(design::latin_hypercube(wanted, problem_.dimensions, seed)));
    const Wave& before = problem_.waves[number - 1];
    RegionWanted region_wanted{problem_.dimensions,   std::max<std::size_t>(400, 3 * wanted),
                               before.cut_off,        seed,
                               surroundings_.threads, {}};
    region_wanted.is_allowed = [&](const Point& point) {
      return surroundings_.snap(point).has_value();
    };
    const Region region = sample_region(*match_.judge, region_wanted);
    stage.share = region.share;
    stage.level = region.level;
    std::vector<Point> points = region.points;
    if (is_last) {
      add_fitting_runs(points);
      return snapped(every_so_many(points, wanted));
    }
    std::vector<Point> chosen;
    for (const std::size_t i : spread_out(points, wanted))
      chosen.push_back(points[i]);
    return snapped(chosen);
  }

  [[nodiscard]] std::vector<Point> snapped(const std::vector<Point>& points) const {
    std::vector<Point> all;
    for (const Point& point : points) {
      std::optional<Point> snapped = surroundings_.snap(point);
      if (snapped) all.push_back(std::move(*snapped));
    }
    return all;
  }

  /// Points of waves whose simulated outcomes fit, whatever emulators say of them.
  void add_fitting_runs(std::vector<Point>& points) const {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (worst_[i] <= problem_.ensemble_cut_off) points.push_back(runs_[i].at);
    }
  }

  void take_runs(const std::vector<Simulated>& runs) {
    runs_.insert(runs_.end(), runs.begin(), runs.end());
    noise_ = noise_of(runs_, problem_.targets, problem_.replications);
    worst_.clear();
    for (std::vector<double>& of_run : implausibilities(runs_, problem_.targets, noise_))
      worst_.push_back(ranked(std::move(of_run), 1));
  }

  /// The runs that the emulator of a target rests on.
  [[nodiscard]] std::vector<std::size_t> emulated(std::size_t target) const {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (std::isfinite(runs_[i].means[target])) chosen.push_back(i);
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](std::size_t a, std::size_t b) { return worst_[a] < worst_[b]; });
    chosen.resize(std::min(chosen.size(), most_emulated));
    return chosen;
  }

  [[nodiscard]] Emulator emulator_of(std::size_t target) const {
    std::vector<Point> points;
    std::vector<double> values;
    std::vector<double> noise;
    for (const std::size_t i : emulated(target)) {
      points.push_back(runs_[i].at);
      values.push_back(on_scale(runs_[i].means[target], problem_.targets[target]));
      noise.push_back(noise_[i][target]);
    }
    return {points, values, noise};
  }

  void fit_emulators(const Wave& wave) {
    std::vector<std::optional<Emulator>> fitted(problem_.targets.size());
    experiment::for_each_index(fitted.size(), surroundings_.threads,
                               [&](std::size_t j) { fitted[j].emplace(emulator_of(j)); });
    std::vector<Emulator> emulators;
    Checks& checks = match_.checks.emplace_back();
    for (std::optional<Emulator>& emulator : fitted) {
      checks.push_back(emulator->leave_one_out());
      emulators.push_back(std::move(*emulator));
    }
    match_.judge.emplace(problem_.targets, std::move(emulators), wave.rank);
  }

  void choose() {
    const std::vector<Simulated>& runs = match_.candidates.runs;
    match_.implausibilities = implausibilities(
        runs, problem_.targets, noise_of(runs, problem_.targets, problem_.candidate_replications));
    std::vector<double> worst;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      worst.push_back(ranked(match_.implausibilities[i], 1));
      if (worst.back() <= problem_.ensemble_cut_off) match_.accepted.push_back(i);
    }
    if (match_.accepted.empty()) return choose_nearest(worst);
    std::vector<Point> points;
    for (const std::size_t i : match_.accepted)
      points.push_back(runs[i].at);
    for (const std::size_t i : spread_out(points, problem_.ensemble_size))
      match_.ensemble.push_back(match_.accepted[i]);
    std::sort(match_.ensemble.begin(), match_.ensemble.end());
  }

  void choose_nearest(const std::vector<double>& worst) {
    match_.ensemble.resize(worst.size());
    std::iota(match_.ensemble.begin(), match_.ensemble.end(), std::size_t{0});
    std::stable_sort(match_.ensemble.begin(), match_.ensemble.end(),
                     [&](std::size_t a, std::size_t b) { return worst[a] < worst[b]; });
    match_.ensemble.resize(std::min(worst.size(), problem_.ensemble_size));
  }

  const Problem& problem_;
  const Surroundings& surroundings_;
  Match match_;
  std::vector<Simulated> runs_;
  std::vector<std::vector<double>> noise_;  ///< [run][target]
  std::vector<double> worst_;               ///< simulated implausibility of each run
};

}  // namespace

Match match_history(const Problem& problem, const Surroundings& surroundings) {
  return Matcher(problem, surroundings).match();
}

}  // namespace sightline::calibration
