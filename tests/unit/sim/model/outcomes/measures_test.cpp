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
  // architecture.md, "Outcome names (stable)".
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
                                      "missed_case_rate_365d",
                                      "pooling_gap_days",
                                      "vacancy_share",
                                      "turnover_per_year",
                                      "cost_gbp"}) {
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

TEST(Catalogue, BeginsWithTheHeadlineAndKeepsTheStagesTogether) {
  const auto place = [](std::string_view name) { return find_outcome(name) - catalogue().data(); };
  EXPECT_EQ(place("missed_case_rate"), 0);
  EXPECT_EQ(place("broke_at_right_decision_too_late") - place("broke_at_never_seen"), 9);
}

TEST(Catalogue, LateAssessmentsRepeatAndLongPlansFollowWhatTheyAreSharesOf) {
  struct Share {
    std::string_view name;
    std::string_view before;
    Measure numerator;
    Measure denominator;
  };
  for (const auto& [name, before, numerator, denominator] :
       {Share{"core_assessment_on_time_share", "core_assessments_per_10k",
              Measure::core_assessments_on_time, Measure::core_assessments},
        Share{"repeat_plan_share", "plans_started_per_10k", Measure::repeat_plans,
              Measure::plans_started},
        Share{"long_plan_share", "repeat_plan_share", Measure::long_plans_ended,
              Measure::plans_ended}}) {
    const Outcome* outcome = find_outcome(name);
    ASSERT_NE(outcome, nullptr) << name;
    EXPECT_EQ((outcome - 1)->name, before);
    EXPECT_EQ(outcome->numerator, numerator) << name;
    EXPECT_EQ(outcome->denominator, denominator) << name;
  }
}

TEST(Catalogue, HasOvertimeInHoursPerPostAndWeek) {
  const Outcome* outcome = find_outcome("overtime_hours_per_week");
  ASSERT_NE(outcome, nullptr);
  EXPECT_EQ((outcome - 1)->name, "sickness_days_per_year");
  EXPECT_EQ(outcome->numerator, Measure::overtime_hours);
  EXPECT_EQ(outcome->denominator, Measure::post_days);
  EXPECT_EQ(outcome->unit, "hours per post and week");
}

TEST(Catalogue, SharesOfStandingHaveEveryPlaceOfTheirRow) {
  for (const std::string whole : {"serious", "deaths"}) {
    std::size_t place = 0;
    for (const std::string standing : {"unknown", "known", "on_plan", "away"}) {
      std::string name = whole;
      name.append("_").append(standing).append("_share");
      const Outcome* outcome = find_outcome(name);
      ASSERT_NE(outcome, nullptr) << name;
      const bool is_serious = whole == "serious";
      EXPECT_EQ(outcome->numerator,
                in_row(is_serious ? Measure::serious_standing : Measure::deaths_standing, place++));
      EXPECT_EQ(outcome->denominator, is_serious ? Measure::serious_injuries : Measure::deaths);
    }
  }
}

TEST(Catalogue, HasTheCostOfEveryAgencyThatIsPaid) {
  for (std::size_t a = 0; a < agency_count; ++a) {
    std::string name = "cost_gbp_";
    name += name_of(agency_at(a));
    const Outcome* outcome = find_outcome(name);
    EXPECT_EQ(outcome != nullptr, agency_at(a) != Agency::community) << name;
    if (outcome == nullptr) continue;
    EXPECT_EQ(outcome->numerator, in_row(Measure::cost_of_agency, a));
  }
}

TEST(Measures, HaveUniqueNamesAndUnits) {
  std::set<std::string_view> names;
  ASSERT_EQ(measures().size(), measure_count);
  for (const MeasureLabel& label : measures()) {
    EXPECT_TRUE(names.insert(label.name).second) << label.name;
    EXPECT_FALSE(label.unit.empty()) << label.name;
  }
}

TEST(Measures, AreNamedInTheirOrder) {
  const auto name_of_measure = [](Measure measure) {
    return measures()[static_cast<std::size_t>(measure)].name;
  };
  EXPECT_EQ(name_of_measure(Measure::harmed), "harmed");
  EXPECT_EQ(name_of_measure(Measure::child_years), "child_years");
  EXPECT_EQ(name_of_measure(Measure::pooled_never_single), "pooled_never_single");
  EXPECT_EQ(name_of_measure(Measure::deaths_standing), "deaths_unknown");
  EXPECT_EQ(name_of_measure(Measure::plan_visits), "plan_visits");
  EXPECT_EQ(name_of_measure(Measure::prosecutor_decision_days), "prosecutor_decision_days");
  EXPECT_EQ(name_of_measure(Measure::care_days), "care_days");
  EXPECT_EQ(name_of_measure(Measure::alarms), "alarms");
  EXPECT_EQ(name_of_measure(Measure::cost_placements), "cost_placements");
  EXPECT_EQ(name_of_measure(Measure::measured_years), "measured_years");
  for (std::size_t a = 0; a < agency_count; ++a) {
    EXPECT_EQ(name_of_measure(in_row(Measure::cost_of_agency, a)),
              "cost_" + std::string(name_of(agency_at(a))));
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
