// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/study_verdict.hpp>

namespace sightline::replay {
namespace {

using model::ChildId;

OpenedStudy study_of_two_arms() {
  OpenedStudy study;
  study.study.arms.resize(2);
  study.study.arms[0].name = "baseline";
  study.study.arms[1].name = "reform";
  study.changed = {{4, "reform", ChildId(7), "rescued", "direct"},
                   {4, "reform", ChildId(8), "newly-missed", "not-traced"}};
  return study;
}

TracedCase traced(std::uint32_t child, bool is_missed) {
  TracedCase one;
  one.child = ChildId(child);
  one.is_missed = is_missed;
  return one;
}

TEST(StudyVerdict, IsToldWhereTheRunAgrees) {
  const OpenedStudy study = study_of_two_arms();
  EXPECT_EQ(checked_verdict(study, 0, traced(7, true), 4),
            "The study: rescued in arm reform against baseline (direct).");
  EXPECT_EQ(checked_verdict(study, 1, traced(7, false), 4),
            "The study: rescued in arm reform against baseline (direct).");
  EXPECT_EQ(checked_verdict(study, 1, traced(8, true), 4),
            "The study: newly missed in arm reform against baseline (not-traced).");
  EXPECT_EQ(checked_verdict(study, 0, traced(9, true), 4), "");
  EXPECT_EQ(checked_verdict(study, 0, traced(7, false), 5), "");  // another replication
}

TEST(StudyVerdict, OfAnotherProgramIsRefused) {
  const OpenedStudy study = study_of_two_arms();
  EXPECT_THROW(static_cast<void>(checked_verdict(study, 0, traced(7, false), 4)), RunError);
  EXPECT_THROW(static_cast<void>(checked_verdict(study, 1, traced(7, true), 4)), RunError);
  EXPECT_THROW(static_cast<void>(checked_verdict(study, 0, traced(8, true), 4)), RunError);
}

TEST(NearestMissed, AreThreeAtMost) {
  const std::vector<ChildId> missed{ChildId(5), ChildId(10), ChildId(40), ChildId(90)};
  EXPECT_EQ(nearest_missed_text(missed, 38), "; nearest missed cases: 40, 10, 5");
  EXPECT_EQ(nearest_missed_text({}, 38), "; no case was missed in this replication");
}

}  // namespace
}  // namespace sightline::replay
