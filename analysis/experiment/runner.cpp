// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/experiment/part_file.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/statistics/confidence_sequence.hpp>

#include "block_runner.hpp"
#include "gatherer.hpp"
#include "parts_folder.hpp"

namespace sightline::experiment {
namespace {

std::size_t arm_of(const scenario::Study& study, const std::string& name) {
  const auto found = std::find_if(study.arms.begin(), study.arms.end(),
                                  [&](const scenario::Arm& arm) { return arm.name == name; });
  if (found == study.arms.end()) {
    throw std::invalid_argument("precision: the study has no arm " + name);
  }
  return static_cast<std::size_t>(found - study.arms.begin());
}

/// The number of replications at which to look first.
std::uint64_t first_target(const scenario::Study& study) {
  if (!study.precision) return study.replications;
  const std::uint64_t least = std::max<std::uint64_t>(study.replications, 1);
  const std::uint64_t looks = (least + precision_interval - 1) / precision_interval;
  return std::min<std::uint64_t>(looks * precision_interval, study.precision->most_replications);
}

/// The number to go on to after `done` replications; `done` where they are enough.
std::uint64_t next_target(const scenario::Study& study, const Sample& sample, std::uint64_t done) {
  if (!study.precision || done >= study.precision->most_replications) return done;
  if (precision_reached(study, sample).half_width <= study.precision->half_width) return done;
  return std::min<std::uint64_t>(done + precision_interval, study.precision->most_replications);
}

ShardOutcome run_units(const Workload& workload, const RunOptions& options) {
  BlockRunner runner(workload, options);
  const bool is_complete = runner.run_until(workload.study().replications);
  return {runner.failures(), !is_complete, runner.saved()};
}

}  // namespace

std::optional<Headline> headline_of(const scenario::Study& study) {
  if (study.precision) {
    const auto* outcome = model::outcomes::find_outcome(study.precision->outcome);
    if (outcome == nullptr) {
      throw std::invalid_argument("precision: no outcome " + study.precision->outcome);
    }
    return Headline{outcome, arm_of(study, study.precision->arm),
                    arm_of(study, study.precision->against)};
  }
  if (study.arms.size() < 2) return std::nullopt;
  return Headline{model::outcomes::find_outcome("missed_case_rate"), 1, 0};
}

Reached precision_reached(const scenario::Study& study, const Sample& sample) {
  const Headline headline = headline_of(study).value();
  // Of no replication there is no outcome to compare.
  if (sample.replications() == 0) return {0.0, infinity};
  const statistics::Estimate difference =
      compare(sample, headline.arm, headline.against, *headline.outcome).difference;
  return {difference.mean, statistics::sequence_half_width(difference)};
}

RunOutcome run_study(const scenario::Study& study, const RunOptions& options) {
  if (study.arms.empty()) throw std::invalid_argument("a study without arms");
  reject_sweep(options.folder);
  make_parts_folder(options.folder);
  const Workload workload(study);
  BlockRunner runner(workload, options);
  RunOutcome outcome{Sample(study.arms.size(), study.sets.size()), {}, false, 0};
  const Gatherer gatherer(workload, options.folder);
  std::uint64_t from = 0;
  std::uint64_t target = first_target(study);
  for (;;) {
    outcome.is_interrupted = !runner.run_until(target);
    outcome.saved = runner.saved();
    outcome.failures = runner.failures();
    write_failures(options.folder, outcome.failures);
    if (outcome.is_interrupted) return outcome;
    gatherer.add(outcome.sample, 0, from, target, outcome.failures);
    const std::uint64_t next = next_target(study, outcome.sample, target);
    if (next == target) break;
    from = target;
    target = next;
  }
  require_any(outcome.sample.replications(), outcome.failures);
  return outcome;
}

SweepOutcome run_sweep(const Sweep& sweep, const RunOptions& options) {
  make_parts_folder(options.folder);
  keep_design(options.folder, sweep);
  ShardOutcome run = run_units(Workload(sweep), options);
  write_failures(options.folder, run.failures);
  SweepOutcome outcome{{}, std::move(run.failures), run.is_interrupted, run.saved};
  if (!run.is_interrupted) outcome.result = collect(sweep, options.folder, outcome.failures);
  return outcome;
}

ShardOutcome run_shard(const scenario::Study& study, const RunOptions& options) {
  if (study.precision) {
    throw std::invalid_argument("shards cannot know when a study has become precise enough");
  }
  reject_sweep(options.folder);
  make_parts_folder(options.folder);
  ShardOutcome outcome = run_units(Workload(study), options);
  write_failures(options.folder, outcome.failures);
  return outcome;
}

ShardOutcome run_shard(const Sweep& sweep, const RunOptions& options) {
  make_parts_folder(options.folder);
  keep_design(options.folder, sweep);
  ShardOutcome outcome = run_units(Workload(sweep), options);
  write_failures(options.folder, outcome.failures);
  return outcome;
}

}  // namespace sightline::experiment
