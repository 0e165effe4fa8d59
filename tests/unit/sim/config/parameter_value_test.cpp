// SPDX-License-Identifier: Apache-2.0
#include "sim/config/parameter_value.hpp"

#include <gtest/gtest.h>

#include "example_parameters.hpp"

namespace sightline::config {
namespace {

TEST(ParameterValue, OfASwitchIsTrueOrFalse) {
  Parameter parameter;
  parameter.unit = "switch";
  EXPECT_TRUE(is_switch(parameter));
  EXPECT_EQ(parse_value(parameter, "true").value, 1);
  EXPECT_EQ(parse_value(parameter, "0").value, 0);
  EXPECT_EQ(parse_value(parameter, "on").fault, "`on` is neither true nor false");
}

TEST(ParameterValue, AsksForAPercentageOnlyWhereThatWouldFit) {
  Parameter parameter;
  parameter.low = 0;
  parameter.high = 0.5;
  parameter.unit = "share";
  EXPECT_EQ(parse_value(parameter, "0.25").value, 0.25);
  EXPECT_EQ(value_fault(parameter, 30),
            "30 is outside [0, 0.5] (share). Was a percentage meant? Write 0.3.");
  EXPECT_EQ(value_fault(parameter, 60), "60 is outside [0, 0.5] (share)");
  EXPECT_EQ(value_fault(parameter, 0.6), "0.6 is outside [0, 0.5] (share)");
  parameter.unit = "ratio";
  EXPECT_EQ(value_fault(parameter, 30), "30 is outside [0, 0.5] (ratio)");
}

}  // namespace
}  // namespace sightline::config
