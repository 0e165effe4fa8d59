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
  Probability core_assessment_if_in_need{0.265};
  Days between_legal_meetings{60};
  Switch single_assessment{0};
  Days services_relief_lasts{180};
  Share services_relief{0.15};
  Share early_help_relief{0.2};
  Share relief_if_apparent{0.25};
  Days early_help_lasts{365};
  Probability child_elsewhere{0.12};
  Probability nobody_home_if_unannounced{0.25};
  Probability records_follow{0.7};
  PerYear breaches_if_apparent{1.5};
  PerYear breaches_if_cooperative{0.1};
  Hours police_protection{72};
  Days emergency_order{8};
  Days emergency_extension{7};
  Count hearings{6};
  Days between_hearings{45};
  LogOdds renewed_within{1.5};
  Share care_order{0.60};
  Share kin_order{0.20};
  Probability family_finds_place{0.25};
  PerYear reunified{0.12};
  PerYear return_breaks_down{0.35};
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
    visit.field("single_assessment", single_assessment,
                {.source = "evidence 1.3: from 2013",
                 .meaning = "one assessment takes the place of initial and core assessment"});
    visit.field("services_relief_lasts", services_relief_lasts,
                {.high = 3650,
                 .source = "assumption",
                 .meaning = "how long services to a child in need are felt"});
    visit.field(
        "services_relief", services_relief,
        {.source = "assumption",
         .meaning = "share of hazard and neglect that they take away in a family that works "
                    "with them"});
    visit.field("early_help_relief", early_help_relief,
                {.source = "assumption (R12)", .meaning = "the same, of early help"});
    visit.field("relief_if_apparent", relief_if_apparent,
                {.source = "assumption (M13)",
                 .meaning = "share of such relief where co-operation is only apparent"});
    visit.field("early_help_lasts", early_help_lasts,
                {.high = 3650, .source = "assumption (R12)", .meaning = "how long it is felt"});
    visit.field("child_elsewhere", child_elsewhere,
                {.source = "assumption (M19)",
                 .meaning = "a visit at which somebody else has the child, nobody knows who; 0 is "
                            "off"});
    visit.field("nobody_home_if_unannounced", nobody_home_if_unannounced,
                {.source = "assumption (R09); evidence 4: refused entry, failed visits",
                 .meaning = "an unannounced visit to a child on a plan finds nobody in, or is not "
                            "let in; 0 is off"});
    visit.field("records_follow", records_follow,
                {.source = "assumption (M16)",
                 .meaning = "the records of a local service follow a family that moves; 1 is off"});
    visit.field("breaches_if_apparent", breaches_if_apparent,
                {.high = 50,
                 .source = "assumption (M14)",
                 .meaning = "breaches of a plan or placement by a family that only appears to "
                            "co-operate"});
    visit.field("breaches_if_cooperative", breaches_if_cooperative,
                {.high = 50, .source = "assumption (M14)", .meaning = "by one that does"});
    visit.field("police_protection", police_protection,
                {.low = 1,
                 .high = 200,
                 .source = "evidence 1.1 step 11: at most 72 hours",
                 .meaning = "length of police protection"});
    visit.field("emergency_order", emergency_order,
                {.low = 1,
                 .high = 60,
                 .source = "evidence 1.1 step 12: 8 days",
                 .meaning = "length of an emergency protection order"});
    visit.field("emergency_extension", emergency_extension,
                {.high = 60,
                 .source = "evidence 1.1 step 12: one extension of 7 days",
                 .meaning = "by how much it is extended, once, where the court has yet to decide"});
    visit.field("hearings", hearings,
                {.low = 1,
                 .high = 50,
                 .is_whole = true,
                 .source = "assumption; with the next, evidence 1.1 step 14: 50-56 weeks",
                 .meaning = "hearings of care proceedings after the first; the last is final"});
    visit.field("between_hearings", between_hearings,
                {.low = 1,
                 .high = 400,
                 .source = "evidence 1.1 step 13: renewals after 4-8 weeks; assumption",
                 .meaning = "mean time in which a hearing is prepared"});
    visit.field("renewed_within", renewed_within,
                {.low = 0,
                 .high = 12,
                 .source = "assumption",
                 .meaning = "an interim order is renewed unless belief is lower by this than what "
                            "grants one"});
    visit.field(
        "care_order", care_order,
        {.source = "evidence 2.5 s31_orders", .meaning = "final orders that are care orders"});
    visit.field("kin_order", kin_order,
                {.source = "evidence 2.5 s31_orders",
                 .meaning = "final orders that the child lives with relatives; the rest go home"});
    visit.field(
        "family_finds_place", family_finds_place,
        {.source = "evidence 4: proceedings 59 % against 72 % after a family group conference",
         .meaning = "a family group conference finds the child a safe place without a court"});
    visit.field("reunified", reunified,
                {.high = 10,
                 .source = "evidence 3.5: care starts and ends (assumption)",
                 .meaning = "returns home of children under a care order"});
    visit.field("return_breaks_down", return_breaks_down,
                {.high = 10,
                 .source = "evidence 2.5 reunify_fail: half within two years",
                 .meaning = "returns that end in care again"});
    visit.field("paediatrician_brings_hospital_notes", paediatrician_brings_hospital_notes,
                {.source = "assumption (M06)",
                 .meaning = "a paediatrician at a conference speaks from the hospital's notes and "
                            "enters in them what was tabled"});
  }
};

}  // namespace sightline::model::pathway
