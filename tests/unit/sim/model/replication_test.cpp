// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/digest.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/model/purpose.hpp>
#include <sightline/model/replication.hpp>

namespace sightline::model {
namespace {

using outcomes::Measure;

Input input_of(std::uint32_t children, std::int32_t warm_up_days, std::int32_t measured_days) {
  Input input;
  input.children = children;
  input.period.start = Date{std::chrono::year(2007), std::chrono::April, std::chrono::day(1)};
  input.period.warm_up_days = warm_up_days;
  input.period.measured_days = measured_days;
  return input;
}

ReplicationResult run(const Input& input, std::uint64_t seed = 1, std::uint64_t replication = 0,
                      const Pins* pins = nullptr, Watch watch = {}) {
  return run_replication(input, calendar_of(input.period), seed, replication, pins, watch);
}

std::vector<Happening> trace_of(const Input& input, const Pins* pins = nullptr) {
  std::vector<Happening> trace;
  run(input, 1, 0, pins, {.trace = &trace});
  return trace;
}

std::uint64_t digest_of(const ReplicationResult& result) {
  Digest digest;
  digest.add(result.tallies.cells());
  for (const ChildId child : result.missed_children)
    digest.add(static_cast<std::uint64_t>(child.value()));
  return digest.value();
}

double total(const ReplicationResult& result, Measure measure) {
  return result.tallies.total(static_cast<std::size_t>(measure));
}

/// Much harm and many concerns, so that a short run of few children reaches every rule.
Input busy_input(std::uint32_t children, std::int32_t days) {
  Input input = input_of(children, 0, days);
  input.parameters.household.adults.aggressive_parent = Probability(0.10);
  input.parameters.household.other_concerns.rate = PerYear(0.5);
  auto& concerns = input.parameters.household.other_concerns;
  concerns.domestic_abuse.significant_harm = concerns.mental_health.significant_harm =
      concerns.substance_use.significant_harm = concerns.disability.significant_harm =
          concerns.significant_harm_otherwise = Probability(0.3);
  input.parameters.workforce.staffing.unlimited = Switch(1);
  return input;
}

TEST(Replication, DecidesNoAddressTwiceInTwoYearsOfTwoThousandChildren) {
  // With SIGHTLINE_CHECKS the dice throw at a second decision; without them this only runs.
  for (const std::uint64_t replication : {0U, 1U, 2U}) {
    EXPECT_NO_THROW(run(input_of(2000, 0, 731), 1, replication)) << replication;
  }
}

TEST(Replication, DecidesNoAddressTwiceWhereEveryRuleIsBusy) {
  EXPECT_NO_THROW(run(busy_input(2000, 1461)));
}

TEST(Replication, DecidesNoAddressTwiceWhereAChildIsBroughtForTwoInjuriesAtOnce) {
  Input input = input_of(150, 0, 60);
  auto& household = input.parameters.household;
  household.accidents.rate = {PerYear(300.0), PerYear(300.0), PerYear(300.0), PerYear(300.0)};
  household.care_seeking.need_if_minor = LogOdds(10.0);
  household.care_seeking.delay = Hours(0.0);
  EXPECT_NO_THROW(run(input));
}

TEST(Replication, IsTheSameTwice) {
  const Input input = busy_input(1000, 731);
  EXPECT_EQ(digest_of(run(input)), digest_of(run(input)));
}

TEST(Replication, DiffersBySeedAndByNumber) {
  const Input input = busy_input(1000, 731);
  const std::uint64_t digest = digest_of(run(input, 1, 0));
  EXPECT_NE(digest_of(run(input, 2, 0)), digest);
  EXPECT_NE(digest_of(run(input, 1, 1)), digest);
}

TEST(Replication, ReachesEveryPartOfTheModel) {
  const ReplicationResult result = run(busy_input(3000, 1461));
  for (const Measure measure : {Measure::harmed,
                                Measure::missed,
                                Measure::inflicted_injuries,
                                Measure::contacts,
                                Measure::referrals,
                                Measure::re_referrals,
                                Measure::screened_out,
                                Measure::initial_assessments,
                                Measure::core_assessments,
                                Measure::enquiries,
                                Measure::conferences,
                                Measure::plans_started,
                                Measure::plans_ended,
                                Measure::plan_days,
                                Measure::care_starts,
                                Measure::visits,
                                Measure::legal_meetings,
                                Measure::messages_lost,
                                Measure::medicals,
                                Measure::conference_attended_by_paediatrician}) {
    EXPECT_GT(total(result, measure), 0.0) << static_cast<int>(measure);
  }
  EXPECT_EQ(total(result, Measure::missed), static_cast<double>(result.missed_children.size()));
  double broke = 0.0;
  for (int s = 0; s < static_cast<int>(outcomes::Stage::size_); ++s)
    broke += total(result, static_cast<Measure>(static_cast<int>(Measure::broke_at) + s));
  EXPECT_EQ(broke, total(result, Measure::missed));
}

TEST(Replication, IsNotChangedByBeingWatched) {
  const Input input = busy_input(1000, 731);
  std::vector<Happening> trace;
  PostCount post;
  const ReplicationResult watched = run(input, 1, 0, nullptr, {.trace = &trace, .post = &post});
  EXPECT_EQ(digest_of(watched), digest_of(run(input)));
  EXPECT_FALSE(trace.empty());
}

TEST(Replication, TraceIsInOrderOfTime) {
  const auto trace = trace_of(busy_input(500, 365));
  EXPECT_TRUE(std::is_sorted(trace.begin(), trace.end(),
                             [](const Happening& a, const Happening& b) { return a.at < b.at; }));
}

TEST(Replication, ConservesMessages) {
  PostCount post;
  run(busy_input(1000, 731), 1, 0, nullptr, {.post = &post});
  EXPECT_GT(post.sent, 0U);
  EXPECT_GT(post.lost, 0U);
  EXPECT_EQ(post.sent, post.delivered + post.lost + post.in_flight);
}

TEST(Replication, EachChildIsOnAtMostOnePlanAndHeldByAtMostOneWorker) {
  std::map<ChildId, int> plans;
  std::map<ChildId, int> holders;
  std::set<ChildId> dead;
  for (const Happening& happening : trace_of(busy_input(2000, 1461))) {
    using Kind = HappeningKind;
    if (happening.kind == Kind::plan_started) {
      EXPECT_EQ(++plans[happening.child], 1);
    }
    if (happening.kind == Kind::plan_ended) {
      EXPECT_EQ(--plans[happening.child], 0);
    }
    if (happening.kind == Kind::allocated) {
      EXPECT_EQ(++holders[happening.child], 1);
    }
    if (happening.kind == Kind::released) {
      EXPECT_EQ(--holders[happening.child], 0);
    }
    if (happening.kind == Kind::injury) {
      EXPECT_EQ(dead.count(happening.child), 0U);
    }
    if (happening.kind == Kind::contact) {
      EXPECT_EQ(dead.count(happening.child), 0U);
    }
    if (happening.kind == Kind::died) dead.insert(happening.child);
  }
}

TEST(Replication, APinChangesWhatItPins) {
  Input input = busy_input(300, 365);
  const auto first_harm = [&](ChildId child, double u) {
    Pins pins;
    pins.set(address(child, Purpose::harm_candidate_accepted, 0), u);
    for (const Happening& happening : trace_of(input, &pins)) {
      const bool is_inflicted = (happening.detail & Happening::inflicted) != 0;
      if (happening.kind == HappeningKind::injury && happening.child == child && is_inflicted)
        return happening.at;
    }
    return Time::never();
  };
  // At the first candidate moment of some harmed child an aggressor is there: accepted, it is the
  // child's first harm, refused, it is not.
  for (const Happening& happening : trace_of(input)) {
    if (happening.kind != HappeningKind::injury || (happening.detail & Happening::inflicted) == 0)
      continue;
    const Time accepted = first_harm(happening.child, 1e-9);
    const Time refused = first_harm(happening.child, 1.0 - 1e-9);
    EXPECT_LE(accepted, refused);
    EXPECT_LE(accepted, happening.at);
    if (accepted < refused) return;
  }
  FAIL() << "no pin changed anything";
}

TEST(Replication, ReformsDoNotChangeFamiliesAccidentsAndConcerns) {
  Input input = busy_input(500, 731);
  Input reformed = input;
  workforce::PracticeReform reform;
  reform.key = 1;
  reform.changes = {
      {.field = 0, .operation = workforce::PracticeChange::Operation::add, .value = 3.0}};
  reformed.reforms = {reform};
  using Moment = std::tuple<Time, HappeningKind, ChildId, std::uint16_t>;
  const auto script = [](const std::vector<Happening>& trace) {
    std::vector<Moment> moments;
    for (const Happening& h : trace) {
      const bool is_accident =
          h.kind == HappeningKind::injury && (h.detail & Happening::inflicted) == 0;
      if (is_accident || h.kind == HappeningKind::concern)
        moments.emplace_back(h.at, h.kind, h.child, h.detail);
    }
    std::sort(moments.begin(), moments.end());
    return moments;
  };
  const auto before = trace_of(input);
  const auto after = trace_of(reformed);
  EXPECT_NE(before.size(), after.size());
  // Those who die in one arm have no script any more; with no deaths the scripts are the same.
  input.parameters.household.harm.fatal = Probability(0.0);
  reformed.parameters.household.harm.fatal = Probability(0.0);
  EXPECT_EQ(script(trace_of(input)), script(trace_of(reformed)));
}

TEST(Replication, AReformThatChangesNothingGivesTheBaselineBitForBit) {
  Input input = busy_input(500, 731);
  Input same = input;
  workforce::PracticeReform reform;
  reform.key = 1;
  reform.from = start_of_day(100);
  reform.full_after = days(200);
  reform.changes = {
      {.field = 0, .operation = workforce::PracticeChange::Operation::add, .value = 0.0}};
  same.reforms = {reform};
  EXPECT_EQ(digest_of(run(input)), digest_of(run(same)));
}

}  // namespace
}  // namespace sightline::model
