// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/pathway/hand_over.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/pathway/staff_changes.hpp>
#include <sightline/model/pathway/supervision.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters with_history_read(double probability, double case_holders = 2.0) {
  model::Parameters p = plain_parameters();
  p.workforce.staffing.case_holding_social_workers = PerTenThousand(case_holders);
  p.practice.hand_over.history_read = Probability(probability);
  p.evidence.belief.unread_history = Share(0.5);
  return p;
}

CaseId file_on_plan(SmallWorld& small) {
  const CaseId id = open_case(small.world, small.add_child(), Stage::awaiting_conference);
  start_plan(small.world, id);
  return id;
}

float weight(const SmallWorld& small, ItemId item) {
  return small.world.ledger.items[item].weight[Agency::social_care];
}

void leave(SmallWorld& small, ProfessionalId who) {
  small.world.staff.professionals[who].is_filled = false;
  workforce::open_or_close_desk(small.world, small.world.staff, who);
  hand_over_files_of(small.world, who);
}

void order(SmallWorld& small, CaseId id, TaskKind kind, std::uint16_t nth = 0) {
  order_work(small.world, small.file(id), holder_queue(small.world, small.file(id)), kind,
             WorkingHours(2.0), small.world.now + days(7), nth);
}

const engine::WorkQueue& desk_of(const SmallWorld& small, ProfessionalId who) {
  return small.world.staff.desks[small.world.staff.professionals[who].own_queue].work;
}

TEST(HandOver, ReadInFullLosesNothing) {
  SmallWorld small(with_history_read(1.0));
  const CaseId id = file_on_plan(small);
  const ItemId item = small.add_item(small.file(id).child, {Agency::social_care}, 2.0);
  hand_over(small.world, id);
  EXPECT_EQ(weight(small, item), 2.0F);
}

TEST(HandOver, UnreadWhatSocialCareKnowsCountsLessAndWhatOthersKnowStays) {
  SmallWorld small(with_history_read(0.0));
  const CaseId id = file_on_plan(small);
  const ItemId item =
      small.add_item(small.file(id).child, {Agency::social_care, Agency::hospital}, 2.0);
  hand_over(small.world, id);
  EXPECT_EQ(weight(small, item), 1.0F);
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::hospital], 2.0F);
  const auto happened = small.happenings(HappeningKind::handed_over);
  ASSERT_EQ(happened.size(), 1U);
  EXPECT_EQ(happened[0].value, 0.0F);
  EXPECT_EQ(happened[0].worker, small.file(id).holder);
}

TEST(HandOver, EachItemIsReadOrNotByItsOwnDice) {
  SmallWorld small(with_history_read(0.5));
  const CaseId id = file_on_plan(small);
  const ChildId child = small.file(id).child;
  const ItemId read = small.add_item(child, {Agency::social_care}, 2.0);
  const ItemId unread = small.add_item(child, {Agency::social_care}, 2.0);
  const auto pin = [&](ItemId item, double u) {
    const auto kind = static_cast<std::uint64_t>(evidence::ItemKind::sibling);
    small.pins.set(address(child, Purpose::history_read,
                           occurrence((1U << 8U) | kind, small.world.ledger.items[item].sign)),
                   u);
  };
  pin(read, 0.49);
  pin(unread, 0.51);
  hand_over(small.world, id);
  EXPECT_EQ(weight(small, read), 2.0F);
  EXPECT_EQ(weight(small, unread), 1.0F);
}

TEST(HandOver, GoesToAnotherHolderAlsoIfTheFormerOneHasRoom) {
  SmallWorld small(with_history_read(1.0));
  const CaseId id = file_on_plan(small);
  const ProfessionalId former = small.file(id).holder;
  hand_over(small.world, id);
  EXPECT_TRUE(small.file(id).holder.is_valid());
  EXPECT_NE(small.file(id).holder, former);
  EXPECT_EQ(small.world.staff.professionals[former].caseload, 0U);
}

TEST(HandOver, NoWorkOfALeaverIsLost) {
  SmallWorld small(with_history_read(1.0));
  const CaseId id = file_on_plan(small);
  const ProfessionalId leaver = small.file(id).holder;
  order(small, id, TaskKind::visit);  // in hand
  order(small, id, TaskKind::core_group);
  order(small, id, TaskKind::review_conference);
  order(small, id, TaskKind::court_application);
  ASSERT_EQ(desk_of(small, leaver).waiting(), 3U);
  leave(small, leaver);
  const ProfessionalId next = small.file(id).holder;
  ASSERT_NE(next, leaver);
  EXPECT_EQ(desk_of(small, leaver).waiting(), 0U);
  EXPECT_EQ(desk_of(small, leaver).busy(), 1U);  // what was begun is finished
  EXPECT_EQ(desk_of(small, next).waiting() + desk_of(small, next).busy(), 3U);
}

TEST(HandOver, WithoutAHolderWorkWaitsForTheNextButWhatHasADateGoesToIntake) {
  SmallWorld small(with_history_read(1.0, 1.0));
  const CaseId id = file_on_plan(small);
  const ProfessionalId leaver = small.file(id).holder;
  order(small, id, TaskKind::visit, 0);
  order(small, id, TaskKind::visit, 1);
  order(small, id, TaskKind::review_conference);
  leave(small, leaver);
  EXPECT_TRUE(small.file(id).is_waiting_for_holder);
  const QueueId intake = intake_queue(small.world, small.file(id).child);
  EXPECT_EQ(small.world.staff.desks[intake].work.busy(), 1U);
  EXPECT_EQ(small.world.cases.waiting_tasks.size(), 1U);
  small.world.staff.professionals[leaver].is_filled = true;
  give_to_whoever_has_room(small.world, 0);
  EXPECT_EQ(small.file(id).holder, leaver);
  EXPECT_EQ(small.world.cases.waiting_tasks.size(), 0U);
  EXPECT_EQ(desk_of(small, leaver).waiting(), 1U);
}

TEST(HandOver, WorkOfAFileThatClosesWhileItWaitsIsForgotten) {
  SmallWorld small(with_history_read(1.0, 1.0));
  const CaseId id = file_on_plan(small);
  order(small, id, TaskKind::visit, 0);
  order(small, id, TaskKind::visit, 1);
  leave(small, small.file(id).holder);
  ASSERT_EQ(small.world.cases.waiting_tasks.size(), 1U);
  close_case(small.world, id);
  EXPECT_EQ(small.world.cases.waiting_tasks.size(), 0U);
  EXPECT_EQ(small.world.staff.free_tasks.size(), 1U);
}

TEST(HandOver, DoesNotBeginAPlanASecondTime) {
  SmallWorld small(with_history_read(1.0));
  const CaseId id = file_on_plan(small);
  hand_over(small.world, id);
  EXPECT_EQ(small.take_events(EventKind::visit_due).size(), 1U);
}

TEST(HandOver, AllFilesOfALeaverChangeHands) {
  SmallWorld small(with_history_read(1.0));
  std::vector<CaseId> files;
  for (int i = 0; i < 6; ++i)
    files.push_back(file_on_plan(small));
  const ProfessionalId leaver = small.file(files[0]).holder;
  ASSERT_EQ(small.world.staff.professionals[leaver].caseload, 3U);
  leave(small, leaver);
  EXPECT_EQ(small.world.staff.professionals[leaver].caseload, 0U);
  EXPECT_EQ(small.count(HappeningKind::handed_over), 3U);
  for (const CaseId id : files)
    EXPECT_NE(small.file(id).holder, leaver);
}

TEST(HandOver, WhoFollowsAnAgencyWorkerKeepsTheDeskAndReadsAnew) {
  SmallWorld small(with_history_read(0.0));
  const CaseId id = file_on_plan(small);
  const ItemId item = small.add_item(small.file(id).child, {Agency::social_care}, 2.0);
  const ProfessionalId who = small.file(id).holder;
  workforce::Professional& post = small.world.staff.professionals[who];
  post.is_agency = true;
  post.is_vacant = true;
  post.vacancies = 1;
  post_filled(small.world, who, 1U << 1U);
  EXPECT_EQ(small.file(id).holder, who);
  EXPECT_FALSE(post.is_agency);
  EXPECT_EQ(weight(small, item), 1.0F);
  EXPECT_EQ(small.count(HappeningKind::worker_left), 1U);
}

TEST(Supervision, AtFullChallengeRestoresTheUnbiasedWeightExactly) {
  model::Parameters p = plain_parameters();
  p.practice.supervision.challenge = Share(1.0);
  SmallWorld small(p);
  const CaseId id = file_on_plan(small);
  const ItemId item = small.add_item(small.file(id).child, {Agency::social_care}, 0.0);
  evidence::learn_with_bias(small.world, item, 0.3, 1.7);
  const ProfessionalId who = small.file(id).holder;
  small.world.staff.professionals[who].is_supervision_due = true;
  supervise(small.world, who);
  EXPECT_EQ(weight(small, item), 1.7F);
  EXPECT_EQ(small.happenings(HappeningKind::supervised).at(0).value, 1.0F);
}

TEST(Supervision, TakesAShareOfTheBiasAndWithoutChallengeNone) {
  for (const double challenge : {0.0, 0.25}) {
    model::Parameters p = plain_parameters();
    p.practice.supervision.challenge = Share(challenge);
    SmallWorld small(p);
    const CaseId id = file_on_plan(small);
    const ItemId item = small.add_item(small.file(id).child, {Agency::social_care}, 0.0);
    evidence::learn_with_bias(small.world, item, 1.0, 2.0);
    small.world.staff.professionals[small.file(id).holder].is_supervision_due = true;
    supervise(small.world, small.file(id).holder);
    EXPECT_FLOAT_EQ(weight(small, item), static_cast<float>(1.0 + challenge));
  }
}

TEST(Supervision, ThatBringsBeliefOverTheThresholdChangesTheCourse) {
  model::Parameters p = plain_parameters();
  p.practice.supervision.challenge = Share(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const CaseId id = open_case(small.world, child, Stage::child_in_need);
  allocate(small.world, id);
  const ItemId item = small.add_item(child, {Agency::social_care}, 0.0);
  evidence::learn_with_bias(small.world, item, 0.0, 10.0);
  small.world.staff.professionals[small.file(id).holder].is_supervision_due = true;
  supervise(small.world, small.file(id).holder);
  EXPECT_EQ(small.file(id).stage, Stage::strategy_discussion);
}

TEST(HandOver, WithoutAHolderIntakeDoesWhatCannotWaitAndNothingElse) {
  for (const auto& [kind, is_taken] :
       {std::pair{TaskKind::strategy_discussion, true},
        std::pair{TaskKind::section47_enquiry, true},
        std::pair{TaskKind::family_group_conference, true},
        std::pair{TaskKind::hearing_preparation, true},
        std::pair{TaskKind::court_application, true}, std::pair{TaskKind::core_group, false}}) {
    SmallWorld small(with_history_read(1.0, 1.0));
    const CaseId id = file_on_plan(small);
    order(small, id, TaskKind::visit);  // in hand
    order(small, id, kind);
    leave(small, small.file(id).holder);
    ASSERT_FALSE(small.file(id).holder.is_valid());
    const QueueId intake = intake_queue(small.world, small.file(id).child);
    EXPECT_EQ(small.world.staff.desks[intake].work.busy(), is_taken ? 1U : 0U);
    EXPECT_EQ(small.world.cases.waiting_tasks.size(), is_taken ? 0U : 1U);
  }
}

}  // namespace
}  // namespace sightline::model::pathway
