// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <sightline/model/outcomes/measures.hpp>

namespace sightline::model::outcomes {
namespace {

TEST(Catalogue, NamesAreUniqueAndDescribed) {
  std::set<std::string_view> names;
  for (const Outcome& outcome : catalogue()) {
    EXPECT_TRUE(names.insert(outcome.name).second) << outcome.name;
    EXPECT_FALSE(outcome.unit.empty()) << outcome.name;
    EXPECT_FALSE(outcome.meaning.empty()) << outcome.name;
    EXPECT_LT(outcome.numerator, Measure::size_) << outcome.name;
    EXPECT_GT(outcome.scale, 0.0) << outcome.name;
  }
}

TEST(Catalogue, HasTheStableNames) {
  // architecture.md, "Outcome names (stable)"; not yet: pooling_gap_days, vacancy_share,
  // turnover_per_year, cost_gbp.
  for (const std::string_view name : {"missed_case_rate",
                                      "missed_cases",
                                      "harmed_children",
                                      "serious_injuries",
                                      "deaths",
                                      "harm_days",
                                      "days_to_recognition",
                                      "days_to_referral",
                                      "days_to_protection",
                                      "false_enquiry_rate",
                                      "false_plan_rate",
                                      "false_removal_rate",
                                      "referrals_per_10k",
                                      "assessments_per_10k",
                                      "enquiries_per_10k",
                                      "conferences_per_10k",
                                      "plans_started_per_10k",
                                      "plans_open_per_10k",
                                      "rereferral_share",
                                      "care_starts_per_10k",
                                      "assessment_on_time_share",
                                      "caseload_mean",
                                      "missed_case_rate_30d",
                                      "missed_case_rate_90d",
                                      "missed_case_rate_365d"}) {
    EXPECT_NE(find_outcome(name), nullptr) << name;
  }
}

TEST(Catalogue, HasEveryStageAtWhichACaseBreaksInOrder) {
  for (const std::string stage :
       {"never_seen", "seen_not_found", "found_not_recognised", "recognised_not_told",
        "told_lost_or_late", "screened_out", "assessed_not_substantiated", "plan_not_effective",
        "legal_threshold", "right_decision_too_late"}) {
    static int position = 0;
    const Outcome* outcome = find_outcome("broke_at_" + stage);
    ASSERT_NE(outcome, nullptr) << stage;
    EXPECT_EQ(static_cast<int>(outcome->numerator), static_cast<int>(Measure::broke_at) + position);
    EXPECT_EQ(outcome->denominator, Measure::missed);
    ++position;
  }
}

TEST(Catalogue, DoesNotFindWhatItHasNot) {
  EXPECT_EQ(find_outcome("missed_case_rat"), nullptr);
  EXPECT_EQ(find_outcome(""), nullptr);
}

TEST(Catalogue, BothMissedCasesAndFalseAlarmsAreBetterIfLower) {
  for (const char* name : {"missed_case_rate", "false_enquiry_rate", "false_plan_rate"})
    EXPECT_EQ(find_outcome(name)->better, Better::lower) << name;
}

}  // namespace
}  // namespace sightline::model::outcomes
