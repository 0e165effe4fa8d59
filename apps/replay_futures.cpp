// SPDX-License-Identifier: Apache-2.0
#include "replay_futures.hpp"

#include <fmt/format.h>

#include <sightline/replay/futures.hpp>
#include <sightline/replay/futures_question.hpp>
#include <sightline/replay/readings.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"
#include "watched_work.hpp"

namespace sightline::apps {
namespace {

std::size_t futures_of(const FuturesArguments& arguments) {
  return arguments.futures > 0 ? arguments.futures : usual_futures;
}

}  // namespace

std::string ensemble_of(const FuturesArguments& arguments) {
  return arguments.ensemble == "none" ? "" : arguments.ensemble;
}

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
  WatchedWork watched(arguments.threads, arguments.is_quiet);
  const replay::CaseHistories histories(std::move(possible.cases), asked.from, watched.work(),
                                        arguments.pasts);
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
  WatchedWork watched(arguments.threads, arguments.is_quiet);
  replay::ReadingsRequest request;
  request.futures = futures_of(arguments);
  request.children = replayed.children;
  request.most_sets = arguments.sets;
  request.pasts = arguments.pasts;
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
