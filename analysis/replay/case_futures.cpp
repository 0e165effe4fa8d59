// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <variant>

#include <sightline/core/error.hpp>
#include <sightline/experiment/executor.hpp>
#include <sightline/model/purpose.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/replay/case_futures.hpp>

#include "case_times.hpp"

namespace sightline::replay {

namespace {

using model::Happening;
using model::HappeningKind;
using scenario::Case;

constexpr std::int32_t end_of_fatal_day = 1439;

/// Where futures part from the past under one parameter set.
struct Past {
  model::Input input;
  Course course;
  model::StateArrays state;
  bool is_protected = false;
};

bool is_protected_in(const model::StateArrays& state, model::ChildId index) {
  const auto& column = std::get<std::vector<std::int64_t>>(state.at("homes.children.is_protected"));
  return column.at(index.value()) != 0;
}

/// Whether all steps that the sources date before `from` came about.
bool reproduces_past(const Case& of, const CaseRun& run, Date from) {
  return std::all_of(run.steps.begin(), run.steps.end(), [&](const FoundStep& step) {
    const auto event = std::find_if(of.chronology.begin(), of.chronology.end(),
                                    [&](const auto& one) { return one.id == step.event; });
    return step.fits || event->dates.last >= from;
  });
}

std::optional<Past> past_of(const Case& of, const scenario::CaseInputs& inputs, std::size_t set,
                            const FuturesPlan& plan, const Calendar& calendar) {
  Past past{.input = case_input(of, inputs.by_set[set], inputs.standing, plan.children),
            .course = {},
            .state = {}};
  const CaseRun run = run_as_it_happened(of, past.input);
  if (!reproduces_past(of, run, plan.from)) return std::nullopt;
  past.course = run.course;
  Pins pins;
  pin_family(of, past.input, past.course, {}, pins);
  pin_system(of, past.input, past.course, pins);
  model::Replication going(past.input, calendar, case_seed, 0, &pins);
  going.run_until(moment(plan.from, past.input.period.start, 0));
  past.state = going.state();
  past.is_protected = is_protected_in(past.state, index_child(of));
  return past;
}

/// Teams took up the reforms of the baseline when they did in the past.
void pin_adoption(const model::Input& input, Pins& pins) {
  constexpr std::uint32_t most_teams = 1024;
  const Dice past(case_seed, 0);
  for (const model::workforce::PracticeReform& reform : input.reforms) {
    for (std::uint32_t team = 0; team < most_teams; ++team) {
      const Address at =
          model::address(model::TeamId(team), model::Purpose::reform_adoption, reform.key);
      const auto uniforms = past.trait4(at);
      pins.set(at, uniforms[0]);
      pins.set(at, uniforms[1], 1);
    }
  }
}

/// Where below the hazard the uniform of each candidate moment lies, in this replication.
std::vector<double> luck_of(const Case& of, const model::Input& input, std::uint64_t number) {
  const Dice dice(case_seed, number);
  std::vector<double> luck(planned_injuries(of, input).size());
  for (std::uint64_t k = 0; k < luck.size(); ++k) {
    luck[k] =
        dice.trait(model::address(index_child(of), model::Purpose::harm_candidate_accepted, k));
  }
  return luck;
}

Future future_of(const std::vector<Happening>& trace, model::ChildId index, bool was_protected,
                 Time fatal) {
  Future future{.is_protected = was_protected};
  for (const Happening& happening : trace) {
    if (happening.child != index || happening.at > fatal) continue;
    if (happening.kind == HappeningKind::protection) future.is_protected = happening.detail == 1;
    if (happening.kind == HappeningKind::died) future.is_alive = false;
  }
  return future;
}

/// The futures of all arms of one replication: they share its dice and its luck.
std::vector<Future> replicate(const Case& of, const scenario::CaseInputs& inputs, const Past& past,
                              const Calendar& calendar, std::uint64_t number) {
  const model::ChildId index = index_child(of);
  const std::vector<model::ChildId> traced = {index};
  Pins pins;
  pin_family(of, past.input, past.course, luck_of(of, past.input, number), pins);
  pin_adoption(past.input, pins);
  const model::Replication parting(past.input, calendar, case_seed, number, past.state, &pins);
  const Time fatal = moment(*of.fatal, past.input.period.start, end_of_fatal_day);
  std::vector<Future> futures;
  for (const scenario::CaseArm& arm : inputs.arms) {
    model::Input input = past.input;
    input.reforms = arm.changes;
    model::Replication going(parting);
    going.go_on_with(input);
    std::vector<Happening> trace;
    static_cast<void>(std::move(going).finish({.trace = &trace, .traced = &traced}));
    futures.push_back(future_of(trace, index, past.is_protected, fatal));
  }
  return futures;
}

/// The means by parameter set, or the numbers themselves with one set.
std::vector<double> sample_of(const std::vector<double>& numbers, std::size_t sets) {
  if (sets < 2) return numbers;
  std::vector<double> means(sets, 0.0);
  for (std::size_t r = 0; r < numbers.size(); ++r)
    means[r % sets] += numbers[r] * static_cast<double>(sets) / static_cast<double>(numbers.size());
  return means;
}

template <class Read>
statistics::Estimate estimate(const FuturesOfArm& arm, const FuturesOfArm* against,
                              std::size_t sets, Read read) {
  std::vector<double> numbers;
  for (std::size_t r = 0; r < arm.futures.size(); ++r) {
    const double other = against == nullptr ? 0.0 : (read(against->futures[r]) ? 1.0 : 0.0);
    numbers.push_back((read(arm.futures[r]) ? 1.0 : 0.0) - other);
  }
  return statistics::estimate_mean(sample_of(numbers, sets));
}

void summarise(Futures& futures) {
  const std::size_t sets = futures.sets.size();
  const auto is_protected = [](const Future& one) { return one.is_protected; };
  const auto is_alive = [](const Future& one) { return one.is_alive; };
  const FuturesOfArm& first = futures.arms.front();
  for (FuturesOfArm& arm : futures.arms) {
    arm.protected_share = estimate(arm, nullptr, sets, is_protected);
    arm.alive_share = estimate(arm, nullptr, sets, is_alive);
    arm.protected_difference = estimate(arm, &first, sets, is_protected);
    arm.alive_difference = estimate(arm, &first, sets, is_alive);
  }
}

void check(const Case& of, const FuturesPlan& plan) {
  if (!of.family || !of.fatal)
    throw std::invalid_argument("futures need a family and a fatal date");
  const model::Period period = period_of(of);
  const Time from = moment(plan.from, period.start, 0);
  if (from < Time() || plan.from >= *of.fatal)
    throw std::invalid_argument("the day lies outside the years of the case");
}

}  // namespace

Futures futures_of(const Case& of, const scenario::CaseInputs& inputs, const FuturesPlan& plan) {
  check(of, plan);
  const Calendar calendar = model::calendar_of(period_of(of));
  std::vector<std::optional<Past>> pasts(inputs.by_set.size());
  experiment::for_each_index(pasts.size(), plan.threads, [&](std::size_t set) {
    pasts[set] = past_of(of, inputs, set, plan, calendar);
  });
  Futures futures{.from = plan.from, .fatal = *of.fatal};
  for (std::size_t set = 0; set < pasts.size(); ++set)
    (pasts[set] ? futures.sets : futures.left_out).push_back(set);
  if (futures.sets.empty())
    throw RunError("with no parameter set does the past come about as the case tells it");
  const auto sets = static_cast<std::uint32_t>(futures.sets.size());
  futures.replications = (plan.replications + sets - 1) / sets * sets;
  std::vector<std::vector<Future>> found(futures.replications);
  experiment::for_each_index(futures.replications, plan.threads, [&](std::size_t r) {
    found[r] = replicate(of, inputs, *pasts[futures.sets[r % sets]], calendar, r + 1);
  });
  for (std::size_t a = 0; a < inputs.arms.size(); ++a) {
    FuturesOfArm& arm = futures.arms.emplace_back();
    arm.name = inputs.arms[a].name;
    for (const std::vector<Future>& one : found)
      arm.futures.push_back(one[a]);
  }
  summarise(futures);
  return futures;
}

}  // namespace sightline::replay
