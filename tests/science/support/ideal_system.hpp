// SPDX-License-Identifier: Apache-2.0
// Every mechanism of failure switched off. What remains is seeing: concealment, care seeking and
// contacts. scenarios/baseline/ideal-system.yaml says the same; ideal_system_file_test compares.
#pragma once

#include <vector>

#include "replications.hpp"

namespace sightline::model::testing {

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
      {"evidence.belief.half_life", 0.0},
      {"evidence.belief.clean_visit", 0.0},
      {"practice.judgement.credulity", 0.0},
      {"practice.judgement.anchoring", 0.0},
      {"practice.judgement.trust", 1.0},
      {"workforce.differences", 0.0},
      {"workforce.overload_haste", 0.0},
      {"practice.examination.complete", 1.0},
      {"practice.examination.lost_to_distress", 0.0},
      {"practice.curiosity.ask_who_lives_here", 1.0},
      {"practice.curiosity.background_check", 1.0},
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
      // Meeting: everybody comes, and siblings are thought of.
      {"practice.conference.attendance", 1.0},
      {"practice.conference.report_weight", 1.0},
      {"practice.conference.siblings_considered", 1.0},
      {"practice.conference.notice", 0.0},
      // Working: there is no lack of staff and no task takes time.
      {"workforce.staffing.unlimited", 1.0},
      {"practice.caseload.cap", 1000.0},
      {"practice.conference.attendance_effort", 0.0},
      {"practice.conference.report_effort", 0.0},
      {"workforce.effort.screening", 0.0},
      {"workforce.effort.initial_assessment", 0.0},
      {"workforce.effort.core_assessment", 0.0},
      {"workforce.effort.strategy_discussion", 0.0},
      {"workforce.effort.section47_enquiry", 0.0},
      {"workforce.effort.police_enquiry", 0.0},
      {"workforce.effort.medical", 0.0},
      {"workforce.effort.clinic_appointment", 0.0},
      {"workforce.effort.background_check", 0.0},
      {"workforce.effort.chair_conference", 0.0},
      {"workforce.effort.prepare_conference", 0.0},
      {"workforce.effort.visit", 0.0},
      {"workforce.effort.core_group", 0.0},
      {"workforce.effort.review_conference", 0.0},
      {"workforce.effort.child_in_need", 0.0},
      {"workforce.effort.legal_meeting", 0.0},
      {"workforce.effort.court_application", 0.0},
      {"workforce.effort.court_hearing", 0.0},
  };
}

}  // namespace sightline::model::testing
