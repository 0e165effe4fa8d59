// SPDX-License-Identifier: Apache-2.0
// What all ways of running a study begin and end with.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sightline/experiment/failure.hpp>
#include <sightline/experiment/probe.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/scenario/study.hpp>

#include "circumstances.hpp"
#include "progress_line.hpp"
#include "run_command.hpp"

namespace sightline::apps {

/// Reads the clock when it is made, makes sure of the folder, and watches for interruptions.
class RunSession {
 public:
  /// Throws InputError if --out or --shard is wrong.
  RunSession(const RunArguments& arguments, const scenario::Study& study);

  [[nodiscard]] const experiment::RunOptions& options() const { return options_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return options_.folder; }
  [[nodiscard]] bool is_shard() const { return is_shard_; }
  /// Every replication begins from its trunk.
  void begin_from(std::shared_ptr<const experiment::Trunks> trunks) {
    options_.replicate = experiment::Replicate(std::move(trunks));
  }
  /// Notes what the manifest is to tell of branching.
  void note_share_saved(double share) { share_saved_ = share; }
  void clear_progress() { progress_.clear(); }
  /// The circumstances of the run until now.
  [[nodiscard]] experiment::RunRecord record() const;
  /// Says how many replications are saved, and gives the exit code.
  [[nodiscard]] int interrupted(std::uint64_t saved) const;
  /// Says how long it took, and which replications failed; gives the exit code.
  [[nodiscard]] int finished(std::uint64_t events,
                             const std::vector<experiment::Failure>& failures) const;

 private:
  const RunArguments& arguments_;
  Circumstances circumstances_;
  bool is_shard_ = false;
  std::optional<double> share_saved_;
  ProgressLine progress_;
  experiment::RunOptions options_;
};

/// Says which replications failed; nothing where none did.
void say_failures(const std::vector<experiment::Failure>& failures,
                  const std::filesystem::path& folder);

/// What a study will take, in one or two lines; or as JSON.
[[nodiscard]] std::string work_text(const scenario::Study& study,
                                    const experiment::WorkEstimate& work,
                                    const experiment::RunOptions& options);
[[nodiscard]] std::string work_json(const scenario::Study& study,
                                    const experiment::WorkEstimate& work);

}  // namespace sightline::apps
