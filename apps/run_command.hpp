// SPDX-License-Identifier: Apache-2.0
// `sightline run`: runs, resumes or extends a study or a sweep, or a shard of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sightline/experiment/runner.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::apps {

struct RunArguments {
  std::string study;
  std::optional<std::uint32_t> replications;
  std::optional<std::uint64_t> seed;
  unsigned threads = 0;  ///< 0: one for each processor
  std::string out;       ///< empty: results/<study>
  std::vector<std::string> settings;
  std::string format = "table";
  std::string shard;            ///< empty: the whole
  bool are_arms_whole = false;  ///< what arms have in common is run for each
  std::string
      keep_trunks;     ///< date at which the trunks kept end, `parting`, or empty: none is kept
  std::string trunks;  ///< folder of the trunks to begin from; empty: none
  bool is_quiet = false;
  bool is_dry_run = false;
  std::string command_line;
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int run_command(const RunArguments& arguments);

class RunSession;

/// The study that the arguments name. Throws InputError, also if it stops by precision and is to be
/// run in shards.
[[nodiscard]] scenario::Study study_of(const RunArguments& arguments);
[[nodiscard]] scenario::Overrides overrides_of(const RunArguments& arguments);

/// Write all results into the folder of the session and print them as the arguments ask.
void report_plain(const RunArguments& arguments, const scenario::Study& study,
                  const experiment::Sample& sample,
                  const std::vector<experiment::Failure>& failures, const RunSession& session);
void report_sweep(const RunArguments& arguments, const experiment::Sweep& sweep,
                  const experiment::SweepOutcome& outcome, const RunSession& session);

}  // namespace sightline::apps
