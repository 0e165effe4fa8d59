// SPDX-License-Identifier: Apache-2.0
// Runs the replications of a study in parallel, block by block, and finds again what earlier runs
// left in the folder.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include <sightline/experiment/record.hpp>
#include <sightline/experiment/sample.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// How far a run has come.
struct Progress {
  std::uint64_t done = 0;    ///< replications finished, those found in the folder included
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
  Replicate replicate = model_replicate();
};

/// What a study is about: its precision target, or the missed-case rate of the second arm against
/// that of the first. Nothing for a study of one arm.
struct Headline {
  const model::outcomes::Outcome* outcome = nullptr;
  std::size_t arm = 1;
  std::size_t against = 0;
};
[[nodiscard]] std::optional<Headline> headline_of(const scenario::Study& study);

/// Replications between two looks at the precision reached.
inline constexpr std::uint64_t precision_interval = 16;

struct RunOutcome {
  Sample sample;                ///< of the replications 0 .. replications - 1
  bool is_interrupted = false;  ///< the sample is then incomplete; the folder can be resumed from
  std::uint64_t saved = 0;      ///< replications in the folder, where interrupted
};

/// Runs the study's replications, or as many as its precision asks for: the interval is looked at
/// after every 16th, from study.replications on and up to most_replications, so the number does
/// not depend on threads or on interruptions.
///
/// Replications are kept in blocks of 8, one file each. A block in the folder that is whole is not
/// run again; of a shorter one the missing replications are run and the file is replaced; a missing
/// or damaged one is run. If there is any, its last arm is run once more and must give the same
/// numbers. Throws InputError if the folder holds another study or numbers of another model, and
/// RunError if it cannot be written.
[[nodiscard]] RunOutcome run_study(const scenario::Study& study, const RunOptions& options);

}  // namespace sightline::experiment
