// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/case_file.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters with_cap(double files) {
  model::Parameters p = plain_parameters();
  p.workforce.staffing.case_holding_social_workers = PerTenThousand(1.0);
  p.practice.caseload.cap = Count(files);
  return p;
}

TEST(CaseFile, IsOpenedOncePerChildAndCountsItsEpisodes) {
  SmallWorld small;
  const ChildId child = small.add_child();
  EXPECT_FALSE(open_case_of(small.world, child).is_valid());
  const CaseId id = open_case(small.world, child, Stage::screening);
  EXPECT_EQ(open_case_of(small.world, child), id);
  EXPECT_EQ(small.file(id).episode, 1U);
  close_case(small.world, id);
  EXPECT_FALSE(open_case_of(small.world, child).is_valid());
  EXPECT_EQ(open_case(small.world, child, Stage::screening), id);
  EXPECT_EQ(small.file(id).episode, 2U);
  EXPECT_EQ(small.world.cases.files.size(), 1U);
}

TEST(CaseFile, WorkIsCurrentOnlyInItsOwnEpisodeWhileTheFileIsOpen) {
  SmallWorld small;
  const CaseId id = open_case(small.world, small.add_child(), Stage::screening);
  EXPECT_TRUE(is_current(small.file(id), 1));
  close_case(small.world, id);
  EXPECT_FALSE(is_current(small.file(id), 1));
  open_case(small.world, small.file(id).child, Stage::screening);
  EXPECT_FALSE(is_current(small.file(id), 1));
  EXPECT_TRUE(is_current(small.file(id), 2));
}

TEST(CaseFile, ClosingEndsThePlanAndItsRestraintAndFreesTheHolder) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
  start_plan(small.world, id);
  household::restrain(small.world, small.world.homes, child, 0.9);
  const ProfessionalId holder = small.file(id).holder;
  ASSERT_TRUE(holder.is_valid());
  EXPECT_EQ(small.world.staff.professionals[holder].caseload, 1U);
  close_case(small.world, id);
  EXPECT_FALSE(is_open(small.file(id)));
  EXPECT_EQ(small.file(id).plan_since, Time::never());
  EXPECT_EQ(small.world.homes.children[child].restraint, 0.0F);
  EXPECT_FALSE(small.world.homes.children[child].is_protected);
  EXPECT_EQ(small.world.staff.professionals[holder].caseload, 0U);
  EXPECT_EQ(small.count(HappeningKind::plan_ended), 1U);
  EXPECT_EQ(small.count(HappeningKind::released), 1U);
  EXPECT_EQ(small.count(HappeningKind::case_closed), 1U);
}

TEST(CaseFile, ClosingSendsAChildHomeFromFriendsButNotFromFosterCare) {
  for (const Residence residence : {Residence::family_friend, Residence::foster_care}) {
    SmallWorld small;
    const ChildId child = small.add_child();
    const CaseId id = open_case(small.world, child, Stage::child_in_need);
    household::move_child(small.world, small.world.homes, child, residence);
    close_case(small.world, id);
    EXPECT_EQ(small.world.homes.children[child].residence,
              residence == Residence::foster_care ? residence : Residence::home);
  }
}

TEST(CaseFile, FilesAboveTheCapWaitAndTheLongestWaitingIsNext) {
  SmallWorld small(with_cap(2));
  std::vector<CaseId> ids;
  for (int i = 0; i < 4; ++i) {
    ids.push_back(open_case(small.world, small.add_child(), Stage::child_in_need));
    allocate(small.world, ids.back());
  }
  EXPECT_TRUE(small.file(ids[1]).holder.is_valid());
  EXPECT_FALSE(small.file(ids[2]).holder.is_valid());
  EXPECT_TRUE(small.file(ids[2]).is_waiting_for_holder);
  allocate(small.world, ids[2]);  // asking again does not make it wait twice
  EXPECT_EQ(small.world.cases.waiting_for_holder, (std::vector<CaseId>{ids[2], ids[3]}));
  close_case(small.world, ids[0]);
  EXPECT_TRUE(small.file(ids[2]).holder.is_valid());
  EXPECT_FALSE(small.file(ids[3]).holder.is_valid());
  close_case(small.world, ids[3]);
  EXPECT_TRUE(small.world.cases.waiting_for_holder.empty());
  EXPECT_EQ(small.world.staff.professionals[small.file(ids[2]).holder].caseload, 2U);
}

TEST(CaseFile, APlanThatWaitedForAHolderBeginsWhenThereIsOne) {
  SmallWorld small(with_cap(1));
  const CaseId first = open_case(small.world, small.add_child(), Stage::child_in_need);
  allocate(small.world, first);
  const CaseId second = open_case(small.world, small.add_child(), Stage::awaiting_conference);
  start_plan(small.world, second);
  EXPECT_FALSE(small.file(second).holder.is_valid());
  close_case(small.world, first);
  EXPECT_TRUE(small.file(second).holder.is_valid());
  const auto visits = small.take_events(EventKind::visit_due);
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].subject, second.value());
}

TEST(CaseFile, AThresholdIsAppliedWithTheWorkersOwnOffset) {
  SmallWorld small;
  const ProfessionalId worker = small.somebody_of(Agency::social_care);
  EXPECT_TRUE(passes(small.world, 1.0, LogOdds(1.0), worker));
  EXPECT_FALSE(passes(small.world, 0.99, LogOdds(1.0), worker));
  small.world.staff.professionals[worker].threshold_offset = -0.5F;
  EXPECT_TRUE(passes(small.world, 0.5, LogOdds(1.0), worker));
}

TEST(CaseFile, OthersSeeItOpenAndAComingAppointmentElsewhere) {
  SmallWorld small;
  const ChildId child = small.add_child();
  EXPECT_FALSE(involvement_of(small.world, child, Agency::school).has_open_case);
  const CaseId id = open_case(small.world, child, Stage::child_in_need);
  EXPECT_TRUE(involvement_of(small.world, child, Agency::school).has_open_case);
  const auto has_appointment = [&](Agency agency, std::int32_t in_days) {
    small.file(id).appointment = small.world.now + days(in_days);
    return involvement_of(small.world, child, agency).has_coming_appointment;
  };
  EXPECT_TRUE(has_appointment(Agency::school, 14));
  EXPECT_FALSE(has_appointment(Agency::school, 15));
  EXPECT_FALSE(has_appointment(Agency::school, -1));
  EXPECT_FALSE(has_appointment(Agency::paediatrics, 14));
}

TEST(CaseFile, AChildOnAPlanGoesBeforeOneInNeedWhoHasWaitedLonger) {
  SmallWorld small(with_cap(1));
  const CaseId held = open_case(small.world, small.add_child(), Stage::child_in_need);
  allocate(small.world, held);
  const CaseId in_need = open_case(small.world, small.add_child(), Stage::child_in_need);
  allocate(small.world, in_need);
  const CaseId on_plan = open_case(small.world, small.add_child(), Stage::awaiting_conference);
  start_plan(small.world, on_plan);
  ASSERT_EQ(small.world.cases.waiting_for_holder, (std::vector<CaseId>{in_need, on_plan}));
  close_case(small.world, held);
  EXPECT_TRUE(small.file(on_plan).holder.is_valid());
  EXPECT_FALSE(small.file(in_need).holder.is_valid());
  close_case(small.world, on_plan);
  EXPECT_TRUE(small.file(in_need).holder.is_valid());
}

}  // namespace
}  // namespace sightline::model::pathway
