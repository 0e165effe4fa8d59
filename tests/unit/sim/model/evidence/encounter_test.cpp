// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/evidence/judgement.hpp>

#include "small_world.hpp"

namespace sightline::model::evidence {
namespace {

using household::Severity;
using testing::plain_parameters;
using testing::set_all;
using testing::SmallWorld;

constexpr Manner all_manners[] = {Manner::routine,         Manner::care_sought,
                                  Manner::announced_visit, Manner::unannounced_visit,
                                  Manner::seen_alone,      Manner::medical};

/// Nobody examines completely and a skilled carer always hides marks, but what a test chooses.
model::Parameters strict() {
  model::Parameters p = plain_parameters();
  set_all(p.practice.examination.complete, Probability(0.0));
  p.practice.examination.lost_to_distress = Share(0.0);
  p.practice.examination.repeated_within_a_day = Probability(0.0);
  auto& c = p.evidence.concealment;
  c.routine = c.care_sought = c.announced_visit = c.unannounced_visit = c.seen_alone = Share(1.0);
  return p;
}

bool meet_by(SmallWorld& small, ChildId child, Agency agency, Manner manner = Manner::routine,
             bool must_be_complete = false) {
  return meet(small.world, {.child = child,
                            .agency = agency,
                            .who = small.somebody_of(agency),
                            .manner = manner,
                            .must_be_complete = must_be_complete});
}

unsigned last_flags(SmallWorld& small) {
  return small.happenings(HappeningKind::contact).back().detail;
}

TEST(Encounter, AVisibleMarkIsFoundReadAndKnownToTheAgency) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  const InjuryId injury = small.add_injury(child);
  EXPECT_TRUE(meet_by(small, child, Agency::school));
  ASSERT_EQ(small.count(HappeningKind::sign_found), 1U);
  const Happening found = small.happenings(HappeningKind::sign_found)[0];
  EXPECT_EQ(found.subject, injury.value());
  const ProfessionalId lead = small.somebody_of(Agency::school);
  const double expected = weight_of_reading(
      reading_of_injury(small.world, small.world.homes.injuries[injury], {Agency::school, lead}),
      small.parameters.evidence.injuries.inflicted_if_abused);
  EXPECT_EQ(found.value, static_cast<float>(expected));
  EXPECT_NEAR(belief(small.world, Agency::school, child), prior(small.world, child) + expected,
              1e-6);
  EXPECT_FALSE(knows_anything(small.world, Agency::social_care, child));
  EXPECT_EQ(last_flags(small), unsigned{Happening::sign_present | Happening::sign_seen});
}

TEST(Encounter, WithoutASignTeachesNothing) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  small.add_injury(child, {.visible_days = 3.0});
  small.advance_days(3.0);
  EXPECT_FALSE(meet_by(small, child, Agency::school));
  EXPECT_EQ(last_flags(small), 0U);
}

TEST(Encounter, FlagsSpeakOfHarmOnly) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  small.add_injury(child, {.severity = Severity::minor, .script_index = 0});
  small.add_injury(child, {.is_inflicted = false, .script_index = 1});
  EXPECT_TRUE(meet_by(small, child, Agency::school));
  EXPECT_EQ(last_flags(small), 0U);
  EXPECT_EQ(small.count(HappeningKind::sign_found), 2U);
}

TEST(Encounter, OnlyInflictedMarksAreHiddenAndOnlyAtHome) {
  for (const Manner manner : all_manners) {
    SmallWorld small(strict());
    const ChildId child = small.add_child({.deception = 1.0});
    small.add_injury(child, {.script_index = 0});
    EXPECT_FALSE(meet_by(small, child, Agency::social_care, manner));
    EXPECT_EQ(last_flags(small), unsigned{Happening::sign_present | Happening::sign_hidden});
    small.world.homes.children[child].residence = household::Residence::family_friend;
    small.advance_days(1.0);
    EXPECT_TRUE(meet_by(small, child, Agency::social_care, manner));

    const ChildId clumsy = small.add_child({.deception = 1.0});
    small.add_injury(clumsy, {.is_inflicted = false});
    EXPECT_TRUE(meet_by(small, clumsy, Agency::social_care, manner));
  }
}

TEST(Encounter, MarksAreHiddenByTheCarersSkillTimesTheManner) {
  model::Parameters p = strict();
  p.evidence.concealment.announced_visit = Share(0.8);
  p.evidence.concealment.seen_alone = Share(0.0);
  std::size_t hidden = 0;
  constexpr std::size_t n = 2000;
  SmallWorld small(p);
  for (std::size_t i = 0; i < n; ++i) {
    const ChildId child = small.add_child({.deception = 0.5});
    small.add_injury(child);
    hidden += meet_by(small, child, Agency::social_care, Manner::announced_visit) ? 0U : 1U;
    small.advance_days(0.01);
    meet_by(small, child, Agency::social_care, Manner::seen_alone);
    ASSERT_TRUE(knows_anything(small.world, Agency::social_care, child));
  }
  // Binomial with p = 0.4: standard deviation 22.
  EXPECT_NEAR(static_cast<double>(hidden), 0.4 * n, 5.0 * 22.0);
}

TEST(Encounter, OccultInjuriesNeedACompleteExamination) {
  model::Parameters p = strict();
  p.practice.examination.complete[Agency::paediatrics] = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_injury(child, {.visible_days = 0.0, .occult_days = 50.0});
  EXPECT_FALSE(meet_by(small, child, Agency::hospital, Manner::care_sought));
  EXPECT_EQ(last_flags(small), unsigned{Happening::sign_present | Happening::sign_overlooked});
  EXPECT_TRUE(meet_by(small, child, Agency::paediatrics, Manner::care_sought));
  EXPECT_EQ(last_flags(small), unsigned{Happening::sign_present | Happening::sign_seen});
}

TEST(Encounter, ACompleteExaminationFindsWhatCarersHide) {
  for (const Manner manner : all_manners) {
    model::Parameters p = strict();
    p.practice.examination.complete[Agency::paediatrics] = Probability(1.0);
    SmallWorld small(p);
    const ChildId child = small.add_child({.deception = 1.0});
    small.add_injury(child);
    EXPECT_FALSE(meet_by(small, child, Agency::hospital, manner));
    EXPECT_TRUE(meet_by(small, child, Agency::paediatrics, manner));
  }
}

TEST(Encounter, DistressEndsACompleteExamination) {
  model::Parameters p = strict();
  set_all(p.practice.examination.complete, Probability(1.0));
  p.practice.examination.lost_to_distress = Share(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_injury(child, {.visible_days = 0.0, .occult_days = 50.0});
  EXPECT_FALSE(meet_by(small, child, Agency::paediatrics, Manner::medical));
}

TEST(Encounter, AnUnfinishedExaminationByADoctorIsRepeatedTheNextDay) {
  model::Parameters p = strict();
  p.practice.examination.repeated_within_a_day = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_injury(child, {.occult_days = 50.0});
  meet_by(small, child, Agency::hospital, Manner::care_sought);
  meet_by(small, child, Agency::school);
  const auto events = small.take_events(EventKind::reexamination);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, small.world.now + days(1));
  EXPECT_EQ(agency_at(events[0].detail), Agency::hospital);
  small.advance_days(1.0);
  EXPECT_TRUE(meet_by(small, child, Agency::hospital, Manner::care_sought, true));
  EXPECT_TRUE(small.take_events(EventKind::reexamination).empty());
}

TEST(Encounter, NothingIsRepeatedWhereNothingWasFound) {
  model::Parameters p = strict();
  p.practice.examination.repeated_within_a_day = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  meet_by(small, child, Agency::hospital, Manner::care_sought);
  EXPECT_TRUE(small.take_events(EventKind::reexamination).empty());
}

TEST(Encounter, ASecondLookOfTheSameAgencyAddsNothing) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  small.add_injury(child);
  EXPECT_TRUE(meet_by(small, child, Agency::school));
  const double before = belief(small.world, Agency::school, child);
  small.advance_days(1.0);
  EXPECT_FALSE(meet_by(small, child, Agency::school));
  EXPECT_EQ(small.world.ledger.items.size(), 1U);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::school, child), before);
}

TEST(Encounter, ACompleteLookReplacesAnIncompleteOneOnce) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  small.add_injury(child);
  meet_by(small, child, Agency::hospital, Manner::care_sought);
  small.advance_days(1.0);
  EXPECT_TRUE(meet_by(small, child, Agency::hospital, Manner::care_sought, true));
  small.advance_days(1.0);
  EXPECT_FALSE(meet_by(small, child, Agency::hospital, Manner::care_sought, true));
  EXPECT_EQ(small.world.ledger.items.size(), 1U);
}

TEST(Encounter, TwoAgenciesShareOneItemWithAWeightEach) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  small.add_injury(child);
  EXPECT_TRUE(meet_by(small, child, Agency::school));
  EXPECT_TRUE(meet_by(small, child, Agency::hospital));
  EXPECT_EQ(small.world.ledger.items.size(), 1U);
  EXPECT_EQ(agencies_involved(small.world, child), 2);
}

TEST(Encounter, InTheSameMinuteByRoutineAndBecauseCareIsSoughtAreTwoDecisions) {
  // With SIGHTLINE_CHECKS a decision made twice at one address throws.
  SmallWorld small;
  const ChildId child = small.add_child({.deception = 0.5});
  small.add_injury(child);
  EXPECT_NO_THROW({
    meet_by(small, child, Agency::general_practice, Manner::routine);
    meet_by(small, child, Agency::general_practice, Manner::care_sought);
  });
}

TEST(Encounter, CredulousTeamsWeighAPositiveReadingLess) {
  model::Parameters p = strict();
  p.evidence.injuries.noise.values.fill(Ratio(0.0));
  SmallWorld plain(p);
  p.practice.judgement.credulity = Share(1.0);
  SmallWorld credulous(p);
  double weights[2] = {};
  int i = 0;
  for (SmallWorld* small : {&plain, &credulous}) {
    const ChildId child = small->add_child();
    small->add_injury(child);
    small->pins.set(address(child, Purpose::injury_tell, 0x1'0000U), 0.9);
    small->pins.set(address(child, Purpose::injury_account, 0x1'0000U), 0.5);
    meet_by(*small, child, Agency::school);
    weights[i++] = static_cast<double>(small->happenings(HappeningKind::sign_found)[0].value);
  }
  EXPECT_GT(weights[0], 0.0);
  EXPECT_NEAR(weights[1], 0.75 * weights[0], 1e-5);  // plausibility (0.5 + 0) / 2
}

TEST(Encounter, ACompleteExaminationTakesADoctorsTimeOutsideAMedical) {
  using workforce::TaskKind;
  for (const Agency agency : {Agency::general_practice, Agency::hospital, Agency::paediatrics,
                              Agency::school, Agency::health_visiting}) {
    for (const double complete : {0.0, 1.0}) {
      for (const Manner manner : {Manner::care_sought, Manner::medical}) {
        model::Parameters p = strict();
        set_all(p.practice.examination.complete, Probability(complete));
        p.workforce.effort.productive = Share(1.0);
        p.workforce.effort.complete_examination = WorkingHours(1.0);
        SmallWorld small(p);
        const ChildId child = small.add_child();
        meet_by(small, child, agency, manner);
        const auto tasks = small.tasks(TaskKind::examination, child);
        const bool is_doctor = agency != Agency::school && agency != Agency::health_visiting;
        const bool takes_time = is_doctor && complete > 0.0 && manner != Manner::medical;
        ASSERT_EQ(tasks.size(), takes_time ? 1U : 0U) << name_of(agency);
        if (!takes_time) continue;
        EXPECT_EQ(tasks[0].effort_minutes, 60);
        EXPECT_EQ(tasks[0].queue,
                  small.world.staff.teams[workforce::team_of(small.world.staff, agency, 0)].queue);
      }
    }
  }
}

TEST(Encounter, ARepeatedExaminationTakesTimeUnlessItsEffortIsOff) {
  for (const double hours : {1.0, 0.0}) {
    model::Parameters p = strict();
    p.workforce.effort.complete_examination = WorkingHours(hours);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    meet_by(small, child, Agency::hospital, Manner::care_sought, true);
    EXPECT_EQ(small.tasks(workforce::TaskKind::examination, child).size(), hours > 0.0 ? 1U : 0U);
  }
}

float wariness_after(SmallWorld& small, ChildId child, Agency agency) {
  meet_by(small, child, agency);
  return small.world.homes.family_of(child).wariness.level;
}
/// An injury that everybody reads for what it is.
model::Parameters challenging(double chance) {
  model::Parameters p = strict();
  auto& c = p.evidence.concealment;
  c.routine = Share(0.0);
  set_all(p.evidence.injuries.noise, Ratio(0.0));
  p.practice.judgement.challenges_carer = Probability(chance);
  p.household.response.wariness = LogOdds(0.5);
  return p;
}

TEST(Challenge, OfTheCarerWhoseAccountIsDoubtedMakesTheFamilyWary) {
  for (const double chance : {1.0, 0.0}) {
    SmallWorld small(challenging(chance));
    const ChildId child = small.add_child();
    small.pins.set(address(child, Purpose::injury_tell, 0x1'0000U), 0.9);
    small.add_injury(child);
    const float expected = chance > 0.0 ? 0.5F : 0.0F;
    EXPECT_EQ(wariness_after(small, child, Agency::community), 0.0F);  // neighbours do not ask
    EXPECT_EQ(wariness_after(small, child, Agency::school), expected);
    EXPECT_EQ(belief(small.world, Agency::school, child) > prior(small.world, child), true);
  }
}

TEST(Challenge, DoesNotComeOfAnInjuryThatSpeaksForTheHome) {
  SmallWorld small(challenging(1.0));
  const ChildId child = small.add_child();
  small.pins.set(address(child, Purpose::injury_tell, 0), 0.1);
  small.add_injury(child, {.is_inflicted = false});
  EXPECT_EQ(wariness_after(small, child, Agency::hospital), 0.0F);
  EXPECT_LT(belief(small.world, Agency::hospital, child), prior(small.world, child));
}

TEST(WhoLivesHere, AHiddenAdultIsFoundByAskingAndOnlyOnce) {
  model::Parameters p = strict();
  p.practice.curiosity.ask_who_lives_here = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const AdultId partner = small.add_hidden_adult(1.0);
  const ProfessionalId worker = small.somebody_of(Agency::social_care);
  EXPECT_EQ(ask_who_lives_here(small.world, child, worker, 0), partner);
  EXPECT_TRUE(small.world.homes.adults[partner].is_known_to_social_care);
  EXPECT_EQ(small.count(HappeningKind::adult_discovered), 1U);
  EXPECT_FALSE(ask_who_lives_here(small.world, child, worker, 1).is_valid());
}

TEST(WhoLivesHere, NobodyIsFoundWhoIsAwayOrNotAskedFor) {
  for (const double curiosity : {0.0, 1.0}) {
    model::Parameters p = strict();
    p.practice.curiosity.ask_who_lives_here = Probability(curiosity);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const AdultId partner = small.add_hidden_adult(1.0);
    if (curiosity > 0.0) small.world.homes.adults[partner].in_home_until = Time::long_ago();
    EXPECT_FALSE(ask_who_lives_here(small.world, child, small.somebody_of(Agency::social_care), 0)
                     .is_valid());
  }
}

TEST(WhoLivesHere, VisitsToTwoSiblingsAskAnew) {
  model::Parameters p = strict();
  p.practice.curiosity.ask_who_lives_here = Probability(0.0);
  SmallWorld small(p);
  const ChildId first = small.add_child({.ages = {3.0, 6.0}});
  small.add_hidden_adult(1.0);
  const ProfessionalId worker = small.somebody_of(Agency::social_care);
  // Each sibling's first visit has number 0; with SIGHTLINE_CHECKS a shared address throws.
  EXPECT_NO_THROW({
    ask_who_lives_here(small.world, first, worker, 0);
    ask_who_lives_here(small.world, ChildId(first.value() + 1), worker, 0);
  });
}

TEST(WhoLivesHere, HasteTakesFromCuriosity) {
  model::Parameters p = strict();
  p.practice.curiosity.ask_who_lives_here = Probability(1.0);
  p.workforce.overload_haste = Ratio(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const AdultId partner = small.add_hidden_adult(1.0);
  const QueueId intake = pathway::intake_queue(small.world, child);
  for (std::uint16_t i = 0; i < 300; ++i) {
    workforce::submit(small.world, small.world.staff,
                      {.queue = intake,
                       .kind = workforce::TaskKind::screening,
                       .child = child,
                       .adult = {},
                       .nth = i,
                       .effort = WorkingHours(20.0),
                       .due = small.world.now});
  }
  const ProfessionalId worker = small.somebody_of(Agency::social_care);
  const double haste = workforce::haste(small.world, small.world.staff, worker);
  ASSERT_GT(haste, 2.0);
  small.pins.set(address(partner, Purpose::who_lives_here, occurrence(child.value(), 0)),
                 1.0 / haste + 0.01);
  EXPECT_FALSE(ask_who_lives_here(small.world, child, worker, 0).is_valid());
  small.pins.set(address(partner, Purpose::who_lives_here, occurrence(child.value(), 1)),
                 1.0 / haste - 0.01);
  EXPECT_TRUE(ask_who_lives_here(small.world, child, worker, 1).is_valid());
}

/// A child of a family with a spell of severe neglect, which is told without noise.
model::Parameters clear_neglect() {
  model::Parameters p = strict();
  p.evidence.neglect.noise.values.fill(Ratio(0.0));
  p.evidence.neglect.tell_separation = StandardDeviations(2.0);
  return p;
}
ChildId neglected(SmallWorld& small, float severity) {
  const ChildId child = small.add_child();
  const FamilyId family = small.world.homes.children[child].family;
  household::Family& row = small.world.homes.families[family];
  row.neglect_from = small.world.now - days(3000);
  row.neglect_until = small.world.now + days(1000);
  row.neglect_severity = severity;
  small.pins.set(address(family, Purpose::neglect_tell, std::uint64_t{0}), 0.5);
  return child;
}
bool look_by(SmallWorld& small, ChildId child, Agency agency) {
  return look_for_neglect(small.world, child, agency, small.somebody_of(agency));
}

TEST(NeglectLook, IsOneItemPerSpellWhichEachLookRenews) {
  SmallWorld small(clear_neglect());
  const ChildId child = neglected(small, 1.0F);
  EXPECT_TRUE(look_by(small, child, Agency::school));
  EXPECT_NEAR(belief(small.world, Agency::school, child), prior(small.world, child) + 2.0, 1e-6);
  EXPECT_FALSE(knows_anything(small.world, Agency::social_care, child));
  small.advance_days(100.0);
  EXPECT_FALSE(look_by(small, child, Agency::school));  // no worse than it was
  EXPECT_EQ(small.world.ledger.items.size(), 1U);
  const ItemId item = small.world.homes.children[child].newest_item;
  EXPECT_EQ(small.world.ledger.items[item].arose, small.world.now);
  EXPECT_NEAR(belief(small.world, Agency::school, child), prior(small.world, child) + 2.0, 1e-6);
  ++small.world.homes.families[small.world.homes.children[child].family].neglect_spells;
  EXPECT_TRUE(look_by(small, child, Agency::school));
  EXPECT_EQ(small.world.ledger.items.size(), 2U);
}

TEST(NeglectLook, FlagsSpeakOfNeglectThatIsHarmOnly) {
  SmallWorld small(clear_neglect());
  const ChildId severe = neglected(small, 1.0F);
  look_by(small, severe, Agency::school);
  EXPECT_EQ(last_flags(small), 0U);
  small.world.homes.children[severe].is_neglect_harm = true;
  look_by(small, severe, Agency::school);
  EXPECT_EQ(last_flags(small), unsigned{Happening::neglect_present | Happening::neglect_seen});
  const ChildId held_down = neglected(small, 0.25F);
  small.world.homes.children[held_down].is_neglect_harm = true;
  look_by(small, held_down, Agency::school);
  EXPECT_EQ(last_flags(small), unsigned{Happening::neglect_present});
}

TEST(Encounter, FlagsNeglectThatIsHarm) {
  SmallWorld small(strict());
  const ChildId child = small.add_child();
  small.world.homes.children[child].is_neglect_harm = true;
  EXPECT_FALSE(meet_by(small, child, Agency::school));
  EXPECT_EQ(last_flags(small), unsigned{Happening::neglect_present});
}

}  // namespace
}  // namespace sightline::model::evidence
