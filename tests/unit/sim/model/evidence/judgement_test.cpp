// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <utility>

#include <gtest/gtest.h>

#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/harm.hpp>

#include "small_world.hpp"

namespace sightline::model::evidence {
namespace {

using household::Severity;
using testing::plain_parameters;
using testing::SmallWorld;

/// d = 3, no noise, no extra weight of infancy.
model::Parameters perfect() {
  model::Parameters p = plain_parameters();
  p.evidence.injuries.tell_separation = StandardDeviations(3.0);
  p.evidence.injuries.noise.values.fill(Ratio(0.0));
  p.evidence.injuries.infant = LogOdds(0.0);
  p.evidence.injuries.severe_in_infant = LogOdds(0.0);
  return p;
}

double read(const SmallWorld& small, InjuryId id, Agency agency = Agency::hospital,
            bool is_complete = false) {
  return reading_of_injury(small.world, small.world.homes.injuries[id],
                           {agency, small.somebody_of(agency), is_complete});
}

std::uint64_t number_of(bool is_inflicted, std::uint64_t index) {
  return (is_inflicted ? 0x1'0000U : 0U) | index;
}

TEST(Reading, WithoutNoiseIsTheSeparationTimesTheTell) {
  for (const bool is_inflicted : {true, false}) {
    SmallWorld small(perfect());
    const ChildId child = small.add_child();
    const InjuryId id = small.add_injury(child, {.is_inflicted = is_inflicted, .script_index = 4});
    constexpr double u = 0.8;
    small.pins.set(address(child, Purpose::injury_tell, number_of(is_inflicted, 4)), u);
    const double x = (is_inflicted ? 1.5 : -1.5) + normal_quantile(u);
    EXPECT_DOUBLE_EQ(read(small, id), 3.0 * x);
  }
}

TEST(Reading, WithNoiseIsShrunkByOnePlusItsVariance) {
  model::Parameters p = perfect();
  p.evidence.injuries.noise[Agency::hospital] = Ratio(2.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const InjuryId id = small.add_injury(child);
  const std::uint64_t number = number_of(true, 0);
  small.pins.set(address(child, Purpose::injury_tell, number), 0.5);
  small.pins.set(address(child, Purpose::examination_noise,
                         occurrence(number, index_of(Agency::hospital) * 2)),
                 0.9);
  EXPECT_DOUBLE_EQ(read(small, id),
                   3.0 * (1.5 + std::sqrt(2.0) * normal_quantile(0.9)) / (1.0 + 2.0));
}

TEST(Reading, IsCalibratedAndSeparatesAsTheTheorySays) {
  // P(inflicted | reading) must be the logistic of the reading at even odds, so that the mean of
  // the likelihood ratio over accidents is 1; and the area under the ROC curve is
  // Phi(d / sqrt(2 (1 + v))), here d = 3, v = 2: Phi(1.2247) = 0.8897.
  model::Parameters p = perfect();
  p.evidence.injuries.noise[Agency::school] = Ratio(2.0);
  SmallWorld small(p);
  constexpr int n = 4000;
  double right = 0.0;
  double ratio = 0.0;
  for (int i = 0; i < n; ++i) {
    const ChildId child = small.add_child();
    const double inflicted = read(small, small.add_injury(child), Agency::school);
    const double accident =
        read(small, small.add_injury(child, {.is_inflicted = false}), Agency::school);
    right += inflicted > accident ? 1.0 : 0.0;
    ratio += std::exp(accident) / n;
  }
  EXPECT_NEAR(right / n, 0.8897, 5.0 * std::sqrt(0.89 * 0.11 / n));
  // Variance of e^reading over accidents is e^(d^2 / (1 + v)) - 1 = 19.
  EXPECT_NEAR(ratio, 1.0, 5.0 * std::sqrt(19.0 / n));
}

TEST(Reading, TwoExaminersOfOneInjuryShareItsTell) {
  SmallWorld small(perfect());
  const InjuryId id = small.add_injury(small.add_child());
  EXPECT_DOUBLE_EQ(read(small, id, Agency::hospital), read(small, id, Agency::school));
}

TEST(Reading, OfSkilledAndThoroughExaminersHasLessNoise) {
  model::Parameters p = perfect();
  p.evidence.injuries.noise[Agency::hospital] = Ratio(4.0);
  p.evidence.injuries.noise_if_complete = Ratio(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const InjuryId id = small.add_injury(child);
  small.pins.set(address(child, Purpose::injury_tell, number_of(true, 0)), 0.5);
  EXPECT_DOUBLE_EQ(read(small, id, Agency::hospital, true), 3.0 * 1.5);
  small.world.staff.professionals[small.somebody_of(Agency::hospital)].noise_factor = 0.0F;
  EXPECT_DOUBLE_EQ(read(small, id, Agency::hospital, false), 3.0 * 1.5);
}

TEST(Reading, OfAnInfantsInjuryWeighsMore) {
  model::Parameters p = perfect();
  p.evidence.injuries.infant = LogOdds(0.5);
  p.evidence.injuries.severe_in_infant = LogOdds(2.0);
  SmallWorld small(p);
  const auto extra = [&](double age, Severity severity) {
    const ChildId child = small.add_child({.ages = {age}});
    small.pins.set(address(child, Purpose::injury_tell, number_of(true, 0)), 0.5);
    return read(small, small.add_injury(child, {.severity = severity})) - 4.5;
  };
  EXPECT_DOUBLE_EQ(extra(5.0, Severity::serious), 0.0);
  EXPECT_DOUBLE_EQ(extra(0.5, Severity::moderate), 0.5);
  EXPECT_DOUBLE_EQ(extra(0.5, Severity::serious), 2.5);
  EXPECT_DOUBLE_EQ(extra(1.1, Severity::serious), 0.0);
}

TEST(Reading, FromRecordsIsNoisierThanTheDoctorsOwn) {
  model::Parameters p = perfect();
  p.evidence.injuries.noise[Agency::paediatrics] = Ratio(0.5);
  p.evidence.injuries.noise_from_records = Ratio(4.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const InjuryId id = small.add_injury(child);
  const std::uint64_t number = number_of(true, 0);
  small.pins.set(address(child, Purpose::injury_tell, number), 0.5);
  small.pins.set(
      address(child, Purpose::examination_noise, occurrence(number, 2 * knowing_agencies)), 0.5);
  EXPECT_DOUBLE_EQ(reading_from_records(small.world, small.world.homes.injuries[id],
                                        small.somebody_of(Agency::paediatrics)),
                   3.0 * 1.5 / (1.0 + 2.0));
}

TEST(Weight, IsTheReadingItselfIfAllInjuriesOfAbusedChildrenAreInflicted) {
  for (const double reading : {-30.0, -1.0, 0.0, 2.5, 800.0})
    EXPECT_DOUBLE_EQ(weight_of_reading(reading, Probability(1.0)), reading);
}

TEST(Weight, OfAnInnocentInjuryIsBoundedByTheShareOfAccidents) {
  EXPECT_NEAR(weight_of_reading(-40.0, Probability(0.7)), std::log(0.3), 1e-12);
  EXPECT_NEAR(weight_of_reading(0.0, Probability(0.7)), 0.0, 1e-12);
  EXPECT_NEAR(weight_of_reading(2.0, Probability(0.7)), std::log(0.3 + 0.7 * std::exp(2.0)), 1e-12);
  EXPECT_NEAR(weight_of_reading(499.0, Probability(0.7)) + 2.0,
              weight_of_reading(501.0, Probability(0.7)), 1e-9);
  EXPECT_NEAR(weight_of_reading(5.0, Probability(0.0)), 0.0, 1e-12);
  double last = -1e9;
  for (double reading = -20.0; reading < 20.0; reading += 0.5) {
    EXPECT_GE(weight_of_reading(reading, Probability(0.4)), last);
    last = weight_of_reading(reading, Probability(0.4));
  }
}

TEST(Account, TakesFromAPositiveWeightByCredulityTimesPlausibility) {
  EXPECT_DOUBLE_EQ(believe_account(2.0, 0.5, 0.8), 1.2);
  EXPECT_DOUBLE_EQ(believe_account(2.0, 1.0, 1.0), 0.0);
  EXPECT_DOUBLE_EQ(believe_account(2.0, 0.0, 1.0), 2.0);
}

TEST(Account, TakesNothingFromAReassuringWeight) {
  EXPECT_DOUBLE_EQ(believe_account(-2.0, 0.5, 0.8), -2.0);
}

TEST(Account, CredulityStaysBetweenNothingAndAll) {
  EXPECT_DOUBLE_EQ(believe_account(2.0, -0.3, 1.0), 2.0);
  EXPECT_DOUBLE_EQ(believe_account(2.0, 1.4, 1.0), 0.0);
}

TEST(Account, OfAnAccidentIsChanceAndAFalseOneAlsoSkill) {
  SmallWorld small;
  const ChildId child = small.add_child({.deception = 0.9});
  const InjuryId accident = small.add_injury(child, {.is_inflicted = false});
  const InjuryId inflicted = small.add_injury(child);
  small.pins.set(address(child, Purpose::injury_account, number_of(false, 0)), 0.3);
  small.pins.set(address(child, Purpose::injury_account, number_of(true, 0)), 0.3);
  const auto& injuries = small.world.homes.injuries;
  EXPECT_DOUBLE_EQ(plausibility_of_account(small.world, injuries[accident]), 0.3);
  EXPECT_NEAR(plausibility_of_account(small.world, injuries[inflicted]), 0.6, 1e-7);
}

TEST(Frame, IsNoneBeforeAnythingIsKnownThenFollowsTheThreshold) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const auto frame = [&] { return frame_of(small.world, Agency::school, child, 0.0); };
  EXPECT_EQ(frame(), Frame::none);
  small.make_believe(child, Agency::school, -0.1);
  EXPECT_EQ(frame(), Frame::benign);
  small.make_believe(child, Agency::school, 0.1);
  EXPECT_EQ(frame(), Frame::suspicious);
}

TEST(Anchor, ShrinksOnlyWhatSpeaksAgainstTheFrame) {
  EXPECT_DOUBLE_EQ(anchor(2.0, Frame::benign, 0.25), 1.5);
  EXPECT_DOUBLE_EQ(anchor(-2.0, Frame::benign, 0.25), -2.0);
  EXPECT_DOUBLE_EQ(anchor(-2.0, Frame::suspicious, 0.25), -1.5);
  EXPECT_DOUBLE_EQ(anchor(2.0, Frame::suspicious, 0.25), 2.0);
  EXPECT_DOUBLE_EQ(anchor(2.0, Frame::none, 0.25), 2.0);
  EXPECT_DOUBLE_EQ(anchor(2.0, Frame::benign, 0.0), 2.0);
}

TEST(ConcernReading, IsThePriorWeightPlusTheUnbiasedReading) {
  model::Parameters p = plain_parameters();
  p.evidence.concerns.prior = LogOdds(1.0);
  p.evidence.concerns.tell_separation = StandardDeviations(2.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const auto& concern = small.world.homes.concerns[small.add_concern(child, true, 3)];
  small.pins.set(address(child, Purpose::concern_tell, 3), 0.5);
  small.pins.set(address(child, Purpose::concern_noise, occurrence(3, 1)), 0.9);
  EXPECT_DOUBLE_EQ(reading_of_concern(small.world, concern, Ratio(0.0), 1), 1.0 + 2.0 * 1.0);
  EXPECT_DOUBLE_EQ(reading_of_concern(small.world, concern, Ratio(3.0), 1),
                   1.0 + 2.0 * (1.0 + std::sqrt(3.0) * normal_quantile(0.9)) / 4.0);
}

TEST(ConcernReading, OfAnotherStageHasNoiseOfItsOwn) {
  SmallWorld small;
  const auto& concern = small.world.homes.concerns[small.add_concern(small.add_child(), false, 0)];
  EXPECT_NE(reading_of_concern(small.world, concern, Ratio(1.0), 0),
            reading_of_concern(small.world, concern, Ratio(1.0), 1));
}

TEST(ConcernReading, AddsTheWeightOfTheKind) {
  model::Parameters p = plain_parameters();
  p.household.other_concerns = household::OtherConcerns{};
  SmallWorld small(p);
  auto& concern = small.world.homes.concerns[small.add_concern(small.add_child(), true)];
  const auto reading_as = [&](household::ConcernKind kind) {
    concern.kind = kind;
    return reading_of_concern(small.world, concern, Ratio(1.0), 0);
  };
  const auto& rules = p.household.other_concerns;
  const auto substance_use = household::ConcernKind::substance_use;
  const auto disability = household::ConcernKind::disability;
  EXPECT_NEAR(reading_as(substance_use) - reading_as(disability),
              weight_of_kind(rules, substance_use) - weight_of_kind(rules, disability), 1e-12);
  EXPECT_GT(reading_as(substance_use), reading_as(disability));
}

/// Two kinds: a quarter of concerns with harm in half of them, the others with harm in a tenth.
household::OtherConcerns two_kinds() {
  household::OtherConcerns rules;
  rules.domestic_abuse = {Share(0.25), Probability(0.5)};
  rules.mental_health = rules.substance_use = rules.disability = {Share(0.0), Probability(0.9)};
  rules.significant_harm_otherwise = Probability(0.1);
  return rules;
}

TEST(WeightOfKind, IsTheLogOddsOfHarmInTheKindLessThoseInAll) {
  const household::OtherConcerns rules = two_kinds();
  // Harm in 0.25 x 0.5 + 0.75 x 0.1 = 0.2 of all: odds of 1 : 4.
  EXPECT_NEAR(weight_of_kind(rules, household::ConcernKind::domestic_abuse), std::log(4.0), 1e-12);
  EXPECT_NEAR(weight_of_kind(rules, household::ConcernKind::other), std::log(4.0 / 9.0), 1e-12);
}

TEST(WeightOfKind, IsALikelihoodRatioWhoseMeanWithoutHarmIsOne) {
  const household::OtherConcerns rules;  // the defaults
  const std::pair<household::ConcernKind, double> kinds[] = {
      {household::ConcernKind::domestic_abuse, rules.domestic_abuse.share.value()},
      {household::ConcernKind::mental_health, rules.mental_health.share.value()},
      {household::ConcernKind::substance_use, rules.substance_use.share.value()},
      {household::ConcernKind::disability, rules.disability.share.value()},
      {household::ConcernKind::other,
       1.0 - rules.domestic_abuse.share.value() - rules.mental_health.share.value() -
           rules.substance_use.share.value() - rules.disability.share.value()}};
  double harmless = 0.0;
  double ratio = 0.0;
  for (const auto& [kind, share] : kinds) {
    const double of_kind = share * (1.0 - household::chance_of_harm(rules, kind).value());
    harmless += of_kind;
    ratio += of_kind * std::exp(weight_of_kind(rules, kind));
  }
  EXPECT_NEAR(ratio / harmless, 1.0, 1e-12);
}

TEST(WeightOfKind, IsNothingWhereThereIsNothingToTellApart) {
  household::OtherConcerns rules = two_kinds();
  rules.domestic_abuse.significant_harm = Probability(0.0);
  EXPECT_EQ(weight_of_kind(rules, household::ConcernKind::domestic_abuse), 0.0);
  rules.domestic_abuse.significant_harm = Probability(1.0);
  EXPECT_EQ(weight_of_kind(rules, household::ConcernKind::domestic_abuse), 0.0);
}

TEST(Reading, ATeamsNoiseFactorMultipliesItsNoise) {
  model::Parameters p = perfect();
  p.evidence.injuries.noise[Agency::hospital] = Ratio(2.0);
  p.practice.examination.noise_factor[Agency::hospital] = Ratio(0.5);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const InjuryId id = small.add_injury(child);
  const std::uint64_t number = number_of(true, 0);
  small.pins.set(address(child, Purpose::injury_tell, number), 0.5);
  small.pins.set(address(child, Purpose::examination_noise,
                         occurrence(number, index_of(Agency::hospital) * 2)),
                 0.9);
  EXPECT_DOUBLE_EQ(read(small, id), 3.0 * (1.5 + normal_quantile(0.9)) / (1.0 + 1.0));
}

/// Neglect of this level, as it has been for long; the tell of the home is the mean one.
ChildId long_neglected(SmallWorld& small, float severity, bool pins_tell = true) {
  const ChildId child = small.add_child();
  household::Family& family = small.world.homes.families[small.world.homes.children[child].family];
  family.neglect_from = small.world.now - days(3000);
  family.neglect_until = small.world.now + days(100);
  family.neglect_severity = severity;
  if (pins_tell)
    small.pins.set(
        address(small.world.homes.children[child].family, Purpose::neglect_tell, std::uint64_t{0}),
        0.5);
  return child;
}
double read_neglect(const SmallWorld& small, ChildId child, Agency agency, int looks = 1) {
  return reading_of_neglect(small.world, child, agency, small.somebody_of(agency), looks);
}
model::Parameters plain_neglect(double noise) {
  model::Parameters p = plain_parameters();
  p.evidence.neglect.tell_separation = StandardDeviations(2.0);
  p.evidence.neglect.noise.values.fill(Ratio(noise));
  return p;
}

TEST(NeglectReading, WithoutNoiseIsTheSeparationTimesTheTellOfTheLevel) {
  // d x = d (d (level - 1/2)); levels above 1.5 look alike.
  for (const auto& [severity, expected] :
       {std::pair{0.0F, -2.0}, std::pair{0.5F, 0.0}, std::pair{1.0F, 2.0}, std::pair{1.5F, 4.0},
        std::pair{3.0F, 4.0}}) {
    SmallWorld small(plain_neglect(0.0));
    EXPECT_NEAR(read_neglect(small, long_neglected(small, severity), Agency::school), expected,
                1e-12);
  }
}

TEST(NeglectReading, LooksOfTheAgencyAddUpAndDivideTheNoise) {
  SmallWorld small(plain_neglect(4.0));
  const ChildId child = long_neglected(small, 1.0F);
  small.world.homes.children[child].neglect_looks = 7;  // of others
  small.pins.set(address(child, Purpose::neglect_noise, occurrence(2, index_of(Agency::school))),
                 0.9);
  EXPECT_NEAR(read_neglect(small, child, Agency::school, 2),
              2.0 * (1.0 + std::sqrt(2.0) * normal_quantile(0.9)) / (1.0 + 2.0), 1e-12);
}

TEST(NeglectReading, OfOneHomeSharesItsTellBetweenAgenciesAndChildren) {
  SmallWorld small(plain_neglect(0.0));
  const ChildId child = long_neglected(small, 1.0F, false);
  EXPECT_EQ(read_neglect(small, child, Agency::school),
            read_neglect(small, child, Agency::social_care));
  EXPECT_NE(read_neglect(small, child, Agency::school), 2.0);  // homes differ
  EXPECT_NE(read_neglect(small, child, Agency::school),
            read_neglect(small, long_neglected(small, 1.0F, false), Agency::school));
}

}  // namespace
}  // namespace sightline::model::evidence
