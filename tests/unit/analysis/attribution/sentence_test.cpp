// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/attribution/findings.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline::attribution {
namespace {

statistics::Estimate estimate(double low, double high) {
  return {(low + high) / 2, low, high, (high - low) / 4, 10};
}

FinishedStudy study() {
  FinishedStudy result;
  result.reforms = {"R01", "R10", "R15"};
  return result;
}

Finding finding() {
  Finding result;
  result.outcome = model::outcomes::find_outcome("missed_case_rate");
  result.split.total = estimate(-0.05, -0.03);
  result.split.shares.resize(3);
  result.split.shares[0].estimate = estimate(-0.012, -0.008);
  result.split.shares[1].estimate = estimate(-0.032, -0.028);
  result.split.shares[2].estimate = estimate(-0.002, 0.002);
  result.split.interactions = {{0, 1, estimate(0.001, 0.003)},
                               {0, 2, estimate(-0.001, 0.001)},
                               {1, 2, estimate(-0.001, 0.001)}};
  return result;
}

TEST(AttributionSentence, NamesTheGreatestFirstAndWhatCannotBeTold) {
  EXPECT_EQ(attribution_sentence(study(), finding()),
            "R01, R10 and R15 together change missed_case_rate by -0.040 [-0.050, -0.030] (share; "
            "95 % interval). Of this, R10 -0.0300 [-0.0320, -0.0280] (75 %) and R01 -0.0100 "
            "[-0.0120, -0.0080] (25 %). What R15 does cannot be told from nothing at this "
            "precision. R01 and R10 do less together than the sum of what each does without the "
            "other (+0.0020 [+0.0010, +0.0030]).");
}

TEST(AttributionSentence, SaysThatNothingChangesOrIsKnown) {
  Finding none = finding();
  none.split.total = {0, 0, 0, 0, 10};
  EXPECT_EQ(attribution_sentence(study(), none),
            "R01, R10 and R15 together change nothing in missed_case_rate.");
  none.split.total.low = -infinity;
  EXPECT_EQ(attribution_sentence(study(), none),
            "One observation is too few to say which reform changes missed_case_rate.");
}

TEST(AttributionSentence, GivesNoPercentagesOfATotalThatMayBeNothing) {
  Finding unclear = finding();
  unclear.split.total = estimate(-0.03, 0.01);
  const std::string text = attribution_sentence(study(), unclear);
  EXPECT_NE(text.find("That cannot be told from nothing."), std::string::npos) << text;
  EXPECT_EQ(text.find(" %)"), std::string::npos) << text;
}

}  // namespace
}  // namespace sightline::attribution
