// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/replay/decisions.hpp>

#include "training_case.hpp"

namespace sightline::replay {
namespace {

using example::TrainingCase;
using model::Agency;
using model::Happening;
using model::HappeningKind;

Happening happening(HappeningKind kind, Agency role, float value = 0.0F) {
  Happening made;
  made.kind = kind;
  made.agency = role;
  made.value = value;
  return made;
}

std::vector<std::string> offered(Agency role, const std::vector<Happening>& today,
                                 const ClassRules& rules = {}) {
  const TrainingCase p;
  std::vector<std::string> names;
  for (const Offer& offer : offers_to(role, today, today, p.of, rules))
    names.push_back(offer.option);
  return names;
}

using Names = std::vector<std::string>;

TEST(StandardOptions, AreThoseThatTheModelHasRoomFor) {
  EXPECT_EQ(offered(Agency::school, {}), (Names{"attend", "wait"}));
  EXPECT_EQ(offered(Agency::hospital, {happening(HappeningKind::contact, Agency::hospital)}),
            (Names{"examine_fully", "attend", "wait"}));
  EXPECT_EQ(offered(Agency::hospital, {happening(HappeningKind::contact, Agency::school)}),
            (Names{"attend", "wait"}));
  EXPECT_EQ(
      offered(Agency::general_practice,
              {happening(HappeningKind::sign_found, Agency::general_practice, 1.0F),
               happening(HappeningKind::contact, Agency::general_practice),
               happening(HappeningKind::recognised, Agency::general_practice)}),
      (Names{"phone", "refer", "tell_police", "examine_fully", "challenge", "attend", "wait"}));
}

TEST(StandardOptions, OfSocialCareNeedAnOpenCase) {
  EXPECT_TRUE(offered(Agency::social_care, {}).empty());  // `wait` alone is no decision
  EXPECT_EQ(offered(Agency::social_care, {happening(HappeningKind::referral, Agency::social_care)}),
            (Names{"visit_unannounced", "ask_who_lives_there", "investigate_jointly",
                   "look_for_family", "wait"}));
  EXPECT_TRUE(
      offered(Agency::social_care, {happening(HappeningKind::referral, Agency::social_care),
                                    happening(HappeningKind::case_closed, Agency::social_care)})
          .empty());
}

TEST(StandardOptions, LeaveOutWhatTheClassHasLocked) {
  EXPECT_TRUE(offered(Agency::school, {}, {.locked = {"attend"}}).empty());
}

TEST(Pins, AreTheSystemsOnlyAndOfTheDayOrTheNext) {
  const TrainingCase p;
  const Date day = parse_date("2007-08-01");
  int seen = 0;
  for (const std::string& role : playable_roles()) {
    const Agency agency = model::agency_at(*scenario::find_knower(role));
    for (const std::string& option : option_names_of(p.of)) {
      const auto pins = pins_of(p.of, agency, {day, "news", option});
      if (!pins) continue;
      ++seen;
      for (const scenario::CasePin& pin : *pins) {
        EXPECT_FALSE(scenario::is_of_the_family(pin.kind)) << option;
        EXPECT_TRUE(pin.on == day || pin.on == parse_date("2007-08-02")) << option;
        EXPECT_EQ(pin.role.value_or(agency), agency);
      }
    }
  }
  EXPECT_GT(seen, 30);
}

TEST(Pins, OfTheCaseAreThoseOfItsOptions) {
  const TrainingCase p;
  const Choice choice{parse_date("2007-06-18"), "D01", "phone"};
  const auto pins = pins_of(p.of, Agency::health_visiting, choice);
  ASSERT_TRUE(pins.has_value());
  ASSERT_EQ(pins->size(), 2U);
  EXPECT_EQ((*pins)[1].kind, scenario::CasePinKind::telephones);
  EXPECT_FALSE(pins_of(p.of, Agency::hospital, choice).has_value());
  EXPECT_EQ(label_of(p.of, Agency::health_visiting, choice), "telephone social work today");
}

TEST(Faults, NameTheNearestOption) {
  const TrainingCase p;
  const std::string fault =
      fault_of(p.of, Agency::health_visiting, {parse_date("2007-06-18"), "D01", "phon"});
  EXPECT_NE(fault.find("`phone`"), std::string::npos) << fault;
}

TEST(CaseOptions, AreNotOfferedWhereNoneCanBeChosen) {
  const TrainingCase p;
  const scenario::CaseDecision& decision = *scenario::find_decision(p.of, "D01");
  EXPECT_EQ(offers_of(decision, {}).size(), 3U);
  EXPECT_TRUE(offers_of(decision, {.locked = {"refer", "phone", "wait"}}).empty());
}

}  // namespace
}  // namespace sightline::replay
