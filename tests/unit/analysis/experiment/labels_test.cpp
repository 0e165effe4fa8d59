// SPDX-License-Identifier: Apache-2.0
#include "analysis/experiment/labels.hpp"

#include <gtest/gtest.h>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

TEST(Labels, NameMeasuresInTheirOrder) {
  const std::vector<std::string> names = measure_names();
  ASSERT_EQ(names.size(), model::outcomes::measure_count);
  EXPECT_EQ(names[index(Measure::harmed)], "harmed");
  EXPECT_EQ(names[index(Measure::broke_at)], "broke_at_never_seen");
  EXPECT_EQ(names[index(Measure::harm_days)], "harm_days");
  EXPECT_EQ(names[index(Measure::contacts)], "contacts");
  EXPECT_EQ(names[index(Measure::plan_days)], "plan_days");
  EXPECT_EQ(names[index(Measure::false_removals)], "false_removals");
  EXPECT_EQ(names[index(Measure::work_hours)], "work_hours");
  EXPECT_EQ(names[index(Measure::child_years)], "child_years");
  EXPECT_EQ(names[index(Measure::measured_years)], "measured_years");
}

TEST(Labels, DateMonthsFromTheStartOfMeasurement) {
  // 30 days after 1 April 2007 is 1 May.
  const output::Axis axis = month_axis(example_study(), 3);
  EXPECT_EQ(axis.units, "days since 2007-05-01");
  EXPECT_EQ(std::get<std::vector<std::int64_t>>(axis.ticks),
            (std::vector<std::int64_t>{0, 31, 61}));
}

TEST(Labels, CountQuintilesFromOne) {
  EXPECT_EQ(std::get<std::vector<std::int64_t>>(quintile_axis(5).ticks),
            (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
}

TEST(Labels, WriteSixteenHexadecimalDigits) {
  EXPECT_EQ(to_hex(0xABC), "0000000000000abc");
}

}  // namespace
}  // namespace sightline::experiment
