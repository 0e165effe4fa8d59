// SPDX-License-Identifier: Apache-2.0
// Every mechanism of failure switched off. What remains is seeing: concealment, care seeking and
// contacts, and how seldom anybody looks closely enough to see neglect.
// scenarios/baseline/ideal-system.yaml says the same; ideal_system_file_test compares.
#pragma once

#include <vector>

#include "replications.hpp"

namespace sightline::model::testing {

/// No task takes longer. At no time at all, two examinations by one agency would fall into one
/// minute and ask the dice at one address, which SIGHTLINE_CHECKS forbids.
inline constexpr double six_minutes = 0.1;

/// Innocent concerns keep their usual separation: a concern's reading, unlike an injury's, has no
/// lower limit, and one that is surely innocent would outweigh every injury.
[[nodiscard]] inline std::vector<Setting> ideal_system() {
  return {
      // Judging: signs that are seen are read without error or bias, and never forgotten.
      {"evidence.injuries.tell_separation", 20.0},
      {"evidence.injuries.noise", 0.0},
      {"evidence.injuries.noise_from_records", 0.0},
      {"evidence.concerns.noise_at_referral", 0.0},
      {"evidence.concerns.noise_at_assessment", 0.0},
      {"evidence.concerns.noise_at_enquiry", 0.0},
      {"evidence.neglect.tell_separation", 20.0},
      {"evidence.neglect.noise", 0.0},
      {"evidence.belief.half_life", 0.0},
      {"evidence.belief.clean_visit", 0.0},
      {"evidence.belief.no_further_action", 0.0},
      {"evidence.belief.unread_history", 1.0},
      {"practice.judgement.credulity", 0.0},
      {"practice.judgement.anchoring", 0.0},
      {"practice.judgement.trust", 1.0},
      {"workforce.differences", 0.0},
      {"workforce.overload_haste", 0.0},
      {"practice.examination.complete", 1.0},
      {"practice.examination.lost_to_distress", 0.0},
      {"practice.curiosity.ask_who_lives_here", 1.0},
      {"practice.curiosity.background_check", 1.0},
      {"practice.curiosity.trace_carer", 1.0},
      {"practice.curiosity.follow_movements", 1.0},
      {"pathway.child_elsewhere", 0.0},
      {"pathway.nobody_home_if_unannounced", 0.0},
      {"pathway.records_follow", 1.0},
      {"practice.hand_over.history_read", 1.0},
      // Telling: everybody acts, at once, and everything arrives whole.
      {"practice.telling.diffusion", 0.0},
      {"practice.telling.left_to_appointment", 0.0},
      {"practice.telling.letter_delay", 0.0},
      {"practice.telling.telephone_delay", 0.0},
      {"practice.telling.letter_lost", 0.0},
      {"practice.telling.telephone_lost", 0.0},
      {"practice.telling.letter_weight", 1.0},
      {"practice.telling.telephone_weight", 1.0},
      {"practice.telling.check_answered", 1.0},
      {"practice.telling.tell_police", 1.0},
      {"practice.police.joint_enquiry", 1.0},
      {"practice.threshold.report", -12.0},
      // Meeting: everybody comes, and siblings are thought of.
      {"practice.conference.attendance", 1.0},
      {"practice.conference.report_weight", 1.0},
      {"practice.conference.siblings_considered", 1.0},
      {"practice.conference.notice", 0.0},
      // Keeping: the family does what plan, police and court ask of it, and signals say so.
      {"household.response.escalation_per_incident", 0.0},
      {"household.response.emboldening", 0.0},
      {"household.response.warning_wears_out", 0.0},
      {"household.response.wariness", 0.0},
      {"household.mobility.flees", 0.0},
      {"pathway.breaches_if_apparent", 0.0},
      {"pathway.breaches_if_cooperative", 0.0},
      {"pathway.restraint_if_apparent", 0.85},
      {"pathway.between_legal_meetings", 0.0},
      {"practice.visit.interval", 1.0},
      {"practice.plan.breach_noticed", 1.0},
      {"practice.plan.breach_answered", 1.0},
      {"practice.plan.clear_warning", 1.0},
      {"practice.police.protects", 1.0},
      {"practice.police.excludes", 1.0},
      {"practice.police.exclusion_kept", 1.0},
      {"justice.who_did_it", 0.0},
      // Overseeing: nobody takes fright, and nobody needs correcting.
      {"oversight.alarm.threshold_shift", 0.0},
      {"oversight.deaths.scandal", 0.0},
      {"oversight.deaths.review_alarm", 0.0},
      {"oversight.inspections.alarm", 0.0},
      {"practice.supervision.interval", 0.0},
      // Working: there is no lack of staff and no task takes long.
      {"workforce.staffing.unlimited", 1.0},
      {"workforce.turnover.rate", 0.0},
      {"workforce.turnover.agency_rate", 0.0},
      {"workforce.sickness.spells", 0.0},
      {"workforce.fatigue.time_constant", 0.0},
      {"workforce.fatigue.haste", 0.0},
      {"workforce.tenure.newness", 0.0},
      {"practice.caseload.cap", 1000.0},
      {"practice.conference.attendance_effort", 0.0},
      {"practice.conference.report_effort", 0.0},
      {"practice.core_group.attendance_effort", 0.0},
      {"workforce.effort.screening", six_minutes},
      {"workforce.effort.initial_assessment", six_minutes},
      {"workforce.effort.core_assessment", six_minutes},
      {"workforce.effort.strategy_discussion", six_minutes},
      {"workforce.effort.section47_enquiry", six_minutes},
      {"workforce.effort.police_enquiry", six_minutes},
      {"workforce.effort.medical", six_minutes},
      {"workforce.effort.clinic_appointment", six_minutes},
      {"workforce.effort.complete_examination", six_minutes},
      {"workforce.effort.background_check", six_minutes},
      {"workforce.effort.chair_conference", six_minutes},
      {"workforce.effort.prepare_conference", six_minutes},
      {"workforce.effort.visit", six_minutes},
      {"workforce.effort.seen_alone", 0.0},
      {"workforce.effort.core_group", six_minutes},
      {"workforce.effort.review_conference", six_minutes},
      {"workforce.effort.child_in_need", six_minutes},
      {"workforce.effort.legal_meeting", six_minutes},
      {"workforce.effort.court_application", six_minutes},
      {"workforce.effort.court_hearing", six_minutes},
      {"workforce.effort.emergency_hearing", six_minutes},
      {"workforce.effort.single_assessment", six_minutes},
      {"workforce.effort.police_investigation", six_minutes},
      {"workforce.effort.further_investigation", six_minutes},
      {"workforce.effort.search", six_minutes},
      {"workforce.effort.prosecutor_review", six_minutes},
      {"workforce.effort.family_group_conference", six_minutes},
      {"workforce.effort.early_help", six_minutes},
  };
}

}  // namespace sightline::model::testing
