// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/oversight/audit.hpp>

#include "watched.hpp"

namespace sightline::model::oversight {
namespace {

using pathway::Stage;
using testing::plain_parameters;
using workforce::TaskKind;

model::Parameters with_audits(double share) {
  model::Parameters p = plain_parameters();
  p.practice.audit.interval = Days(90.0);
  p.practice.audit.share = Share(share);
  return p;
}

TEST(Audit, FindsTheFileThatBiasHadClosedOff) {
  Watched watched(with_audits(1.0));
  const CaseId overlooked = watched.child_in_need(0.5, 5.0);
  const CaseId quiet = watched.child_in_need(0.5, 0.5);
  audit_due(watched.small.world, watched.state, watched.team);
  EXPECT_EQ(watched.small.file(overlooked).stage, Stage::strategy_discussion);
  EXPECT_EQ(watched.small.file(quiet).stage, Stage::child_in_need);
  const auto audited = watched.small.happenings(HappeningKind::audited);
  ASSERT_EQ(audited.size(), 2U);
  EXPECT_EQ(audited[0].detail + audited[1].detail, 1);
}

TEST(Audit, LeavesReadingsAloneThatWouldNotChangeTheCourse) {
  Watched watched(with_audits(1.0));
  const CaseId id = watched.child_in_need(0.2, 0.4);
  audit_due(watched.small.world, watched.state, watched.team);
  const household::Child& child = watched.small.world.homes.children[watched.small.file(id).child];
  EXPECT_EQ(watched.small.world.ledger.items[child.newest_item].weight[Agency::social_care], 0.2F);
}

TEST(Audit, HasUnansweredChecksMadeAgain) {
  model::Parameters p = with_audits(1.0);
  p.practice.telling.check_answered = Probability(1.0);
  Watched watched(p);
  const CaseId id = watched.child_in_need(0.0, 0.0);
  watched.small.add_item(watched.small.file(id).child, {Agency::general_practice}, 1.0);
  audit_due(watched.small.world, watched.state, watched.team);
  EXPECT_EQ(watched.small.world.post.sent, 1U);
}

TEST(Audit, CostsTheHolderTime) {
  Watched watched(with_audits(1.0));
  watched.child_in_need(0.0, 0.0);
  audit_due(watched.small.world, watched.state, watched.team);
  const auto tasks = watched.small.tasks(TaskKind::audit, ChildId());
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_GT(tasks[0].effort_minutes, 0);
}

TEST(Audit, OffOrOfNoFilesReadsNone) {
  model::Parameters off = with_audits(1.0);
  off.practice.audit.interval = Days(0.0);
  for (const model::Parameters& p : {off, with_audits(0.0)}) {
    Watched watched(p);
    watched.child_in_need(0.5, 5.0);
    audit_due(watched.small.world, watched.state, watched.team);
    EXPECT_EQ(watched.small.count(HappeningKind::audited), 0U);
  }
}

TEST(Audit, OfAFamilyThatMovesHasDiceOfItsOwnInEachArea) {
  model::Parameters p = with_audits(0.5);
  p.workforce.staffing.children_per_area = Count(5000.0);
  p.practice.telling.check_answered = Probability(1.0);
  Watched watched(p);
  testing::SmallWorld& small = watched.small;
  const CaseId id = watched.child_in_need(0.0, 0.0);
  const ChildId child = small.file(id).child;
  small.add_item(child, {Agency::general_practice}, 1.0);
  small.pins.set(address(child, Purpose::audit_sampled, std::uint64_t{0}), 0.49);
  small.pins.set(address(child, Purpose::audit_sampled, std::uint64_t{1} << 16U), 0.51);
  audit_due(small.world, watched.state, watched.team);
  EXPECT_EQ(small.count(HappeningKind::audited), 1U);
  // In the other area it is the first round too.
  small.world.homes.families[small.world.homes.children[child].family].area = 1;
  const TeamId other = workforce::case_holding_team(small.world.staff, 1);
  ASSERT_NE(other, watched.team);
  audit_due(small.world, watched.state, other);
  EXPECT_EQ(small.count(HappeningKind::audited), 1U);
  EXPECT_EQ(small.world.post.sent, 1U);
}

}  // namespace
}  // namespace sightline::model::oversight
