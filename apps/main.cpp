// SPDX-License-Identifier: Apache-2.0
// The command line: reads the arguments, calls the command, turns errors into exit codes.
#include <algorithm>
#include <csignal>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/build.hpp>

#include "command_line.hpp"
#include "exit_code.hpp"
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

struct Command {
  const CLI::App* app = nullptr;
  std::function<int()> call;  ///< returns the exit code
};

/// All commands, in the order in which help tells of them.
std::vector<Command> add_commands(CLI::App& app, Arguments& arguments) {
  return {
      {add_run(app, arguments.run), [&] { return run_command(arguments.run); }},
      {add_merge(app, arguments.merge), [&] { return merge_command(arguments.merge); }},
      {add_cluster(app, arguments.cluster), [&] { return cluster_command(arguments.cluster); }},
      {add_calibrate(app, arguments.calibrate),
       [&] { return calibrate_command(arguments.calibrate); }},
      {add_attribute(app, arguments.attribute),
       [&] { return attribute_command(arguments.attribute); }},
      {add_explain(app, arguments.explain), [&] { return explain_command(arguments.explain); }},
      {add_replay(app, arguments.replay), [&] { return replay_command(arguments.replay); }},
      {add_report(app, arguments.report), [&] { return report_command(arguments.report); }},
      {add_sensitivity(app, arguments.sensitivity),
       [&] { return sensitivity_command(arguments.sensitivity); }},
      {add_discover(app, arguments.discover), [&] { return discover_command(arguments.discover); }},
      {add_list(app, arguments.list), [&] { return list_command(arguments.list); }},
      {add_serve(app, arguments.serve), [&] { return serve_command(arguments.serve); }},
      {add_validate(app, arguments.files), [&] { return validate_command(arguments.files); }},
      {add_schema(app), schema_command},
  };
}

std::string joined(int argc, char** argv) {
  std::string line;
  for (int i = 0; i < argc; ++i)
    line += (i == 0 ? "" : " ") + std::string(argv[i]);
  return line;
}

int call(int argc, char** argv) {
  CLI::App app{
      "Sightline: simulates a child-protection system and compares reforms on common dice.",
      "sightline"};
  app.set_version_flag("--version", fmt::format("sightline {}", experiment::version()));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 interrupted.");
  Arguments arguments;
  arguments.run.command_line = arguments.merge.command_line = arguments.calibrate.command_line =
      arguments.serve.command_line = joined(argc, argv);
  arguments.list.scenarios = arguments.replay.scenarios = arguments.serve.scenarios =
      usual_scenarios();
  const std::vector<Command> commands = add_commands(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain_mistake(app, error);
  }
  const auto parsed = std::find_if(commands.begin(), commands.end(),
                                   [](const Command& command) { return command.app->parsed(); });
  return parsed->call();
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
