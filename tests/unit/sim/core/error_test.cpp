// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>

namespace sightline {
namespace {

TEST(Mistake, ReadsLikeACompilerMessage) {
  const Mistake mistake{"a.yaml", 41, 7, "casework.probability", "14 is outside [0, 1]"};
  EXPECT_EQ(to_string(mistake), "a.yaml:41:7: casework.probability: 14 is outside [0, 1]");
}

TEST(Mistake, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(to_string(Mistake{"a.yaml", 41, 0, "", "bad"}), "a.yaml:41: bad");
  EXPECT_EQ(to_string(Mistake{"a.yaml", 0, 0, "k", "bad"}), "a.yaml: k: bad");
  EXPECT_EQ(to_string(Mistake{"", 0, 0, "--seed", "bad"}), "--seed: bad");
  EXPECT_EQ(to_string(Mistake{"", 0, 0, "", "bad"}), "bad");
  EXPECT_EQ(to_string(Mistake{}), "");
}

TEST(InputError, TellsEveryMistakeOneALine) {
  const InputError error(std::vector<Mistake>{{"a", 1, 2, "x", "one"}, {"b", 3, 4, "y", "two"}});
  EXPECT_STREQ(error.what(), "a:1:2: x: one\nb:3:4: y: two");
  ASSERT_EQ(error.mistakes().size(), 2U);
  EXPECT_EQ(error.mistakes()[1].text, "two");
  EXPECT_STREQ(InputError(Mistake{"", 0, 0, "", "one"}).what(), "one");
}

TEST(RunError, KeepsItsMessage) {
  EXPECT_STREQ(RunError("disk full").what(), "disk full");
}

TEST(NearestName, FindsSlipsOfAllKinds) {
  const std::vector<std::string> names{"effort", "probability", "delay"};
  EXPECT_EQ(nearest_name("efort", names), "effort");
  EXPECT_EQ(nearest_name("efffort", names), "effort");
  EXPECT_EQ(nearest_name("edfort", names), "effort");
  EXPECT_EQ(nearest_name("feofrt", names), "effort");
  EXPECT_EQ(nearest_name("delay", names), "delay");
}

TEST(NearestName, SuggestsNothingFar) {
  EXPECT_EQ(nearest_name("vacancy", {"effort", "delay"}), "");
  EXPECT_EQ(nearest_name("xy", {"ab"}), "");
  EXPECT_EQ(nearest_name("effort", {}), "");
  EXPECT_EQ(nearest_name("practice.vacancy", {"practice.conference.effort"}), "");
}

TEST(NearestName, PrefersTheNearestThenTheFirst) {
  EXPECT_EQ(nearest_name("rates", {"dates", "rates_", "rate"}), "dates");
  EXPECT_EQ(nearest_name("effort_", {"efforts_x", "effort"}), "effort");
}

TEST(NearestName, FindsPathsByTheirLastSegment) {
  const std::vector<std::string> paths{"practice.conference.attendance.paediatrician",
                                       "practice.conference.delay", "court.delay"};
  EXPECT_EQ(nearest_name("practice.conference.atendance.paediatrician", paths), paths[0]);
  EXPECT_EQ(nearest_name("paediatritian", paths), paths[0]);
  EXPECT_EQ(nearest_name("casework.meetings.attendance.of.paediatrician", paths), paths[0]);
  EXPECT_EQ(nearest_name("delay", paths), "court.delay");
  EXPECT_EQ(nearest_name("practice.meeting.delay", paths), "practice.conference.delay");
}

}  // namespace
}  // namespace sightline
