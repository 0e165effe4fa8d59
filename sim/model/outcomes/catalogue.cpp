// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/core/time.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::model::outcomes {
namespace {

constexpr double per_10k = 10000.0;

constexpr Measure broke_at(Stage stage) {
  return in_row(Measure::broke_at, static_cast<std::size_t>(stage));
}
constexpr Measure serious_when(Standing standing) {
  return in_row(Measure::serious_standing, static_cast<std::size_t>(standing));
}
constexpr Measure deaths_when(Standing standing) {
  return in_row(Measure::deaths_standing, static_cast<std::size_t>(standing));
}

constexpr Outcome share(std::string_view name, std::string_view meaning, Measure part,
                        Measure whole, Better better = Better::neither) {
  return {name, "share", meaning, part, whole, 1.0, better};
}
constexpr Outcome rate(std::string_view name, std::string_view meaning, Measure events,
                       Better better = Better::neither) {
  return {name, "per 10,000 child-years", meaning, events, Measure::child_years, per_10k, better};
}
constexpr Outcome total(std::string_view name, std::string_view unit, std::string_view meaning,
                        Measure what, Better better = Better::neither) {
  return {name, unit, meaning, what, no_measure, 1.0, better};
}
constexpr Outcome mean(std::string_view name, std::string_view meaning, Measure sum, Measure n,
                       Better better = Better::neither) {
  return {name, "days", meaning, sum, n, 1.0, better};
}
/// A sum over the days of posts or of case holders, as a number per year of one.
constexpr Outcome per_post_year(std::string_view name, std::string_view unit,
                                std::string_view meaning, Measure sum, Measure days,
                                Better better) {
  return {name, unit, meaning, sum, days, days_per_year, better};
}
/// In one quintile: as if all children of the authority were in it.
constexpr Outcome pounds_a_year(std::string_view name, std::string_view meaning, Measure cost) {
  return {name, "pounds a year", meaning, cost, Measure::measured_years, 1.0, Better::lower};
}
constexpr Outcome pounds_of(Agency agency, std::string_view name, std::string_view meaning) {
  return pounds_a_year(name, meaning, in_row(Measure::cost_of_agency, index_of(agency)));
}

constexpr auto outcomes = std::to_array<Outcome>({
    share("missed_case_rate", "missed cases among harmed children with full follow-up",
          Measure::missed, Measure::harmed, Better::lower),
    total("missed_cases", "children",
          "harmed children whom some agency had a chance to protect and nobody did in time",
          Measure::missed, Better::lower),
    total("harmed_children", "children",
          "children with an inflicted injury of moderate severity or worse, or with sustained "
          "severe neglect, and full follow-up",
          Measure::harmed, Better::lower),
    share("missed_case_rate_30d", "the same, unprotected 30 days after the first chance",
          Measure::missed_30d, Measure::harmed, Better::lower),
    share("missed_case_rate_90d", "the same, 90 days", Measure::missed_90d, Measure::harmed,
          Better::lower),
    share("missed_case_rate_365d", "the same, 365 days", Measure::missed_365d, Measure::harmed,
          Better::lower),
    share("missed_case_rate_serious",
          "missed by a serious, critical or fatal injury after the first chance",
          Measure::missed_by_serious_injury, Measure::harmed, Better::lower),
    share("missed_case_rate_deaths", "missed by death after the first chance",
          Measure::missed_by_death, Measure::harmed, Better::lower),
    share("false_enquiry_rate",
          "section 47 enquiries about children with no harm of any kind in the previous 12 months",
          Measure::false_enquiries, Measure::enquiries, Better::lower),
    share("false_plan_rate",
          "plans for children with no harm of any kind in the previous 12 months",
          Measure::false_plans, Measure::plans_started, Better::lower),
    share("false_removal_rate",
          "care starts of children with no harm of any kind in the previous 12 months",
          Measure::false_removals, Measure::care_starts, Better::lower),
    rate("false_enquiries_per_10k", "such enquiries, counted", Measure::false_enquiries,
         Better::lower),
    rate("false_plans_per_10k", "such plans, counted", Measure::false_plans, Better::lower),
    rate("false_removals_per_10k", "such care starts, counted", Measure::false_removals,
         Better::lower),
    rate("false_short_stays_per_10k",
         "police protection, emergency orders and stays with friends of such children",
         Measure::false_short_stays, Better::lower),
    total("serious_injuries", "injuries", "inflicted injuries that are serious, critical or fatal",
          Measure::serious_injuries, Better::lower),
    total("deaths", "children", "children killed by an inflicted injury", Measure::deaths,
          Better::lower),
    mean("harm_days", "days from first harm to protection, at most a year, per harmed child",
         Measure::harm_days, Measure::harmed, Better::lower),
    mean("days_to_recognition",
         "from first harm to first recognition by any agency, where it came within a year",
         Measure::days_to_recognition, Measure::recognised, Better::lower),
    mean("days_to_referral", "from first harm to referral, where it came within a year",
         Measure::days_to_referral, Measure::referred_after_harm, Better::lower),
    mean("days_to_protection", "from first harm to protection, where it came within a year",
         Measure::days_to_protection, Measure::protected_after_harm, Better::lower),
    share("protected_share", "harmed children protected within a year",
          Measure::protected_after_harm, Measure::harmed, Better::higher),
    rate("referrals_per_10k", "referrals to children's social care", Measure::referrals),
    share("rereferral_share", "referrals within 12 months of an earlier one", Measure::re_referrals,
          Measure::referrals),
    rate("assessments_per_10k", "initial assessments", Measure::initial_assessments),
    share("assessment_on_time_share", "initial assessments completed within their limit",
          Measure::initial_assessments_on_time, Measure::initial_assessments, Better::higher),
    rate("core_assessments_per_10k", "core assessments", Measure::core_assessments),
    share("core_assessment_on_time_share", "core assessments completed within their limit",
          Measure::core_assessments_on_time, Measure::core_assessments, Better::higher),
    rate("enquiries_per_10k", "section 47 enquiries", Measure::enquiries),
    rate("conferences_per_10k", "initial child protection conferences", Measure::conferences),
    share("plan_per_conference", "conferences that make a plan", Measure::conferences_with_plan,
          Measure::conferences),
    rate("plans_started_per_10k", "child protection plans started", Measure::plans_started),
    share("repeat_plan_share", "plans started for a child who had one before",
          Measure::repeat_plans, Measure::plans_started),
    share("long_plan_share", "plans ended that had lasted two years or more",
          Measure::long_plans_ended, Measure::plans_ended),
    {"plans_open_per_10k", "per 10,000 children", "child protection plans open, mean over time",
     Measure::plan_days, Measure::child_years, per_10k / days_per_year, Better::neither},
    rate("care_starts_per_10k", "children starting care under an order", Measure::care_starts),
    {"caseload_mean", "children per case holder",
     "files held per case-holding social worker, mean over time", Measure::allocated_days,
     Measure::case_holder_days, 1.0, Better::lower},
    mean("legal_meeting_days", "from the request to the legal planning meeting",
         Measure::legal_meeting_days, Measure::legal_meetings, Better::lower),
    share("paediatrician_attendance", "initial conferences that a paediatrician attended",
          Measure::conference_attended_by_paediatrician, Measure::conferences_timed),
    {"social_work_hours_per_10k", "hours per 10,000 child-years",
     "working time of social workers on the tasks of the model", Measure::social_work_hours,
     Measure::child_years, per_10k, Better::lower},
    {"paediatric_hours_per_10k", "hours per 10,000 child-years",
     "working time of paediatricians on the tasks of the model", Measure::paediatric_hours,
     Measure::child_years, per_10k, Better::lower},
    share("messages_lost_share", "messages to social care that never reach a reader",
          Measure::messages_lost, Measure::messages_sent, Better::lower),
    share("broke_at_never_seen", "missed cases: a sign was there but hidden at every contact",
          broke_at(Stage::never_seen), Measure::missed),
    share("broke_at_seen_not_found", "missed cases: not hidden, but not found",
          broke_at(Stage::seen_not_found), Measure::missed),
    share("broke_at_found_not_recognised", "missed cases: found, not recognised",
          broke_at(Stage::found_not_recognised), Measure::missed),
    share("broke_at_recognised_not_told", "missed cases: recognised, not told",
          broke_at(Stage::recognised_not_told), Measure::missed),
    share("broke_at_told_lost_or_late", "missed cases: told, lost or late",
          broke_at(Stage::told_lost_or_late), Measure::missed),
    share("broke_at_screened_out", "missed cases: screened out", broke_at(Stage::screened_out),
          Measure::missed),
    share("broke_at_assessed_not_substantiated", "missed cases: assessed, not substantiated",
          broke_at(Stage::assessed_not_substantiated), Measure::missed),
    share("broke_at_plan_not_effective", "missed cases: on a plan that did not protect",
          broke_at(Stage::plan_not_effective), Measure::missed),
    share("broke_at_legal_threshold", "missed cases: legal advice sought, no order",
          broke_at(Stage::legal_threshold), Measure::missed),
    share("broke_at_right_decision_too_late",
          "missed cases: protected, but too late or not for long",
          broke_at(Stage::right_decision_too_late), Measure::missed),
    share("missed_case_rate_injury", "missed cases among children whose first harm was an injury",
          Measure::missed_harmed_by_injury, Measure::harmed_by_injury, Better::lower),
    share("missed_case_rate_neglect",
          "missed cases among children whose first harm was sustained severe neglect",
          Measure::missed_harmed_by_neglect, Measure::harmed_by_neglect, Better::lower),
    total("harmed_by_injury", "children", "harmed children whose first harm was an injury",
          Measure::harmed_by_injury, Better::lower),
    total("harmed_by_neglect", "children",
          "harmed children whose first harm was sustained severe neglect",
          Measure::harmed_by_neglect, Better::lower),
    mean("pooling_gap_days",
         "from when all agencies' knowledge pooled would have passed the section 47 threshold to "
         "when one agency's own did; where none did, to 365 days after the first chance",
         Measure::pooling_gap_days, Measure::pooled_passed, Better::lower),
    share("pooled_never_single_share",
          "harmed children whose agencies' knowledge passed the section 47 threshold pooled, and "
          "no single one's, within 365 days of the first chance",
          Measure::pooled_never_single, Measure::harmed, Better::lower),
    share("serious_unknown_share", "serious injuries: the child never had a file in social care",
          serious_when(Standing::unknown), Measure::serious_injuries),
    share("serious_known_share", "serious injuries: known to social care, without a plan",
          serious_when(Standing::known), Measure::serious_injuries),
    share("serious_on_plan_share", "serious injuries: on a plan, at home",
          serious_when(Standing::on_plan), Measure::serious_injuries),
    share("serious_away_share", "serious injuries: in care or placed away from home",
          serious_when(Standing::away), Measure::serious_injuries),
    share("deaths_unknown_share", "deaths: the child never had a file in social care",
          deaths_when(Standing::unknown), Measure::deaths),
    share("deaths_known_share", "deaths: known to social care, without a plan",
          deaths_when(Standing::known), Measure::deaths),
    share("deaths_on_plan_share", "deaths: on a plan, at home", deaths_when(Standing::on_plan),
          Measure::deaths),
    share("deaths_away_share", "deaths: in care or placed away from home",
          deaths_when(Standing::away), Measure::deaths),
    share("vacancy_share",
          "social work posts without an employed worker, mean over time; agency workers may hold "
          "them",
          Measure::vacant_post_days, Measure::post_days, Better::lower),
    share("agency_share", "social work posts held by agency workers, mean over time",
          Measure::agency_post_days, Measure::post_days),
    per_post_year("turnover_per_year", "per post and year", "employed social workers who leave",
                  Measure::workers_left, Measure::post_days, Better::lower),
    per_post_year("sickness_days_per_year", "working days per post and year",
                  "working days that social workers are ill", Measure::sickness_days,
                  Measure::post_days, Better::lower),
    {"overtime_hours_per_week", "hours per post and week",
     "hours that social workers add to their week", Measure::overtime_hours, Measure::post_days,
     days_per_week, Better::lower},
    rate("hand_overs_per_10k", "files that pass to another worker", Measure::hand_overs),
    share("unread_history", "share of what was known that is not read at a hand-over, mean",
          Measure::unread_history, Measure::hand_overs, Better::lower),
    per_post_year("supervisions_per_year", "per case holder and year", "supervision meetings",
                  Measure::supervisions, Measure::case_holder_days, Better::higher),
    share("screened_out_share", "referrals screened out", Measure::screened_out,
          Measure::referrals),
    mean("assessment_days", "from the referral to the end of the initial assessment",
         Measure::assessment_days, Measure::assessments_timed, Better::lower),
    mean("conference_days",
         "from the strategy discussion to the initial conference it led to, siblings left out",
         Measure::conference_days, Measure::conferences_timed, Better::lower),
    {"visits_per_plan_month", "per month", "visits to a child on a plan, per month of plan",
     Measure::plan_visits, Measure::plan_days, days_per_year / 12.0, Better::higher},
    rate("told_police_per_10k", "suspected assaults told to the police", Measure::told_police),
    rate("arrests_per_10k", "arrests", Measure::arrests),
    rate("charges_per_10k", "prosecutor's decisions to charge", Measure::charges),
    share("no_further_action_share", "prosecutor's final decisions that end the investigation",
          Measure::no_further_actions, Measure::prosecutor_decisions),
    mean("days_to_prosecutor_decision", "from the opening of the investigation to charge or end",
         Measure::prosecutor_decision_days, Measure::prosecutor_decisions, Better::lower),
    rate("police_protections_per_10k", "children taken into police protection",
         Measure::police_protections),
    rate("emergency_orders_per_10k", "emergency orders granted", Measure::emergency_orders),
    mean("final_order_days", "length of care proceedings that end with a final order",
         Measure::final_order_days, Measure::final_orders, Better::lower),
    {"children_in_care_per_10k", "per 10,000 children", "children in foster care, mean over time",
     Measure::care_days, Measure::child_years, per_10k / days_per_year, Better::neither},
    rate("reunified_per_10k", "children returned to their parents from care", Measure::reunified),
    share("reunification_failed_share",
          "returns that broke down per return, both counted when they happen",
          Measure::reunification_failed, Measure::reunified, Better::lower),
    rate("breaches_per_10k", "breaches of the conditions of a plan or placement", Measure::breaches,
         Better::lower),
    share("breaches_answered_share", "breaches that had a consequence", Measure::breaches_answered,
          Measure::breaches, Better::higher),
    rate("flights_per_10k", "families that left without saying where", Measure::flights,
         Better::lower),
    rate("moves_per_10k", "families with children that moved house", Measure::moves),
    rate("early_help_per_10k", "children given early help", Measure::early_help),
    {"alarms_per_year", "per year", "alarms raised in the authority", Measure::alarms,
     Measure::measured_years, 1.0, Better::lower},
    pounds_a_year("cost_gbp", "cost to all agencies, of placements, proceedings and reforms",
                  Measure::cost),
    {"cost_gbp_per_10k", "pounds per 10,000 child-years", "the same", Measure::cost,
     Measure::child_years, per_10k, Better::lower},
    pounds_of(Agency::social_care, "cost_gbp_social_care", "working time of social workers"),
    pounds_of(Agency::health_visiting, "cost_gbp_health_visiting",
              "working time of health visitors"),
    pounds_of(Agency::general_practice, "cost_gbp_general_practice",
              "working time of general practitioners"),
    pounds_of(Agency::hospital, "cost_gbp_hospital", "working time of hospital doctors"),
    pounds_of(Agency::paediatrics, "cost_gbp_paediatrics", "working time of paediatricians"),
    pounds_of(Agency::school, "cost_gbp_school", "working time of schools"),
    pounds_of(Agency::police, "cost_gbp_police", "working time of the police"),
    pounds_of(Agency::council_legal, "cost_gbp_council_legal",
              "working time of the council's lawyers"),
    pounds_of(Agency::conference_chairs, "cost_gbp_conference_chairs",
              "working time of conference chairs"),
    pounds_of(Agency::family_court, "cost_gbp_family_court", "working time of the family court"),
    pounds_of(Agency::prosecutor, "cost_gbp_prosecutor", "working time of prosecutors"),
    pounds_of(Agency::safeguarding_board, "cost_gbp_safeguarding_board",
              "working time of the safeguarding board"),
    pounds_of(Agency::inspectorate, "cost_gbp_inspectorate", "working time of the inspectorate"),
    pounds_a_year("cost_gbp_placements", "children living away from home",
                  Measure::cost_placements),
    pounds_a_year("cost_gbp_proceedings",
                  "court fees and what applications cost beside the time of social workers",
                  Measure::cost_proceedings),
});

}  // namespace

std::span<const Outcome> catalogue() {
  return outcomes;
}

const Outcome* find_outcome(std::string_view name) {
  const auto* found = std::find_if(outcomes.begin(), outcomes.end(),
                                   [&](const Outcome& o) { return o.name == name; });
  return found == outcomes.end() ? nullptr : found;
}

}  // namespace sightline::model::outcomes
