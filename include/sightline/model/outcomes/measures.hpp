// SPDX-License-Identifier: Apache-2.0
// What is counted in a replication, and which outcomes are made of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <sightline/model/agency.hpp>

namespace sightline::model::outcomes {

/// How far the system had got with a missed case: the furthest stage it had reached.
enum class Stage : std::uint8_t {
  never_seen,
  seen_not_found,
  found_not_recognised,
  recognised_not_told,
  told_lost_or_late,
  screened_out,
  assessed_not_substantiated,
  plan_not_effective,
  legal_threshold,
  right_decision_too_late,
  size_
};

/// How social care stood to a child at a moment; each includes none of those after it.
enum class Standing : std::uint8_t {
  unknown,  ///< social care never had a file
  known,    ///< it had one, open or closed, without a plan
  on_plan,
  away,  ///< in care, or placed away from home
  size_
};

/// Sums kept by month and quintile.
enum class Measure : std::uint8_t {
  harmed,
  missed,
  missed_30d,
  missed_90d,
  missed_365d,
  missed_by_serious_injury,
  missed_by_death,
  broke_at,  // ten in a row, in the order of Stage
  harm_days = broke_at + static_cast<std::uint8_t>(Stage::size_),
  recognised,
  days_to_recognition,
  referred_after_harm,
  days_to_referral,
  protected_after_harm,
  days_to_protection,
  serious_injuries,
  deaths,
  inflicted_injuries,
  contacts,
  referrals,
  re_referrals,
  screened_out,
  initial_assessments,
  initial_assessments_on_time,
  core_assessments,
  core_assessments_on_time,
  enquiries,
  enquiries_substantiated,
  conferences,
  conferences_with_plan,
  plans_started,
  repeat_plans,
  plans_ended,
  long_plans_ended,
  plan_days,
  care_starts,
  visits,
  legal_meetings,
  legal_meeting_days,
  false_enquiries,
  false_plans,
  false_removals,
  false_short_stays,
  conference_attended_by_paediatrician,
  messages_sent,
  messages_lost,
  allocated_days,
  case_holder_days,
  work_hours,
  social_work_hours,
  paediatric_hours,
  medicals,
  child_years,
  // by the kind of harm that came first
  harmed_by_injury,
  harmed_by_neglect,
  missed_harmed_by_injury,
  missed_harmed_by_neglect,
  // what the agencies knew together and singly
  pooled_passed,
  pooling_gap_days,
  pooled_never_single,
  // where severe and fatal cases stood: four in a row, in the order of Standing
  serious_standing,
  deaths_standing = serious_standing + static_cast<std::uint8_t>(Standing::size_),
  // social work posts
  post_days = deaths_standing + static_cast<std::uint8_t>(Standing::size_),
  vacant_post_days,
  agency_post_days,
  workers_left,
  sickness_days,
  overtime_hours,
  hand_overs,
  unread_history,
  supervisions,
  // delays of social care's work
  assessments_timed,
  assessment_days,
  conferences_timed,
  conference_days,
  plan_visits,
  // police and prosecutor
  told_police,
  arrests,
  charges,
  no_further_actions,
  prosecutor_decisions,
  prosecutor_decision_days,
  police_protections,
  // court and care
  emergency_orders,
  final_orders,
  final_order_days,
  reunified,
  reunification_failed,
  care_days,
  // the family's answer
  breaches,
  breaches_answered,
  flights,
  moves,
  early_help,
  alarms,
  // pounds: total, by agency in the order of Agency, and what no agency's working time pays
  cost,
  cost_of_agency,
  cost_placements = cost_of_agency + static_cast<std::uint8_t>(agency_count),
  cost_proceedings,
  measured_years,
  size_
};

inline constexpr std::size_t measure_count = static_cast<std::size_t>(Measure::size_);
inline constexpr Measure no_measure = Measure::size_;

/// The measure `place` rows after `first`, of those that stand in a row.
[[nodiscard]] constexpr Measure in_row(Measure first, std::size_t place) {
  return static_cast<Measure>(static_cast<std::size_t>(first) + place);
}

/// What a measure is called in files, and what it is counted in.
struct MeasureLabel {
  std::string_view name;
  std::string_view unit;
};

/// One for each Measure, in its order; names are stable.
[[nodiscard]] std::span<const MeasureLabel> measures();

/// Which way is better, for colouring and for words; none where neither is.
enum class Better : std::uint8_t { lower, higher, neither };

/// An outcome: scale x sum of one measure / sum of another (per replication, or per month).
struct Outcome {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  Measure numerator;
  Measure denominator;  ///< Measure::size_: none, the sum itself per replication
  double scale = 1.0;
  Better better = Better::neither;
};

/// The catalogue, in the order of every table; names are stable.
[[nodiscard]] std::span<const Outcome> catalogue();
/// nullptr if there is none of this name.
[[nodiscard]] const Outcome* find_outcome(std::string_view name);

}  // namespace sightline::model::outcomes
