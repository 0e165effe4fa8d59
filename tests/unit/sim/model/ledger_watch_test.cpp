// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include <sightline/model/ledger_change.hpp>
#include <sightline/model/outcomes/course.hpp>

#include "replications.hpp"

namespace sightline::model {
namespace {

using testing::input_of;
using testing::usual_seed;

/// A replication with the ledger of some missed children's families watched.
struct Watched {
  explicit Watched(const Input& input) : plain(testing::run(input, 0)) {
    children = plain.missed_children;
    children.resize(std::min<std::size_t>(children.size(), 5));
    Watch watch;
    watch.trace = &trace;
    watch.traced = &children;
    watch.learned = &learned;
    watch.beliefs = &beliefs;
    watch.courses = &courses;
    watched = testing::run(input, 0, watch);
  }
  ReplicationResult plain;
  ReplicationResult watched;
  std::vector<ChildId> children;
  std::vector<Happening> trace;
  std::vector<LedgerChange> learned;
  std::vector<BeliefChange> beliefs;
  std::vector<outcomes::Course> courses;
};

Input small() {
  return input_of({}, 4000, 180, 900);
}

TEST(LedgerWatch, ChangesNoNumber) {
  const Watched run(small());
  EXPECT_EQ(run.watched.missed_children, run.plain.missed_children);
  EXPECT_EQ(run.watched.events, run.plain.events);
  for (std::size_t measure = 0; measure < run.plain.tallies.measures(); ++measure)
    EXPECT_EQ(run.watched.tallies.total(measure), run.plain.tallies.total(measure));
}

TEST(LedgerWatch, TellsWhatEachEventTaught) {
  const Watched run(small());
  ASSERT_FALSE(run.learned.empty());
  for (const LedgerChange& change : run.learned) {
    ASSERT_LE(change.begin, change.end);
    ASSERT_LE(change.end, run.trace.size());
    EXPECT_LE(change.arose, change.at);
    for (std::size_t i = change.begin; i < change.end; ++i)
      EXPECT_EQ(run.trace[i].at, change.at);
  }
}

TEST(LedgerWatch, TellsOfEverySignThatAnAgencyFinds) {
  const Watched run(small());
  std::size_t found = 0;
  for (std::size_t i = 0; i < run.trace.size(); ++i) {
    const Happening& happening = run.trace[i];
    if (happening.kind != HappeningKind::sign_found) continue;
    ++found;
    const bool is_told =
        std::any_of(run.learned.begin(), run.learned.end(), [&](const LedgerChange& change) {
          return change.begin <= i && i < change.end && change.agency == happening.agency &&
                 change.sign == happening.subject && change.child == happening.child;
        });
    EXPECT_TRUE(is_told) << i;
  }
  EXPECT_GT(found, 0U);
}

TEST(LedgerWatch, PoolsNoLessThanAnyAgencyBelieves) {
  const Watched run(small());
  ASSERT_FALSE(run.beliefs.empty());
  for (const BeliefChange& after : run.beliefs) {
    for (std::size_t a = 0; a < knowing_agencies; ++a)
      EXPECT_GE(after.pooled, after.belief[agency_at(a)]);
  }
}

TEST(LedgerWatch, GivesTheCourseOfEveryMissedChild) {
  const Watched run(small());
  for (const ChildId child : run.plain.missed_children) {
    const auto course =
        std::find_if(run.courses.begin(), run.courses.end(),
                     [child](const outcomes::Course& one) { return one.child == child; });
    ASSERT_NE(course, run.courses.end());
    EXPECT_TRUE(outcomes::verdict_on(*course).is_missed[outcomes::headline_horizon]);
  }
}

TEST(Replication, GoesOnWithItsOwnDiceAsIfNothingWere) {
  const Input input = small();
  const Calendar calendar = calendar_of(input.period);
  Replication run(input, calendar, usual_seed, 0);
  run.run_until(start_of_day(400));
  Replication same = run;
  Replication other = run;
  same.go_on_with(usual_seed, 0, nullptr);
  other.go_on_with(usual_seed, 1, nullptr);
  const auto expected = std::move(run).finish().missed_children;
  EXPECT_EQ(std::move(same).finish().missed_children, expected);
  EXPECT_NE(std::move(other).finish().missed_children, expected);
}

}  // namespace
}  // namespace sightline::model
