// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/run_plan.hpp"

#include <gtest/gtest.h>

#include <sightline/config/document.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

/// The period of "{start: .., ..}"; no length if it is wrong.
model::Period period_of(const std::string& text) {
  config::Mistakes mistakes;
  const config::Document document =
      config::Document::read_text("period: " + text + "\n", "s.yaml", mistakes);
  config::MapReader reader(document.root(), "", mistakes);
  Study study;
  const bool is_known = read_period(reader, study);
  EXPECT_EQ(is_known, mistakes.is_empty());
  return study.period;
}

TEST(ReadPeriod, CountsTheDaysOfTheCalendar) {
  const model::Period period = period_of("{start: 2005-04-01, warm_up_years: 1, years: 4}");
  EXPECT_EQ(period.warm_up_days, 365);
  EXPECT_EQ(period.measured_days, 4 * 365 + 1);  // 29 February 2008
  EXPECT_EQ(period.measured_from(), start_of_day(365));
  EXPECT_EQ(period_of("{start: 2005-04-01, warm_up_years: 0, years: 1}").warm_up_days, 0);
}

TEST(ReadPeriod, StartsOnALeapDay) {
  const model::Period period = period_of("{start: 2008-02-29, warm_up_years: 1, years: 3}");
  EXPECT_EQ(period.warm_up_days, 366);  // to 1 March 2009
  EXPECT_EQ(period.measured_days, 4 * 365 + 1 - 366);
}

TEST(ReadPeriod, RefusesMoreThanACentury) {
  EXPECT_EQ(period_of("{start: 2005-04-01, warm_up_years: 1, years: 100}").measured_days, 0);
  EXPECT_EQ(period_of("{start: 2005-04-01, warm_up_years: 0, years: 100}").measured_days, 36524);
}

TEST(ReadReplications, PrecisionHasALeastNumber) {
  const Study study = read_study(example::data / "studies/precise.yaml");
  ASSERT_TRUE(study.precision.has_value());
  EXPECT_EQ(study.replications, fewest_before_precision);
  EXPECT_EQ(study.precision->outcome, "missed_cases");
  EXPECT_EQ(study.precision->arm, "new");
  EXPECT_EQ(study.precision->against, "base");
  EXPECT_EQ(study.precision->half_width, 0.5);
  EXPECT_EQ(study.precision->most_replications, 400U);
}

}  // namespace
}  // namespace sightline::scenario
