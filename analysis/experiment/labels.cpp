// SPDX-License-Identifier: Apache-2.0
#include "labels.hpp"

#include <array>
#include <chrono>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include <sightline/model/outcomes/measures.hpp>

namespace sightline::experiment {

namespace {

// After missed_by_death follow the stages of model::outcomes::Stage.
constexpr auto names_of_measures =
    std::to_array<std::string_view>({"harmed",
                                     "missed",
                                     "missed_30d",
                                     "missed_90d",
                                     "missed_365d",
                                     "missed_by_serious_injury",
                                     "missed_by_death",
                                     "broke_at_never_seen",
                                     "broke_at_seen_not_found",
                                     "broke_at_found_not_recognised",
                                     "broke_at_recognised_not_told",
                                     "broke_at_told_lost_or_late",
                                     "broke_at_screened_out",
                                     "broke_at_assessed_not_substantiated",
                                     "broke_at_plan_not_effective",
                                     "broke_at_legal_threshold",
                                     "broke_at_right_decision_too_late",
                                     "harm_days",
                                     "recognised",
                                     "days_to_recognition",
                                     "referred_after_harm",
                                     "days_to_referral",
                                     "protected_after_harm",
                                     "days_to_protection",
                                     "serious_injuries",
                                     "deaths",
                                     "inflicted_injuries",
                                     "contacts",
                                     "referrals",
                                     "re_referrals",
                                     "screened_out",
                                     "initial_assessments",
                                     "initial_assessments_on_time",
                                     "core_assessments",
                                     "enquiries",
                                     "enquiries_substantiated",
                                     "conferences",
                                     "conferences_with_plan",
                                     "plans_started",
                                     "plans_ended",
                                     "plan_days",
                                     "care_starts",
                                     "visits",
                                     "legal_meetings",
                                     "legal_meeting_days",
                                     "false_enquiries",
                                     "false_plans",
                                     "false_removals",
                                     "conference_attended_by_paediatrician",
                                     "messages_sent",
                                     "messages_lost",
                                     "allocated_days",
                                     "case_holder_days",
                                     "work_hours",
                                     "social_work_hours",
                                     "paediatric_hours",
                                     "medicals",
                                     "child_years"});
static_assert(names_of_measures.size() == model::outcomes::measure_count);

}  // namespace

std::vector<std::string> measure_names() {
  return {names_of_measures.begin(), names_of_measures.end()};
}

output::Axis arm_axis(const scenario::Study& study) {
  std::vector<std::string> names;
  names.reserve(study.arms.size());
  for (const scenario::Arm& arm : study.arms) {
    names.push_back(arm.name);
  }
  return {"arm", names, "", "policies compared; the first is what the others are compared with"};
}

output::Axis replication_axis(std::uint64_t first, std::size_t size) {
  std::vector<std::int64_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), static_cast<std::int64_t>(first));
  return {"replication", numbers, "", "number of the replication; all arms throw its dice"};
}

output::Axis measure_axis() {
  return {"measure", measure_names(), "", "what is counted; outcomes are ratios of these sums"};
}

std::vector<Date> months_of(const scenario::Study& study, std::size_t months) {
  const std::chrono::sys_days measured =
      std::chrono::sys_days(study.period.start) + std::chrono::days(study.period.warm_up_days);
  const Date start{measured};
  std::vector<Date> dates;
  for (std::size_t i = 0; i < months; ++i) {
    const auto month = std::chrono::year_month(start.year(), start.month()) +
                       std::chrono::months(static_cast<int>(i));
    dates.emplace_back(month.year(), month.month(), std::chrono::day{1});
  }
  return dates;
}

output::Axis month_axis(const scenario::Study& study, std::size_t months) {
  const std::vector<Date> dates = months_of(study, months);
  std::vector<std::int64_t> days;
  days.reserve(months);
  for (const Date date : dates) {
    days.push_back((std::chrono::sys_days(date) - std::chrono::sys_days(dates.front())).count());
  }
  const std::string units =
      dates.empty() ? std::string() : "days since " + to_string(dates.front());
  return {"month", days, units, "first day of the month"};
}

output::Axis quintile_axis(std::size_t quintiles) {
  std::vector<std::int64_t> numbers(quintiles);
  std::iota(numbers.begin(), numbers.end(), std::int64_t{1});
  return {"quintile", numbers, "", "of deprivation: 1 is the least deprived"};
}

std::string to_hex(std::uint64_t number) {
  return fmt::format("{:016x}", number);
}

}  // namespace sightline::experiment
