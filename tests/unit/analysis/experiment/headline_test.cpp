// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/experiment/headline.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

using statistics::Estimate;
using testing::HasSubstr;

/// A summary in which only the two differences that sentences speak of are set.
Summary summary_with(const Estimate& missed_rate, const Estimate& false_enquiries) {
  Summary summary;
  summary.arms.resize(2);
  Comparison& comparison = summary.comparisons.emplace_back();
  comparison.arm = 1;
  comparison.outcomes.resize(model::outcomes::catalogue().size());
  comparison.outcomes[outcome_index("missed_case_rate")].difference = missed_rate;
  comparison.outcomes[outcome_index("false_enquiries_per_10k")].difference = false_enquiries;
  return summary;
}

constexpr Estimate nothing_happens = {0, 0, 0, 0, 10};

std::string sentence(const Estimate& missed, const Estimate& false_enquiries = nothing_happens) {
  return headline_sentence(example_study(), summary_with(missed, false_enquiries), 1);
}

TEST(Headline, SpeaksOfAnEffectThatExcludesZero) {
  EXPECT_EQ(sentence({-0.021, -0.033, -0.009, 0.006, 60}, {1.24, 0.61, 1.87, 0.3, 60}),
            "Doctors attend: 2.1 fewer missed cases per 100 harmed children than as-is (95 % "
            "interval 0.9 to 3.3 fewer, which excludes zero); 1.24 more false enquiries a year per "
            "10,000 children (0.61 to 1.87 more).");
  EXPECT_THAT(sentence({0.05, 0.03, 0.07, 0.01, 60}), HasSubstr("5.0 more missed cases"));
  EXPECT_THAT(sentence({0.05, 0.03, 0.07, 0.01, 60}), HasSubstr("3.0 to 7.0 more"));
}

TEST(Headline, SaysWhenNoEffectCanBeSeen) {
  EXPECT_EQ(
      sentence({-0.003, -0.012, 0.006, 0.005, 60}, {0.2, -1.1, 1.5, 0.6, 60}),
      "Doctors attend: 0.30 fewer missed cases per 100 harmed children than as-is (95 % "
      "interval 1.20 fewer to 0.60 more), which cannot be told apart from no effect at this "
      "precision; no clear change in false enquiries (1.1 fewer to 1.5 more a year per 10,000 "
      "children).");
}

TEST(Headline, SaysByWhatPrecisionAStudyStopped) {
  const scenario::Precision wanted{"missed_case_rate", "doctors-attend", "as-is", 0.002, 400};
  EXPECT_EQ(stopping_sentence(wanted, {-0.00345, 0.0019}, 112),
            "Precise enough after 112 replications: missed_case_rate of doctors-attend against "
            "as-is is -0.00345 +- 0.0019, by a confidence sequence that holds at every look; 0.002 "
            "was asked for. Quote that difference with it: its ordinary interval is narrower and "
            "does not hold for a study that stops on what it sees.");
  EXPECT_THAT(stopping_sentence(wanted, {-0.00345, 0.0021}, 400),
              HasSubstr("Not precise enough after 400 replications"));
}

TEST(Headline, SaysWhenNothingChanged) {
  EXPECT_EQ(sentence(nothing_happens),
            "Doctors attend: the same missed-case rate as as-is in every replication; no change in "
            "false enquiries.");
}

TEST(Headline, GivesNoIntervalForOneReplication) {
  const std::string text =
      sentence({-0.2, -infinity, infinity, infinity, 1}, {1, -infinity, infinity, infinity, 1});
  EXPECT_THAT(text, HasSubstr("too few for an interval."));
  EXPECT_THAT(text, testing::Not(HasSubstr("inf")));
}

TEST(Headline, SaysWhenThereIsNoRate) {
  const double nan = not_a_number;
  EXPECT_THAT(sentence({nan, 0, 0, 0, 4}),
              HasSubstr("no harmed child was followed for a full year"));
}

TEST(Headline, NeedsAnArmToCompare) {
  EXPECT_THROW((void)headline_sentence(example_study(), Summary{}, 0), std::invalid_argument);
}

TEST(Headline, ShowsTwoDigitsOfTheHalfWidth) {
  EXPECT_EQ(decimals_of({100, 88, 112, 6, 10}), 0);
  EXPECT_EQ(decimals_of({10, 8.8, 11.2, 0.6, 10}), 1);
  EXPECT_EQ(decimals_of({0.5, 0.488, 0.512, 0.006, 10}), 3);
  EXPECT_EQ(decimals_of({0.5, 0.5, 0.5, 0, 10}), 3);  // by the size where there is no interval
  EXPECT_EQ(decimals_of({0, 0, 0, 0, 10}), 1);
}

TEST(Headline, TellsWhatTheNumbersRestOn) {
  scenario::Study study = example_study();
  study.arms[0].settings = {{.path = "practice.threshold.plan", .source = "assumption"}};
  const std::string text = assumptions_sentence(study, {{"R01", 'D'}, {"R02", 'A'}});
  EXPECT_THAT(text, HasSubstr("assumptions of baseline england-2008"));
  EXPECT_THAT(text, HasSubstr("R01 D."));
  EXPECT_THAT(text, testing::Not(HasSubstr("R02")));  // in no arm
  EXPECT_THAT(assumptions_sentence(study, {}), testing::Not(HasSubstr("Evidence")));
  EXPECT_THAT(missed_case_definition(), HasSubstr("180 days"));
}

}  // namespace
}  // namespace sightline::experiment
