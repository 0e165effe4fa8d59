// SPDX-License-Identifier: Apache-2.0
// Practice of those who protect: police, keepers of plans, lawyers and court, early help.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/agency.hpp>

namespace sightline::model::workforce {

struct PolicePractice {
  Probability joint_enquiry{0.55};
  Probability protects{0.85};
  Probability excludes{0.6};
  Share exclusion_kept{0.7};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "joint_enquiry", joint_enquiry,
        {.source = "evidence 1.1 step 3: most strategy discussions in Haringey 2008 were of "
                   "social care alone (assumption)",
         .meaning = "the police take part in a strategy discussion and in the enquiry"});
    visit.field(
        "protects", protects,
        {.source = "assumption; evidence 2.5 start_route: 12 % of care starts",
         .meaning = "in an emergency the police take the child into protection for 72 hours; "
                    "else social care goes to court for an emergency order"});
    visit.field("excludes", excludes,
                {.source = "assumption",
                 .meaning = "bail after an arrest keeps the suspect away from the child"});
    visit.field("exclusion_kept", exclusion_kept,
                {.source = "assumption (M14)", .meaning = "suspects who keep to it"});
  }
};

/// What happens when the conditions of a plan are broken (M14).
struct PlanPractice {
  Probability breach_noticed{0.35};
  Probability breach_answered{0.2};
  Probability clear_warning{0.25};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("breach_noticed", breach_noticed,
                {.source = "assumption (M14)", .meaning = "a visit notices a breach"});
    visit.field(
        "breach_answered", breach_answered,
        {.source = "assumption (M14, R17)",
         .meaning = "a breach that is noticed has a consequence: conditions are restored and "
                    "legal advice is sought"});
    visit.field(
        "clear_warning", clear_warning,
        {.source = "assumption (M15, R18)",
         .meaning = "the family is told clearly what a breach, or its flight, will lead to"});
  }
};

struct LegalPractice {
  Probability family_group_conference{0.05};
  Days pre_proceedings{0};
  Share diverted{0.0};
  Days longest_proceedings{0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "family_group_conference", family_group_conference,
        {.source = "assumption; evidence 4: a randomised trial exists",
         .meaning = "before an application the wider family is asked to find a safe place"});
    visit.field("pre_proceedings", pre_proceedings,
                {.high = 400,
                 .source = "evidence 1.3: none in 2007; letter before proceedings from April 2008",
                 .meaning = "time between the decision to apply and the application"});
    visit.field("diverted", diverted,
                {.source = "evidence 2.5 preproc_divert: 25 % from 2009",
                 .meaning = "cases that are not taken to court after that time"});
    visit.field(
        "longest_proceedings", longest_proceedings,
        {.high = 2000,
         .source = "evidence 1.3: no limit in 2007; 26 weeks from April 2014",
         .meaning = "care proceedings are heard for the last time before this; 0 is no limit"});
  }
};

struct EarlyHelpPractice {
  Probability offered{0.1};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("offered", offered,
                {.source = "assumption (R12)",
                 .meaning = "a family that social care takes no further is offered early help"});
  }
};

}  // namespace sightline::model::workforce
