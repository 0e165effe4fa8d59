// SPDX-License-Identifier: Apache-2.0
#include "run_command.hpp"

#include <filesystem>
#include <map>
#include <memory>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/headline.hpp>
#include <sightline/experiment/merge.hpp>
#include <sightline/experiment/probe.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/report/report.hpp>
#include <sightline/scenario/reform.hpp>

#include "comparison_text.hpp"
#include "exit_code.hpp"
#include "run_session.hpp"
#include "run_trunks.hpp"
#include "standard_output.hpp"
#include "sweep_text.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using experiment::Sweep;
using scenario::Study;

std::map<std::string, char> grades_of(const Study& study) {
  std::map<std::string, char> grades;
  for (const scenario::Reform& reform : study.reforms)
    grades[reform.id] = reform.evidence_grade;
  return grades;
}

void write_page(const std::filesystem::path& folder) {
  report::write_report(folder, folder / "report.html");
}

void say_start(const Study& study, const RunSession& session) {
  const std::string number = study.precision
                                 ? fmt::format("up to {}", study.precision->most_replications)
                                 : std::to_string(study.replications);
  say(fmt::format("sightline: {}: {} replications of {} arms on {} threads; results go to {}\n",
                  study.name, number, study.arms.size(), session.options().threads,
                  session.folder().string()));
}

/// Says how precise a study is that was to stop by precision.
void say_precision(const Study& study, const experiment::Sample& sample) {
  if (!study.precision) return;
  const experiment::Reached reached = experiment::precision_reached(study, sample);
  say("sightline: " +
      experiment::stopping_sentence(*study.precision, reached, sample.replications()) + "\n");
}

int run_plain(const RunArguments& arguments, const Study& study, RunSession& session) {
  const std::shared_ptr<const experiment::Trunks> trunks = use_trunks(arguments, study, session);
  if (!arguments.is_quiet) say_start(study, session);
  note_branching(arguments, experiment::Workload(study), session);
  const experiment::RunOutcome outcome = experiment::run_study(study, session.options());
  session.clear_progress();
  if (outcome.is_interrupted) return session.interrupted(outcome.saved);
  keep_all_trunks(arguments, trunks.get(), study,
                  outcome.sample.replications() + outcome.failures.size(), session);
  report_plain(arguments, study, outcome.sample, outcome.failures, session);
  if (!arguments.is_quiet) say_precision(study, outcome.sample);
  return session.finished(outcome.sample.events(), outcome.failures);
}

/// Says what a sweep will take, unless all of it is there.
void say_work(const Sweep& sweep, const RunSession& session) {
  const experiment::Workload workload(sweep);
  const std::uint64_t last = workload.points() - 1;
  if (std::filesystem::exists(experiment::part_path(session.folder(), 0, last))) return;
  say("sightline: " + work_text(sweep.study(),
                                experiment::estimate_work(workload, session.options()),
                                session.options()));
}

int run_design(const RunArguments& arguments, const Sweep& sweep, RunSession& session) {
  if (!arguments.is_quiet) {
    say_start(sweep.study(), session);
    say_work(sweep, session);
  }
  note_branching(arguments, experiment::Workload(sweep), session);
  const experiment::SweepOutcome outcome = experiment::run_sweep(sweep, session.options());
  session.clear_progress();
  if (outcome.is_interrupted) return session.interrupted(outcome.saved);
  report_sweep(arguments, sweep, outcome, session);
  return session.finished(outcome.result.events, outcome.failures);
}

int run_one_shard(const RunArguments& arguments, const experiment::Workload& workload,
                  const std::function<experiment::ShardOutcome()>& run, RunSession& session) {
  const Study& study = workload.study();
  const std::shared_ptr<const experiment::Trunks> trunks = use_trunks(arguments, study, session);
  if (!arguments.is_quiet) say_start(study, session);
  std::error_code ignored;
  std::filesystem::remove(session.folder() / "shard.json", ignored);
  const experiment::ShardOutcome outcome = run();
  session.clear_progress();
  if (outcome.is_interrupted) return session.interrupted(outcome.saved);
  experiment::write_shard(session.folder(),
                          {.shard = session.options().shard,
                           .study_file = arguments.study,
                           .overrides = {std::nullopt, arguments.seed, arguments.settings},
                           .study = study.name,
                           .fingerprint = study.fingerprint,
                           .replications = study.replications,
                           .points = workload.points(),
                           .failures = outcome.failures});
  if (!arguments.is_quiet) {
    say(fmt::format(
        "sightline: shard {} of {} is done in {:.1f} s; when all are, `sightline merge "
        "{} {}/shard-*` puts them together\n",
        session.options().shard.number, session.options().shard.count, session.record().elapsed_s,
        session.folder().parent_path().string(), session.folder().parent_path().string()));
  }
  say_failures(outcome.failures, session.folder());
  return outcome.failures.empty() ? exit_done : exit_failed;
}

int tell_work(const RunArguments& arguments, const experiment::Workload& workload,
              const RunSession& session) {
  const auto work = experiment::estimate_work(workload, session.options());
  print_result(arguments.format == "json" ? work_json(workload.study(), work)
                                          : work_text(workload.study(), work, session.options()));
  return exit_done;
}

}  // namespace

Study study_of(const RunArguments& arguments) {
  Study study = scenario::read_study(arguments.study, overrides_of(arguments));
  // Who names a number gets that number.
  if (arguments.replications) study.precision.reset();
  if (study.precision && !arguments.shard.empty()) {
    throw InputError(Mistake{.key = "--shard",
                             .text = "the study stops by precision, which no shard can tell "
                                     "alone; give the number of replications with -n"});
  }
  return study;
}

scenario::Overrides overrides_of(const RunArguments& arguments) {
  return {arguments.replications, arguments.seed, arguments.settings};
}

void report_plain(const RunArguments& arguments, const Study& study,
                  const experiment::Sample& sample,
                  const std::vector<experiment::Failure>& failures, const RunSession& session) {
  const experiment::Summary summary = experiment::summarise(sample);
  const experiment::RunRecord record = session.record();
  experiment::write_results(session.folder(), study, sample, summary, record, failures);
  write_page(session.folder());
  if (arguments.format == "json") {
    print_result(experiment::result_json(study, sample, summary, record.elapsed_s));
  } else if (arguments.format == "csv") {
    print_result(output::to_csv(experiment::overview_table(study, summary)));
  } else {
    print_result(to_text({study, sample, summary, grades_of(study), can_embolden_output()}));
  }
}

void report_sweep(const RunArguments& arguments, const Sweep& sweep,
                  const experiment::SweepOutcome& outcome, const RunSession& session) {
  const experiment::RunRecord record = session.record();
  experiment::write_sweep(session.folder(), sweep, outcome, record);
  write_page(session.folder());
  if (arguments.format == "json") {
    print_result(experiment::sweep_json(sweep, outcome, record.elapsed_s));
  } else if (arguments.format == "csv") {
    print_result(output::to_csv(experiment::sweep_overview(sweep, outcome.result)));
  } else {
    print_result(to_text(sweep, outcome, can_embolden_output()));
  }
}

int run_command(const RunArguments& arguments) {
  const Study study = study_of(arguments);
  RunSession session(arguments, study);
  if (!study.variation) {
    const experiment::Workload workload(study);
    if (arguments.is_dry_run) return tell_work(arguments, workload, session);
    if (!session.is_shard()) return run_plain(arguments, study, session);
    return run_one_shard(
        arguments, workload, [&] { return experiment::run_shard(study, session.options()); },
        session);
  }
  (void)use_trunks(arguments, study, session);  // which a sweep has none of
  const Sweep sweep(study);
  const experiment::Workload workload(sweep);
  if (arguments.is_dry_run) return tell_work(arguments, workload, session);
  if (!session.is_shard()) return run_design(arguments, sweep, session);
  return run_one_shard(
      arguments, workload, [&] { return experiment::run_shard(sweep, session.options()); },
      session);
}

}  // namespace sightline::apps
