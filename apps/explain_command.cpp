// SPDX-License-Identifier: Apache-2.0
#include "explain_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>
#include <sightline/replay/but_for.hpp>
#include <sightline/replay/case_export.hpp>
#include <sightline/replay/explanation.hpp>
#include <sightline/replay/opened_study.hpp>
#include <sightline/replay/study_verdict.hpp>
#include <sightline/replay/told_case.hpp>
#include <sightline/replay/twin.hpp>
#include <sightline/replay/worst_cases.hpp>
#include <sightline/scenario/extra_reform.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"

namespace sightline::apps {
namespace {

using replay::AskedRun;
using replay::TracedCase;

void require_sense(const ExplainArguments& arguments) {
  std::vector<Mistake> mistakes;
  const auto fail = [&](const char* option, const char* text) {
    mistakes.push_back({"", 0, 0, option, text});
  };
  if (arguments.worst == 0 && !arguments.child)
    fail("--child", "is missing: which child is the case about? `--worst N` lists missed cases");
  if (arguments.worst > 0 && arguments.child)
    fail("--worst", "lists cases, and --child tells one: give one of them");
  if (arguments.worst > 0 && !arguments.export_file.empty())
    fail("--export", "writes one case, and --worst lists several: give --child");
  if (arguments.worst > 0 && arguments.format == "svg")
    fail("--format", "a list is no picture: write text or json");
  const bool is_other = !arguments.twin.empty() || arguments.is_but_for;
  if (!arguments.twin.empty() && arguments.is_but_for)
    fail("--but-for", "and --twin are two questions: ask one of them");
  if (is_other && arguments.worst > 0)
    fail("--worst", "lists cases, and --twin and --but-for are about one: give --child");
  if (is_other && arguments.format == "svg")
    fail("--format", "only the case itself is drawn: write text or json for --twin and --but-for");
  if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

void give(const ExplainArguments& arguments, const std::string& text) {
  if (arguments.out.empty()) return print_result(text);
  output::write_text(arguments.out, text);
  say(fmt::format("written to {}\n", arguments.out));
}

std::string command_of(const ExplainArguments& arguments, std::uint64_t replication) {
  std::string command =
      fmt::format("sightline explain {} --replication {}", arguments.folder, replication);
  if (!arguments.arm.empty()) command += " --arm " + arguments.arm;
  if (!arguments.study.empty()) command += " --study " + arguments.study;
  for (const std::string& setting : arguments.settings)
    command += " --set " + setting;
  return command;
}

AskedRun asked_of(const ExplainArguments& arguments) {
  return {replay::open_study(arguments.folder, {arguments.study, arguments.settings}),
          arguments.arm, arguments.replication.value_or(0)};
}

int list_worst(const ExplainArguments& arguments, const AskedRun& asked) {
  std::vector<model::outcomes::Course> courses;
  model::Watch watch;
  watch.courses = &courses;
  const replay::RunOfCase run = asked.run();
  const auto result =
      model::run_replication(run.input, run.calendar, run.seed, run.replication, nullptr, watch);
  const auto cases = replay::worst_cases(courses, result.missed_children, arguments.worst);
  const std::string command = command_of(arguments, asked.replication());
  give(arguments, arguments.format == "json"
                      ? replay::worst_cases_json(cases, run.calendar, command)
                      : replay::worst_cases_text(cases, run.calendar, command));
  return exit_done;
}

/// What the twin is dealt with by: another arm of the study or this one with a reform added.
model::Input twin_input(const ExplainArguments& arguments, const AskedRun& asked) {
  const scenario::Study& study = asked.study();
  for (const scenario::Arm& arm : study.arms) {
    if (arm.name == arguments.twin) return scenario::input_of(arm, asked.replication());
  }
  return scenario::with_reform(study, asked.arm(), asked.replication(), arguments.twin,
                               asked.opened().study_file.parent_path() / "..", "--twin");
}

int tell_twin(const ExplainArguments& arguments, const AskedRun& asked,
              const replay::CaseName& name) {
  const replay::RunOfCase run = asked.run();
  const model::Input input = twin_input(arguments, asked);
  const replay::RunOfCase other{input, run.calendar, run.seed, run.replication};
  const TracedCase traced = replay::trace_asked(asked, *arguments.child);
  const replay::Twin twin = replay::make_twin(traced, run, other, name, arguments.twin);
  give(arguments, arguments.format == "json" ? replay::twin_json(twin, run.calendar)
                                             : replay::twin_text(twin, run.calendar));
  return exit_done;
}

int tell_but_for(const ExplainArguments& arguments, const AskedRun& asked,
                 const replay::CaseName& name) {
  const replay::RunOfCase run = asked.run();
  const TracedCase traced = replay::trace_asked(asked, *arguments.child);
  if (!traced.is_missed) {
    throw InputError(Mistake{
        "", 0, 0, "--but-for",
        fmt::format("child {} is no missed case in this arm and replication{}", *arguments.child,
                    replay::nearest_missed_text(traced.missed, *arguments.child))});
  }
  replay::ButForOptions options;
  options.futures = arguments.futures;
  const replay::ButFor found = replay::but_for(run, traced, name, options);
  give(arguments, arguments.format == "json" ? replay::but_for_json(found, run.calendar)
                                             : replay::but_for_text(found, run.calendar));
  return exit_done;
}

/// Writes the family as a case file that `replay` tells to one role at a time.
void export_case(const ExplainArguments& arguments, const AskedRun& asked,
                 const TracedCase& traced) {
  const scenario::Study& study = asked.study();
  const scenario::Arm& arm = asked.arm();
  const scenario::Case exported = replay::case_of_family(
      {.name = fmt::format("{}-{}-{}", study.name, asked.replication(), traced.child.value()),
       .baseline = study.baseline,
       .arm = arm.reforms.empty() ? "" : fmt::format("with {}", fmt::join(arm.reforms, ", ")),
       .seed = study.seed,
       .replication = asked.replication(),
       .index = traced.child},
      traced.trace, asked.calendar());
  output::write_text(arguments.export_file, scenario::case_text(exported));
  say(fmt::format("the case is written to {}\n", arguments.export_file));
}

int tell_case(const ExplainArguments& arguments, const AskedRun& asked) {
  const TracedCase traced = replay::trace_asked(asked, *arguments.child);
  const replay::Explanation told = replay::explain_asked(asked, traced);
  if (!arguments.export_file.empty()) export_case(arguments, asked, traced);
  if (arguments.format == "json") {
    give(arguments, replay::explanation_json(told, asked.calendar()));
  } else if (arguments.format == "svg") {
    give(arguments, replay::explanation_svg(told, asked.calendar()));
  } else {
    give(arguments, replay::explanation_text(told, asked.calendar()));
  }
  return exit_done;
}

}  // namespace

int explain_command(const ExplainArguments& arguments) {
  require_sense(arguments);
  const AskedRun asked = asked_of(arguments);
  if (arguments.worst > 0) return list_worst(arguments, asked);
  const replay::CaseName name = asked.name_of(model::ChildId(*arguments.child));
  if (!arguments.twin.empty()) return tell_twin(arguments, asked, name);
  if (arguments.is_but_for) return tell_but_for(arguments, asked, name);
  return tell_case(arguments, asked);
}

}  // namespace sightline::apps
