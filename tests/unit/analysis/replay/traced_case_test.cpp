// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>

#include "case_runs.hpp"

namespace sightline::replay {
namespace {

TEST(TracedCase, SaysOfEveryMissedChildThatItWasMissed) {
  const example::SmallAuthority authority;
  const auto missed = authority.missed();
  ASSERT_FALSE(missed.empty());
  std::size_t tried = 0;
  for (const model::ChildId child : missed) {
    if (++tried > 3) break;
    const TracedCase traced = trace_case(authority.run(), child);
    EXPECT_TRUE(traced.is_missed);
    EXPECT_EQ(traced.missed, missed);  // tracing changes nothing
    ASSERT_TRUE(traced.course.has_value());
    EXPECT_TRUE(too_late(*traced.course).has_value());
    EXPECT_GE(too_late(*traced.course)->at, traced.course->first_chance);
  }
}

TEST(TracedCase, HoldsTheFamilyOnly) {
  const example::SmallAuthority authority;
  const TracedCase traced = trace_case(authority.run(), authority.missed().front());
  ASSERT_FALSE(traced.trace.empty());
  for (const model::Happening& happening : traced.trace)
    EXPECT_LT(std::max(happening.child, traced.child).value() -
                  std::min(happening.child, traced.child).value(),
              8U);
}

TEST(TracedCase, RefusesAChildThatThereIsNot) {
  const example::SmallAuthority authority;
  EXPECT_THROW(static_cast<void>(trace_case(authority.run(), model::ChildId(99'999'999))),
               std::out_of_range);
}

TEST(TooLate, IsTheSeriousInjuryOrTheEndOfThe180Days) {
  model::outcomes::Course course;
  course.first_chance = start_of_day(100);
  EXPECT_FALSE(too_late(course).has_value());
  course.serious_injury = start_of_day(130);
  EXPECT_EQ(too_late(course)->at, start_of_day(130));
  course.serious_injury = Time::never();
  course.next_injury = start_of_day(120);
  course.is_unprotected_at[model::outcomes::headline_horizon] = true;
  EXPECT_EQ(too_late(course)->at, start_of_day(280));
  EXPECT_FALSE(too_late(course)->is_by_injury);
  course.serious_injury = start_of_day(300);  // missed by the 180 days already
  EXPECT_EQ(too_late(course)->at, start_of_day(280));
}

}  // namespace
}  // namespace sightline::replay
