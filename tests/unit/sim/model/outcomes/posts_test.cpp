// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "story.hpp"

namespace sightline::model::outcomes {
namespace {

using Kind = HappeningKind;

/// The happening about the first post of social care, or the one `later` places after it.
Happening of_post(const Story& story, Kind kind, std::uint16_t detail = 0, unsigned later = 0) {
  const ProfessionalId first = story.small.somebody_of(Agency::social_care);
  return {.kind = kind, .detail = detail, .subject = first.value() + later};
}

TEST(Posts, AreVacantUntilFilled) {
  Story story;
  story.of_nobody(200, of_post(story, Kind::worker_left));
  story.of_nobody(230, of_post(story, Kind::post_filled));
  story.of_nobody(900, of_post(story, Kind::worker_left, 0, 1));  // until the end on day 1,000
  EXPECT_DOUBLE_EQ(story.total(Measure::vacant_post_days), 30.0 + 99.5);
  EXPECT_DOUBLE_EQ(story.total(Measure::workers_left), 2.0);
  EXPECT_EQ(story.total(Measure::agency_post_days), 0.0);
}

TEST(Posts, AreHeldByAgencyWorkersUntilTheyLeaveOrAreReplaced) {
  Story story;
  story.of_nobody(200, of_post(story, Kind::worker_left));
  story.of_nobody(210, of_post(story, Kind::post_filled, 1));
  story.of_nobody(250, of_post(story, Kind::worker_left, 1));
  story.of_nobody(260, of_post(story, Kind::post_filled, 1));
  story.of_nobody(300, of_post(story, Kind::post_filled, 0));
  EXPECT_DOUBLE_EQ(story.total(Measure::agency_post_days), 40.0 + 40.0);
  // Without an employed worker all the time, of whom one has left.
  EXPECT_DOUBLE_EQ(story.total(Measure::vacant_post_days), 100.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::workers_left), 1.0);
}

TEST(Posts, SpellsAreCutToTheMeasuredTime) {
  Story story;
  story.of_nobody(50, of_post(story, Kind::worker_left));
  story.of_nobody(150, of_post(story, Kind::post_filled));
  EXPECT_DOUBLE_EQ(story.total(Measure::vacant_post_days), 50.5);  // measured from day 100
  EXPECT_EQ(story.total(Measure::workers_left), 0.0);
}

TEST(Posts, AnEmptyPostCannotBeLeft) {
  Story story;
  story.of_nobody(200, of_post(story, Kind::worker_left));
  story.of_nobody(210, of_post(story, Kind::worker_left));
  story.of_nobody(220, of_post(story, Kind::post_filled));
  EXPECT_DOUBLE_EQ(story.total(Measure::workers_left), 1.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::vacant_post_days), 20.0);
}

TEST(Posts, OfOtherAgenciesAreNotCounted) {
  Story story;
  Happening left = of_post(story, Kind::worker_left);
  left.agency = Agency::police;
  story.of_nobody(200, left);
  EXPECT_EQ(story.total(Measure::workers_left), 0.0);
  EXPECT_EQ(story.total(Measure::vacant_post_days), 0.0);
}

TEST(Posts, IllnessIsCountedInWorkingDays) {
  Story story;
  // Day 200 is Friday 19 October 2007; a week later five working days have passed.
  story.of_nobody(200, of_post(story, Kind::sickness, 1));
  story.of_nobody(207, of_post(story, Kind::sickness, 0));
  EXPECT_DOUBLE_EQ(story.total(Measure::sickness_days), 5.0);
}

TEST(Posts, IllnessEndsWhenTheWorkerLeaves) {
  Story story;
  story.of_nobody(200, of_post(story, Kind::sickness, 1));
  story.of_nobody(207, of_post(story, Kind::worker_left));
  story.of_nobody(214, of_post(story, Kind::sickness, 0));
  EXPECT_DOUBLE_EQ(story.total(Measure::sickness_days), 5.0);
}

TEST(Posts, AreAllThoseOfSocialCareOverTheMeasuredTime) {
  Story story;
  const std::uint32_t posts = social_work_posts(story.small.world.staff);
  std::uint32_t expected = 0;
  for (const auto& person : story.small.world.staff.professionals) {
    const Agency agency = story.small.world.staff.teams[person.team].agency;
    expected += agency == Agency::social_care && person.has_post ? 1U : 0U;
  }
  EXPECT_EQ(posts, expected);
  EXPECT_NEAR(story.total(Measure::post_days), posts * 900.0, 1e-6);
}

TEST(Posts, AreCountedAnewWhenAReformChangesThem) {
  Story story;
  workforce::State& staff = story.small.world.staff;
  const std::uint32_t before = social_work_posts(staff);
  story.event(550, Kind::plan_started);
  staff.teams[workforce::case_holding_team(staff, 0)].staff += 2;
  EXPECT_NEAR(story.total(Measure::post_days), before * 900.0 + 2.0 * 449.5, 1e-6);
}

TEST(Posts, HandOversLoseWhatIsNotRead) {
  Story story;
  story.at(200, {.kind = Kind::handed_over, .value = 0.75F});
  story.at(201, {.kind = Kind::handed_over, .value = 0.25F});
  story.of_nobody(202, {.kind = Kind::supervised});
  EXPECT_EQ(story.total(Measure::hand_overs), 2.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::unread_history), 1.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::supervisions), 1.0);
}

}  // namespace
}  // namespace sightline::model::outcomes
