// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/scenario/calibration.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

using model::outcomes::Measure;

Calibration good() {
  return read_calibration(example::data / "calibration/good.yaml");
}

TEST(ReadCalibration, ReadsParametersTargetsAndWaves) {
  const Calibration calibration = good();
  ASSERT_EQ(calibration.varied.size(), 3U);
  EXPECT_EQ(calibration.varied[2].low, 0.0);  // as declared
  EXPECT_EQ(calibration.varied[2].high, 1.0);
  ASSERT_EQ(calibration.targets.size(), 3U);
  EXPECT_DOUBLE_EQ(calibration.targets[0].observation_sd, 50.0);
  EXPECT_DOUBLE_EQ(calibration.targets[0].discrepancy_sd, 25.0);
  EXPECT_EQ(calibration.targets[1].name, "conferences_per_10k/enquiries_per_10k");
  EXPECT_EQ(calibration.targets[1].numerator, Measure::conferences);
  EXPECT_EQ(calibration.targets[1].denominator, Measure::enquiries);
  EXPECT_EQ(calibration.targets[1].scale, 1.0);
  EXPECT_EQ(calibration.targets[2].denominator, Measure::child_years);
  EXPECT_EQ(calibration.targets[2].scale, 100000.0);
  EXPECT_EQ(calibration.waves[0].by, RuledOutBy::second_highest);
  EXPECT_EQ(calibration.ensemble.candidates, 12U);
  EXPECT_EQ(calibration.ensemble.replications, 4U);
}

TEST(CalibrationParameter, GoesBetweenPositionsAndValues) {
  const Calibration calibration = good();
  for (const CalibrationParameter& parameter : calibration.varied) {
    EXPECT_NEAR(parameter.value_at(0.0), parameter.low, 1e-12);
    EXPECT_NEAR(parameter.value_at(1.0), parameter.high, 1e-12);
    for (const double position : {0.1, 0.5, 0.77})
      EXPECT_NEAR(parameter.position_of(parameter.value_at(position)), position, 1e-9);
  }
  EXPECT_NEAR(calibration.varied[0].value_at(0.5), 0.02, 1e-12);  // geometric mean
  EXPECT_NEAR(calibration.varied[1].value_at(0.5), -2.0, 1e-12);
}

TEST(InputAt, SetsWhatVariesAndRefusesContradictions) {
  Calibration calibration = good();
  const auto input = input_at(calibration, std::vector<double>{0.02, -1.5, 0.3});
  ASSERT_TRUE(input.has_value());
  EXPECT_EQ(input->parameters.practice.threshold.plan.value(), -1.5);
  EXPECT_EQ(input->children, 1000U);
  calibration.varied[0].path = "household.families.one_child";
  calibration.varied[2].path = "household.families.two_children";
  EXPECT_FALSE(input_at(calibration, std::vector<double>{0.9, -1.5, 0.9}).has_value());
}

}  // namespace
}  // namespace sightline::scenario
