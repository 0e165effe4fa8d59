// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/scenario/baseline.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

TEST(ReadBaseline, ChangesWhatItExtends) {
  const Baseline baseline = read_baseline(example::data / "baseline/test-two.yaml");
  const model::household::Adults& adults = baseline.parameters.household.adults;
  EXPECT_EQ(baseline.name, "test-two");
  EXPECT_EQ(baseline.extends, "test");
  EXPECT_EQ(baseline.title, "Extends one that extends");
  EXPECT_EQ(baseline.place, "Nowhere");
  EXPECT_NE(baseline.period, "");  // of england-2008
  EXPECT_EQ(adults.aggressive_parent.value(), 0.02);
  EXPECT_EQ(adults.lodger_arrives.value(), 0.5);
  EXPECT_EQ(adults.partner_arrives, model::household::Adults().partner_arrives);
}

TEST(ReadBaseline, RemembersEverySettingTheExtendedFirst) {
  const Baseline baseline = read_baseline(example::data / "baseline/test-two.yaml");
  model::Parameters all;
  const std::size_t count = parameters_of(all).size();
  ASSERT_EQ(baseline.settings.size(), count + 3);
  EXPECT_TRUE(baseline.settings.front().file.ends_with("england-2008.yaml"));
  const config::ParameterSetting& test = baseline.settings[count];
  EXPECT_EQ(test.value, 0.01);
  EXPECT_EQ(test.note, "a note");
  EXPECT_TRUE(test.file.ends_with("test.yaml"));
  EXPECT_EQ(baseline.settings.back().path, "household.adults.lodger_arrives");
}

TEST(ReadBaseline, ThrowsOnAMistake) {
  EXPECT_THROW(static_cast<void>(read_baseline(example::data / "bad_baseline/sums.yaml")),
               InputError);
}

}  // namespace
}  // namespace sightline::scenario
