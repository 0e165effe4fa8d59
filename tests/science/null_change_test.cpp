// SPDX-License-Identifier: Apache-2.0
// A reform that changes nothing changes nothing, to the last bit.
#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

workforce::PracticeReform reform(std::vector<workforce::PracticeChange> changes,
                                 double compliance = 1.0) {
  return {.key = 77,
          .from = start_of_day(100),
          .full_after = days(200),
          .compliance = Probability(compliance),
          .changes = std::move(changes)};
}

/// Every parameter of Practice set to what it is.
std::vector<workforce::PracticeChange> everything_as_it_is() {
  workforce::Practice practice;
  std::vector<workforce::PracticeChange> changes;
  for (const Parameter& field : parameters_of(practice))
    changes.push_back(set_practice(field.path, *field.value));
  return changes;
}

struct Observed {
  ReplicationResult result;
  std::vector<Happening> trace;
};
Observed observe(const Input& input, std::uint64_t replication) {
  Observed observed;
  observed.result = run(input, replication, {.trace = &observed.trace});
  return observed;
}

bool is_equal(const Observed& a, const Observed& b) {
  const auto x = a.result.tallies.cells();
  const auto y = b.result.tallies.cells();
  return std::equal(x.begin(), x.end(), y.begin(), y.end()) &&
         a.result.missed_children == b.result.missed_children &&
         std::equal(a.trace.begin(), a.trace.end(), b.trace.begin(), b.trace.end(), same);
}

TEST(NullChange, LeavesEveryTallyAndTheWholeTraceAsTheyAre) {
  const Input base = input_of(Parameters{}, 5000, 100, 500);
  for (const std::uint64_t replication : {0U, 1U}) {
    const Observed expected = observe(base, replication);
    Input arm = base;
    arm.reforms = {reform(everything_as_it_is())};
    EXPECT_TRUE(is_equal(observe(arm, replication), expected)) << "set to what it is";
    arm.reforms = {reform({set_practice("conference.attendance.paediatrics", 1.0)}, 0.0)};
    EXPECT_TRUE(is_equal(observe(arm, replication), expected)) << "nobody complies";
    arm.reforms = {reform({})};
    EXPECT_TRUE(is_equal(observe(arm, replication), expected)) << "without changes";
    arm.reforms = {reform({set_practice("conference.attendance.paediatrics", 1.0)})};
    EXPECT_FALSE(is_equal(observe(arm, replication), expected)) << "the comparison sees a change";
  }
}

TEST(NullChange, SameSeedGivesTheSameRunInAnyOrder) {
  const Input base = input_of(Parameters{}, 3000, 100, 400);
  const Observed second = observe(base, 1);
  const Observed first = observe(base, 0);
  EXPECT_TRUE(is_equal(observe(base, 0), first));
  EXPECT_TRUE(is_equal(observe(base, 1), second));
  EXPECT_FALSE(is_equal(first, second));
}

}  // namespace
}  // namespace sightline::model::testing
