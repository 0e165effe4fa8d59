// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include <gtest/gtest.h>

#include <sightline/model/pathway/home_visit.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters quiet() {
  model::Parameters p = plain_parameters();
  p.practice.curiosity.ask_who_lives_here = Probability(0.0);
  p.practice.visit.seen_alone = Share(0.0);
  p.evidence.belief.clean_visit = LogOdds(0.0);
  return p;
}

CaseId file_on_plan(SmallWorld& small, ChildId child) {
  return open_case(small.world, child, Stage::on_plan);
}

bool visit(SmallWorld& small, CaseId id) {
  return visit_home(small.world, id, small.somebody_of(Agency::social_care));
}

TEST(HomeVisit, SeesTheChildAndCounts) {
  SmallWorld small(quiet());
  const ChildId child = small.add_child();
  const CaseId id = file_on_plan(small, child);
  small.add_injury(child);
  EXPECT_TRUE(visit(small, id));
  EXPECT_TRUE(evidence::knows_anything(small.world, Agency::social_care, child));
  EXPECT_EQ(small.file(id).visits, 1U);
  EXPECT_EQ(small.count(HappeningKind::visit), 1U);
}

TEST(HomeVisit, IsAnnouncedByThePracticeOfTheWorkersTeam) {
  for (const double share : {0.0, 1.0}) {
    model::Parameters p = quiet();
    p.practice.visit.announced = Share(share);
    p.evidence.concealment.announced_visit = Share(1.0);
    p.evidence.concealment.unannounced_visit = Share(0.0);
    SmallWorld small(p);
    const ChildId child = small.add_child({.deception = 1.0});
    small.add_injury(child);
    EXPECT_EQ(visit(small, file_on_plan(small, child)), share == 0.0);
    EXPECT_EQ(small.happenings(HappeningKind::visit)[0].detail, share > 0.0 ? 1U : 0U);
  }
}

TEST(HomeVisit, WithoutNoticeToAChildOnAPlanMayFindNobodyIn) {
  for (const auto& [announced, stage, chance, is_met] :
       {std::tuple{0.0, Stage::on_plan, 1.0, false}, std::tuple{1.0, Stage::on_plan, 1.0, true},
        std::tuple{0.0, Stage::on_plan, 0.0, true},
        std::tuple{0.0, Stage::initial_assessment, 1.0, true}}) {
    model::Parameters p = quiet();
    p.practice.visit.announced = Share(announced);
    p.pathway.nobody_home_if_unannounced = Probability(chance);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const CaseId id = open_case(small.world, child, stage);
    small.add_injury(child);
    EXPECT_EQ(visit(small, id), is_met);
    EXPECT_EQ(small.file(id).is_door_closed, !is_met);
    const Happening made = small.happenings(HappeningKind::visit).at(0);
    EXPECT_EQ((made.detail & Happening::child_not_seen) != 0, !is_met);
  }
}

TEST(HomeVisit, AChildSeenAloneCannotBeHidden) {
  model::Parameters p = quiet();
  p.practice.visit.announced = Share(1.0);
  p.practice.visit.seen_alone = Share(1.0);
  p.evidence.concealment.announced_visit = Share(1.0);
  p.evidence.concealment.seen_alone = Share(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child({.deception = 1.0});
  small.add_injury(child);
  EXPECT_TRUE(visit(small, file_on_plan(small, child)));
}

TEST(HomeVisit, OfNobodyWhoIsAChildSeesNothing) {
  SmallWorld small(quiet());
  const ChildId grown_up = small.add_child({.ages = {18.5}});
  EXPECT_FALSE(visit(small, file_on_plan(small, grown_up)));
  EXPECT_EQ(small.count(HappeningKind::visit), 0U);
}

TEST(HomeVisit, ThatFindsNothingReassuresUpToALimit) {
  model::Parameters p = quiet();
  p.evidence.belief.clean_visit = LogOdds(-0.4);
  p.evidence.belief.reassurance_limit = LogOdds(-1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const CaseId id = file_on_plan(small, child);
  const double before = evidence::prior(small.world, child);
  for (const double expected : {-0.4, -0.8, -1.0, -1.0}) {
    EXPECT_FALSE(visit(small, id));
    EXPECT_NEAR(evidence::belief(small.world, Agency::social_care, child), before + expected, 1e-6);
    small.advance_days(1.0);
  }
  EXPECT_EQ(small.world.ledger.items.size(), 1U);
}

TEST(HomeVisit, ThatSeesAKnownMarkOrAnotherHomeDoesNotReassure) {
  for (const bool is_marked : {true, false}) {
    model::Parameters p = quiet();
    p.evidence.belief.clean_visit = LogOdds(-0.4);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const CaseId id = file_on_plan(small, child);
    if (is_marked) {
      small.add_injury(child);
      visit(small, id);
    } else {
      small.world.homes.children[child].residence = household::Residence::family_friend;
    }
    const double before = evidence::belief(small.world, Agency::social_care, child);
    small.advance_days(1.0);
    EXPECT_FALSE(visit(small, id));
    EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::social_care, child), before);
  }
}

TEST(HomeVisit, AnAdultFoundMayBeCheckedByThePolice) {
  for (const double check : {0.0, 1.0}) {
    model::Parameters p = quiet();
    p.practice.curiosity.ask_who_lives_here = Probability(1.0);
    p.practice.curiosity.background_check = Probability(check);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const AdultId partner = small.add_hidden_adult(1.0, true);
    visit(small, file_on_plan(small, child));
    const auto tasks = small.tasks(TaskKind::background_check, child);
    ASSERT_EQ(tasks.size(), check > 0.0 ? 1U : 0U);
    if (!tasks.empty()) {
      EXPECT_EQ(tasks[0].adult, partner);
    }
  }
}

TEST(BackgroundCheck, MakesAViolentRecordKnownToPoliceAndSocialCare) {
  for (const bool is_violent : {true, false}) {
    SmallWorld small(quiet());
    const ChildId child = small.add_child();
    workforce::Done done;
    done.task.child = child;
    done.task.adult = small.add_hidden_adult(1.0, is_violent);
    finish_background_check(small.world, done);
    const double gain = is_violent ? small.parameters.evidence.belief.violent_record.value() : 0.0;
    for (const Agency agency : {Agency::police, Agency::social_care}) {
      EXPECT_DOUBLE_EQ(evidence::belief(small.world, agency, child),
                       evidence::prior(small.world, child) + gain);
    }
    EXPECT_FALSE(evidence::knows_anything(small.world, Agency::school, child));
  }
}

TEST(Concerns, AreReadAgainOnlyIfSocialCareKnowsThem) {
  SmallWorld small(quiet());
  const ChildId child = small.add_child();
  const ConcernId concern = small.add_concern(child, true);
  const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::concern,
                                           concern.value(), small.world.now);
  evidence::learn(small.world, item, Agency::school, 1.0);
  read_concerns_again(small.world, child, Ratio(0.0), 1);
  EXPECT_FALSE(evidence::knows_anything(small.world, Agency::social_care, child));
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::school], 1.0F);
}

TEST(HomeVisit, FindsAChildWhomSomebodyElseHasOnlyByTracingTheCarer) {
  for (const double traces : {0.0, 1.0}) {
    model::Parameters p = quiet();
    p.pathway.child_elsewhere = Probability(1.0);
    p.practice.curiosity.trace_carer = Probability(traces);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.add_injury(child);
    EXPECT_EQ(visit(small, file_on_plan(small, child)), traces > 0.0);
    const unsigned detail = small.happenings(HappeningKind::visit).at(0).detail;
    EXPECT_EQ((detail & Happening::child_not_seen) != 0, traces == 0.0);
  }
}

TEST(HomeVisit, FindsAChildWhoIsPlacedWhereItIsPlaced) {
  model::Parameters p = quiet();
  p.pathway.child_elsewhere = Probability(1.0);
  p.practice.curiosity.trace_carer = Probability(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.world.homes.children[child].residence = household::Residence::family_friend;
  small.add_injury(child);
  EXPECT_TRUE(visit(small, file_on_plan(small, child)));
}

TEST(HomeVisit, SeesWhatTheHomeShowsOfNeglect) {
  SmallWorld small(quiet());
  const ChildId child = small.add_child();
  household::Family& family = small.world.homes.families[small.world.homes.children[child].family];
  const CaseId id = file_on_plan(small, child);
  EXPECT_FALSE(visit(small, id));
  small.advance_days(1.0);
  family.neglect_from = small.world.now;
  family.neglect_until = small.world.now + days(10);
  family.neglect_severity = 1.0F;
  EXPECT_TRUE(visit(small, id));
  EXPECT_TRUE(evidence::knows_anything(small.world, Agency::social_care, child));
  small.advance_days(10.0);
  EXPECT_FALSE(visit(small, id));
}

TEST(HomeVisit, MayTellThePoliceWhoMayInvestigate) {
  for (const double tells : {0.0, 1.0}) {
    model::Parameters p = quiet();
    p.practice.telling.tell_police = Probability(tells);
    p.practice.threshold.investigate = LogOdds(-12.0);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.add_injury(child);
    small.pins.set(address(child, Purpose::injury_tell, std::uint64_t{0x1'0000U}), 0.999);
    ASSERT_TRUE(visit(small, file_on_plan(small, child)));
    EXPECT_EQ(small.count(HappeningKind::told_police), tells > 0.0 ? 1U : 0U);
    EXPECT_EQ(small.count(HappeningKind::investigation_opened), tells > 0.0 ? 1U : 0U);
  }
}

TEST(BackgroundCheck, OfAViolentAdultReachesAllChildrenOfTheFamily) {
  for (const double weight : {8.0, 0.5}) {
    model::Parameters p = quiet();
    p.evidence.belief.violent_record = LogOdds(weight);
    p.practice.threshold.strategy_discussion = LogOdds(0.0);
    SmallWorld small(p);
    const ChildId first = small.add_child({.ages = {5.0, 8.0, 18.5}});
    const ChildId second(first.value() + 1);
    const ChildId grown_up(first.value() + 2);
    workforce::Done done;
    done.task.child = second;
    done.task.adult = small.add_hidden_adult(1.0, true);
    finish_background_check(small.world, done);
    for (const ChildId child : {first, second}) {
      EXPECT_TRUE(evidence::knows_anything(small.world, Agency::police, child));
      EXPECT_TRUE(evidence::knows_anything(small.world, Agency::social_care, child));
      // Above the threshold of a strategy discussion social care refers them to itself.
      EXPECT_EQ(open_case_of(small.world, child).is_valid(), weight > 1.0);
    }
    EXPECT_FALSE(small.world.homes.children[grown_up].newest_item.is_valid());
    EXPECT_EQ(small.count(HappeningKind::referral), weight > 1.0 ? 2U : 0U);
  }
}

}  // namespace
}  // namespace sightline::model::pathway
