// SPDX-License-Identifier: Apache-2.0
// Runs that stop, are copied and go on, against runs that do not.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/parameter.hpp>
#include <sightline/model/replication.hpp>

#include "tests/support/replications.hpp"

namespace sightline::model {
namespace {

using testing::set_practice;

constexpr std::uint64_t seed = 11;
constexpr std::int32_t reform_day = 420;

/// Small, but with much harm, little staff and frequent scandal, so that a short run reaches every
/// part of the model, and queues are never empty where the run is cut.
Input busy_input() {
  Input input;
  input.children = 1500;
  input.period = {Date{std::chrono::year(2007), std::chrono::April, std::chrono::day(1)}, 100, 800};
  Parameters& p = input.parameters;
  p.household.adults.aggressive_parent = Probability(0.10);
  p.household.other_concerns.rate = PerYear(0.5);
  p.practice.threshold.away_from_home = LogOdds(0.0);
  p.practice.threshold.emergency = LogOdds(2.0);
  p.practice.audit.interval = Days(90);
  p.practice.inspection.interval = Days(200);
  return input;
}

workforce::PracticeReform reform_of(std::uint64_t key,
                                    std::vector<workforce::PracticeChange> changes) {
  workforce::PracticeReform reform;
  reform.key = key;
  reform.from = start_of_day(reform_day);
  reform.changes = std::move(changes);
  return reform;
}

/// Arms that are one run until the day of reform: as it is; at once; rolled out; by some teams
/// only, with posts that come and go; several, of which one is caught up with by others later.
std::vector<Input> arms_of(const Input& start) {
  std::vector<Input> arms(5, start);
  arms[1].reforms.push_back(reform_of(1, {set_practice("conference.attendance.paediatrics", 1.0)}));
  arms[2].reforms.push_back(reform_of(2, {set_practice("threshold.refer", -4.0)}));
  arms[2].reforms.back().full_after = days(300);
  arms[3].reforms.push_back(
      reform_of(3, {set_practice("posts.social_care", 0.6), set_practice("caseload.cap", 12)}));
  arms[3].reforms.back().compliance = Probability(0.5);
  arms[4].reforms = {arms[2].reforms.back(), arms[3].reforms.back()};
  arms[4].reforms[1].caught_up_from = start_of_day(reform_day + 100);
  arms[4].reforms[1].caught_up_after = days(60);
  arms[4].reforms[1].caught_up = Probability(1.0);
  return arms;
}

/// All that a run leaves behind, but for the memory it took.
struct Outcome {
  ReplicationResult result;
  std::vector<Happening> trace;
  PostCount post;
  WorkCount work;
};

Outcome finish(Replication run, std::vector<Happening> trace_so_far = {}) {
  Outcome outcome;
  outcome.trace = std::move(trace_so_far);
  outcome.result = std::move(run).finish(
      {.trace = &outcome.trace, .post = &outcome.post, .work = &outcome.work});
  return outcome;
}

Outcome unbroken(const Input& input, const Calendar& calendar, std::uint64_t number) {
  Outcome outcome;
  outcome.result =
      run_replication(input, calendar, seed, number, nullptr,
                      {.trace = &outcome.trace, .post = &outcome.post, .work = &outcome.work});
  return outcome;
}

void expect_same(const Outcome& a, const Outcome& b) {
  EXPECT_EQ(a.result.events, b.result.events);
  EXPECT_EQ(a.result.missed_children, b.result.missed_children);
  EXPECT_TRUE(std::equal(a.result.tallies.cells().begin(), a.result.tallies.cells().end(),
                         b.result.tallies.cells().begin(), b.result.tallies.cells().end()));
  ASSERT_EQ(a.trace.size(), b.trace.size());
  EXPECT_TRUE(std::equal(a.trace.begin(), a.trace.end(), b.trace.begin(), testing::same));
  EXPECT_EQ(a.post.sent, b.post.sent);
  EXPECT_EQ(a.post.in_flight, b.post.in_flight);
  EXPECT_EQ(a.work.submitted, b.work.submitted);
  EXPECT_EQ(a.work.done, b.work.done);
  EXPECT_EQ(a.work.waiting, b.work.waiting);
  EXPECT_EQ(a.work.in_hand, b.work.in_hand);
}

TEST(Branch, EqualsTheUnbrokenRunOfEveryArm) {
  for (const std::uint64_t number : {0U, 1U}) {
    const std::vector<Input> arms = arms_of(busy_input());
    const Calendar calendar = calendar_of(arms[0].period);
    std::vector<Happening> common;
    Replication trunk(arms[0], calendar, seed, number);
    trunk.run_until(start_of_day(reform_day), &common);
    ASSERT_FALSE(common.empty());
    std::vector<std::uint64_t> events;
    for (const Input& arm : arms) {
      Replication branch = trunk;
      branch.go_on_with(arm);
      const Outcome branched = finish(std::move(branch), common);
      SCOPED_TRACE(events.size());
      expect_same(branched, unbroken(arm, calendar, number));
      events.push_back(branched.result.events);
    }
    // Otherwise this test would pass if the reforms were forgotten.
    for (std::size_t i = 1; i < arms.size(); ++i)
      EXPECT_NE(events[i], events[0]) << i;
  }
}

TEST(Branch, EqualsTheUnbrokenRunWhereverTheRunIsCut) {
  std::vector<Input> arms = arms_of(busy_input());
  // A reform of earlier years that is under way from before the start on.
  for (Input& arm : arms) {
    arm.reforms.insert(arm.reforms.begin(), reform_of(9, {set_practice("visit.interval", 10.0)}));
    arm.reforms.front().from = start_of_day(-50);
    arm.reforms.front().full_after = days(700);
  }
  const Calendar calendar = calendar_of(arms[0].period);
  const Outcome expected = unbroken(arms[4], calendar, 2);
  const Outcome expected_without = unbroken(arms[0], calendar, 2);
  const Dice dice(4, 4);
  for (std::uint64_t i = 0; i < 12; ++i) {
    const auto u = dice.trait4({i, 0, 0});
    const auto moment = [](double share) {
      return Time(static_cast<std::int32_t>(share * reform_day * 1440.0));
    };
    SCOPED_TRACE(moment(u[0]).minutes());
    std::vector<Happening> trace;
    Replication run(arms[0], calendar, seed, 2);
    run.run_until(moment(u[0]), &trace);
    std::optional<Replication> first(run);
    run.run_until(moment(u[1]), &trace);  // does nothing if it lies before
    Replication copy = run;
    first.reset();  // what was copied must not be needed any more
    copy.go_on_with(arms[4]);
    copy.run_until(start_of_day(reform_day) + minutes(static_cast<std::int32_t>(u[2] * 200'000)),
                   nullptr);
    std::vector<Happening> trace_of_copy = trace;
    Replication again = run;
    again.go_on_with(arms[4]);
    expect_same(finish(std::move(again), trace_of_copy), expected);
    expect_same(finish(std::move(run), trace), expected_without);
    EXPECT_EQ(std::move(copy).finish().events, expected.result.events);
  }
}

TEST(Branch, AtTheMinuteOfTheReformComesBeforeWhatHappensThen) {
  // At nine, when offices open, much happens in the minute of the reform.
  std::vector<Input> arms = arms_of(busy_input());
  const Time nine = start_of_day(reform_day) + hours(9);
  arms[1].reforms.back().from = nine;
  const Calendar calendar = calendar_of(arms[0].period);
  Replication run(arms[0], calendar, seed, 5);
  std::vector<Happening> trace;
  run.run_until(nine, &trace);
  EXPECT_TRUE(std::all_of(trace.begin(), trace.end(),
                          [&](const Happening& happening) { return happening.at < nine; }));
  run.go_on_with(arms[1]);
  expect_same(finish(std::move(run), std::move(trace)), unbroken(arms[1], calendar, 5));
}

TEST(Branch, GoesOnByItselfWhateverBecomesOfTheOriginal) {
  const std::vector<Input> arms = arms_of(busy_input());
  const Calendar calendar = calendar_of(arms[0].period);
  Replication run(arms[0], calendar, seed, 0);
  run.run_until(start_of_day(300));
  const Replication kept = run;
  const std::uint64_t events = std::move(run).finish().events;
  run = kept;
  EXPECT_EQ(std::move(run).finish().events, events);
  Replication moved = Replication(kept);
  EXPECT_EQ(std::move(moved).finish().events, events);
}

TEST(Branch, RefusesWhatWouldHaveGoneOtherwiseBefore) {
  const std::vector<Input> arms = arms_of(busy_input());
  const Calendar calendar = calendar_of(arms[0].period);
  Replication run(arms[0], calendar, seed, 0);
  run.run_until(start_of_day(reform_day + 1));
  EXPECT_THROW(run.go_on_with(arms[1]), std::logic_error);
  const auto refuses = [&](auto change) {
    Input other = arms[0];
    change(other);
    EXPECT_THROW(run.go_on_with(other), std::logic_error);
  };
  refuses([](Input& other) { other.parameters.costs.court_fee = Pounds(1); });
  refuses([](Input& other) { ++other.children; });
  refuses([](Input& other) { ++other.period.measured_days; });
  EXPECT_EQ(std::move(run).finish().events,
            run_replication(arms[0], calendar, seed, 0).events);  // as it was
}

TEST(State, GoesOnToTheEndOfTheUnbrokenRun) {
  const std::vector<Input> arms = arms_of(busy_input());
  const Calendar calendar = calendar_of(arms[4].period);
  for (const std::uint64_t number : {0U, 1U}) {
    const Outcome expected = unbroken(arms[4], calendar, number);
    for (const double share : {0.0, 0.003, 0.4, 0.53, 0.66, 0.97}) {
      SCOPED_TRACE(share);
      const Time cut(static_cast<std::int32_t>(share * arms[4].period.end().minutes()));
      std::vector<Happening> trace;
      std::optional<Replication> run(std::in_place, arms[4], calendar, seed, number);
      run->run_until(cut, &trace);
      const StateArrays state = run->state();
      run.reset();
      Replication again(arms[4], calendar, seed, number, state);
      EXPECT_EQ(again.reached(), cut);
      EXPECT_TRUE(again.state() == state);
      expect_same(finish(std::move(again), std::move(trace)), expected);
    }
  }
}

TEST(State, IsThatOfTheUnbrokenRunEverAfter) {
  // A field that is not kept may change the state long before it changes a result.
  const Input input = arms_of(busy_input())[4];
  const Calendar calendar = calendar_of(input.period);
  for (std::int32_t day = 20; day < 850; day += 83) {
    SCOPED_TRACE(day);
    Replication run(input, calendar, seed, 3);
    run.run_until(start_of_day(day) + hours(14));
    Replication again(input, calendar, seed, 3, run.state());
    for (const std::int32_t later : {day + 1, day + 30, day + 200}) {
      run.run_until(start_of_day(later) + hours(14));
      again.run_until(start_of_day(later) + hours(14));
      const StateArrays expected = run.state();
      const StateArrays found = again.state();
      ASSERT_EQ(found.size(), expected.size());
      for (const auto& [name, array] : expected)
        EXPECT_TRUE(found.at(name) == array) << name << ", " << later;
    }
  }
}

TEST(State, HoldsNumbersThatSomethingChanges) {
  // An array that nothing ever fills could be of a field that is listed under another's name.
  const Input input = arms_of(busy_input())[4];
  const Calendar calendar = calendar_of(input.period);
  Replication run(input, calendar, seed, 0);
  const StateArrays start = run.state();
  run.run_until(input.period.end());
  const StateArrays end = run.state();
  EXPECT_EQ(start.size(), end.size());
  for (const char* name :
       {"homes.children.last_inflicted", "homes.injuries.at", "ledger.items.known_since.0",
        "post.sent", "crime.investigations.stage", "cases.files.visits", "staff.tasks.due",
        "staff.professionals.fatigue", "staff.desks.work.waiting.due", "events.at",
        "observer.courses.harmed", "observer.sums.tallies.cells", "observer.stays.value.since"}) {
    ASSERT_EQ(end.count(name), 1U) << name;
    EXPECT_FALSE(start.at(name) == end.at(name)) << name;
  }
}

TEST(State, OfAnotherRunIsRefused) {
  const std::vector<Input> arms = arms_of(busy_input());
  const Calendar calendar = calendar_of(arms[1].period);
  Replication run(arms[1], calendar, seed, 0);
  run.run_until(start_of_day(reform_day + 1));
  const StateArrays state = run.state();
  const auto refuses = [&](const Input& input, const StateArrays& arrays) {
    EXPECT_THROW(Replication(input, calendar, seed, 0, arrays), std::invalid_argument);
  };
  refuses(arms[0], state);  // which has adopted nothing
  StateArrays changed = state;
  changed.erase("staff.tasks.due");
  refuses(arms[1], changed);
  changed = state;
  changed["more"] = std::vector<double>{1.0};
  refuses(arms[1], changed);
  changed = state;
  std::get<std::vector<std::int64_t>>(changed.at("homes.children.born")).pop_back();
  refuses(arms[1], changed);
  changed = state;
  changed.at("homes.children.born") = std::vector<double>{1.0};
  refuses(arms[1], changed);
  changed = state;
  std::get<std::vector<std::int64_t>>(changed.at("homes.children.is_dead")).front() = 2;
  refuses(arms[1], changed);
}

TEST(Input, DiffersInReformsOnlyIfAllElseIsTheSame) {
  const Input input = busy_input();
  EXPECT_TRUE(differ_in_reforms_only(input, arms_of(input)[4]));
  for (std::size_t i = 0;; ++i) {
    Input other = input;
    const std::vector<Parameter> parameters = parameters_of(other.parameters);
    if (i == parameters.size()) break;
    *parameters[i].value += 0.125;
    EXPECT_FALSE(differ_in_reforms_only(input, other)) << parameters[i].path;
  }
}

}  // namespace
}  // namespace sightline::model
