// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "story.hpp"

namespace sightline::model::outcomes {
namespace {

using Kind = HappeningKind;

/// Two working hours of an agency on a task.
Happening two_hours(Agency agency, workforce::TaskKind task) {
  return {.kind = Kind::work_done,
          .agency = agency,
          .detail = static_cast<std::uint16_t>(task),
          .value = 120.0F};
}
Happening placed(household::Residence residence) {
  return {.kind = Kind::placed, .detail = static_cast<std::uint16_t>(residence)};
}

TEST(Costs, OfWorkAreWorkingHoursTimesTheirPrice) {
  Story story;
  story.at(200, two_hours(Agency::police, workforce::TaskKind::police_enquiry));
  EXPECT_DOUBLE_EQ(story.of_agency(Agency::police), 90.0);
  EXPECT_DOUBLE_EQ(story.total(Measure::cost), 90.0);
}

TEST(Costs, OfWorkThatIsNotAboutChildrenAreLeftOut) {
  Story story;
  story.at(200, two_hours(Agency::paediatrics, workforce::TaskKind::other_work));
  EXPECT_EQ(story.total(Measure::cost), 0.0);
}

TEST(Costs, EveryAgencyButTheCommunityHasAPrice) {
  const HourlyCosts hour;
  for (std::size_t a = 0; a < agency_count; ++a) {
    EXPECT_EQ(hour.of(agency_at(a)).value() > 0.0, agency_at(a) != Agency::community)
        << name_of(agency_at(a));
  }
}

TEST(Costs, OfCareAreItsWeeks) {
  Story story;
  story.at(200, placed(household::Residence::foster_care));
  story.event(270, Kind::returned_home);
  EXPECT_NEAR(story.total(Measure::cost_placements), 10.0 * 827.0, 1e-6);
  EXPECT_DOUBLE_EQ(story.total(Measure::care_days), 70.0);
}

TEST(Costs, AStayWithFriendsIsNoCareAndEndsWhereTheNextBegins) {
  Story story;
  story.at(200, placed(household::Residence::family_friend));
  story.at(214, placed(household::Residence::foster_care));
  story.event(228, Kind::died);
  EXPECT_NEAR(story.total(Measure::cost_placements), 2.0 * 60.0 + 2.0 * 827.0, 1e-6);
  EXPECT_DOUBLE_EQ(story.total(Measure::care_days), 14.0);
}

TEST(Costs, OfCareAreCutToTheMeasuredTimeAndToChildhood) {
  Story from_warm_up;
  from_warm_up.at(50, placed(household::Residence::foster_care));
  EXPECT_DOUBLE_EQ(from_warm_up.total(Measure::care_days), 900.0);
  Story grows_up(17.0);  // until day 365.25
  grows_up.at(200, placed(household::Residence::foster_care));
  EXPECT_NEAR(grows_up.total(Measure::care_days), 365.25 - 200.5, 1e-3);
}

TEST(Costs, OfCareFallInTheMonthsOfTheStay) {
  Story story;
  story.at(205, placed(household::Residence::foster_care));  // 24 October 2007 at noon
  story.event(220, Kind::returned_home);
  EXPECT_EQ(story.total(Measure::care_days), 15.0);
  const auto row = static_cast<std::size_t>(Measure::care_days);
  EXPECT_DOUBLE_EQ(story.tallies().month_total(row, 3), 7.5);
  EXPECT_DOUBLE_EQ(story.tallies().month_total(row, 4), 7.5);
}

TEST(Costs, OfProceedingsAreThoseOfEachApplication) {
  Story story;
  story.event(200, Kind::interim_order, 0);
  story.event(201, Kind::emergency_order, 1);
  const Costs costs;
  EXPECT_DOUBLE_EQ(
      story.total(Measure::cost_proceedings),
      costs.court_fee.value() + costs.application.value() + costs.emergency_application.value());
}

TEST(Costs, ComeToTheSumOfTheirParts) {
  Story story;
  for (std::size_t a = 0; a < agency_count; ++a)
    story.at(200 + static_cast<int>(a), two_hours(agency_at(a), workforce::TaskKind::visit));
  story.at(230, placed(household::Residence::foster_care));
  story.event(231, Kind::interim_order, 1);
  story.of_nobody(232, two_hours(Agency::inspectorate, workforce::TaskKind::visit));
  double parts = story.total(Measure::cost_placements) + story.total(Measure::cost_proceedings);
  for (std::size_t a = 0; a < agency_count; ++a)
    parts += story.of_agency(agency_at(a));
  EXPECT_GT(parts, 0.0);
  EXPECT_NEAR(story.total(Measure::cost), parts, 1e-6);
}

TEST(Costs, FollowTheirParameters) {
  Parameters parameters = plain_parameters();
  parameters.costs.hour.school = Pounds(1.5);
  parameters.costs.care_week = Pounds(700.0);
  Story story(parameters);
  story.at(200, two_hours(Agency::school, workforce::TaskKind::conference_attendance));
  story.at(990, placed(household::Residence::foster_care));
  EXPECT_DOUBLE_EQ(story.of_agency(Agency::school), 3.0);
  EXPECT_NEAR(story.total(Measure::cost_placements), 950.0, 1e-9);
}

}  // namespace
}  // namespace sightline::model::outcomes
