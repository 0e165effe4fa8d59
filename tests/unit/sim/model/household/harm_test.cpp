// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>

#include "small_world.hpp"

namespace sightline::model::household {
namespace {

using testing::FamilyOf;
using testing::plain_parameters;
using testing::SmallWorld;

/// Everything is certain that happens to an injury, but what a test chooses.
model::Parameters certain() {
  model::Parameters p = plain_parameters();
  p.household.healing.variation = Ratio(0.0);
  p.household.harm.visible = Probability(1.0);
  return p;
}

/// The next candidate moment of the child's script is now.
InjuryId candidate(SmallWorld& small, ChildId child) {
  schedule_next_candidate(small.world, small.world.homes, child, small.world.now);
  return harm_candidate(small.world, small.world.homes, child);
}

void pin_acceptance(SmallWorld& small, ChildId child, double u, std::uint64_t k = 0) {
  small.pins.set(address(child, Purpose::harm_candidate_accepted, k), u);
}

TEST(Harm, HazardIsRateTimesAggressionTimesStrainTimesVulnerability) {
  model::Parameters p = plain_parameters();
  p.household.harm.rate = PerYear(3.0);
  p.household.harm.vulnerability.from_1_to_4 = Ratio(1.5);
  SmallWorld small(p);
  const ChildId child = small.add_child({.ages = {2.0}, .aggression = 0.5});
  small.add_hidden_adult(0.25);
  State& homes = small.world.homes;
  homes.families[homes.children[child].family].strain = 2.0F;
  EXPECT_DOUBLE_EQ(unprotected_hazard_per_year(homes, homes.children[child], small.world.now),
                   3.0 * 0.75 * 2.0 * 1.5);
}

TEST(Harm, OnlyAdultsWhoArePresentCount) {
  SmallWorld small;
  const ChildId child = small.add_child({.aggression = 1.0});
  const AdultId partner = small.add_hidden_adult(1.0);
  State& homes = small.world.homes;
  const auto hazard = [&] {
    return unprotected_hazard_per_year(homes, homes.children[child], small.world.now);
  };
  const double both = hazard();
  homes.adults[partner].in_home_from = small.world.now + days(1);
  EXPECT_DOUBLE_EQ(hazard(), both / 2);
  homes.adults[partner].in_home_from = small.world.now - days(2);
  homes.adults[partner].in_home_until = small.world.now;
  EXPECT_DOUBLE_EQ(hazard(), both / 2);
}

TEST(Harm, ExposureIsWhatRestraintLeavesAtHomeAndLittleAway) {
  model::Parameters p = plain_parameters();
  p.household.placement.exposure_with_friend = Share(0.125);
  p.household.placement.exposure_in_care = Share(0.0625);
  SmallWorld small(p);
  const ChildId id = small.add_child();
  Child& child = small.world.homes.children[id];
  const auto left = [&] { return exposure(small.world.homes, child); };
  EXPECT_DOUBLE_EQ(left(), 1.0);
  child.restraint = 0.25F;
  EXPECT_DOUBLE_EQ(left(), 0.75);
  for (const Residence with_relatives : {Residence::family_friend, Residence::kin}) {
    child.residence = with_relatives;
    EXPECT_DOUBLE_EQ(left(), 0.125);
  }
  for (const Residence in_care : {Residence::foster_care, Residence::emergency}) {
    child.residence = in_care;
    EXPECT_DOUBLE_EQ(left(), 0.0625);
  }
}

TEST(Harm, ExposureIsWholeWhileConditionsAreBroken) {
  SmallWorld small;
  const ChildId id = small.add_child();
  Child& child = small.world.homes.children[id];
  child.restraint = 0.5F;
  child.is_breached = true;
  EXPECT_DOUBLE_EQ(exposure(small.world.homes, child), 1.0);
  child.residence = Residence::family_friend;
  EXPECT_DOUBLE_EQ(exposure(small.world.homes, child), 1.0);
}

TEST(Harm, ACandidateBecomesHarmBelowTheShareOfTheHazardThatIsPresent) {
  for (const auto& [u, is_harm] : {std::pair{0.49, true}, std::pair{0.51, false}}) {
    SmallWorld small(certain());
    const ChildId child = small.add_child({.aggression = 1.0});
    const AdultId absent = small.add_hidden_adult(1.0);
    small.world.homes.adults[absent].in_home_until = Time::long_ago();
    pin_acceptance(small, child, u);
    EXPECT_EQ(candidate(small, child).is_valid(), is_harm) << u;
  }
}

TEST(Harm, RestraintLowersTheChanceOfACandidate) {
  for (const auto& [u, is_harm] : {std::pair{0.24, true}, std::pair{0.26, false}}) {
    SmallWorld small(certain());
    const ChildId child = small.add_child({.aggression = 1.0});
    restrain(small.world, small.world.homes, child, 0.75);
    pin_acceptance(small, child, u);
    EXPECT_EQ(candidate(small, child).is_valid(), is_harm) << u;
  }
}

TEST(Harm, ACandidateIsAcceptedAgainstTheRateItWasDrawnAt) {
  for (const auto& [u, is_harm] : {std::pair{0.49, true}, std::pair{0.51, false}}) {
    model::Parameters p = certain();
    p.household.harm.vulnerability.under_1 = Ratio(2.0);
    p.household.harm.vulnerability.from_1_to_4 = Ratio(1.0);
    SmallWorld small(p);
    State& homes = small.world.homes;
    const ChildId child = small.add_child({.ages = {0.99}, .aggression = 1.0});
    schedule_next_candidate(small.world, homes, child, small.world.now);
    small.advance_days(30.0);  // the child is one now
    pin_acceptance(small, child, u);
    EXPECT_EQ(harm_candidate(small.world, homes, child).is_valid(), is_harm) << u;
  }
}

TEST(Harm, AwayFromHomeOnlyThePlacementsShareOfTheHazardIsLeft) {
  for (const Residence away : {Residence::family_friend, Residence::foster_care}) {
    for (const auto& [u, is_harm] : {std::pair{0.09, true}, std::pair{0.11, false}}) {
      model::Parameters p = certain();
      p.household.placement.exposure_with_friend = Share(0.1);
      p.household.placement.exposure_in_care = Share(0.1);
      SmallWorld small(p);
      const ChildId child = small.add_child({.aggression = 5.0});
      move_child(small.world, small.world.homes, child, away);
      pin_acceptance(small, child, u);
      EXPECT_EQ(candidate(small, child).is_valid(), is_harm) << u;
    }
  }
}

TEST(Harm, TheNextCandidateComesAtTheSameMomentWhetherThisOneWasHarmOrNot) {
  std::array<std::vector<Time>, 2> moments;
  for (std::size_t i = 0; i < 2; ++i) {
    SmallWorld small;
    const ChildId child = small.add_child({.aggression = 1.0});
    pin_acceptance(small, child, i == 0 ? 0.01 : 0.99);
    if (i == 1) restrain(small.world, small.world.homes, child, 0.5);
    EXPECT_EQ(candidate(small, child).is_valid(), i == 0);
    for (const engine::Event& event : small.take_events(EventKind::harm_candidate))
      moments[i].push_back(event.at);
  }
  EXPECT_EQ(moments[0].size(), 2U);
  EXPECT_EQ(moments[0], moments[1]);
}

Severity severity_at(double age, double u) {
  model::Parameters p = certain();
  p.household.harm.fatal = Probability(0.01);
  p.household.harm.critical = Probability(0.02);
  p.household.harm.serious = Probability(0.04);
  p.household.harm.moderate = Probability(0.10);
  p.household.harm.infant_severity = Ratio(3.0);
  SmallWorld small(p);
  const ChildId child = small.add_child({.ages = {age}, .aggression = 1.0});
  small.pins.set(address(child, Purpose::inflicted_injury, 0), u);
  return small.world.homes.injuries[candidate(small, child)].severity;
}

TEST(Harm, SeverityFollowsItsProbabilities) {
  const std::vector<std::tuple<double, double, Severity>> cases = {
      {5.0, 0.009, Severity::fatal},
      {5.0, 0.011, Severity::critical},
      {5.0, 0.029, Severity::critical},
      {5.0, 0.031, Severity::serious},
      {5.0, 0.069, Severity::serious},
      {5.0, 0.071, Severity::moderate},
      {5.0, 0.169, Severity::moderate},
      {5.0, 0.171, Severity::minor},
      // Under one: fatal, critical and serious three times as often, moderate as often.
      {0.5, 0.029, Severity::fatal},
      {0.5, 0.031, Severity::critical},
      {0.5, 0.091, Severity::serious},
      {0.5, 0.211, Severity::moderate},
      {0.5, 0.309, Severity::moderate},
      {0.5, 0.311, Severity::minor}};
  for (const auto& [age, u, severity] : cases)
    EXPECT_EQ(severity_at(age, u), severity) << age << " " << u;
}

TEST(Harm, MarksHealAfterTheTimeOfTheirSeverity) {
  model::Parameters p = certain();
  p.household.harm.occult_if_moderate = Probability(1.0);
  p.household.harm.moderate = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child({.ages = {5.0}, .aggression = 1.0});
  const InjuryId id = candidate(small, child);
  ASSERT_TRUE(id.is_valid());
  const Injury& injury = small.world.homes.injuries[id];
  const Healing& healing = p.household.healing;
  EXPECT_EQ(injury.visible_until, small.world.now + duration_of_days(healing.moderate.value()));
  EXPECT_EQ(injury.occult_until, small.world.now + duration_of_days(healing.occult.value()));
  EXPECT_TRUE(is_visible(injury, injury.visible_until - minutes(1)));
  EXPECT_FALSE(is_visible(injury, injury.visible_until));
  EXPECT_TRUE(leaves_sign(injury, injury.visible_until));
  EXPECT_FALSE(leaves_sign(injury, injury.occult_until));
  EXPECT_EQ(small.world.homes.children[child].signs_until, injury.occult_until);
  EXPECT_EQ(small.world.homes.children[child].last_inflicted, small.world.now);
}

TEST(Harm, AFatalInjuryEndsTheScripts) {
  model::Parameters p = certain();
  p.household.harm.fatal = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child({.aggression = 1.0});
  candidate(small, child);
  EXPECT_TRUE(small.world.homes.children[child].is_dead);
  EXPECT_EQ(small.count(HappeningKind::died), 1U);
  EXPECT_FALSE(candidate(small, child).is_valid());
  EXPECT_FALSE(accident(small.world, small.world.homes, child).is_valid());
  EXPECT_FALSE(concern(small.world, small.world.homes, child).is_valid());
  EXPECT_EQ(small.count(HappeningKind::injury), 1U);
}

TEST(Harm, AccidentsLeaveAVisibleMarkAndNothingOccult) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const InjuryId id = accident(small.world, small.world.homes, child);
  const Injury& injury = small.world.homes.injuries[id];
  EXPECT_FALSE(injury.is_inflicted);
  EXPECT_TRUE(is_visible(injury, small.world.now));
  EXPECT_FALSE(is_occult(injury, small.world.now));
  EXPECT_EQ(small.world.homes.children[child].last_inflicted, Time::long_ago());
  EXPECT_EQ(small.world.homes.children[child].accidents, 1U);
}

/// All concerns are of this kind.
OtherConcerns of_one_kind(ConcernKind kind) {
  OtherConcerns rules;
  const auto share = [&](ConcernKind of) { return Share(of == kind ? 1.0 : 0.0); };
  rules.domestic_abuse.share = share(ConcernKind::domestic_abuse);
  rules.mental_health.share = share(ConcernKind::mental_health);
  rules.substance_use.share = share(ConcernKind::substance_use);
  rules.disability.share = share(ConcernKind::disability);
  return rules;
}

TEST(Harm, ConcernsAreOfTheKindsOfTheirShares) {
  for (const ConcernKind kind :
       {ConcernKind::domestic_abuse, ConcernKind::mental_health, ConcernKind::substance_use,
        ConcernKind::disability, ConcernKind::other}) {
    model::Parameters p = plain_parameters();
    p.household.other_concerns = of_one_kind(kind);
    SmallWorld small(p);
    const ConcernId id = concern(small.world, small.world.homes, small.add_child());
    EXPECT_EQ(small.world.homes.concerns[id].kind, kind);
    EXPECT_EQ(small.happenings(HappeningKind::concern)[0].detail >> 1U,
              static_cast<unsigned>(kind));
  }
}

TEST(Harm, EachKindOfConcernHasAChanceOfItsOwnToBeSignificant) {
  OtherConcerns rules;
  rules.domestic_abuse.significant_harm = Probability(0.1);
  rules.mental_health.significant_harm = Probability(0.2);
  rules.substance_use.significant_harm = Probability(0.3);
  rules.disability.significant_harm = Probability(0.4);
  rules.significant_harm_otherwise = Probability(0.5);
  EXPECT_EQ(chance_of_harm(rules, ConcernKind::domestic_abuse).value(), 0.1);
  EXPECT_EQ(chance_of_harm(rules, ConcernKind::mental_health).value(), 0.2);
  EXPECT_EQ(chance_of_harm(rules, ConcernKind::substance_use).value(), 0.3);
  EXPECT_EQ(chance_of_harm(rules, ConcernKind::disability).value(), 0.4);
  EXPECT_EQ(chance_of_harm(rules, ConcernKind::other).value(), 0.5);
}

TEST(Harm, ConcernsAreSignificantWithTheirProbability) {
  for (const auto& [u, is_significant] : {std::pair{0.29, true}, std::pair{0.31, false}}) {
    model::Parameters p = plain_parameters();
    p.household.other_concerns = of_one_kind(ConcernKind::other);
    p.household.other_concerns.significant_harm_otherwise = Probability(0.3);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.pins.set(address(child, Purpose::concern_nature, 0), u);
    const ConcernId id = concern(small.world, small.world.homes, child);
    EXPECT_EQ(small.world.homes.concerns[id].is_significant_harm, is_significant);
    EXPECT_EQ(small.world.homes.children[child].last_significant_concern == small.world.now,
              is_significant);
  }
}

TEST(Harm, NoConcernComesUpInAHomeTheChildDoesNotLiveIn) {
  SmallWorld small;
  const ChildId child = small.add_child();
  small.world.homes.families[small.world.homes.children[child].family].concern_rate = 50.0F;
  move_child(small.world, small.world.homes, child, Residence::foster_care);
  EXPECT_FALSE(concern(small.world, small.world.homes, child).is_valid());
  EXPECT_EQ(small.count(HappeningKind::concern), 0U);
  EXPECT_EQ(small.take_events(EventKind::concern).size(), 1U);  // the script goes on
}

TEST(Harm, RecyclesHealedInjuriesButNotThoseInEvidence) {
  SmallWorld small;
  State& homes = small.world.homes;
  const ChildId child = small.add_child();
  const InjuryId healed = small.add_injury(child, {.visible_days = 5.0, .script_index = 1});
  const InjuryId in_evidence = small.add_injury(child, {.visible_days = 5.0, .script_index = 2});
  evidence::item_about(small.world, child, evidence::ItemKind::injury, in_evidence.value(),
                       small.world.now);
  small.advance_days(6.0);
  const InjuryId fresh = accident(small.world, homes, child);
  EXPECT_EQ(fresh, healed);
  EXPECT_EQ(homes.injuries.size(), 2U);
  EXPECT_EQ(homes.injuries[fresh].older, in_evidence);
  EXPECT_FALSE(homes.injuries[in_evidence].older.is_valid());
  EXPECT_EQ(homes.injuries[in_evidence].script_index, 2U);
}

TEST(Harm, NothingIsScheduledBeyondChildhood) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {17.999}, .aggression = 1e-6});
  schedule_next_candidate(small.world, small.world.homes, child, small.world.now);
  EXPECT_TRUE(small.take_events(EventKind::harm_candidate).empty());
}

TEST(Harm, ProtectionIsRecordedWhenItBeginsAndWhenItEnds) {
  SmallWorld small;
  const ChildId child = small.add_child();
  State& homes = small.world.homes;
  restrain(small.world, homes, child, 0.79);
  EXPECT_EQ(small.count(HappeningKind::protection), 0U);
  restrain(small.world, homes, child, 0.8);
  restrain(small.world, homes, child, 0.9);
  ASSERT_EQ(small.count(HappeningKind::protection), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::protection)[0].detail, 1U);
  move_child(small.world, homes, child, Residence::foster_care);
  restrain(small.world, homes, child, 0.0);
  EXPECT_EQ(small.count(HappeningKind::protection), 1U);
  move_child(small.world, homes, child, Residence::home);
  ASSERT_EQ(small.count(HappeningKind::protection), 2U);
  EXPECT_EQ(small.happenings(HappeningKind::protection)[1].detail, 0U);
  EXPECT_EQ(small.count(HappeningKind::placed), 1U);
  EXPECT_EQ(small.count(HappeningKind::returned_home), 1U);
}

TEST(Harm, MovingToWhereTheChildIsChangesNothing) {
  SmallWorld small;
  const ChildId child = small.add_child();
  move_child(small.world, small.world.homes, child, Residence::home);
  EXPECT_EQ(small.count(HappeningKind::returned_home), 0U);
}

}  // namespace
}  // namespace sightline::model::household
