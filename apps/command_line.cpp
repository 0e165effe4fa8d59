// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

namespace sightline::apps {
namespace {

/// The option of every command that prints a table.
void add_format(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "what goes to standard output: table, json or csv")
      ->check(CLI::IsMember({"table", "json", "csv"}));
}

/// What may be changed of a study without another file.
void add_changes(CLI::App& command, RunArguments& run) {
  command
      .add_option("-n,--replications", run.replications,
                  "exactly this many replications, whatever the study says")
      ->check(CLI::Range(1U, 100'000'000U));
  command.add_option("--seed", run.seed, "seed of the study's dice, from 0")
      ->check(CLI::NonNegativeNumber);
  command
      .add_option("--set", run.settings, "PATH=VALUE: a parameter of all arms; may be given again")
      ->allow_extra_args(false);
}

}  // namespace

void add_threads(CLI::App& command, unsigned& threads, const std::string& meaning) {
  command.add_option("--threads", threads, meaning)->check(CLI::Range(1U, 4096U));
}

CLI::App* add_run(CLI::App& app, RunArguments& run) {
  CLI::App* command = app.add_subcommand("run", "Run, resume or extend a study");
  command->add_option("STUDY", run.study, "study file, e.g. scenarios/studies/NAME.yaml")
      ->required();
  add_changes(*command, run);
  add_threads(*command, run.threads);
  command->add_option("--out", run.out, "folder of the results (default: results/<study>)");
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
  add_threads(*command, cluster.run.threads, "of each shard (default: 1)");
  command->add_option("--out", cluster.run.out,
                      "folder of the results, which all nodes share (default: results/<study>)");
  add_changes(*command, cluster.run);
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
  add_threads(*command, calibrate.threads);
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
  add_threads(*command, serve.threads);
  return command;
}

CLI::App* add_validate(CLI::App& app, std::vector<std::string>& files) {
  CLI::App* command = app.add_subcommand(
      "validate", "Check study, baseline, reform, calibration, ensemble and case files");
  command->add_option("FILE", files, "files to check")->required();
  return command;
}

CLI::App* add_schema(CLI::App& app) {
  return app.add_subcommand("schema", "Print the JSON Schema of a baseline's parameters");
}

}  // namespace sightline::apps
