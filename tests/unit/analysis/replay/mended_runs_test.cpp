// SPDX-License-Identifier: Apache-2.0
#include "analysis/replay/mended_runs.hpp"

#include <gtest/gtest.h>

#include <sightline/replay/but_for.hpp>

#include "case_runs.hpp"

namespace sightline::replay {
namespace {

/// The first missed case with a failed hand-off, and what failed.
struct Failed {
  explicit Failed(const example::SmallAuthority& authority) {
    for (const model::ChildId child : authority.missed()) {
      traced = trace_case(authority.run(), child);
      late = too_late(*traced.course)->at;
      hand_offs = failed_hand_offs(traced, traced.course->harmed, late);
      if (!hand_offs.empty()) return;
    }
  }
  TracedCase traced;
  Time late;
  std::vector<HandOff> hand_offs;
};

TEST(MendedRuns, ChangeNothingWhereNothingIsMended) {
  const example::SmallAuthority authority;
  const Failed failed(authority);
  ASSERT_FALSE(failed.hand_offs.empty());
  MendedRuns runs(authority.run(), failed.traced, failed.late);
  EXPECT_FALSE(runs.is_protected({}));
}

TEST(MendedRuns, GiveTheSameAnswerAgain) {
  const example::SmallAuthority authority;
  const Failed failed(authority);
  ASSERT_FALSE(failed.hand_offs.empty());
  MendedRuns first(authority.run(), failed.traced, failed.late);
  MendedRuns second(authority.run(), failed.traced, failed.late);
  for (std::size_t i = failed.hand_offs.size(); i > 0; --i) {
    const HandOff& one = failed.hand_offs[i - 1];  // in another order than the first
    const bool here = second.is_protected({&one});
    EXPECT_EQ(first.is_protected({&one}), here);
    EXPECT_EQ(first.is_protected_by(one, true, 3), second.is_protected_by(one, true, 3));
  }
  EXPECT_GT(first.runs(), 0U);
}

TEST(MendedRuns, MendSomeHandOffOfSomeCase) {
  const example::SmallAuthority authority;
  std::size_t mended = 0;
  std::size_t tried = 0;
  for (const model::ChildId child : authority.missed()) {
    const TracedCase traced = trace_case(authority.run(), child);
    const Time late = too_late(*traced.course)->at;
    MendedRuns runs(authority.run(), traced, late);
    for (const HandOff& one : failed_hand_offs(traced, traced.course->harmed, late)) {
      if (++tried > 12) break;
      mended += runs.can_be_mended(one) ? 1U : 0U;
    }
  }
  EXPECT_GT(mended, 0U);
}

TEST(MendedRuns, MendWhatWasFoundAndNotRecognisedByACompleteExamination) {
  const example::SmallAuthority authority;
  std::size_t found = 0;
  std::size_t mended = 0;
  for (const model::ChildId child : authority.missed()) {
    const TracedCase traced = trace_case(authority.run(), child);
    const Time late = too_late(*traced.course)->at;
    MendedRuns runs(authority.run(), traced, late);
    for (const HandOff& one : failed_hand_offs(traced, traced.course->harmed, late)) {
      if (one.kind != HandOffKind::sign_not_recognised || found >= 12) continue;
      ++found;
      mended += runs.can_be_mended(one) ? 1U : 0U;
    }
  }
  EXPECT_GT(found, 0U);
  EXPECT_GT(mended, 0U);
}

TEST(ButForOfTheModel, AnswersForAMissedCase) {
  const example::SmallAuthority authority;
  const Failed failed(authority);
  ASSERT_FALSE(failed.hand_offs.empty());
  ButForOptions options;
  options.futures = 2;
  options.most_hand_offs = 2;
  options.search.most_runs = 3;
  const CaseName name{"study", "baseline", 0, failed.traced.child};
  const ButFor found = but_for(authority.run(), failed.traced, name, options);
  EXPECT_EQ(found.too_late.at, failed.late);
  EXPECT_EQ(found.hand_offs.size() + found.unmendable.size() + found.left_out,
            failed.hand_offs.size());
  for (const MendedAlone& one : found.hand_offs)
    EXPECT_EQ(one.chance.n, 2U);
  EXPECT_GT(found.runs, 0U);
}

}  // namespace
}  // namespace sightline::replay
