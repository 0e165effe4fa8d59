// SPDX-License-Identifier: Apache-2.0
#include "replay_futures.hpp"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include <sightline/replay/futures.hpp>
#include <sightline/replay/futures_question.hpp>
#include <sightline/replay/readings.hpp>

#include "exit_code.hpp"
#include "interruption.hpp"
#include "progress_line.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

ProgressStyle progress_style(bool is_quiet) {
  if (is_quiet) return ProgressStyle::none;
  return can_redraw_errors() ? ProgressStyle::bar : ProgressStyle::lines;
}

std::size_t futures_of(const FuturesArguments& arguments) {
  return arguments.futures > 0 ? arguments.futures : usual_futures;
}

std::string ensemble_of(const FuturesArguments& arguments) {
  return arguments.ensemble == "none" ? "" : arguments.ensemble;
}

/// Threads, Ctrl-C and the progress of work that has several stages, each counted from 0.
class WatchedWork {
 public:
  explicit WatchedWork(const FuturesArguments& arguments)
      : progress_(progress_style(arguments.is_quiet), "runs") {
    work_.threads = arguments.threads != 0 ? arguments.threads
                                           : std::max(1U, std::thread::hardware_concurrency());
    work_.cancelled = &watch_for_interruption();
    work_.on_progress = [this](std::size_t done, std::size_t all) {
      experiment::Progress now;
      now.done = done;
      now.target = all;
      progress_.show(now);
    };
  }
  [[nodiscard]] const replay::Work& work() const { return work_; }
  void end() { progress_.clear(); }
  /// The exit code of work that Ctrl-C stopped.
  int interrupted() {
    end();
    say("sightline: interrupted; nothing is kept\n");
    return exit_interrupted;
  }

 private:
  ProgressLine progress_;
  replay::Work work_;
};

}  // namespace

int futures_command(const ReplayedCase& replayed, const FuturesArguments& arguments) {
  replay::FuturesQuestion question;
  question.from = arguments.from;
  question.reforms = arguments.reforms;
  question.decided = arguments.decided;
  question.has_options = arguments.has_options;
  question.ensemble = ensemble_of(arguments);
  const replay::AskedFutures asked =
      replay::asked_futures(replayed.of, question, replayed.scenarios);
  replay::PossibleCases possible =
      replay::possible_cases(replayed.of, asked.inputs, replayed.children, arguments.sets);
  WatchedWork watched(arguments);
  const replay::CaseHistories histories(std::move(possible.cases), asked.from, watched.work());
  if (histories.is_interrupted()) return watched.interrupted();
  replay::FuturesRequest request;
  request.from = asked.from;
  request.arms = asked.arms;
  request.futures = futures_of(arguments);
  request.work = watched.work();
  const replay::CaseFutures found = replay::case_futures(histories, request);
  if (found.is_interrupted) return watched.interrupted();
  watched.end();
  const replay::FuturesAccount account{asked.inputs.ensemble, asked.not_represented};
  print_result(replayed.format == "json"
                   ? replay::futures_json(replayed.of, histories, found, account)
                   : replay::futures_text(replayed.of, histories, found, account));
  return exit_done;
}

int readings_command(const ReplayedCase& replayed, const FuturesArguments& arguments) {
  WatchedWork watched(arguments);
  replay::ReadingsRequest request;
  request.futures = futures_of(arguments);
  request.children = replayed.children;
  request.most_sets = arguments.sets;
  request.work = watched.work();
  const replay::InputsFrom inputs_from = [&](const auto& packages, Date from) {
    return scenario::read_case_inputs(replayed.scenarios, replayed.of, packages,
                                      ensemble_of(arguments), replay::period_of(replayed.of), from);
  };
  const replay::Readings readings = replay::read_claims(replayed.of, inputs_from, request);
  if (readings.is_interrupted) return watched.interrupted();
  watched.end();
  print_result(replayed.format == "json" ? replay::readings_json(replayed.of, readings)
                                         : replay::readings_text(replayed.of, readings));
  return exit_done;
}

}  // namespace sightline::apps
