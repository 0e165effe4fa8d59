// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/outcomes/course.hpp>

namespace sightline::model::outcomes {
namespace {

Course seen_on_day_10() {
  Course course;
  course.harmed = start_of_day(5);
  course.first_chance = start_of_day(10);
  return course;
}

TEST(Verdict, WithoutAFirstChanceNobodyMissedIt) {
  Course course;
  course.serious_injury = start_of_day(3);
  course.next_injury = start_of_day(3);
  course.is_unprotected_at = {true, true, true, true};
  const Verdict verdict = verdict_on(course);
  for (const bool is_missed : verdict.is_missed)
    EXPECT_FALSE(is_missed);
  EXPECT_FALSE(verdict.is_by_serious_injury);
}

TEST(Verdict, ASeriousInjuryBeforeProtectionIsMissedAtEveryHorizon) {
  Course course = seen_on_day_10();
  course.serious_injury = start_of_day(11);
  const Verdict verdict = verdict_on(course);
  for (const bool is_missed : verdict.is_missed)
    EXPECT_TRUE(is_missed);
  EXPECT_TRUE(verdict.is_by_serious_injury);
  EXPECT_FALSE(verdict.is_by_death);
}

TEST(Verdict, ASeriousInjuryAfterTheYearOfFollowUpIsNot) {
  Course course = seen_on_day_10();
  course.serious_injury = start_of_day(10 + 365);
  EXPECT_TRUE(verdict_on(course).is_by_serious_injury);
  course.serious_injury = course.serious_injury + minutes(1);
  EXPECT_FALSE(verdict_on(course).is_by_serious_injury);
}

TEST(Verdict, UnprotectedAtAHorizonIsMissedOnlyIfHarmWentOnUntilThen) {
  Course course = seen_on_day_10();
  course.is_unprotected_at = {true, true, true, false};
  course.next_injury = start_of_day(10 + 90);
  const Verdict verdict = verdict_on(course);
  EXPECT_FALSE(verdict.is_missed[0]);  // no harm within 30 days
  EXPECT_TRUE(verdict.is_missed[1]);
  EXPECT_TRUE(verdict.is_missed[2]);
  EXPECT_FALSE(verdict.is_missed[3]);  // protected by then
  EXPECT_FALSE(verdict.is_by_serious_injury);
  course.next_injury = Time::never();
  EXPECT_FALSE(verdict_on(course).is_missed[headline_horizon]);
}

TEST(Verdict, AKillingCountsWithinTheYear) {
  Course course = seen_on_day_10();
  course.serious_injury = course.killed = start_of_day(20);
  EXPECT_TRUE(verdict_on(course).is_by_death);
  course.killed = start_of_day(10 + 366);
  EXPECT_TRUE(verdict_on(course).is_by_serious_injury);
  EXPECT_FALSE(verdict_on(course).is_by_death);
}

TEST(Verdict, UnprotectedAtAHorizonIsMissedIfNeglectGoesOnAtIt) {
  Course course = seen_on_day_10();
  course.kind = HarmKind::neglect;
  course.is_unprotected_at = {true, true, true, false};
  course.is_neglected_at = {false, true, false, true};
  const Verdict verdict = verdict_on(course);
  EXPECT_FALSE(verdict.is_missed[0]);
  EXPECT_TRUE(verdict.is_missed[1]);
  EXPECT_FALSE(verdict.is_missed[2]);  // it had ended by then
  EXPECT_FALSE(verdict.is_missed[3]);  // protected by then
}

TEST(Horizons, NoteTheStateOfTheChildWhenTheyPass) {
  Course course = seen_on_day_10();
  pass_horizons(course, true, start_of_day(39));
  EXPECT_EQ(course.horizons_passed, 0);
  pass_horizons(course, true, start_of_day(40));
  course.is_protected = true;
  pass_horizons(course, false, start_of_day(200));
  EXPECT_EQ(course.horizons_passed, 3);
  EXPECT_EQ(course.is_unprotected_at, (std::array{true, false, false, false}));
  EXPECT_EQ(course.is_neglected_at, (std::array{true, false, false, false}));
}

TEST(Horizons, DoNotPassWithoutAFirstChance) {
  Course course;
  pass_horizons(course, true, start_of_day(900));
  EXPECT_EQ(course.horizons_passed, 0);
}

TEST(PoolingGap, LastsUntilOneAgencyKnowsEnough) {
  Course course = seen_on_day_10();
  EXPECT_FALSE(pooling_gap(course).has_pooled);
  course.pooled_passed = start_of_day(20);
  course.single_passed = start_of_day(50);
  const PoolingGap gap = pooling_gap(course);
  EXPECT_TRUE(gap.has_pooled);
  EXPECT_FALSE(gap.is_censored);
  EXPECT_DOUBLE_EQ(gap.days, 30.0);
}

TEST(PoolingGap, IsNothingIfOneAgencyKnewFirst) {
  Course course = seen_on_day_10();
  course.pooled_passed = start_of_day(20);
  course.single_passed = start_of_day(15);
  EXPECT_DOUBLE_EQ(pooling_gap(course).days, 0.0);
}

TEST(PoolingGap, EndsWithTheFollowUpIfNobodyEverKnowsEnough) {
  Course course = seen_on_day_10();
  course.pooled_passed = start_of_day(20);
  PoolingGap gap = pooling_gap(course);
  EXPECT_TRUE(gap.is_censored);
  EXPECT_DOUBLE_EQ(gap.days, 355.0);  // 365 days after the first chance on day 10
  course.single_passed = start_of_day(376);
  EXPECT_DOUBLE_EQ(pooling_gap(course).days, 355.0);
  course.pooled_passed = start_of_day(376);
  EXPECT_FALSE(pooling_gap(course).has_pooled);
}

TEST(PoolingGap, CountsFromTheHarmIfNobodyMetTheChild) {
  Course course;
  course.harmed = start_of_day(5);
  course.pooled_passed = start_of_day(370);
  EXPECT_TRUE(pooling_gap(course).has_pooled);
  course.pooled_passed = start_of_day(371);
  EXPECT_FALSE(pooling_gap(course).has_pooled);
}

}  // namespace
}  // namespace sightline::model::outcomes
