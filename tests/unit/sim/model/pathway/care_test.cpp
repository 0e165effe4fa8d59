// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/care.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters with_returns(double reunified, double breaks_down) {
  model::Parameters p = plain_parameters();
  p.pathway.reunified = PerYear(reunified);
  p.pathway.return_breaks_down = PerYear(breaks_down);
  return p;
}

/// A child under a care order: in foster care, its file closed.
ChildId in_care(SmallWorld& small, double age = 5.0) {
  const ChildId child = small.add_child({.ages = {age}});
  const CaseId id = open_case(small.world, child, Stage::in_care);
  household::move_child(small.world, small.world.homes, child, Residence::foster_care);
  close_case(small.world, id);
  return child;
}
void pin_step(SmallWorld& small, ChildId child, std::uint64_t step, std::uint64_t returns) {
  small.pins.set(address(child, Purpose::reunification, occurrence(step, returns)), 0.5);
}
Residence residence_of(const SmallWorld& small, ChildId child) {
  return small.world.homes.children[child].residence;
}

TEST(Reunification, IsScheduledAtItsRate) {
  for (const double rate : {0.0, 1.0}) {
    SmallWorld small(with_returns(rate, 0.0));
    const ChildId child = in_care(small);
    pin_step(small, child, 0, 0);
    schedule_reunification(small.world, child);
    const auto events = small.take_events(EventKind::reunification);
    ASSERT_EQ(events.size(), rate > 0.0 ? 1U : 0U);
    // Half of those who return have done so after ln 2 years.
    if (rate > 0.0) {
      EXPECT_NEAR((events[0].at - Time()).days(), 0.693147 * 365.25, 0.01);
    }
  }
}

TEST(Reunification, IsNotScheduledBeyondChildhood) {
  SmallWorld small(with_returns(1.0, 0.0));
  const ChildId child = in_care(small, 17.5);
  pin_step(small, child, 0, 0);
  schedule_reunification(small.world, child);
  EXPECT_TRUE(small.take_events(EventKind::reunification).empty());
}

TEST(Reunification, SendsTheChildHomeAndMayBreakDown) {
  SmallWorld small(with_returns(0.0, 1.0));
  const ChildId child = in_care(small);
  pin_step(small, child, 1, 1);
  reunify(small.world, child);
  EXPECT_EQ(residence_of(small, child), Residence::home);
  EXPECT_EQ(small.count(HappeningKind::reunified), 1U);
  EXPECT_EQ(small.world.cases.files[small.world.homes.children[child].case_file].returns, 1U);
  EXPECT_EQ(small.take_events(EventKind::return_breaks_down).size(), 1U);
}

TEST(Reunification, OnlyOfAChildInFosterCareWithoutAnOpenFile) {
  SmallWorld small(with_returns(0.0, 0.0));
  const ChildId with_kin = in_care(small);
  household::move_child(small.world, small.world.homes, with_kin, Residence::kin);
  reunify(small.world, with_kin);
  EXPECT_EQ(residence_of(small, with_kin), Residence::kin);

  const ChildId before_court = in_care(small);
  open_case(small.world, before_court, Stage::in_care);
  reunify(small.world, before_court);
  EXPECT_EQ(residence_of(small, before_court), Residence::foster_care);

  const ChildId grown_up = in_care(small, 17.5);
  small.advance_days(200.0);
  reunify(small.world, grown_up);
  EXPECT_EQ(residence_of(small, grown_up), Residence::foster_care);
  EXPECT_EQ(small.count(HappeningKind::reunified), 0U);
}

TEST(Return, ThatBreaksDownEndsInCareAgainAndClosesTheFile) {
  SmallWorld small(with_returns(0.0, 0.0));
  const ChildId child = in_care(small);
  reunify(small.world, child);
  const CaseId id = open_case(small.world, child, Stage::child_in_need);
  return_breaks_down(small.world, child, 1);
  EXPECT_EQ(residence_of(small, child), Residence::foster_care);
  EXPECT_FALSE(is_open(small.file(id)));
  EXPECT_EQ(small.count(HappeningKind::reunification_failed), 1U);
  EXPECT_EQ(small.count(HappeningKind::care_started), 1U);
}

TEST(Return, OfAChildWhoIsElsewhereByNowDoesNotBreakDown) {
  SmallWorld small(with_returns(0.0, 0.0));
  const ChildId child = in_care(small);
  reunify(small.world, child);
  household::move_child(small.world, small.world.homes, child, Residence::family_friend);
  return_breaks_down(small.world, child, 1);
  EXPECT_EQ(residence_of(small, child), Residence::family_friend);
  EXPECT_EQ(small.count(HappeningKind::reunification_failed), 0U);
}

TEST(Return, OfAnEarlierNumberBreaksDownNoMore) {
  SmallWorld small(with_returns(0.0, 0.0));
  const ChildId child = in_care(small);
  reunify(small.world, child);
  return_breaks_down(small.world, child, 1);
  reunify(small.world, child);
  return_breaks_down(small.world, child, 1);
  EXPECT_EQ(residence_of(small, child), Residence::home);
  EXPECT_EQ(small.count(HappeningKind::reunification_failed), 1U);
}

TEST(Return, EachHasDiceOfItsOwn) {
  // With SIGHTLINE_CHECKS a shared address throws.
  SmallWorld small(with_returns(1.0, 1.0));
  const ChildId child = in_care(small);
  EXPECT_NO_THROW({
    schedule_reunification(small.world, child);
    for (int i = 0; i < 3; ++i) {
      reunify(small.world, child);
      return_breaks_down(small.world, child, static_cast<std::uint16_t>(i + 1));
    }
  });
  EXPECT_EQ(small.count(HappeningKind::reunification_failed), 3U);
}

}  // namespace
}  // namespace sightline::model::pathway
