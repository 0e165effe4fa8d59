// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/experiment/runner.hpp>
#include <sightline/experiment/sweep_files.hpp>

#include "example_sweep.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

constexpr double today = 0.25;
constexpr std::size_t enquiries_per_10k = 4;

scenario::Study curve_study(std::uint32_t points = 3) {
  scenario::Study study = example_study(4);
  scenario::Variation variation;
  variation.method = scenario::DesignMethod::curve;
  variation.points = points;
  variation.varied = {example_varied("household.harm.visible", 0)};
  variation.varied.front().today = today;
  study.variation = std::move(variation);
  return study;
}

/// Planted at 0, 0.25, 0.5 and 1: misses 10, 8, 6 and 7 of 20, enquiries 0, 5, 15 and 20, so that
/// the last place is dominated by the third. In the second arm everything is as at 0.
model::ReplicationResult planted(const model::Input& input, std::uint64_t replication) {
  const double visible =
      input.children == first_children ? input.parameters.household.harm.visible.value() : 0.0;
  const double missed = visible == 0.0 ? 10 : visible == today ? 8 : visible == 0.5 ? 6 : 7;
  const double enquiries = visible == 0.0 ? 0 : visible == today ? 5 : visible == 0.5 ? 15 : 20;
  model::ReplicationResult result;
  result.tallies = engine::TallyTable(model::outcomes::measure_count, 2, 5);
  const double luck = replication % 2 == 0 ? 1 : 0;  // the same at all places
  result.tallies.add(index(Measure::harmed), 0, 0, 20);
  result.tallies.add(index(Measure::missed), 0, 0, missed + luck);
  result.tallies.add(index(Measure::child_years), 0, 2, 500);
  result.tallies.add(index(Measure::false_enquiries), 0, 2, enquiries + luck);
  return result;
}

class OperatingCurves : public testing::Test {
 protected:
  OperatingCurves() {
    outcome_ = run_sweep(sweep_, {.folder = scratch_.path(),
                                  .replicate = [](const model::Input& input, const Calendar&,
                                                  std::uint64_t, std::uint64_t replication) {
                                    return planted(input, replication);
                                  }});
  }

  [[nodiscard]] const OperatingCurve& curve() const { return outcome_.result.curve.value(); }

  output::ScratchFolder scratch_;
  Sweep sweep_{curve_study()};
  SweepOutcome outcome_;
};

TEST_F(OperatingCurves, HoldTodaysOwnValueOnce) {
  ASSERT_EQ(sweep_.points(), 4U);
  EXPECT_EQ(sweep_.today(), 1U);
  EXPECT_EQ(place_on_curve(sweep_, 1), today);
  EXPECT_EQ(curve().today, 1U);
  // Where an even place is today's, none is added.
  EXPECT_EQ(Sweep(curve_study(5)).points(), 5U);
  EXPECT_EQ(Sweep(curve_study(5)).today(), 1U);
}

TEST_F(OperatingCurves, CompareWithTodaysSystem) {
  ASSERT_EQ(curve().points.size(), 8U);
  EXPECT_NEAR(curve().points[0].levels[0].mean, 10.5 / 20, 1e-12);
  EXPECT_NEAR(curve().points[0].from_today[0].mean, 2.0 / 20, 1e-12);
  EXPECT_NEAR(curve().points[0].from_today[0].high, 2.0 / 20, 1e-12);  // luck is the same
  EXPECT_EQ(curve().points[1].from_today[0].mean, 0.0);
  EXPECT_NEAR(curve().points[2].from_today[enquiries_per_10k].mean, 10 / 500.0 * 1e4, 1e-9);
  EXPECT_NEAR(curve().points[4].from_today[0].mean, 2.0 / 20, 1e-12);  // the second arm too
}

TEST_F(OperatingCurves, FindDominatedPlaces) {
  EXPECT_FALSE(curve().points[0].dominated_by);
  EXPECT_FALSE(curve().points[1].dominated_by);
  EXPECT_FALSE(curve().points[2].dominated_by);
  EXPECT_EQ(curve().points[3].dominated_by, 2U);
  EXPECT_FALSE(curve().points[7].dominated_by);  // of the other arm, whose places are all alike
}

TEST_F(OperatingCurves, PriceAChildLessMissed) {
  ASSERT_EQ(curve().exchanges.size(), 6U);
  EXPECT_NEAR(curve().exchanges[0].prices[0].ratio, 5.0 / 2, 1e-12);
  EXPECT_TRUE(curve().exchanges[0].prices[0].is_bounded);
  EXPECT_NEAR(curve().exchanges[1].prices[0].ratio, 10.0 / 2, 1e-12);
  EXPECT_NEAR(curve().exchanges[1].less_missed.mean, -2, 1e-12);
  EXPECT_NEAR(curve().exchanges[2].prices[0].ratio, -5.0, 1e-12);  // both become more
  EXPECT_TRUE(std::isnan(curve().exchanges[3].prices[0].ratio));   // nobody is missed less
}

TEST_F(OperatingCurves, HaveTables) {
  const std::vector<NamedTable> tables = sweep_tables(sweep_, outcome_.result);
  ASSERT_EQ(tables.size(), 6U);
  EXPECT_EQ(tables[4].name, "operating_curve");
  EXPECT_EQ(tables[4].table.columns[0].size(), 8U * curve_outcomes().size());
  EXPECT_EQ(tables[5].name, "exchange_rates");
  EXPECT_EQ(tables[5].table.columns[0].size(), 6U * curve_prices().size());
}

TEST(OperatingCurve, IsNotOneOfAnotherSweep) {
  const Sweep sweep(example_sweep_study());
  EXPECT_FALSE(sweep.today());
  EXPECT_THROW(static_cast<void>(operating_curve(sweep, {})), std::invalid_argument);
}

TEST(OperatingCurve, MovesSeveralTogether) {
  scenario::Study study = curve_study();
  scenario::Varied other = example_varied("household.harm.occult_if_moderate", 0);
  other.low = 0.1;
  other.high = 0.5;
  other.today = 0.2;
  study.variation->varied.push_back(other);
  const Sweep sweep(study);
  EXPECT_EQ(sweep.values(1)[0], 0.25);
  EXPECT_EQ(sweep.values(1)[1], 0.2);
  EXPECT_NEAR(sweep.values(2)[1], 0.3, 1e-12);
  EXPECT_NEAR(place_on_curve(sweep, 2), 0.25, 1e-12);
}

}  // namespace
}  // namespace sightline::experiment
