// SPDX-License-Identifier: Apache-2.0
#include "analysis/replay/lanes.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

using example::InventedCase;
using example::Kind;
using model::Agency;

TimeScale scale_of(const Explanation& told) {
  return {told.from, told.until, 100.0, 1100.0};
}

TEST(TimeScale, RunsFromLeftToRight) {
  const TimeScale scale{start_of_day(10), start_of_day(20), 100.0, 200.0};
  EXPECT_DOUBLE_EQ(scale.x(start_of_day(10)), 100.0);
  EXPECT_DOUBLE_EQ(scale.x(start_of_day(15)), 150.0);
  EXPECT_DOUBLE_EQ(scale.x(start_of_day(20)), 200.0);
}

TEST(Lanes, BeginWithHomeAndSocialCare) {
  const Explanation told = example::told_of(example::untold_case());
  const Lanes lanes = lanes_of(told, scale_of(told));
  ASSERT_GE(lanes.lanes.size(), 4U);
  EXPECT_EQ(lanes.lanes[0].name, "home");
  EXPECT_EQ(lanes.lanes[1].name, "social care");
  for (const Lane& lane : lanes.lanes)
    EXPECT_NE(lane.name, "school");  // nothing is drawn of a contact without a sign
}

TEST(Lanes, HaveNoTwoMarksInOnePlace) {
  InventedCase made;
  made.traced = example::untold_case();
  for (int i = 0; i < 5; ++i)
    made.on(130, Kind::recognised, Agency::hospital);
  const Explanation told = example::told_of(made.traced);
  const Lanes lanes = lanes_of(told, scale_of(told));
  for (std::size_t i = 0; i < lanes.marks.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Mark& a = lanes.marks[i];
      const Mark& b = lanes.marks[j];
      const bool is_one_track = a.lane == b.lane && a.track == b.track;
      EXPECT_TRUE(!is_one_track || std::abs(a.x - b.x) >= mark_pitch) << i << " and " << j;
    }
    EXPECT_LT(lanes.marks[i].track, lanes.lanes[lanes.marks[i].lane].tracks);
  }
}

TEST(Lanes, JoinAMessageToItsArrival) {
  InventedCase made;
  made.traced = example::untold_case();
  made.on(155, Kind::message_sent, Agency::school, 1);
  made.on(158, Kind::message_delivered, Agency::school, 1, 3.0F);
  const Explanation told = example::told_of(made.traced);
  const Lanes lanes = lanes_of(told, scale_of(told));
  ASSERT_EQ(lanes.arrows.size(), 1U);  // the lost one has none
  const Mark& from = lanes.marks[lanes.arrows[0].from];
  const Mark& to = lanes.marks[lanes.arrows[0].to];
  EXPECT_EQ(lanes.lanes[from.lane].name, "school");
  EXPECT_EQ(lanes.lanes[to.lane].name, "social care");
}

TEST(Lanes, ShowWhoKnowsAnItem) {
  const Explanation told = example::told_of(example::untold_case());
  std::size_t bars = 0;
  for (const Lane& lane : lanes_of(told, scale_of(told)).lanes) {
    for (const Bar& bar : lane.bars) {
      ++bars;
      EXPECT_EQ(lane.name, "hospital");
      EXPECT_EQ(bar.state, ItemState::read);
    }
  }
  EXPECT_EQ(bars, 1U);
}

}  // namespace
}  // namespace sightline::replay
