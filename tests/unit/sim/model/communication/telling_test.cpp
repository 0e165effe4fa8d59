// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/model/communication/telling.hpp>

#include "small_world.hpp"

namespace sightline::model::communication {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters diffusion_off() {
  model::Parameters p = plain_parameters();
  p.practice.telling.diffusion = Ratio(0.0);
  p.practice.telling.left_to_appointment = Share(0.0);
  p.practice.threshold.refer = LogOdds(0.0);
  p.practice.threshold.share = LogOdds(-1.0);
  return p;
}

void consider(SmallWorld& small, ChildId child, const Involvement& involvement = {}) {
  consider_telling(small.world, child, Agency::school, small.somebody_of(Agency::school),
                   involvement);
}

TEST(ChanceToAct, FallsWithThePowerOfThoseInvolved) {
  workforce::TellingPractice rules;
  rules.diffusion = Ratio(0.5);
  rules.left_to_appointment = Share(0.4);
  EXPECT_DOUBLE_EQ(chance_to_act(0, false, rules), 1.0);
  EXPECT_NEAR(chance_to_act(1, false, rules), std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(chance_to_act(3, false, rules), 0.5, 1e-15);
  EXPECT_NEAR(chance_to_act(0, true, rules), 0.6, 1e-15);
  EXPECT_NEAR(chance_to_act(3, true, rules), 0.3, 1e-15);
}

TEST(ChanceToAct, IsCertainWithDiffusionAndAppointmentsOff) {
  workforce::TellingPractice rules;
  rules.diffusion = Ratio(0.0);
  rules.left_to_appointment = Share(0.0);
  EXPECT_DOUBLE_EQ(chance_to_act(7, true, rules), 1.0);
}

TEST(Telling, BelowTheThresholdNothingIsRecognised) {
  SmallWorld small(diffusion_off());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::school, -0.01);
  consider(small, child);
  EXPECT_EQ(small.count(HappeningKind::recognised), 0U);
  EXPECT_EQ(small.world.post.sent, 0U);
}

TEST(Telling, AtTheThresholdItIsRecognisedAndReferred) {
  SmallWorld small(diffusion_off());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::school, 0.01);
  consider(small, child);
  ASSERT_EQ(small.count(HappeningKind::recognised), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::recognised)[0].agency, Agency::school);
  const auto sent = small.happenings(HappeningKind::message_sent);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].detail, static_cast<std::uint16_t>(MessageKind::referral));
}

TEST(Telling, OfAnOpenCaseAsksForLessAndSendsInformation) {
  SmallWorld small(diffusion_off());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::school, -0.99);
  consider(small, child, {.has_open_case = true});
  const auto sent = small.happenings(HappeningKind::message_sent);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].detail, static_cast<std::uint16_t>(MessageKind::information));
}

TEST(Telling, AnOwnThresholdIsAddedToTheTeams) {
  SmallWorld small(diffusion_off());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::school, 0.5);
  small.world.staff.professionals[small.somebody_of(Agency::school)].threshold_offset = 0.6F;
  consider(small, child);
  EXPECT_EQ(small.count(HappeningKind::recognised), 0U);
}

TEST(Telling, IsLeftToOthersWithTheChanceOfDiffusion) {
  for (const auto& [u, is_told] : {std::pair{0.49, true}, std::pair{0.51, false}}) {
    model::Parameters p = diffusion_off();
    p.practice.telling.diffusion = Ratio(1.0);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.make_believe(child, Agency::school, 2.0);
    small.add_item(child, {Agency::hospital}, 0.1);  // one other agency is involved: 1 / 2
    small.pins.set(address(child, Purpose::decision_to_tell, occurrence(5, 0)), u);
    consider(small, child);
    EXPECT_EQ(small.world.post.sent, is_told ? 1U : 0U);
    EXPECT_EQ(small.count(HappeningKind::not_told), is_told ? 0U : 1U);
    EXPECT_EQ(small.count(HappeningKind::recognised), 1U);
  }
}

TEST(Telling, IsLeftToAComingAppointment) {
  model::Parameters p = diffusion_off();
  p.practice.telling.left_to_appointment = Share(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::school, 2.0);
  consider(small, child, {.has_open_case = true, .has_coming_appointment = true});
  EXPECT_EQ(small.count(HappeningKind::not_told), 1U);
}

TEST(ReportedConcern, IsKnownToItsSourceAndReferred) {
  model::Parameters p = diffusion_off();
  p.communication.concern_sources.police = Share(1.0);
  p.communication.concern_sources.school = Share(0.0);
  p.communication.concern_sources.health_visiting = Share(0.0);
  p.communication.concern_sources.general_practice = Share(0.0);
  p.communication.concern_sources.hospital = Share(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  report_concern(small.world, small.add_concern(child, true));
  EXPECT_TRUE(evidence::knows_anything(small.world, Agency::police, child));
  EXPECT_EQ(evidence::agencies_involved(small.world, child), 1);
  const auto sent = small.happenings(HappeningKind::message_sent);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].agency, Agency::police);
  EXPECT_EQ(sent[0].detail, static_cast<std::uint16_t>(MessageKind::referral));
}

TEST(ReportedConcern, TwoInOneMinuteAreTwoMessages) {
  // With SIGHTLINE_CHECKS a shared address throws.
  model::Parameters p = diffusion_off();
  p.communication.concern_sources.police = Share(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  EXPECT_NO_THROW({
    report_concern(small.world, small.add_concern(child, true, 0));
    report_concern(small.world, small.add_concern(child, true, 1));
  });
  EXPECT_EQ(small.world.post.sent, 2U);
}

TEST(ReportedConcern, ComesFromThePublicIfFromNoAgency) {
  model::Parameters p = diffusion_off();
  auto& sources = p.communication.concern_sources;
  sources.police = sources.school = sources.health_visiting = Share(0.0);
  sources.general_practice = sources.hospital = Share(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  report_concern(small.world, small.add_concern(child, false));
  EXPECT_TRUE(evidence::knows_anything(small.world, Agency::community, child));
}

TEST(ReportedConcern, IsReportedOnlyAboveItsThreshold) {
  for (const auto& [beyond, is_reported] : {std::pair{0.01, true}, std::pair{-0.01, false}}) {
    model::Parameters p = diffusion_off();
    p.communication.concern_sources.police = Share(1.0);
    p.evidence.concerns.prior = LogOdds(1.0);
    p.evidence.concerns.noise_at_referral = Ratio(0.0);
    p.evidence.concerns.tell_separation = StandardDeviations(2.0);
    // A concern with harm, at the median of its tell, weighs 1 + 2 x 1.
    p.practice.threshold.report = LogOdds(p.evidence.belief.prior.value() + 3.0 - beyond);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.pins.set(address(child, Purpose::concern_tell, 0), 0.5);
    report_concern(small.world, small.add_concern(child, true));
    EXPECT_EQ(small.world.post.sent, is_reported ? 1U : 0U);
    EXPECT_TRUE(evidence::knows_anything(small.world, Agency::police, child));
  }
}

TEST(ReportedConcern, IsReportedByTheOwnThresholdOfWhoeverMeetsIt) {
  model::Parameters p = diffusion_off();
  p.communication.concern_sources.police = Share(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  for (auto& person : small.world.staff.professionals)
    person.threshold_offset = 24.0F;
  report_concern(small.world, small.add_concern(child, true));
  EXPECT_EQ(small.world.post.sent, 0U);
}

TEST(ReportedConcern, AlarmLowersTheThreshold) {
  for (const double alarm : {0.0, 24.0}) {
    model::Parameters p = diffusion_off();
    p.practice.threshold.report = LogOdds(12.0);
    SmallWorld small(p);
    small.world.staff.threshold_shift = alarm;
    report_concern(small.world, small.add_concern(small.add_child(), true));
    EXPECT_EQ(small.world.post.sent, alarm > 0.0 ? 1U : 0U);
  }
}

/// The agency knows of an injury, at this weight.
ItemId add_injury_item(SmallWorld& small, ChildId child, Agency agency, double weight) {
  const InjuryId injury = small.add_injury(child);
  const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::injury,
                                           injury.value(), small.world.now);
  evidence::learn(small.world, item, agency, weight);
  return item;
}
bool tell_police_by(SmallWorld& small, ChildId child, Agency agency) {
  return tell_police(small.world, child, agency, small.somebody_of(agency));
}

TEST(TellingThePolice, IsDoneWithItsProbabilityAndTellsAllThatIsKnown) {
  for (const double tells : {0.0, 1.0}) {
    model::Parameters p = diffusion_off();
    p.practice.telling.tell_police = Probability(tells);
    p.practice.judgement.trust.values.fill(Share(1.0));
    p.practice.judgement.trust[Agency::hospital] = Share(0.5);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    add_injury_item(small, child, Agency::hospital, 2.0);
    small.add_item(child, {Agency::hospital}, 1.0);
    small.add_item(child, {Agency::school}, 1.0);
    EXPECT_EQ(tell_police_by(small, child, Agency::hospital), tells > 0.0);
    EXPECT_EQ(small.count(HappeningKind::told_police), tells > 0.0 ? 1U : 0U);
    EXPECT_NEAR(evidence::belief(small.world, Agency::police, child),
                evidence::prior(small.world, child) + tells * 0.5 * (2.0 + 1.0), 1e-6);
  }
}

TEST(TellingThePolice, NeedsNewsOfAnInjuryThatMayBeAnAssault) {
  model::Parameters p = diffusion_off();
  p.practice.telling.tell_police = Probability(1.0);
  SmallWorld small(p);
  const ChildId without_injury = small.add_child();
  small.add_item(without_injury, {Agency::school}, 3.0);
  EXPECT_FALSE(tell_police_by(small, without_injury, Agency::school));
  const ChildId accident = small.add_child();
  add_injury_item(small, accident, Agency::school, -1.0);
  EXPECT_FALSE(tell_police_by(small, accident, Agency::school));
  const ChildId of_others = small.add_child();
  add_injury_item(small, of_others, Agency::hospital, 2.0);
  EXPECT_FALSE(tell_police_by(small, of_others, Agency::school));
  const ChildId known = small.add_child();
  const ItemId item = add_injury_item(small, known, Agency::school, 2.0);
  evidence::learn(small.world, item, Agency::police, 1.0);
  EXPECT_FALSE(tell_police_by(small, known, Agency::school));
  EXPECT_EQ(small.count(HappeningKind::told_police), 0U);
}

TEST(TellingThePolice, ThePoliceKnowWhatTheyKnow) {
  SmallWorld small(diffusion_off());
  const ChildId child = small.add_child();
  EXPECT_TRUE(tell_police_by(small, child, Agency::police));
  EXPECT_EQ(small.count(HappeningKind::told_police), 0U);
}

TEST(AskingAgencies, ThoseWithNewsAnswerAndNobodyElse) {
  model::Parameters p = diffusion_off();
  p.practice.telling.check_answered = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school, Agency::social_care}, 1.0);  // nothing new
  small.add_item(child, {Agency::hospital, Agency::general_practice}, 1.0);
  small.add_item(child, {Agency::community}, 1.0);  // nobody asks the neighbours
  ask_agencies(small.world, child, 1);
  const auto sent = small.happenings(HappeningKind::message_sent);
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[0].agency, Agency::general_practice);
  EXPECT_EQ(sent[1].agency, Agency::hospital);
  EXPECT_EQ(sent[0].detail, static_cast<std::uint16_t>(MessageKind::check_answer));
}

TEST(AskingAgencies, NobodyAnswersWithAChanceOfZero) {
  model::Parameters p = diffusion_off();
  p.practice.telling.check_answered = Probability(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::hospital}, 1.0);
  ask_agencies(small.world, child, 1);
  EXPECT_EQ(small.world.post.sent, 0U);
}

}  // namespace
}  // namespace sightline::model::communication
