// SPDX-License-Identifier: Apache-2.0
// Links of the chain from injury to social care that are independent multiply.
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/distributions.hpp>

#include "replications.hpp"
#include "small_world.hpp"
#include "tests/science/support/error_bounds.hpp"

namespace sightline::model::testing {
namespace {

constexpr double need = 0.4;
constexpr double visible = 0.85;
constexpr double separation = 2.0;
constexpr double noise = 1.0;
constexpr double refer = -3.0;
constexpr double lost = 0.3;

/// Every child lives with one parent who may injure it, slightly; only a hospital can see it, and
/// nothing follows from a referral. All delays are zero.
Parameters one_chain() {
  return with(plain_parameters(), {{"household.adults.aggressive_parent", 1.0},
                                   {"household.adults.deprivation_gradient", 1.0},
                                   {"household.adults.aggression_variation", 0.0},
                                   {"household.adults.partner_arrives", 0.0},
                                   {"household.adults.lodger_arrives", 0.0},
                                   {"household.families.lone_parent", 1.0},
                                   {"household.families.strain_variation", 0.0},
                                   {"household.families.fear_of_detection", 0.0},
                                   {"household.families.help_seeking_spread", 0.0},
                                   {"household.harm.rate", 0.1},
                                   {"household.harm.vulnerability", 1.0},
                                   {"household.harm.moderate", 0.0},
                                   {"household.harm.serious", 0.0},
                                   {"household.harm.critical", 0.0},
                                   {"household.harm.fatal", 0.0},
                                   {"household.harm.visible", visible},
                                   {"household.accidents.rate", 0.0},
                                   {"household.other_concerns.rate", 0.0},
                                   {"household.neglect.begins", 0.0},
                                   {"household.mobility.moves", 0.0},
                                   {"household.contacts", 0.0},
                                   {"household.care_seeking.need_if_minor", need},
                                   {"household.care_seeking.hospital_if_minor", 1.0},
                                   {"household.care_seeking.delay_if_inflicted", 0.0},
                                   {"evidence.injuries.tell_separation", separation},
                                   {"evidence.injuries.noise", noise},
                                   {"evidence.injuries.inflicted_if_abused", 1.0},
                                   {"evidence.injuries.infant", 0.0},
                                   {"evidence.belief.prior", -3.0},
                                   {"evidence.concealment", 0.0},
                                   {"practice.examination.complete", 0.0},
                                   {"practice.examination.repeated_within_a_day", 0.0},
                                   {"practice.threshold.refer", refer},
                                   {"practice.threshold.initial_assessment", 12.0},
                                   {"practice.threshold.strategy_discussion", 12.0},
                                   {"practice.telling.by_telephone", 1.0},
                                   {"practice.telling.telephone_lost", lost},
                                   {"practice.telling.telephone_delay", 0.0}});
}

struct Course {
  int injuries = 0, contacts = 0, found = 0, recognised = 0, sent = 0, delivered = 0, referrals = 0;
};

std::map<ChildId, Course> courses_of(const std::vector<Happening>& trace) {
  std::map<ChildId, Course> courses;
  for (const Happening& h : trace) {
    Course& course = courses[h.child];
    course.injuries += h.kind == HappeningKind::injury ? 1 : 0;
    course.contacts += h.kind == HappeningKind::contact ? 1 : 0;
    course.found += h.kind == HappeningKind::sign_found ? 1 : 0;
    course.recognised += h.kind == HappeningKind::recognised ? 1 : 0;
    course.sent += h.kind == HappeningKind::message_sent ? 1 : 0;
    course.delivered += h.kind == HappeningKind::message_delivered ? 1 : 0;
    course.referrals += h.kind == HappeningKind::referral ? 1 : 0;
  }
  return courses;
}

TEST(Chain, FromInjuryToReferralIsTheProductOfItsLinks) {
  std::size_t injured = 0, seen = 0, found = 0, recognised = 0, delivered = 0, referred = 0;
  const Input input = input_of(one_chain(), 20'000, 0, 731);
  for (const auto& [child, course] : courses_of(trace_of(input, 0))) {
    // One injury is one trial; how many there were says nothing of what became of it.
    if (course.injuries != 1) continue;
    ++injured;
    seen += course.contacts > 0 ? 1U : 0U;
    found += course.found > 0 ? 1U : 0U;
    recognised += course.recognised > 0 ? 1U : 0U;
    delivered += course.delivered > 0 ? 1U : 0U;
    referred += course.referrals > 0 ? 1U : 0U;
    EXPECT_EQ(course.sent, course.recognised);  // nobody else is involved: nothing to leave to
  }
  ASSERT_GT(injured, 2000U);
  const double is_seen = 1.0 / (1.0 + std::exp(-need));
  // The reading is N(d^2 / (2 (1 + v)), d^2 / (1 + v)), the prior equals the threshold.
  const double variance = separation * separation / (1.0 + noise);
  const double is_recognised = normal_cdf((variance / 2 - (refer - -3.0)) / std::sqrt(variance));
  expect_share(seen, injured, is_seen, "seen");
  expect_share(found, injured, is_seen * visible, "found");
  expect_share(recognised, injured, is_seen * visible * is_recognised, "recognised");
  expect_share(delivered, injured, is_seen * visible * is_recognised * (1.0 - lost), "delivered");
  EXPECT_EQ(referred, delivered);
}

TEST(Chain, TellingFallsWithOthersInvolvedAndWithAComingAppointment) {
  constexpr std::size_t children = 5000;
  constexpr double diffusion = 0.45;
  constexpr double left = 0.35;
  for (const int others : {0, 1, 2}) {
    for (const bool has_appointment : {false, true}) {
      SmallWorld small(with(one_chain(), {{"practice.telling.diffusion", diffusion},
                                          {"practice.telling.left_to_appointment", left}}));
      for (std::size_t i = 0; i < children; ++i) {
        const ChildId child = small.add_child({.ages = {6.0}});
        if (others > 0) small.add_item(child, {Agency::school}, 0.1);
        if (others > 1) small.add_item(child, {Agency::general_practice}, 0.1);
        small.make_believe(child, Agency::hospital, refer + 1.0);
        communication::consider_telling(
            small.world, child, Agency::hospital, small.somebody_of(Agency::hospital),
            {.has_open_case = false, .has_coming_appointment = has_appointment});
      }
      const double acts = std::pow(1.0 + others, -diffusion) * (has_appointment ? 1.0 - left : 1.0);
      const std::size_t sent = small.count(HappeningKind::message_sent);
      expect_share(sent, children, acts, "told");
      expect_share(small.count(HappeningKind::message_lost), sent, lost, "lost");
      EXPECT_EQ(small.count(HappeningKind::not_told), children - sent);
    }
  }
}

}  // namespace
}  // namespace sightline::model::testing
