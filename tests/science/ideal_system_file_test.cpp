// SPDX-License-Identifier: Apache-2.0
// The baseline that users can run is the ideal system that is tested.
#include <gtest/gtest.h>

#include <sightline/scenario/baseline.hpp>

#include "tests/science/support/ideal_system.hpp"

namespace sightline::model::testing {
namespace {

TEST(IdealSystemFile, SaysWhatTheTestedListSays) {
  scenario::Baseline baseline =
      scenario::read_baseline(SIGHTLINE_SOURCE_DIR "/scenarios/baseline/ideal-system.yaml");
  Parameters expected = with(Parameters{}, ideal_system());
  const auto from_file = parameters_of(baseline.parameters);
  const auto from_code = parameters_of(expected);
  ASSERT_EQ(from_file.size(), from_code.size());
  for (std::size_t i = 0; i < from_file.size(); ++i)
    EXPECT_EQ(*from_file[i].value, *from_code[i].value) << from_file[i].path;
}

}  // namespace
}  // namespace sightline::model::testing
