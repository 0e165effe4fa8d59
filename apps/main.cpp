// SPDX-License-Identifier: Apache-2.0
// The command line: reads the arguments, calls the command, turns errors into exit codes.
#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/build.hpp>

#include "attribute_command.hpp"
#include "calibrate_command.hpp"
#include "cluster_command.hpp"
#include "exit_code.hpp"
#include "explain_command.hpp"
#include "list_command.hpp"
#include "merge_command.hpp"
#include "replay_command.hpp"
#include "report_command.hpp"
#include "run_command.hpp"
#include "sensitivity_command.hpp"
#include "serve_command.hpp"
#include "standard_output.hpp"

namespace sightline::apps {
namespace {

struct Arguments {
  RunArguments run;
  MergeArguments merge;
  ClusterArguments cluster;
  CalibrateArguments calibrate;
  AttributeArguments attribute;
  ExplainArguments explain;
  ReplayArguments replay;
  ReportArguments report;
  SensitivityArguments sensitivity;
  DiscoverArguments discover;
  ListArguments list;
  ServeArguments serve;
  std::vector<std::string> files;
};

/// The option of every command that prints a table.
void add_format(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "what goes to standard output: table, json or csv")
      ->check(CLI::IsMember({"table", "json", "csv"}));
}

CLI::App* add_run(CLI::App& app, RunArguments& run) {
  CLI::App* command = app.add_subcommand("run", "Run, resume or extend a study");
  command->add_option("STUDY", run.study, "study file, e.g. scenarios/studies/NAME.yaml")
      ->required();
  command
      ->add_option("-n,--replications", run.replications,
                   "exactly this many replications, whatever the study says")
      ->check(CLI::Range(1U, 100'000'000U));
  command->add_option("--seed", run.seed, "seed of the study's dice, from 0")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--threads", run.threads, "default: one for each processor")
      ->check(CLI::Range(1U, 4096U));
  command->add_option("--out", run.out, "folder of the results (default: results/<study>)");
  command
      ->add_option("--set", run.settings, "PATH=VALUE: a parameter of all arms; may be given again")
      ->allow_extra_args(false);
  add_format(*command, run.format);
  command->add_option("--shard", run.shard,
                      "K/N: only the K-th of N parts of the work, for `merge`; auto: K and N from "
                      "a Slurm array, Open MPI, PMI or srun");
  CLI::Option* whole =
      command->add_flag("--no-branching", run.are_arms_whole,
                        "run every arm from the start, though some begin alike; the same numbers");
  CLI::Option* keep = command->add_option(
      "--keep-trunks", run.keep_trunks,
      "YYYY-MM-DD or `parting`: keep the years that all arms have in common until then, or until "
      "they part, in trunks/ of the results");
  CLI::Option* trunks = command->add_option(
      "--trunks", run.trunks, "folder of kept trunks: begin every replication from its own");
  whole->excludes(keep)->excludes(trunks);
  keep->excludes(trunks);
  command->add_flag("--dry-run", run.is_dry_run,
                    "only tell how many runs it is, and about how long and how large");
  command->add_flag("-q,--quiet", run.is_quiet, "no progress and no messages");
  return command;
}

CLI::App* add_merge(CLI::App& app, MergeArguments& merge) {
  CLI::App* command = app.add_subcommand("merge", "Put the shards of a study together");
  command->add_option("OUT", merge.out, "folder of the results")->required();
  command->add_option("SHARD", merge.shards, "folders of all shards")->required();
  command->add_option("--study", merge.study,
                      "study file, if it is not where it was when the shards were run");
  add_format(*command, merge.format);
  command->add_flag("-q,--quiet", merge.is_quiet, "no messages");
  return command;
}

CLI::App* add_cluster(CLI::App& app, ClusterArguments& cluster) {
  CLI::App* command =
      app.add_subcommand("cluster", "Write the scripts that run a study on a cluster");
  command->add_option("STUDY", cluster.run.study, "study file")->required();
  command->add_flag("--slurm", cluster.is_slurm, "as a Slurm array with a merge that follows it");
  command
      ->add_option("--shards", cluster.shards,
                   "tasks of the array (default: so many that none takes over half an hour)")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000}));
  command->add_option("--threads", cluster.run.threads, "of each shard (default: 1)")
      ->check(CLI::Range(1U, 4096U));
  command->add_option("--out", cluster.run.out,
                      "folder of the results, which all nodes share (default: results/<study>)");
  command
      ->add_option("-n,--replications", cluster.run.replications,
                   "exactly this many replications, whatever the study says")
      ->check(CLI::Range(1U, 100'000'000U));
  command->add_option("--seed", cluster.run.seed, "seed of the study's dice, from 0")
      ->check(CLI::NonNegativeNumber);
  command
      ->add_option("--set", cluster.run.settings,
                   "PATH=VALUE: a parameter of all arms; may be given again")
      ->allow_extra_args(false);
  command
      ->add_option("--time-factor", cluster.time_factor,
                   "how many times the expected time is asked for (default: 2)")
      ->check(CLI::Range(1.0, 100.0));
  command->add_option("--partition", cluster.partition, "of the cluster");
  command->add_option("--account", cluster.account, "that is charged");
  return command;
}

CLI::App* add_calibrate(CLI::App& app, CalibrateArguments& calibrate) {
  CLI::App* command =
      app.add_subcommand("calibrate", "Find the parameter sets that fit what was observed");
  command
      ->add_option("FILE", calibrate.file,
                   "calibration file, e.g. scenarios/calibration/england-2008.yaml")
      ->required();
  command->add_option("--threads", calibrate.threads, "default: one for each processor")
      ->check(CLI::Range(1U, 4096U));
  command->add_option("--out", calibrate.out,
                      "folder of waves and report (default: results/calibration-<name>)");
  command->add_option("--waves", calibrate.waves, "this many waves, whatever the file says")
      ->check(CLI::Range(1U, 100U));
  command
      ->add_option("--coverage", calibrate.coverage_trials,
                   "instead, calibrate so many times against truths drawn from the prior and run "
                   "by the model, and tell how often the 95 % set holds the truth")
      ->check(CLI::Range(1U, 100'000U));
  command->add_flag("-q,--quiet", calibrate.is_quiet, "no progress and no messages");
  return command;
}

CLI::App* add_attribute(CLI::App& app, AttributeArguments& attribute) {
  CLI::App* command =
      app.add_subcommand("attribute", "Split the effect of a package among its reforms");
  command->add_option("DIR", attribute.folder, "folder of a finished study, e.g. results/NAME")
      ->required();
  command->add_option("--outcome", attribute.outcome, "what is split (default: missed_case_rate)");
  add_format(*command, attribute.format);
  return command;
}

CLI::App* add_explain(CLI::App& app, ExplainArguments& explain) {
  CLI::App* command = app.add_subcommand("explain", "Tell one case of a finished study");
  command->add_option("DIR", explain.folder, "folder of a finished study, e.g. results/NAME")
      ->required();
  command->add_option("-r,--replication", explain.replication, "which one (default: 0)");
  command->add_option("-c,--child", explain.child, "number of the child, the same in all arms");
  command->add_option("--worst", explain.worst, "list the N worst missed cases instead")
      ->check(CLI::Range(1U, 1'000'000U));
  command->add_option("--arm", explain.arm, "arm of the study (default: the first)");
  command->add_option("--twin", explain.twin,
                      "the same case beside its twin in another ARM, or with this REFORM added");
  command->add_flag("--but-for", explain.is_but_for,
                    "which failed hand-offs, mended, would have protected the child in time");
  command
      ->add_option("--futures", explain.futures,
                   "of --but-for: fresh dice for what follows each hand-off (default: 20)")
      ->check(CLI::Range(1U, 10'000U));
  command->add_option("--study", explain.study, "study file, if it is not where it was run from");
  command
      ->add_option("--set", explain.settings,
                   "PATH=VALUE as the study was run with, if its manifest does not say")
      ->allow_extra_args(false);
  command->add_option("--format", explain.format, "text, json or svg")
      ->check(CLI::IsMember({"text", "json", "svg"}));
  command->add_option("--out", explain.out, "file to write to (default: standard output)");
  command->add_option("--html", explain.html, "write the page of the case to this file instead");
  command->add_option("--export", explain.export_file,
                      "also write the family as a case file for `replay`");
  return command;
}

/// What may follow from a day of the case, and what the model says to the claims.
void add_futures(CLI::App& command, FuturesArguments& futures) {
  CLI::Option* wanted =
      command
          .add_option(
              "--futures", futures.futures,
              "N futures from a day of the case, for each arm; with --readings, for each claim; "
              "with --debrief, for each option (default: 100)")
          ->check(CLI::Range(std::size_t{1}, most_futures));
  CLI::Option* readings =
      command.add_flag("--readings", futures.has_readings,
                       "what the model says to each claim of the case, and what that hangs on");
  command.add_option("--from", futures.from,
                     "a decision of the case, e.g. D01, or a day (default: the first decision)");
  command
      .add_option("--reform", futures.reforms,
                  "an arm with this reform in force, or a package: R01+R06; may be given again")
      ->allow_extra_args(false);
  command
      .add_option("--decide", futures.decided,
                  "an arm in which this is decided, e.g. D01=attend; may be given again")
      ->allow_extra_args(false);
  command.add_flag("--options", futures.has_options, "an arm for every option of the decision");
  for (const char* const arm : {"--from", "--reform", "--decide", "--options"})
    command.get_option(arm)->needs(wanted)->excludes(readings);
  command.add_option("--ensemble", futures.ensemble,
                     "parameter sets that futures take turns with, or `none`");
  command.add_option("--sets", futures.sets, "use at most so many of them (default: 20)")
      ->check(CLI::Range(1U, 10'000U));
  command
      .add_option("--pasts", futures.pasts,
                  "try so many pasts for each set and go on from the nearest (default: 1)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000}));
  command.add_option("--threads", futures.threads, "default: one for each processor")
      ->check(CLI::Range(1U, 4096U));
  command.add_flag("-q,--quiet", futures.is_quiet, "no progress");
}

void add_training(CLI::App& replay, TrainingArguments& training) {
  CLI::Option* train = replay.add_flag("--train", training.is_training,
                                       "sit in the seat of the role that --as names, and decide");
  replay
      .add_option("--session", training.session,
                  "of --train: file the session is kept in (default: CASE-ROLE.session)")
      ->needs(train);
  replay.add_option("--dice", training.dice, "of --train: by which the days go on (default: 0)")
      ->needs(train)
      ->check(CLI::Range(0U, 1'000'000'000U));
  replay.add_option("--class", training.class_file, "of --train: file of what the class has set")
      ->needs(train);
  replay
      .add_option("--with", training.with,
                  "of --train: session of another role; may be given again")
      ->needs(train)
      ->allow_extra_args(false);
  CLI::Option* debrief = replay.add_option("--debrief", training.debrief,
                                           "look back on these session files of the case");
  debrief->excludes(train);
  train->excludes(replay.get_option("--html"));
  for (const char* const other :
       {"--html", "--readings", "--from", "--reform", "--decide", "--options"})
    debrief->excludes(replay.get_option(other));
}

CLI::App* add_replay(CLI::App& app, ReplayArguments& replay) {
  CLI::App* command = app.add_subcommand(
      "replay", "Tell a case as it happened, or what one role knew of it on one day");
  command->add_option("CASE", replay.file,
                      "case file, or the name of a shipped case (default: an invented one)");
  command->add_option("--as", replay.role, "only what this role knew; needs --until or --train");
  command->add_option("--until", replay.until, "a day, YYYY-MM-DD, or `release`: that of the case");
  command->add_flag("--told-only", replay.is_told_only, "do not run the case in the model");
  command->add_option("--children", replay.children, "size of the authority the case is run in")
      ->check(CLI::Range(500U, 1'000'000U));
  command->add_option("--html", replay.html, "write the page of the case to this file instead");
  command->add_option("--scenarios", replay.scenarios, "folder of cases")
      ->check(CLI::ExistingDirectory);
  command->add_option("--format", replay.format, "text or json; of --debrief also markdown")
      ->check(CLI::IsMember({"text", "json", "markdown"}));
  add_futures(*command, replay.futures);
  for (const char* const told : {"--as", "--until", "--told-only"}) {
    command->get_option("--futures")->excludes(command->get_option(told));
    command->get_option("--readings")->excludes(command->get_option(told));
  }
  add_training(*command, replay.training);
  return command;
}

CLI::App* add_sensitivity(CLI::App& app, SensitivityArguments& sensitivity) {
  CLI::App* command =
      app.add_subcommand("sensitivity", "Tell which parameters drive the results of a sweep");
  command->add_option("DIR", sensitivity.folder, "folder of a finished sweep, e.g. results/NAME")
      ->required();
  command
      ->add_option("--outcome", sensitivity.outcomes,
                   "only this outcome; may be given again (default: all that the study asks for)")
      ->allow_extra_args(false);
  command->add_option("--arm", sensitivity.arm, "only this arm (default: all)");
  command->add_option("--resamples", sensitivity.resamples, "bootstrap resamples (default: 1000)")
      ->check(CLI::Range(std::size_t{2}, std::size_t{1'000'000}));
  command->add_option("--level", sensitivity.level, "of the intervals (default: 0.95)")
      ->check(CLI::Range(0.01, 0.9999));
  add_format(*command, sensitivity.format);
  return command;
}

CLI::App* add_discover(CLI::App& app, DiscoverArguments& discover) {
  CLI::App* command =
      app.add_subcommand("discover", "Tell under which conditions a reform fails, in a sweep");
  command->add_option("DIR", discover.folder, "folder of a finished sweep, e.g. results/NAME")
      ->required();
  command->add_option("--outcome", discover.outcome, "default: that of the study's headline");
  command->add_option("--arm", discover.arm, "against the first (default: the second)");
  command->add_flag("--alone", discover.is_alone, "of the arm by itself, not against the first");
  CLI::Option* at_least = command->add_option(
      "--at-least", discover.at_least, "the reform fails where it is so much or more (default: 0)");
  command->add_option("--at-most", discover.at_most, "... so much or less")->excludes(at_least);
  command
      ->add_option("--density", discover.wanted_density,
                   "share of a box's points at which it must happen (default: 0.8)")
      ->check(CLI::Range(0.01, 1.0));
  command
      ->add_option("--support", discover.least_support,
                   "share of all points that a box holds at least (default: 0.05)")
      ->check(CLI::Range(0.001, 0.999));
  add_format(*command, discover.format);
  return command;
}

CLI::App* add_report(CLI::App& app, ReportArguments& report) {
  CLI::App* command = app.add_subcommand(
      "report", "Build the report of a finished study again, with what has been found of it since");
  command->add_option("DIR", report.folder, "folder of a finished study, e.g. results/NAME")
      ->required();
  command->add_option("--out", report.out, "file of the page (default: report.html in DIR)");
  return command;
}

CLI::App* add_list(CLI::App& app, ListArguments& list) {
  CLI::App* command = app.add_subcommand("list", "List what there is to choose from");
  command->add_option("WHAT", list.what, "parameters, reforms, outcomes, roles, studies or cases")
      ->required()
      ->check(CLI::IsMember({"parameters", "reforms", "outcomes", "roles", "studies", "cases"}));
  command->add_option("--scenarios", list.scenarios, "folder of reforms and studies")
      ->check(CLI::ExistingDirectory);
  command->add_option("--format", list.format, "table or json")
      ->check(CLI::IsMember({"table", "json"}));
  return command;
}

CLI::App* add_serve(CLI::App& app, ServeArguments& serve) {
  CLI::App* command =
      app.add_subcommand("serve", "Open the workbench: studies in a browser, on this machine only");
  command->add_option("--port", serve.port, "of 127.0.0.1 (default: 8170; 0: any that is free)");
  command->add_option("--scenarios", serve.scenarios, "folder of baselines, reforms and studies")
      ->check(CLI::ExistingDirectory);
  command->add_option("--results", serve.results, "folder of all results (default: results)");
  command->add_option("--threads", serve.threads, "default: one for each processor")
      ->check(CLI::Range(1U, 4096U));
  return command;
}

/// Help and version go to stdout as results; of mistakes one line says what is wrong.
int explain_mistake(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    return app.exit(error);
  }
  std::string command = "sightline";
  for (const CLI::App* used : app.get_subcommands()) {
    command += " " + used->get_name();
  }
  say(fmt::format("sightline: {}; see `{} --help`\n", error.what(), command));
  return exit_bad_input;
}

int call(int argc, char** argv) {
  CLI::App app{
      "Sightline: simulates a child-protection system and compares reforms on common dice.",
      "sightline"};
  app.set_version_flag("--version", fmt::format("sightline {}", experiment::version()));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 interrupted.");
  Arguments arguments;
  for (int i = 0; i < argc; ++i) {
    arguments.run.command_line += (i == 0 ? "" : " ") + std::string(argv[i]);
  }
  arguments.merge.command_line = arguments.run.command_line;
  arguments.calibrate.command_line = arguments.run.command_line;
  arguments.serve.command_line = arguments.run.command_line;
  arguments.serve.scenarios = usual_scenarios();
  arguments.list.scenarios = usual_scenarios();
  arguments.replay.scenarios = usual_scenarios();
  const CLI::App* run = add_run(app, arguments.run);
  const CLI::App* merge = add_merge(app, arguments.merge);
  const CLI::App* cluster = add_cluster(app, arguments.cluster);
  const CLI::App* calibrate = add_calibrate(app, arguments.calibrate);
  const CLI::App* attribute = add_attribute(app, arguments.attribute);
  const CLI::App* explain = add_explain(app, arguments.explain);
  const CLI::App* replay = add_replay(app, arguments.replay);
  const CLI::App* report = add_report(app, arguments.report);
  const CLI::App* sensitivity = add_sensitivity(app, arguments.sensitivity);
  const CLI::App* discover = add_discover(app, arguments.discover);
  const CLI::App* list = add_list(app, arguments.list);
  const CLI::App* serve = add_serve(app, arguments.serve);
  CLI::App* validate = app.add_subcommand(
      "validate", "Check study, baseline, reform, calibration, ensemble and case files");
  validate->add_option("FILE", arguments.files, "files to check")->required();
  const CLI::App* schema =
      app.add_subcommand("schema", "Print the JSON Schema of a baseline's parameters");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain_mistake(app, error);
  }
  if (run->parsed()) return run_command(arguments.run);
  if (merge->parsed()) return merge_command(arguments.merge);
  if (cluster->parsed()) return cluster_command(arguments.cluster);
  if (calibrate->parsed()) return calibrate_command(arguments.calibrate);
  if (attribute->parsed()) return attribute_command(arguments.attribute);
  if (explain->parsed()) return explain_command(arguments.explain);
  if (replay->parsed()) return replay_command(arguments.replay);
  if (report->parsed()) return report_command(arguments.report);
  if (sensitivity->parsed()) return sensitivity_command(arguments.sensitivity);
  if (discover->parsed()) return discover_command(arguments.discover);
  if (list->parsed()) return list_command(arguments.list);
  if (serve->parsed()) return serve_command(arguments.serve);
  if (schema->parsed()) return schema_command();
  return validate_command(arguments.files);
}

/// Turns errors into messages and exit codes.
int call_safely(int argc, char** argv) {
  try {
    return call(argc, argv);
  } catch (const InputError& error) {
    for (const Mistake& mistake : error.mistakes()) {
      say(fmt::format("{}{}\n", mistake.file.empty() ? "sightline: " : "", to_string(mistake)));
    }
    return exit_bad_input;
  } catch (const std::exception& error) {
    say(fmt::format("sightline: {}\n", error.what()));
    return exit_failed;
  }
}

}  // namespace
}  // namespace sightline::apps

int main(int argc, char** argv) {
  // A limit on the size of files is then an error of writing, as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
  return sightline::apps::call_safely(argc, argv);
}
