// SPDX-License-Identifier: Apache-2.0
#include "merge_command.hpp"

#include <filesystem>

#include <sightline/experiment/merge.hpp>
#include <sightline/experiment/runner.hpp>

#include "run_command.hpp"
#include "run_session.hpp"

namespace sightline::apps {
namespace {

RunArguments run_arguments(const MergeArguments& arguments, const experiment::ShardRecord& shard) {
  RunArguments run;
  run.study = arguments.study.empty() ? shard.study_file : arguments.study;
  run.seed = shard.overrides.seed;
  run.settings = shard.overrides.settings;
  run.replications = shard.overrides.replications;
  run.threads = 1;
  run.out = arguments.out;
  run.format = arguments.format;
  run.is_quiet = arguments.is_quiet;
  run.command_line = arguments.command_line;
  return run;
}

int merge_plain(const RunArguments& run, const scenario::Study& study,
                const std::vector<experiment::ShardRecord>& shards) {
  const RunSession session(run, study);
  experiment::reject_sweep(session.folder());
  const auto failures =
      experiment::merge_parts(session.folder(), experiment::Workload(study), shards);
  experiment::write_failures(session.folder(), failures);
  const experiment::Sample sample = experiment::collect(study, session.folder(), failures);
  report_plain(run, study, sample, failures, session);
  return session.finished(sample.events(), failures);
}

int merge_sweep(const RunArguments& run, const experiment::Sweep& sweep,
                const std::vector<experiment::ShardRecord>& shards) {
  const RunSession session(run, sweep.study());
  experiment::keep_design(session.folder(), sweep);
  experiment::SweepOutcome outcome;
  outcome.failures = experiment::merge_parts(session.folder(), experiment::Workload(sweep), shards);
  experiment::write_failures(session.folder(), outcome.failures);
  outcome.result = experiment::collect(sweep, session.folder(), outcome.failures);
  report_sweep(run, sweep, outcome, session);
  return session.finished(outcome.result.events, outcome.failures);
}

}  // namespace

int merge_command(const MergeArguments& arguments) {
  const std::vector<std::filesystem::path> folders(arguments.shards.begin(),
                                                   arguments.shards.end());
  const std::vector<experiment::ShardRecord> shards = experiment::read_shards(folders);
  const RunArguments run = run_arguments(arguments, shards.front());
  const scenario::Study study = scenario::read_study(run.study, overrides_of(run));
  if (!study.variation) return merge_plain(run, study, shards);
  return merge_sweep(run, experiment::Sweep(study), shards);
}

}  // namespace sightline::apps
