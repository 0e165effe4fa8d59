// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/month_sums.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/statistics/variance_components.hpp>

namespace sightline::report {
namespace {

using model::outcomes::Measure;
using model::outcomes::measure_count;

constexpr std::size_t months = 3;
const std::vector<double> missed = {3, 5, 2, 7, 4, 6};
const std::vector<double> harmed = {10, 11, 9, 12, 10, 13};

/// Missed and harmed children in the second month.
experiment::ArmRecord record(std::size_t replication) {
  experiment::ArmRecord arm;
  arm.by_month.assign(measure_count * months, 0.0);
  arm.by_month[static_cast<std::size_t>(Measure::missed) * months + 1] = missed[replication];
  arm.by_month[static_cast<std::size_t>(Measure::harmed) * months + 1] = harmed[replication];
  return arm;
}

MonthSums sums_with(std::size_t sets) {
  MonthSums sums(*model::outcomes::find_outcome("missed_case_rate"), months, sets);
  for (std::size_t i = 0; i < missed.size(); ++i)
    sums.add(record(i), sets == 0 ? 0 : i % sets);
  return sums;
}

void expect_near(const statistics::Estimate& found, const statistics::Estimate& wanted) {
  EXPECT_NEAR(found.mean, wanted.mean, 1e-12);
  EXPECT_NEAR(found.low, wanted.low, 1e-12);
  EXPECT_NEAR(found.high, wanted.high, 1e-12);
}

TEST(MonthSums, AreThePooledRatioOfTheStatistics) {
  expect_near(sums_with(0).estimate(1), statistics::estimate_ratio(missed, harmed));
}

TEST(MonthSums, TakeParameterSetsForTheirObservations) {
  const std::vector<std::size_t> set_of = {0, 1, 2, 0, 1, 2};
  expect_near(sums_with(3).estimate(1),
              statistics::estimate_ratio(statistics::sums_by_group(missed, set_of, 3),
                                         statistics::sums_by_group(harmed, set_of, 3)));
}

TEST(MonthSums, AreNotDefinedWhereNobodyIsHarmed) {
  EXPECT_TRUE(std::isnan(sums_with(0).estimate(0).mean));
}

}  // namespace
}  // namespace sightline::report
