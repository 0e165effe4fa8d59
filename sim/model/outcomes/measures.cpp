// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/model/outcomes/measures.hpp>

namespace sightline::model::outcomes {
namespace {

constexpr Measure none = Measure::size_;
constexpr double per_10k = 10000.0;

constexpr Measure broke_at(Stage stage) {
  return static_cast<Measure>(static_cast<std::uint8_t>(Measure::broke_at) +
                              static_cast<std::uint8_t>(stage));
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
  return {name, unit, meaning, what, none, 1.0, better};
}
constexpr Outcome mean(std::string_view name, std::string_view meaning, Measure sum, Measure n,
                       Better better = Better::neither) {
  return {name, "days", meaning, sum, n, 1.0, better};
}

constexpr auto outcomes = std::to_array<Outcome>({
    share("missed_case_rate", "missed cases among harmed children with full follow-up",
          Measure::missed, Measure::harmed, Better::lower),
    total("missed_cases", "children",
          "harmed children whom some agency had a chance to protect and nobody did in time",
          Measure::missed, Better::lower),
    total("harmed_children", "children",
          "children with an inflicted injury of moderate severity or worse, and full follow-up",
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
    rate("enquiries_per_10k", "section 47 enquiries", Measure::enquiries),
    rate("conferences_per_10k", "initial child protection conferences", Measure::conferences),
    share("plan_per_conference", "conferences that make a plan", Measure::conferences_with_plan,
          Measure::conferences),
    rate("plans_started_per_10k", "child protection plans started", Measure::plans_started),
    {"plans_open_per_10k", "per 10,000 children", "child protection plans open, mean over time",
     Measure::plan_days, Measure::child_years, per_10k / 365.25, Better::neither},
    rate("care_starts_per_10k", "children starting care under an order", Measure::care_starts),
    {"caseload_mean", "children per case holder",
     "files held per case-holding social worker, mean over time", Measure::allocated_days,
     Measure::case_holder_days, 1.0, Better::lower},
    mean("legal_meeting_days", "from the request to the legal planning meeting",
         Measure::legal_meeting_days, Measure::legal_meetings, Better::lower),
    share("paediatrician_attendance",
          "initial and review conferences a paediatrician attended, per initial conference",
          Measure::conference_attended_by_paediatrician, Measure::conferences),
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
    share("broke_at_right_decision_too_late", "missed cases: protected in the end, too late",
          broke_at(Stage::right_decision_too_late), Measure::missed),
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
