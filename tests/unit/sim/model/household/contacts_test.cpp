// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/household/contacts.hpp>
#include <sightline/model/household/response.hpp>

#include "small_world.hpp"

namespace sightline::model::household {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

std::vector<Time> script(const SmallWorld& small, ChildId child, Channel channel, Time from,
                         Time until) {
  std::vector<Time> contacts;
  Time at = from;
  while (true) {
    at = next_contact(small.world, small.world.homes, child, channel, at, until);
    if (at == Time::never()) return contacts;
    contacts.push_back(at);
  }
}

constexpr Channel all_channels[] = {Channel::health_visitor, Channel::general_practice,
                                    Channel::school, Channel::community};

TEST(Contacts, AreTheSameHoweverTheyAreAskedFor) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {1.5}});
  for (const Channel channel : all_channels) {
    const auto whole = script(small, child, channel, Time(), start_of_day(700));
    ASSERT_FALSE(whole.empty());
    // In windows that overlap, and from the middle of blocks.
    for (const std::int32_t from : {0, 3, 13, 14, 29, 100, 333}) {
      for (const std::int32_t length : {1, 5, 14, 60, 300}) {
        std::vector<Time> expected;
        for (const Time at : whole) {
          if (at > start_of_day(from) && at <= start_of_day(from + length)) expected.push_back(at);
        }
        EXPECT_EQ(script(small, child, channel, start_of_day(from), start_of_day(from + length)),
                  expected)
            << from << " " << length;
      }
    }
  }
}

TEST(Contacts, AreLaterThanAfterAndNotLaterThanUntil) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {6.0}});
  const auto contacts = script(small, child, Channel::school, Time(), start_of_day(365));
  ASSERT_GT(contacts.size(), 3U);
  const auto ask = [&](Time after, Time until) {
    return next_contact(small.world, small.world.homes, child, Channel::school, after, until);
  };
  EXPECT_EQ(ask(contacts[1], start_of_day(365)), contacts[2]);
  EXPECT_EQ(ask(contacts[1] - minutes(1), contacts[1]), contacts[1]);
  EXPECT_EQ(ask(contacts[0], contacts[1] - minutes(1)), Time::never());
  EXPECT_EQ(ask(contacts[1], contacts[1]), Time::never());
}

TEST(Contacts, OfAgenciesFallIntoWorkingTime) {
  SmallWorld small;
  for (const double age : {0.5, 3.0, 8.0}) {
    const ChildId child = small.add_child({.ages = {age}});
    for (const Channel channel :
         {Channel::health_visitor, Channel::general_practice, Channel::school}) {
      for (const Time at : script(small, child, channel, Time(), start_of_day(365)))
        ASSERT_TRUE(small.calendar.is_working_time(at)) << at.minutes();
    }
  }
}

TEST(Contacts, OfNeighboursFallOnWeekendsToo) {
  SmallWorld small;
  std::size_t on_free_days = 0;
  for (int i = 0; i < 20; ++i) {
    const ChildId child = small.add_child();
    for (const Time at : script(small, child, Channel::community, Time(), start_of_day(1000)))
      on_free_days += small.calendar.is_working_day(at) ? 0U : 1U;
  }
  EXPECT_GT(on_free_days, 0U);
}

double contacts_per_year(SmallWorld& small, Channel channel, double age, double years) {
  constexpr int children = 200;
  std::size_t contacts = 0;
  for (int i = 0; i < children; ++i) {
    const ChildId child = small.add_child({.ages = {age}});
    contacts +=
        script(small, child, channel, Time(), Time() + duration_of_days(years * days_per_year))
            .size();
  }
  return static_cast<double>(contacts) / (children * years);
}

TEST(Contacts, ComeAtTheDeclaredRateOfTheAge) {
  SmallWorld small;
  const auto& rates = small.parameters.household.contacts;
  const auto expect_rate = [&](Channel channel, double age, double years, double rate) {
    const double five_sigma = 5.0 * std::sqrt(rate / (200.0 * years));
    EXPECT_NEAR(contacts_per_year(small, channel, age, years), rate, five_sigma + 0.01 * rate);
  };
  expect_rate(Channel::health_visitor, 0.1, 0.8, rates.health_visitor.under_1.value());
  expect_rate(Channel::general_practice, 6.0, 4.0, rates.general_practice.from_5_to_10.value());
  expect_rate(Channel::school, 6.0, 4.0, rates.school.from_5_to_10.value());
  expect_rate(Channel::school, 12.0, 4.0, rates.school.from_11.value());
  expect_rate(Channel::community, 12.0, 4.0, rates.community.from_11.value());
}

TEST(Contacts, OfARateOfZeroNeverCome) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {6.0}});
  EXPECT_TRUE(script(small, child, Channel::health_visitor, Time(), start_of_day(1900)).empty());
}

TEST(Contacts, AreScheduledOnceAndOnlyWhileThereIsASign) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {3.0}});
  schedule_contacts(small.world, small.world.homes, child);
  EXPECT_EQ(small.world.events.size(), 0U);
  small.add_injury(child, {.visible_days = 200.0});
  schedule_contacts(small.world, small.world.homes, child);
  const std::size_t scheduled = small.world.events.size();
  EXPECT_GE(scheduled, 3U);
  schedule_contacts(small.world, small.world.homes, child);
  EXPECT_EQ(small.world.events.size(), scheduled);
  for (const engine::Event& event : small.take_events(EventKind::routine_contact)) {
    EXPECT_EQ(event.subject, child.value());
    EXPECT_EQ(event.at, next_contact(small.world, small.world.homes, child,
                                     static_cast<Channel>(event.detail), Time(), event.at));
  }
}

TEST(Contacts, OfOneChannelFollowEachOther) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {6.0}});
  small.add_injury(child, {.visible_days = 100.0});
  const auto expected = script(small, child, Channel::school, Time(), start_of_day(100));
  ASSERT_GE(expected.size(), 2U);
  small.world.now = expected[0];
  schedule_next_contact(small.world, small.world.homes, child, Channel::school);
  const auto events = small.take_events(EventKind::routine_contact);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, expected[1]);
  small.world.now = expected.back();
  schedule_next_contact(small.world, small.world.homes, child, Channel::school);
  EXPECT_TRUE(small.take_events(EventKind::routine_contact).empty());
  EXPECT_EQ(small.world.homes.children[child].pending_contacts, 0U);
}

/// The agency and the moment at which the carer seeks care; Agency::size_ if not at all.
struct Sought {
  Agency where = Agency::size_;
  Time at;
};
Sought seek_care(const model::Parameters& p, Severity severity, bool is_inflicted, double fear,
                 double u) {
  SmallWorld small(p);
  const ChildId child = small.add_child({.fear = fear});
  const InjuryId injury =
      small.add_injury(child, {.severity = severity, .is_inflicted = is_inflicted});
  small.pins.set(address(child, Purpose::care_sought, occurrence(is_inflicted ? 1 : 0, 0)), u);
  consider_seeking_care(small.world, small.world.homes, injury);
  const auto events = small.take_events(EventKind::care_sought);
  return events.empty() ? Sought{} : Sought{agency_at(events[0].detail), events[0].at};
}

TEST(CareSeeking, ChanceIsTheLogisticOfNeed) {
  model::Parameters p = plain_parameters();
  p.household.care_seeking.need_if_moderate = LogOdds(std::log(3.0));  // three in four
  EXPECT_NE(seek_care(p, Severity::moderate, false, 0.0, 0.749).where, Agency::size_);
  EXPECT_EQ(seek_care(p, Severity::moderate, false, 0.0, 0.751).where, Agency::size_);
}

TEST(CareSeeking, WarinessLowersItAfterAnyInjury) {
  for (const bool is_inflicted : {false, true}) {
    for (const auto& [u, is_sought] : {std::pair{0.49, true}, std::pair{0.51, false}}) {
      model::Parameters p = plain_parameters();
      p.household.care_seeking.need_if_moderate = LogOdds(1.0);
      p.household.response.wariness = LogOdds(1.0);  // then one in two
      SmallWorld small(p);
      const ChildId child = small.add_child();
      make_wary(small.world, small.world.homes, small.world.homes.children[child].family);
      const InjuryId injury =
          small.add_injury(child, {.severity = Severity::moderate, .is_inflicted = is_inflicted});
      small.pins.set(address(child, Purpose::care_sought, occurrence(is_inflicted ? 1 : 0, 0)), u);
      consider_seeking_care(small.world, small.world.homes, injury);
      EXPECT_EQ(small.take_events(EventKind::care_sought).size(), is_sought ? 1U : 0U) << u;
    }
  }
}

TEST(CareSeeking, FearLowersItAfterAnInflictedInjuryOnly) {
  const model::Parameters p = plain_parameters();
  EXPECT_NE(seek_care(p, Severity::moderate, true, 0.0, 0.5).where, Agency::size_);
  EXPECT_EQ(seek_care(p, Severity::moderate, true, 3.0, 0.5).where, Agency::size_);
  EXPECT_NE(seek_care(p, Severity::moderate, false, 3.0, 0.5).where, Agency::size_);
}

TEST(CareSeeking, SeriousInjuriesGoToHospital) {
  model::Parameters p = plain_parameters();
  p.household.care_seeking.hospital_if_moderate = Share(0.0);
  EXPECT_EQ(seek_care(p, Severity::moderate, true, 0.0, 0.01).where, Agency::general_practice);
  EXPECT_EQ(seek_care(p, Severity::serious, true, 0.0, 0.01).where, Agency::hospital);
}

TEST(CareSeeking, CriticalInjuriesGoAtOnceWhateverTheFear) {
  const Sought sought = seek_care(plain_parameters(), Severity::critical, true, 20.0, 0.999);
  EXPECT_EQ(sought.where, Agency::hospital);
  EXPECT_EQ(sought.at, Time() + minutes(30));
}

TEST(CareSeeking, WithoutDelayComesAtOnce) {
  model::Parameters p = plain_parameters();
  p.household.care_seeking.delay_if_inflicted = Hours(0.0);
  EXPECT_EQ(seek_care(p, Severity::serious, true, 0.0, 0.01).at, Time());
}

}  // namespace
}  // namespace sightline::model::household
