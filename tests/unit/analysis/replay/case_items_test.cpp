// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/replay/case_items.hpp>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

using example::InventedCase;
using example::Kind;
using model::Agency;
using model::Happening;

TEST(CaseItems, AreInOneStateAtEachAgency) {
  const TracedCase traced = example::untold_case();
  const auto items = items_of(traced, example::calendar(), start_of_day(140));
  ASSERT_EQ(items.size(), 1U);
  const CaseItem& item = items[0];
  EXPECT_EQ(item.name, "moderate injury of 2006-07-10, inflicted");
  EXPECT_EQ(item.state[Agency::hospital], ItemState::read);
  EXPECT_FLOAT_EQ(item.weight[Agency::hospital], 2.0F);
  EXPECT_EQ(item.state[Agency::health_visiting], ItemState::seen);
  EXPECT_EQ(item.state[Agency::social_care], ItemState::lost);
  EXPECT_EQ(item.state[Agency::school], ItemState::unseen);
  EXPECT_EQ(item.since[Agency::social_care], Time::never());
}

TEST(CaseItems, KnowNothingOfWhatComesAfter) {
  const TracedCase traced = example::untold_case();
  const auto items = items_of(traced, example::calendar(), start_of_day(108));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].state[Agency::hospital], ItemState::unseen);
  EXPECT_EQ(items_of(traced, example::calendar(), start_of_day(200)).size(), 2U);
}

TEST(CaseItems, AreToldByOthersAndDiscounted) {
  InventedCase made;
  made.traced = example::untold_case();
  made.on(160, Kind::message_delivered, Agency::hospital, 0, 2.0F);
  made.learned(Agency::social_care, 100, 1.5F);
  auto items = items_of(made.traced, example::calendar(), start_of_day(170));
  EXPECT_EQ(items[0].state[Agency::social_care], ItemState::told);
  made.on(180, Kind::handed_over, Agency::social_care, 0, 0.0F);
  made.learned(Agency::social_care, 100, 0.3F);
  items = items_of(made.traced, example::calendar(), start_of_day(190));
  EXPECT_EQ(items[0].state[Agency::social_care], ItemState::discounted);
}

TEST(CaseItems, ReadAsInnocentAreDiscounted) {
  InventedCase made;
  made.on(100, Kind::injury, Agency::social_care, example::inflicted | 1U).subject =
      InventedCase::injury_number;
  made.on(101, Kind::contact, Agency::hospital, Happening::sign_seen);
  made.learned(Agency::hospital, 100, -0.5F);
  const auto items = items_of(made.traced, example::calendar(), start_of_day(110));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].state[Agency::hospital], ItemState::discounted);
}

}  // namespace
}  // namespace sightline::replay
