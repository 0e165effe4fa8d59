// SPDX-License-Identifier: Apache-2.0
#include "replay_training.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>
#include <sightline/replay/case_run.hpp>
#include <sightline/replay/debrief.hpp>
#include <sightline/replay/decisions.hpp>
#include <sightline/replay/training.hpp>
#include <sightline/scenario/case_input.hpp>

#include "exit_code.hpp"
#include "rejected_option.hpp"
#include "standard_output.hpp"
#include "watched_work.hpp"

namespace sightline::apps {
namespace {

namespace fs = std::filesystem;
using replay::CaseOfSessions;
using replay::Session;
using replay::Training;

constexpr std::string_view left_message =
    "\nAll answers are kept; the same command goes on from here.\n";

model::Agency playable_role(const std::string& name) {
  const std::vector<std::string> roles = replay::playable_roles();
  if (name.empty()) reject_option("--as", "is missing: a trainee sits in the seat of one role");
  if (std::find(roles.begin(), roles.end(), name) == roles.end())
    reject_option("--as", fmt::format("`{}` is no role that can be replayed. {}", name,
                                      config::suggestion(name, roles)));
  return model::agency_at(*scenario::find_knower(name));
}

std::string read_file(const std::string& path, const std::string& key) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) reject_option(key, fmt::format("`{}` is no file", path));
  return output::read_text(path);
}

/// What the class has set must not contradict the command line.
Session new_session(const TrainingArguments& arguments, const ReplayedCase& replayed,
                    const CaseOfSessions& of, model::Agency role) {
  Session session{.case_name = replayed.of.name, .case_digest = of.digest, .role = role};
  session.children = replayed.children;
  if (!arguments.class_file.empty()) {
    session.rules = replay::read_class_rules(read_file(arguments.class_file, "--class"),
                                             arguments.class_file, of);
  }
  const auto& rules = session.rules;
  if (rules.dice && arguments.dice && *rules.dice != *arguments.dice)
    reject_option("--dice", fmt::format("the class plays with dice {}", *rules.dice));
  session.dice = rules.dice.value_or(arguments.dice.value_or(0));
  if (!rules.roles.empty() &&
      std::find(rules.roles.begin(), rules.roles.end(), role) == rules.roles.end())
    reject_option("--as", fmt::format("{} is not played in this class", model::name_of(role)));
  return session;
}

/// A session that is gone on with is what it was begun as.
void check_same(const TrainingArguments& arguments, const Session& kept, const Session& asked) {
  if (kept.role != asked.role)
    reject_option("--as",
                  fmt::format("{} is the seat of {}", kept.file, model::name_of(kept.role)));
  if (arguments.dice && kept.dice != asked.dice)
    reject_option("--dice", fmt::format("{} was begun with dice {}", kept.file, kept.dice));
  if (!arguments.class_file.empty()) {
    Session other = kept;
    other.rules = asked.rules;
    if (replay::session_text(other) != replay::session_text(kept))
      reject_option("--class", fmt::format("{} was begun with other settings", kept.file));
  }
}

Session session_of(const TrainingArguments& arguments, const ReplayedCase& replayed,
                   const CaseOfSessions& of, model::Agency role, const std::string& file) {
  const Session fresh = new_session(arguments, replayed, of, role);
  std::error_code ignored;
  const bool is_there = fs::exists(file, ignored);
  Session session = is_there ? replay::read_session(read_file(file, "--session"), file, of) : fresh;
  if (is_there) check_same(arguments, session, fresh);
  for (const std::string& other : arguments.with)
    replay::take_seat(session, replay::read_session(read_file(other, "--with"), other, of), other);
  return session;
}

extern "C" void on_leaving(int /*signal*/) {
  [[maybe_unused]] const auto written =
      ::write(STDERR_FILENO, left_message.data(), left_message.size());
  ::_exit(exit_interrupted);
}

/// Every line is kept before the next is asked for, so leaving loses nothing.
void leave_on_signals() {
  struct sigaction action = {};
  action.sa_handler = on_leaving;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

int play(Training& training, const std::string& file) {
  print_result(training.opening());
  std::string kept;
  std::string line;
  while (training.state() != Training::State::over && std::getline(std::cin, line)) {
    const std::string shown = training.answer(line);
    if (training.state() == Training::State::left) break;
    if (training.state() != Training::State::agreeing) {
      const std::string text = replay::session_text(training.session());
      if (text != kept) output::write_text(file, text);
      kept = text;
    }
    // At a terminal the trainee's own line has ended the line of the prompt.
    print_result(::isatty(STDIN_FILENO) == 1 ? shown : "\n" + shown);
  }
  if (training.state() != Training::State::over) {
    say(left_message);
    return exit_interrupted;
  }
  print_result(fmt::format("Look back on it with\n  sightline replay {} --debrief {}\n",
                           training.session().case_name, file));
  return exit_done;
}

void require_family(const scenario::Case& of) {
  if (!of.family)
    reject_option("CASE", fmt::format("{} has no family: it is told, not simulated", of.name));
}

scenario::CaseBaseline baseline_of(const ReplayedCase& replayed) {
  return scenario::read_case_baseline(replayed.scenarios, replayed.of,
                                      replay::period_of(replayed.of));
}

/// The sessions of a debrief; all were played in an authority of one size.
std::vector<Session> sessions_of(const std::vector<std::string>& files, const CaseOfSessions& of) {
  std::vector<Session> sessions;
  for (const std::string& file : files) {
    sessions.push_back(replay::read_session(read_file(file, "--debrief"), file, of));
    const std::uint32_t children = sessions.front().children;
    if (sessions.back().children != children) {
      throw InputError(Mistake{.file = file,
                               .key = "children",
                               .text = fmt::format("is {}; {} has {}", sessions.back().children,
                                                   files.front(), children)});
    }
  }
  return sessions;
}

/// The case under the parameter sets of the ensemble; none without one.
std::vector<replay::PossibleCase> other_cases(const ReplayedCase& replayed, std::uint32_t children,
                                              const FuturesArguments& arguments) {
  if (ensemble_of(arguments).empty()) return {};
  const model::Period period = replay::period_of(replayed.of);
  const scenario::CaseInputs inputs = scenario::read_case_inputs(
      replayed.scenarios, replayed.of, {{}}, ensemble_of(arguments), period, period.start);
  return replay::possible_cases(replayed.of, inputs, children, arguments.sets).cases;
}

}  // namespace

int train(const ReplayedCase& replayed, const TrainingArguments& arguments,
          const std::string& role) {
  require_family(replayed.of);
  const CaseOfSessions of = replay::case_of_sessions(replayed.of);
  const model::Agency seat = playable_role(role);
  const std::string file = arguments.session.empty()
                               ? fmt::format("{}-{}.session", replayed.of.name, role)
                               : arguments.session;
  const Session session = session_of(arguments, replayed, of, seat, file);
  const scenario::CaseBaseline baseline = baseline_of(replayed);
  const model::Input input =
      replay::case_input(replayed.of, baseline.parameters, baseline.reforms, session.children);
  Training training(replayed.of, input, session);
  leave_on_signals();
  return play(training, file);
}

int look_back(const ReplayedCase& replayed, const std::vector<std::string>& sessions,
              const FuturesArguments& arguments) {
  require_family(replayed.of);
  replay::DebriefRequest request;
  request.sessions = sessions_of(sessions, replay::case_of_sessions(replayed.of));
  if (arguments.futures > 0) request.futures = arguments.futures;
  const scenario::CaseBaseline baseline = baseline_of(replayed);
  const model::Input input = replay::case_input(replayed.of, baseline.parameters, baseline.reforms,
                                                request.sessions.front().children);
  request.possible = other_cases(replayed, request.sessions.front().children, arguments);
  request.ensemble = ensemble_of(arguments);
  WatchedWork watched(arguments.threads, arguments.is_quiet);
  request.work = watched.work();
  const replay::Debrief found = replay::debrief(replayed.of, input, request);
  if (found.is_interrupted) return watched.interrupted();
  watched.end();
  print_result(replayed.format == "json"       ? replay::debrief_json(found)
               : replayed.format == "markdown" ? replay::debrief_markdown(replayed.of, found)
                                               : replay::debrief_text(replayed.of, found));
  return exit_done;
}

}  // namespace sightline::apps
