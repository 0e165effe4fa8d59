// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/outcomes/knowledge.hpp>

#include "story.hpp"

namespace sightline::model::outcomes {
namespace {

using Kind = HappeningKind;

/// A story told where this is the threshold of a section 47 enquiry.
constexpr double threshold = -1.55;
Parameters with_threshold() {
  Parameters parameters = plain_parameters();
  parameters.practice.threshold.section47_enquiry = LogOdds(threshold);
  return parameters;
}

TEST(Knowledge, PooledIsPriorAndStrongestReadingOfEachItem) {
  SmallWorld small(plain_parameters(), 1000);
  const ChildId child = small.add_child();
  const double prior = evidence::prior(small.world, child);
  EXPECT_DOUBLE_EQ(knowledge_of(small.world, child).pooled, prior);
  EXPECT_DOUBLE_EQ(knowledge_of(small.world, child).of_one, prior);
  small.add_item(child, {Agency::hospital}, 2.0);
  const ItemId shared = small.add_item(child, {Agency::school}, 1.0);
  evidence::learn(small.world, shared, Agency::police, 4.0);
  const Knowledge knowledge = knowledge_of(small.world, child);
  EXPECT_NEAR(knowledge.pooled, prior + 2.0 + 4.0, 1e-6);
  EXPECT_NEAR(knowledge.of_one, evidence::belief(small.world, Agency::police, child), 1e-6);
}

TEST(Knowledge, PooledIsNeverLessThanThatOfOne) {
  SmallWorld small(plain_parameters(), 1000);
  const ChildId child = small.add_child();
  const ItemId shared = small.add_item(child, {Agency::school}, 1.0);
  evidence::learn(small.world, shared, Agency::police, -2.0);
  const Knowledge knowledge = knowledge_of(small.world, child);
  EXPECT_EQ(knowledge.pooled, knowledge.of_one);
  EXPECT_NEAR(knowledge.of_one, evidence::belief(small.world, Agency::school, child), 1e-6);
}

TEST(Knowledge, FadesLikeTheItems) {
  Parameters parameters = plain_parameters();
  parameters.evidence.belief.half_life = Days(100.0);
  SmallWorld small(parameters, 1000);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::hospital, Agency::school}, 2.0);
  small.advance_days(100.0);
  EXPECT_NEAR(knowledge_of(small.world, child).pooled, evidence::prior(small.world, child) + 1.0,
              1e-6);
}

/// Tells the agency of something new of this weight on that day, and lets the observer see that
/// somebody met the child.
void learns(Story& story, std::int32_t day, Agency agency, double weight) {
  story.small.world.now = start_of_day(day) + hours(12);
  story.small.add_item(story.child, {agency}, weight);
  story.contact(day, Happening::sign_present);
}

/// Weight that two agencies need together to pass the threshold.
double half_of_enough(const Story& story) {
  return (threshold - evidence::prior(story.small.world, story.child)) / 2.0 + 0.01;
}

TEST(PooledKnowledge, PassesBeforeThatOfOneAgency) {
  Story story(with_threshold());
  const double half = half_of_enough(story);
  story.injury(200, Severity::moderate);
  learns(story, 201, Agency::hospital, half);
  learns(story, 210, Agency::school, half);
  learns(story, 240, Agency::school, half);
  EXPECT_EQ(story.total(Measure::pooled_passed), 1.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::pooling_gap_days), 30.0);
  EXPECT_EQ(story.total(Measure::pooled_never_single), 0.0);
}

TEST(PooledKnowledge, MayPassWithoutThatOfAnyAgency) {
  Story story(with_threshold());
  const double half = half_of_enough(story);
  story.injury(200, Severity::moderate);
  learns(story, 201, Agency::hospital, half);
  learns(story, 210, Agency::school, half);
  EXPECT_EQ(story.total(Measure::pooled_never_single), 1.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::pooling_gap_days), 365.0 - 9.0);
}

TEST(PooledKnowledge, ThatNeverPassesHasNoGap) {
  Story story(with_threshold());
  story.injury(200, Severity::moderate);
  learns(story, 201, Agency::hospital, half_of_enough(story));
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::pooled_passed), 0.0);
  EXPECT_EQ(story.total(Measure::pooling_gap_days), 0.0);
}

TEST(PooledKnowledge, FromBeforeTheHarmCountsFromTheHarm) {
  Story story(with_threshold());
  const double half = half_of_enough(story);
  learns(story, 150, Agency::hospital, half);
  learns(story, 151, Agency::school, half);
  story.injury(200, Severity::moderate);
  learns(story, 205, Agency::school, half);
  EXPECT_DOUBLE_EQ(story.total(Measure::pooling_gap_days), 5.0);
}

TEST(PooledKnowledge, IsMeasuredByTheThresholdBeforeAnyReform) {
  Story story(with_threshold());
  story.event(150, Kind::visit);  // the observer watches by now
  story.small.practice(Agency::social_care).threshold.section47_enquiry = LogOdds(50.0);
  story.injury(200, Severity::moderate);
  learns(story, 201, Agency::hospital, 20.0);
  EXPECT_EQ(story.total(Measure::pooled_passed), 1.0);
}

TEST(PooledKnowledge, IsNotLookedAtForWhatTeachesNothing) {
  EXPECT_TRUE(shows_learning(Kind::conference));
  EXPECT_FALSE(shows_learning(Kind::work_done));
  EXPECT_FALSE(shows_learning(Kind::allocated));
}

}  // namespace
}  // namespace sightline::model::outcomes
