// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/services.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters with_relief(double share) {
  model::Parameters p = plain_parameters();
  p.pathway.services_relief = Share(share);
  p.pathway.services_relief_lasts = Days(180.0);
  p.pathway.relief_if_apparent = Share(0.25);
  p.pathway.early_help_relief = Share(share);
  p.pathway.early_help_lasts = Days(300.0);
  return p;
}

CaseId referred(SmallWorld& small, bool is_cooperative = true) {
  const ChildId child = small.add_child({.is_cooperative = is_cooperative});
  return open_case(small.world, child, Stage::screening);
}
void help(SmallWorld& small, CaseId id) {
  workforce::Done done;
  done.task.child = small.file(id).child;
  done.worker = small.somebody_of(Agency::health_visiting);
  finish_early_help(small.world, done);
}

TEST(EarlyHelp, IsOfferedToAFamilyTakenNoFurtherWithItsProbability) {
  for (const double offered : {0.0, 1.0}) {
    model::Parameters p = plain_parameters();
    p.practice.early_help.offered = Probability(offered);
    p.practice.threshold.initial_assessment = LogOdds(12.0);
    SmallWorld small(p);
    const CaseId id = referred(small);
    screen(small.world, id, small.somebody_of(Agency::social_care));
    EXPECT_FALSE(is_open(small.file(id)));
    const auto tasks = small.tasks(TaskKind::early_help, small.file(id).child);
    ASSERT_EQ(tasks.size(), offered > 0.0 ? 1U : 0U);
    if (offered > 0.0) {
      EXPECT_EQ(tasks[0].queue,
                team_queue(small.world, Agency::health_visiting, small.file(id).child));
    }
  }
}

TEST(EarlyHelp, RelievesTheFamilyForAWhile) {
  SmallWorld small(with_relief(0.5));
  const CaseId id = referred(small);
  help(small, id);
  EXPECT_EQ(small.count(HappeningKind::early_help), 1U);
  EXPECT_DOUBLE_EQ(small.left_of_hazard(id), 0.5);
  small.advance_days(299.9);
  EXPECT_DOUBLE_EQ(small.left_of_hazard(id), 0.5);
  small.advance_days(0.1);
  EXPECT_DOUBLE_EQ(small.left_of_hazard(id), 1.0);
}

TEST(EarlyHelp, RelievesAFamilyThatOnlyAppearsToWorkWithItByAShareOfThat) {
  SmallWorld small(with_relief(0.5));
  const CaseId id = referred(small, false);
  help(small, id);
  EXPECT_DOUBLE_EQ(small.left_of_hazard(id), 1.0 - 0.5 * 0.25);
}

TEST(ChildInNeed, ServicesRelieveTheFamilyForAWhile) {
  for (const bool is_cooperative : {true, false}) {
    SmallWorld small(with_relief(0.5));
    const CaseId id = referred(small, is_cooperative);
    begin_child_in_need(small.world, id);
    EXPECT_DOUBLE_EQ(small.left_of_hazard(id), is_cooperative ? 0.5 : 0.875);
    small.advance_days(180.0);
    EXPECT_DOUBLE_EQ(small.left_of_hazard(id), 1.0);
  }
}

TEST(ChildInNeed, IsWorkedWithUntilItEnds) {
  SmallWorld small(plain_parameters());
  const CaseId id = referred(small);
  begin_child_in_need(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::child_in_need);
  EXPECT_TRUE(small.file(id).holder.is_valid());
  EXPECT_EQ(small.tasks(TaskKind::child_in_need, small.file(id).child).size(), 1U);
  const auto events = small.take_events(EventKind::child_in_need_ends);
  ASSERT_EQ(events.size(), 1U);
  small.world.now = events[0].at;
  end_child_in_need(small.world, id);
  EXPECT_FALSE(is_open(small.file(id)));
}

TEST(ChildInNeed, AnEarlierSpellDoesNotEndALaterOne) {
  SmallWorld small(plain_parameters());
  const CaseId id = referred(small);
  begin_child_in_need(small.world, id);
  const Time first_end = small.file(id).in_need_until;
  small.file(id).in_need_until = first_end + days(1);
  small.world.now = first_end;
  end_child_in_need(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::child_in_need);
}

TEST(ChildInNeed, DoesNotEndAPlanThatCameInstead) {
  SmallWorld small(plain_parameters());
  const CaseId id = referred(small);
  begin_child_in_need(small.world, id);
  small.file(id).stage = Stage::on_plan;
  end_child_in_need(small.world, id);
  EXPECT_TRUE(is_open(small.file(id)));
}

TEST(ChildInNeed, HasACoreAssessmentWithItsProbability) {
  for (const double probability : {0.0, 1.0}) {
    model::Parameters p = plain_parameters();
    p.pathway.core_assessment_if_in_need = Probability(probability);
    SmallWorld small(p);
    const CaseId id = referred(small);
    begin_child_in_need(small.world, id);
    EXPECT_EQ(small.tasks(TaskKind::core_assessment, small.file(id).child).size(),
              probability > 0.0 ? 1U : 0U);
  }
}

TEST(ChildInNeed, HasNoCoreAssessmentWhereOneAssessmentTakesItsPlace) {
  model::Parameters p = plain_parameters();
  p.pathway.core_assessment_if_in_need = Probability(1.0);
  p.pathway.single_assessment = Switch(1.0);
  SmallWorld small(p);
  const CaseId id = referred(small);
  begin_child_in_need(small.world, id);
  EXPECT_TRUE(small.tasks(TaskKind::core_assessment, small.file(id).child).empty());
}

}  // namespace
}  // namespace sightline::model::pathway
