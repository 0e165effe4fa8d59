// SPDX-License-Identifier: Apache-2.0
// Each test bears the name of its folder in tests/golden.
#include <gtest/gtest.h>

#include "replications.hpp"
#include "tests/golden/harness/golden_text.hpp"
#include "tests/golden/harness/recorded.hpp"

namespace sightline::model::testing {
namespace {

TEST(golden, small_england) {
  constexpr std::uint64_t replications = 2;
  constexpr std::size_t most_happenings = 60;
  const Input usual = input_of(Parameters{}, 3000, 365, 730);
  Input attended = usual;
  attended.reforms = {{.key = 1,
                       .from = usual.period.measured_from(),
                       .full_after = Duration(),
                       .compliance = Probability(1.0),
                       .changes = {set_practice("conference.attendance.paediatrics", 0.8)}}};
  expect_recorded("small-england",
                  "Arm: default parameters, by replication\n" +
                      measures_in_words(usual, replications) +
                      "\nArm: paediatricians at four conferences in five, by replication\n" +
                      measures_in_words(attended, replications) +
                      "\nThe first family with a conference, default parameters\n" +
                      family_in_words(usual, most_happenings));
}

}  // namespace
}  // namespace sightline::model::testing
