// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/experiment/changed_children.hpp>

namespace sightline::experiment {
namespace {

using model::Agency;
using model::ChildId;
using model::Happening;
using model::HappeningKind;
using model::workforce::TaskKind;

Happening happening(std::int32_t day, HappeningKind kind, std::uint16_t detail = 0) {
  Happening result;
  result.at = start_of_day(day);
  result.kind = kind;
  result.detail = detail;
  result.child = ChildId(3);
  return result;
}

Happening work(std::int32_t day, Agency agency, TaskKind kind) {
  Happening result = happening(day, HappeningKind::work_done, static_cast<std::uint16_t>(kind));
  result.agency = agency;
  return result;
}

TEST(ChangedChildren, AreThoseMissedInOneArmOnly) {
  const std::vector<ChildId> first{ChildId(1), ChildId(4), ChildId(9)};
  const std::vector<ChildId> here{ChildId(2), ChildId(4)};
  const std::vector<ChangedChild> changed = changed_children(first, here);
  ASSERT_EQ(changed.size(), 3U);
  EXPECT_EQ(changed[0].child, ChildId(1));
  EXPECT_EQ(changed[0].change, Change::rescued);
  EXPECT_EQ(changed[1].child, ChildId(2));
  EXPECT_EQ(changed[1].change, Change::newly_missed);
  EXPECT_EQ(changed[2].child, ChildId(9));
  EXPECT_EQ(changed[2].route, Route::not_traced);
}

TEST(CanTraceRoutes, WherePracticeAloneDiffers) {
  model::Input first;
  model::Input here = first;
  here.reforms.resize(1);
  here.parameters.practice.caseload.cap = Count(7.0);
  EXPECT_TRUE(can_trace_routes(first, here));
  here.parameters.household.adults.aggressive_parent = Probability(0.5);
  EXPECT_FALSE(can_trace_routes(first, here));
}

TEST(FirstShift, IsTheWorkThatCameAtAnotherTime) {
  const Happening referral = happening(1, HappeningKind::referral);
  const Happening early = work(5, Agency::paediatrics, TaskKind::medical);
  const Happening late = work(9, Agency::paediatrics, TaskKind::medical);
  const Shift expected{Agency::paediatrics, TaskKind::medical};
  EXPECT_EQ(first_shift({referral, early}, {referral, late}), expected);
  EXPECT_EQ(first_shift({referral, late}, {referral, early}), expected);
  // In the other course something else comes before it is done at last.
  const Happening injury = happening(7, HappeningKind::injury);
  EXPECT_EQ(first_shift({referral, early, injury}, {referral, injury, late}), expected);
  // It may never be done.
  EXPECT_EQ(first_shift({referral, early}, {referral}), expected);
}

TEST(FirstShift, IsNoneWhereSomethingElseDiffersFirst) {
  const Happening referral = happening(1, HappeningKind::referral);
  const Happening screened = happening(2, HappeningKind::screened_out);
  const Happening early = work(5, Agency::social_care, TaskKind::visit);
  EXPECT_EQ(first_shift({referral, early}, {referral, screened}), std::nullopt);
  EXPECT_EQ(first_shift({referral, early}, {referral, early}), std::nullopt);
  Happening by_another = early;
  by_another.worker = model::ProfessionalId(8);
  EXPECT_EQ(first_shift({referral, early}, {referral, by_another}), std::nullopt);
}

}  // namespace
}  // namespace sightline::experiment
