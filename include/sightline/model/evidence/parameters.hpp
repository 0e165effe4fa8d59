// SPDX-License-Identifier: Apache-2.0
// How well signs can be seen and read, by anybody.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/workforce/practice.hpp>

namespace sightline::model::evidence {

/// Signal detection: what an examiner of an injury sees of its hidden tell.
struct Injuries {
  StandardDeviations tell_separation{3.3};
  ByAgency<Ratio> noise{{Ratio(6.0), Ratio(3.0), Ratio(2.5), Ratio(1.2), Ratio(0.25), Ratio(4.0),
                         Ratio(6.0), Ratio(12.0)}};
  Ratio noise_if_complete{0.4};
  Ratio noise_from_records{4.0};
  Probability inflicted_if_abused{0.7};
  LogOdds infant{0.4};
  LogOdds severe_in_infant{1.7};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("tell_separation", tell_separation,
                {.low = 0,
                 .high = 20,
                 .source = "evidence 2.2 TEN-4-FACESp: d' of the best rule about 2.8",
                 .meaning = "distance d between the means of the tell of inflicted and of "
                            "accidental injuries; its spread is 1"});
    workforce::describe_by_agency(
        visit, "noise", noise,
        {.high = 1000,
         .source = "evidence 2.2: unaided clinician about 0.5 sensitive; others assumption",
         .meaning = "variance v of the noise with which this agency sees the tell; 0 is perfect"});
    visit.field("noise_if_complete", noise_if_complete,
                {.high = 10,
                 .source = "assumption (M07)",
                 .meaning = "multiplies the noise when the examination is complete"});
    visit.field("noise_from_records", noise_from_records,
                {.high = 1000,
                 .source = "assumption (M06)",
                 .meaning = "multiplies a paediatrician's noise who judges an injury from what "
                            "others describe at a conference"});
    visit.field("inflicted_if_abused", inflicted_if_abused,
                {.source = "assumption",
                 .meaning = "share q of an abused child's injuries that are inflicted: caps what "
                            "an innocent injury can prove"});
    visit.field("infant", infant,
                {.low = 0,
                 .high = 5,
                 .source = "evidence 2.2 ED_LR 1.5",
                 .meaning = "weight of any injury under age 1"});
    visit.field("severe_in_infant", severe_in_infant,
                {.low = 0,
                 .high = 5,
                 .source = "evidence 2.2 ED_LR 7.7-13, less the weight of infancy",
                 .meaning = "further weight if it is serious or worse"});
  }
};

struct Concerns {
  LogOdds prior{1.8};
  StandardDeviations tell_separation{3.0};
  Ratio noise_at_referral{3.0};
  Ratio noise_at_assessment{1.0};
  Ratio noise_at_enquiry{0.15};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("prior", prior,
                {.low = -10,
                 .high = 10,
                 .source = "calibrated to evidence 3.1",
                 .meaning = "weight of a concern being raised at all"});
    visit.field("tell_separation", tell_separation,
                {.low = 0,
                 .high = 20,
                 .source = "assumption",
                 .meaning = "distance between concerns with and without significant harm"});
    visit.field(
        "noise_at_referral", noise_at_referral,
        {.high = 1000, .source = "assumption", .meaning = "noise variance when first reported"});
    visit.field("noise_at_assessment", noise_at_assessment,
                {.high = 1000, .source = "assumption", .meaning = "after an initial assessment"});
    visit.field("noise_at_enquiry", noise_at_enquiry,
                {.high = 1000, .source = "assumption", .meaning = "after a section 47 enquiry"});
  }
};

/// How well a look tells neglect: a look has the tell d (level - 1/2) plus noise; looks add up.
struct Neglect {
  StandardDeviations tell_separation{2.6};
  ByAgency<Ratio> noise{{Ratio(1.0), Ratio(1.5), Ratio(4.0), Ratio(4.0), Ratio(1.5), Ratio(2.5),
                         Ratio(4.0), Ratio(6.0)}};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("tell_separation", tell_separation,
                {.low = 0,
                 .high = 20,
                 .source = "assumption",
                 .meaning = "distance d between no and severe neglect (level 1), in units of what "
                            "differs between homes at one level"});
    workforce::describe_by_agency(
        visit, "noise", noise,
        {.high = 1000,
         .source = "assumption",
         .meaning = "noise variance of one look of this agency; n looks divide it by n"});
  }
};

struct Belief {
  LogOdds prior{-3.8};
  LogOdds surveillance_per_quintile{0.0};
  Days half_life{600.0};
  LogOdds violent_record{1.5};
  LogOdds clean_visit{-0.12};
  LogOdds reassurance_limit{-1.0};
  Share sibling_carry{0.75};
  LogOdds sibling_killed{3.0};
  LogOdds breach{0.8};
  LogOdds no_further_action{-0.6};
  LogOdds flight{0.7};
  Share unread_history{0.5};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("prior", prior,
                {.low = -12,
                 .high = 0,
                 .source = "evidence 2.2 ED_abuse_prev 0.2-10 %",
                 .meaning = "belief about a child of whom nothing is known"});
    visit.field("surveillance_per_quintile", surveillance_per_quintile,
                {.low = -2,
                 .high = 2,
                 .source = "evidence 2.1 deprivation_RR mixes exposure and surveillance; 0 is off",
                 .meaning = "added to the prior per quintile of deprivation"});
    visit.field("half_life", half_life,
                {.high = 10000,
                 .source = "assumption",
                 .meaning = "time in which the weight of an item halves; 0 means it never does"});
    visit.field("violent_record", violent_record,
                {.low = 0,
                 .high = 6,
                 .source = "assumption (M04)",
                 .meaning = "weight of a violent adult in the home, once known"});
    visit.field("clean_visit", clean_visit,
                {.low = -3,
                 .high = 0,
                 .source = "assumption (M13)",
                 .meaning = "weight of a visit that finds nothing; 0 is off"});
    visit.field("reassurance_limit", reassurance_limit,
                {.low = -10,
                 .high = 0,
                 .source = "assumption (M13)",
                 .meaning = "lowest sum of such weights"});
    visit.field("breach", breach,
                {.low = 0,
                 .high = 5,
                 .source = "assumption (M14)",
                 .meaning = "weight of a breach of the plan that is noticed"});
    visit.field("no_further_action", no_further_action,
                {.low = -5,
                 .high = 0,
                 .source = "assumption (M12): the news colours social work",
                 .meaning = "weight that police and social care give to a case not being charged; "
                            "0 is off"});
    visit.field("flight", flight,
                {.low = 0,
                 .high = 5,
                 .source = "assumption (T11)",
                 .meaning = "weight of a family's leaving without a word"});
    visit.field(
        "sibling_carry", sibling_carry,
        {.source = "evidence 2.1 sib_OR 60 (M17); assumption",
         .meaning = "share of the weight against a harmed child's home that counts for a sibling"});
    visit.field("sibling_killed", sibling_killed,
                {.low = 0,
                 .high = 12,
                 .source = "assumption (M17)",
                 .meaning = "weight, to police and social care, of the killing of a brother or "
                            "sister in the home; 0 is off"});
    visit.field("unread_history", unread_history,
                {.source = "evidence 2.3 start_again 0.2-0.9 (M16)",
                 .meaning = "share of the weight of an item that survives a hand-over in which the "
                            "new worker has not read it; 1 is off"});
  }
};

/// How well a skilled carer hides a visible inflicted mark (M13); times the carer's skill.
struct Concealment {
  Share routine{0.35};
  Share care_sought{0.10};
  Share announced_visit{0.80};
  Share unannounced_visit{0.30};
  Share seen_alone{0.05};

  template <class Visitor>
  void describe(Visitor& visit) {
    const Declaration hidden{
        .source = "assumption (M13)",
        .meaning = "chance that the most skilled carer hides a mark; 0 is off"};
    visit.field("routine", routine, hidden);
    visit.field("care_sought", care_sought, hidden);
    visit.field("announced_visit", announced_visit, hidden);
    visit.field("unannounced_visit", unannounced_visit, hidden);
    visit.field("seen_alone", seen_alone, hidden);
  }
};

struct Parameters {
  Injuries injuries;
  Concerns concerns;
  Neglect neglect;
  Belief belief;
  Concealment concealment;

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("injuries", injuries);
    visit.group("concerns", concerns);
    visit.group("neglect", neglect);
    visit.group("belief", belief);
    visit.group("concealment", concealment);
  }
};

}  // namespace sightline::model::evidence
