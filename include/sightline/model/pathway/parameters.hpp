// SPDX-License-Identifier: Apache-2.0
// The fixed course of the pathway: what the law of the time and place sets and no team can change.
#pragma once

#include <sightline/core/parameter.hpp>

namespace sightline::model::pathway {

struct Parameters {
  Days first_review{91};
  Days later_review{182};
  WorkingDays first_core_group{10};
  Share restraint_if_cooperative{0.85};
  Share restraint_if_apparent{0.15};
  Probability clinic_referral{0.3};
  WorkingDays clinic_wait_target{40};
  Days child_in_need{120};
  Probability core_assessment_if_in_need{0.12};
  Days between_legal_meetings{60};
  Days proceedings{350};
  Probability returned_after_proceedings{0.25};
  Switch paediatrician_brings_hospital_notes{1};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("first_review", first_review,
                {.low = 1,
                 .high = 400,
                 .source = "evidence 1.1 step 9: 3 months",
                 .meaning = "first review conference, from the plan"});
    visit.field("later_review", later_review,
                {.low = 1,
                 .high = 400,
                 .source = "evidence 1.1 step 9: 6 months",
                 .meaning = "later reviews"});
    visit.field("first_core_group", first_core_group,
                {.low = 0,
                 .high = 100,
                 .source = "evidence 1.1 step 7: 10 working days",
                 .meaning = "first core group, from the plan"});
    visit.field(
        "restraint_if_cooperative", restraint_if_cooperative,
        {.source = "assumption",
         .meaning =
             "share of the hazard that a visited plan takes away where the family works with it"});
    visit.field(
        "restraint_if_apparent", restraint_if_apparent,
        {.source = "assumption (M13)", .meaning = "the same where co-operation is only apparent"});
    visit.field(
        "clinic_referral", clinic_referral,
        {.source = "assumption", .meaning = "a child on a plan is sent to the development clinic"});
    visit.field(
        "clinic_wait_target", clinic_wait_target,
        {.low = 0, .high = 400, .source = "assumption", .meaning = "wait the clinic aims at"});
    visit.field("child_in_need", child_in_need,
                {.low = 1,
                 .high = 2000,
                 .source = "assumption",
                 .meaning = "mean time a child in need is worked with"});
    visit.field("core_assessment_if_in_need", core_assessment_if_in_need,
                {.source = "calibrated to evidence 3.1: a third of initial assessments",
                 .meaning = "a child in need has a core assessment"});
    visit.field("between_legal_meetings", between_legal_meetings,
                {.low = 0,
                 .high = 2000,
                 .source = "assumption",
                 .meaning = "legal advice is not sought again sooner"});
    visit.field("proceedings", proceedings,
                {.low = 1,
                 .high = 3000,
                 .source = "evidence 1.1 step 14: 50-56 weeks",
                 .meaning = "mean length of care proceedings"});
    visit.field("returned_after_proceedings", returned_after_proceedings,
                {.source = "evidence 2.5 s31_orders: supervision or none",
                 .meaning = "the child goes home when proceedings end"});
    visit.field("paediatrician_brings_hospital_notes", paediatrician_brings_hospital_notes,
                {.source = "assumption (M06)",
                 .meaning = "a paediatrician at a conference speaks from the hospital's notes and "
                            "enters in them what was tabled"});
  }
};

}  // namespace sightline::model::pathway
