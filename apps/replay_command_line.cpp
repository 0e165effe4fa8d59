// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

namespace sightline::apps {
namespace {

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
                     "parameter sets that futures and the worlds of --debrief take turns with, or "
                     "`none`");
  command.add_option("--sets", futures.sets, "use at most so many of them (default: 20)")
      ->check(CLI::Range(1U, 10'000U));
  command
      .add_option("--pasts", futures.pasts,
                  "try so many pasts for each set and go on from the nearest (default: 1)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000}));
  add_threads(command, futures.threads);
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
       {"--html", "--readings", "--from", "--reform", "--decide", "--options", "--pasts"})
    debrief->excludes(replay.get_option(other));
}

}  // namespace

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

}  // namespace sightline::apps
