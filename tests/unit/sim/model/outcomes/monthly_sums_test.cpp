// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "story.hpp"

namespace sightline::model::outcomes {
namespace {

constexpr auto row = static_cast<std::size_t>(Measure::contacts);

class Sums : public ::testing::Test {
 protected:
  Sums() : child_(small_.add_child({.quintile = 1})) {}

  MonthlySums make(Time from) {
    return MonthlySums(small_.world.homes, small_.world.calendar, from, small_.world.end);
  }

  SmallWorld small_{plain_parameters(), 100};  // from 2 April 2007: May begins on day 29
  ChildId child_;
};

TEST_F(Sums, PutAnAmountInItsMonthAndQuintile) {
  MonthlySums sums = make(start_of_day(20));
  sums.add(Measure::contacts, start_of_day(19), child_);  // before measurement
  sums.add(Measure::contacts, start_of_day(28), child_);
  sums.add(Measure::contacts, start_of_day(29), child_, 2.0);
  sums.add(Measure::contacts, start_of_day(100), child_, 4.0);  // the end lies in the last month
  const engine::TallyTable table = sums.take();
  ASSERT_EQ(table.months(), 4U);
  EXPECT_EQ(table.at(row, 0, 1), 1.0);
  EXPECT_EQ(table.at(row, 1, 1), 2.0);
  EXPECT_EQ(table.at(row, 3, 1), 4.0);
  EXPECT_EQ(table.total(row), 7.0);
}

TEST_F(Sums, DivideASpellAmongItsMonths) {
  MonthlySums sums = make(start_of_day(20));
  sums.add_over(Measure::contacts, Time::long_ago(), Time::never(), child_, 2.0);
  const engine::TallyTable table = sums.take();
  EXPECT_DOUBLE_EQ(table.at(row, 0, 1), 18.0);
  EXPECT_DOUBLE_EQ(table.at(row, 1, 1), 62.0);
  EXPECT_DOUBLE_EQ(table.at(row, 2, 1), 60.0);
  EXPECT_DOUBLE_EQ(table.at(row, 3, 1), 20.0);
}

TEST_F(Sums, ShareTheTimeOfChildrenAmongTheQuintiles) {
  small_.add_child({.ages = {18.0 - 50.0 / 365.25}, .quintile = 4});  // until day 50
  const ByQuintile<double> shares =
      shares_of_childhood(small_.world.homes, start_of_day(0), start_of_day(100));
  EXPECT_NEAR(shares[1], 2.0 / 3.0, 1e-4);
  EXPECT_NEAR(shares[4], 1.0 / 3.0, 1e-4);
  EXPECT_EQ(shares[0], 0.0);
}

TEST_F(Sums, ShareAlikeWithoutChildren) {
  for (const double share : shares_of_childhood(household::State{}, Time(), start_of_day(9)))
    EXPECT_DOUBLE_EQ(share, 0.2);
}

}  // namespace
}  // namespace sightline::model::outcomes
