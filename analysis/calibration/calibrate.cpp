// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <mutex>

#include <fmt/format.h>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/experiment/executor.hpp>
#include <sightline/statistics/estimate.hpp>

#include "stage_file.hpp"

namespace sightline::calibration {
namespace {

using model::outcomes::Measure;
using scenario::Calibration;
using scenario::CalibrationTarget;

/// The sums of the measures of one replication.
using Sums = std::vector<double>;

double sum_of(const Sums& sums, Measure measure) {
  return measure == Measure::size_ ? 1.0 : sums.at(static_cast<std::size_t>(measure));
}

/// The target over the replications of a point, in its unit.
statistics::Estimate estimate_of(const CalibrationTarget& target, std::span<const Sums> by_run) {
  std::vector<double> numerators;
  std::vector<double> denominators;
  for (const Sums& sums : by_run) {
    numerators.push_back(sum_of(sums, target.numerator));
    denominators.push_back(sum_of(sums, target.denominator));
  }
  statistics::Estimate estimate = statistics::estimate_ratio(numerators, denominators);
  estimate.mean *= target.scale;
  estimate.standard_error *= target.scale;
  return estimate;
}

Simulated simulated_at(const Point& point, const std::vector<CalibrationTarget>& targets,
                       std::span<const Sums> by_run) {
  Simulated run{point, {}, {}};
  for (const CalibrationTarget& target : targets) {
    const statistics::Estimate estimate = estimate_of(target, by_run);
    const bool is_known = std::isfinite(estimate.mean) && std::isfinite(estimate.standard_error);
    run.means.push_back(is_known ? estimate.mean : not_a_number);
    run.errors.push_back(is_known ? estimate.standard_error : not_a_number);
  }
  return run;
}

Sums sums_of(const model::ReplicationResult& result) {
  Sums sums;
  for (std::size_t i = 0; i < model::outcomes::measure_count; ++i)
    sums.push_back(result.tallies.total(i));
  return sums;
}

/// Number of the first replication at these values. Points have dice of their own: on common dice
/// all outcomes would be off by the same chance, which no emulator could know of, as it takes the
/// noise of points as independent (Chen, Ankenman and Nelson 2012, ACM Trans. Model. Comput. Simul.
/// 22:7). Equal values have equal numbers.
std::uint64_t first_replication(const std::vector<double>& values) {
  constexpr std::uint64_t room_for_replications = 0xFF'FFFFU;
  Digest digest;
  digest.add(values);
  return digest.value() & ~room_for_replications;
}

/// Tells progress from any thread.
class Counter {
 public:
  Counter(std::uint64_t target, const CalibrateOptions& options) : options_(options) {
    progress_.target = target;
  }
  void count() {
    const std::lock_guard lock(mutex_);
    ++progress_.done;
    if (options_.on_progress) options_.on_progress(progress_);
  }

 private:
  const CalibrateOptions& options_;
  std::mutex mutex_;
  experiment::Progress progress_;
};

std::vector<model::Input> inputs_at(const Calibration& calibration,
                                    const std::vector<Point>& points) {
  std::vector<model::Input> inputs;
  for (const Point& point : points) {
    std::optional<model::Input> input = input_at(calibration, values_at(calibration, point));
    if (!input) throw std::invalid_argument("a point at which parameters contradict each other");
    inputs.push_back(std::move(*input));
  }
  return inputs;
}

bool is_equal(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// History matching's view of a calibration and its folder.
class Rig {
 public:
  Rig(const Calibration& calibration, const CalibrateOptions& options)
      : calibration_(calibration), options_(options) {}

  Surroundings surroundings() {
    Surroundings all = surroundings_of(calibration_, options_);
    all.simulate = [this](const std::vector<Point>& points, std::uint32_t replications) {
      tell_stage(points.size(), replications);
      return simulate(calibration_, points, replications, options_);
    };
    all.find = [this](std::size_t stage) { return found(stage); };
    all.keep = [this](std::size_t number, const Stage& stage) {
      write_stage(options_.folder, calibration_, number, stage);
    };
    return all;
  }

 private:
  std::optional<Stage> found(std::size_t stage) {
    stage_ = stage;
    std::optional<Stage> there = read_stage(options_.folder, calibration_, stage);
    if (there && stage == 0) require_same_model(there->runs.front());
    return there;
  }

  void require_same_model(const Simulated& there) const {
    CalibrateOptions alone = options_;
    alone.cancelled = nullptr;
    alone.on_progress = nullptr;
    const Simulated again =
        simulate(calibration_, {there.at}, calibration_.replications, alone).front();
    if (is_equal(again.means, there.means) && is_equal(again.errors, there.errors)) return;
    throw InputError(
        Mistake{.key = "--out",
                .text = fmt::format("{} holds waves of this calibration by a version of the "
                                    "program that gives other numbers; choose another --out or "
                                    "remove it",
                                    options_.folder.string())});
  }

  void tell_stage(std::size_t points, std::uint32_t replications) const {
    if (!options_.on_stage) return;
    const std::size_t waves = calibration_.waves.size();
    const std::string name = stage_ < waves ? fmt::format("wave {} of {}", stage_ + 1, waves)
                                            : std::string("candidates of the ensemble");
    options_.on_stage(
        fmt::format("{}: {} points, {} replications each", name, points, replications));
  }

  const Calibration& calibration_;
  const CalibrateOptions& options_;
  std::size_t stage_ = 0;
};

void add_stage(Digest& digest, const Stage& stage) {
  for (const Simulated& run : stage.runs) {
    digest.add(run.at);
    digest.add(run.means);
    digest.add(run.errors);
  }
}

}  // namespace

Problem problem_of(const Calibration& calibration) {
  Problem problem;
  problem.dimensions = calibration.varied.size();
  for (const CalibrationTarget& target : calibration.targets)
    problem.targets.push_back({target.value, target.observation_sd, target.discrepancy_sd});
  for (const scenario::CalibrationWave& wave : calibration.waves) {
    problem.waves.push_back(
        {wave.points, wave.accept, wave.by == scenario::RuledOutBy::highest ? 1U : 2U});
  }
  problem.replications = calibration.replications;
  problem.ensemble_size = calibration.ensemble.size;
  problem.candidates = calibration.ensemble.candidates;
  problem.candidate_replications = calibration.ensemble.replications;
  problem.ensemble_cut_off = calibration.ensemble.accept;
  problem.seed = calibration.seed;
  return problem;
}

Point point_of(const Calibration& calibration, const std::vector<double>& values) {
  Point point;
  for (std::size_t i = 0; i < calibration.varied.size(); ++i)
    point.push_back(calibration.varied[i].position_of(values[i]));
  return point;
}

std::vector<double> values_at(const Calibration& calibration, const Point& point) {
  std::vector<double> values;
  for (std::size_t i = 0; i < calibration.varied.size(); ++i) {
    // Twelve digits: reading back what was written, and moving to and fro, then changes nothing.
    const double value = calibration.varied[i].value_at(point[i]);
    values.push_back(std::stod(fmt::format("{:.12g}", value)));
  }
  return values;
}

std::vector<Simulated> simulate(const Calibration& calibration, const std::vector<Point>& points,
                                std::uint32_t replications, const CalibrateOptions& options) {
  const std::vector<model::Input> inputs = inputs_at(calibration, points);
  const Calendar calendar = model::calendar_of(calibration.period);
  std::vector<std::uint64_t> firsts;
  for (const Point& point : points)
    firsts.push_back(first_replication(values_at(calibration, point)));
  std::vector<Sums> sums(points.size() * replications);
  Counter counter(sums.size(), options);
  experiment::for_each_index(
      sums.size(), options.threads,
      [&](std::size_t i) {
        const std::size_t point = i / replications;
        sums[i] = sums_of(options.replicate(inputs[point], calendar, calibration.seed,
                                            firsts[point] + i % replications));
        counter.count();
      },
      options.cancelled);
  std::vector<Simulated> runs;
  if (std::any_of(sums.begin(), sums.end(), [](const Sums& of_run) { return of_run.empty(); }))
    return runs;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::span<const Sums> by_run(&sums[i * replications], replications);
    runs.push_back(simulated_at(points[i], calibration.targets, by_run));
  }
  return runs;
}

Surroundings surroundings_of(const Calibration& calibration, const CalibrateOptions& options) {
  Surroundings all;
  all.threads = options.threads;
  all.simulate = [&](const std::vector<Point>& points, std::uint32_t replications) {
    return simulate(calibration, points, replications, options);
  };
  all.snap = [&](const Point& point) -> std::optional<Point> {
    const std::vector<double> values = values_at(calibration, point);
    if (!input_at(calibration, values)) return std::nullopt;
    return point_of(calibration, values);
  };
  all.find = [](std::size_t) { return std::optional<Stage>(); };
  all.keep = [](std::size_t, const Stage&) {};
  return all;
}

Match calibrate(const Calibration& calibration, const CalibrateOptions& options) {
  std::error_code failure;
  std::filesystem::create_directories(options.folder / "waves", failure);
  if (failure) {
    throw RunError(fmt::format("{}: {}", (options.folder / "waves").string(), failure.message()));
  }
  Rig rig(calibration, options);
  return match_history(problem_of(calibration), rig.surroundings());
}

std::string digest_of(const Match& match) {
  Digest digest;
  for (const Stage& wave : match.waves)
    add_stage(digest, wave);
  add_stage(digest, match.candidates);
  for (const std::size_t i : match.ensemble)
    digest.add(std::uint64_t{i});
  return digest.text();
}

}  // namespace sightline::calibration
