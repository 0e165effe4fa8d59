// SPDX-License-Identifier: Apache-2.0
// Runs the replications of a study in parallel, block by block, and finds again what earlier runs
// left in the folder.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include <sightline/experiment/failure.hpp>
#include <sightline/experiment/operating_curve.hpp>
#include <sightline/experiment/record.hpp>
#include <sightline/experiment/sample.hpp>
#include <sightline/experiment/shard.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/experiment/sweep.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// How far a run has come.
struct Progress {
  std::uint64_t done = 0;    ///< replications tried, those found in the folder included
  std::uint64_t found = 0;   ///< of them, found in the folder
  std::uint64_t target = 0;  ///< replications wanted; grows where precision asks for more
  /// Half-width of the interval of the difference that the study is about (see headline_of); none
  /// before it can be known.
  std::optional<double> half_width;
};

struct RunOptions {
  std::filesystem::path folder;  ///< block files go to its subfolder `parts`
  unsigned threads = 1;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(const Progress&)> on_progress;  ///< called by one thread at a time
  /// Called by one thread at a time for every replication of a study, found or run, in any order;
  /// one that failed has no arms. Not for sweeps.
  std::function<void(std::uint64_t replication, const ReplicationRecord&)> on_record = {};
  Replicate replicate = model_replicate();
  Shard shard = {};  ///< which units are run; the others are left to other processes
};

/// What a study is about: its precision target, or the missed-case rate of the second arm against
/// that of the first. Nothing for a study of one arm.
struct Headline {
  const model::outcomes::Outcome* outcome = nullptr;
  std::size_t arm = 1;
  std::size_t against = 0;
};
[[nodiscard]] std::optional<Headline> headline_of(const scenario::Study& study);

/// What is known of the difference by which a study stops.
struct Reached {
  double difference = 0.0;
  double half_width = 0.0;  ///< of its confidence sequence, valid however often it was looked at
};
/// Needs study.precision.
[[nodiscard]] Reached precision_reached(const scenario::Study& study, const Sample& sample);

/// Replications between two looks at the precision reached.
inline constexpr std::uint64_t precision_interval = 16;

struct RunOutcome {
  Sample sample;                  ///< of the replications that did not fail
  std::vector<Failure> failures;  ///< by replication
  bool is_interrupted = false;    ///< the sample is then incomplete; the folder can be resumed from
  std::uint64_t saved = 0;        ///< replications in the folder, where interrupted
};

/// Runs the study's replications, or as many as its precision asks for: the interval is looked at
/// after every 16th, from study.replications on and up to most_replications, so the number does
/// not depend on threads or on interruptions. It is that of a confidence sequence (see
/// statistics/confidence_sequence.hpp), which stays valid however often it is looked at.
///
/// Replications are kept in blocks of 8, one file each. A block in the folder that is whole is not
/// run again; of another the missing replications are run and the file is replaced; a missing
/// or damaged one is run. If there is any, its last arm is run once more and must give the same
/// numbers. A replication of which an arm throws is left out and listed; the next run tries it
/// again. Throws InputError if the folder holds another study or numbers of another model, and
/// RunError if it cannot be written, or if every replication fails.
[[nodiscard]] RunOutcome run_study(const scenario::Study& study, const RunOptions& options);

/// What was found at one design point.
struct PointResult {
  Summary summary;                                ///< NaN where every replication failed
  std::vector<std::vector<double>> sums;          ///< [arm][measure], mean over replications
  std::vector<std::vector<double>> by_quintile;   ///< [arm](measure, quintile), mean
  std::vector<std::vector<double>> replications;  ///< [arm](outcome asked for, replication wanted)
  std::vector<std::vector<double>> linearised;    ///< the same, made linear: see linearised()
  std::uint64_t count = 0;                        ///< replications that did not fail
};

struct SweepResult {
  std::vector<PointResult> points;
  std::vector<std::size_t> asked;  ///< places in the catalogue of the outcomes asked for
  std::size_t quintiles = 0;
  std::uint64_t replications = 0;  ///< wanted at each point
  std::uint64_t events = 0;
  /// Over every number of every replication, by point, replication and arm.
  std::uint64_t digest = 0;
  std::optional<OperatingCurve> curve;  ///< where the study asks for one
};

struct SweepOutcome {
  SweepResult result;
  std::vector<Failure> failures;  ///< by point and replication
  bool is_interrupted = false;    ///< there is then no result; the folder can be resumed from
  std::uint64_t saved = 0;        ///< replications in the folder
};

/// Runs study.replications of every arm at every point, kept and resumed as by run_study(), one
/// file for each block of replications at a point; the design is kept and checked too (see
/// keep_design()).
[[nodiscard]] SweepOutcome run_sweep(const Sweep& sweep, const RunOptions& options);

/// What of a study's work this process was to do.
struct ShardOutcome {
  std::vector<Failure> failures;
  bool is_interrupted = false;
  std::uint64_t saved = 0;
};

/// Runs the units of options.shard and makes no results. Throws as run_study(), and
/// std::invalid_argument for a study that stops by precision.
[[nodiscard]] ShardOutcome run_shard(const scenario::Study& study, const RunOptions& options);
[[nodiscard]] ShardOutcome run_shard(const Sweep& sweep, const RunOptions& options);

/// Results from parts that are all there but for `failures`; runs nothing. Throws RunError for
/// others that are missing.
[[nodiscard]] Sample collect(const scenario::Study& study, const std::filesystem::path& folder,
                             const std::vector<Failure>& failures);
[[nodiscard]] SweepResult collect(const Sweep& sweep, const std::filesystem::path& folder,
                                  const std::vector<Failure>& failures);

}  // namespace sightline::experiment
