// SPDX-License-Identifier: Apache-2.0
// What families do beside injuring: how they answer the system, neglect, move and flee.
#pragma once

#include <sightline/core/parameter.hpp>

namespace sightline::model::household {

/// The family's answer to what the system does (M15). Harm that nobody answers escalates; soft
/// action tells the family that nobody is worried; firm action restrains, and fades.
struct Response {
  Ratio escalation_per_incident{0.25};
  Ratio emboldening{0.20};
  Ratio escalation_limit{2.0};
  Share deterrence{0.5};
  Share warning_wears_out{0.5};
  LogOdds wariness{0.7};
  Days half_life{90.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "escalation_per_incident", escalation_per_incident,
        {.high = 5,
         .source = "assumption; evidence 2.1 recur_shape: highest in the first 30 days (M15)",
         .meaning = "added to the hazard, as a share of it, by each inflicted injury of "
                    "moderate severity or worse; 0 is off"});
    visit.field("emboldening", emboldening,
                {.high = 5,
                 .source = "assumption (M15)",
                 .meaning = "the same, added by each soft action: a child sent home, no further "
                            "action, a breach left without answer; 0 is off"});
    visit.field("escalation_limit", escalation_limit,
                {.low = 1,
                 .high = 10,
                 .source = "assumption (M15)",
                 .meaning = "the hazard is never multiplied by more than this"});
    visit.field(
        "deterrence", deterrence,
        {.source = "assumption (M15)",
         .meaning = "share of the hazard that firm action takes away at first: arrest, "
                    "police protection, a clear warning, an application to court; 0 is off"});
    visit.field("warning_wears_out", warning_wears_out,
                {.source = "assumption (R18)",
                 .meaning = "share of what a warning deters that is lost with each warning before "
                            "it on which nothing followed; 0 is off"});
    visit.field("wariness", wariness,
                {.low = 0,
                 .high = 5,
                 .source = "assumption (R05, R17)",
                 .meaning = "log-odds by which a carer whose account was challenged, or who was "
                            "called to account for a breach, seeks care less at first; 0 is off"});
    visit.field("half_life", half_life,
                {.low = 1,
                 .high = 3650,
                 .source = "assumption (M15)",
                 .meaning = "time in which escalation, deterrence and wariness halve"});
  }
};

/// Neglect is a slow level of a family, not a chain of incidents: it rises, lasts and ends. 1 is
/// severe.
struct Neglect {
  PerYear begins{0.016};
  Ratio deprivation_gradient{5.1};
  Ratio severity{0.75};
  Ratio severity_variation{0.6};
  Days rises_over{150.0};
  Years lasts{1.3};
  Days sustained_after{90.0};
  PerYear looks{4.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "begins", begins,
        {.high = 2,
         .source = "calibrated to evidence 3.1 (45 % of new plans are for neglect); 0 is off",
         .meaning = "spells of neglect that begin in a family, mean over families"});
    visit.field("deprivation_gradient", deprivation_gradient,
                {.low = 1,
                 .high = 20,
                 .source = "evidence 2.1 deprivation_RR",
                 .meaning = "that rate, most over least deprived fifth"});
    visit.field("severity", severity,
                {.low = 0.01,
                 .high = 10,
                 .source = "assumption",
                 .meaning = "mean level that a spell reaches; from 1 on it is severe"});
    visit.field("severity_variation", severity_variation,
                {.high = 3, .source = "assumption", .meaning = "its coefficient of variation"});
    visit.field("rises_over", rises_over,
                {.low = 1,
                 .high = 3650,
                 .source = "assumption",
                 .meaning = "time in which the level rises to what it reaches"});
    visit.field(
        "lasts", lasts,
        {.low = 0.05, .high = 18, .source = "assumption", .meaning = "mean length of a spell"});
    visit.field("sustained_after", sustained_after,
                {.high = 3650,
                 .source = "assumption",
                 .meaning = "severe neglect is harm once it has lasted so long"});
    visit.field(
        "looks", looks,
        {.high = 52,
         .source = "assumption",
         .meaning = "times a health visitor, school, doctor or neighbour looks closely enough "
                    "at a neglected child to notice"});
  }
};

struct Mobility {
  PerYear moves{0.07};
  Ratio deprivation_gradient{2.0};
  Share leaves_authority{0.25};
  PerYear flees{0.25};
  Days away{25.0};
  Share away_if_looked_for{0.25};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("moves", moves,
                {.high = 5,
                 .source = "assumption (M16): about one household in twelve moves in a year",
                 .meaning = "house moves of a family; 0 is off"});
    visit.field("deprivation_gradient", deprivation_gradient,
                {.low = 1,
                 .high = 20,
                 .source = "assumption",
                 .meaning = "that rate, most over least deprived fifth"});
    visit.field("leaves_authority", leaves_authority,
                {.source = "assumption (M16)",
                 .meaning = "moves across the authority's border; one authority stands for its "
                            "neighbours, so the family goes on being followed there"});
    visit.field("flees", flees,
                {.high = 20,
                 .source = "assumption (T11)",
                 .meaning = "times a family that only appears to co-operate leaves home without a "
                            "word while it is under enquiry or on a plan; 0 is off"});
    visit.field(
        "away", away,
        {.low = 0.1, .high = 3650, .source = "assumption (T11)", .meaning = "mean absence"});
    visit.field("away_if_looked_for", away_if_looked_for,
                {.source = "assumption (R18)",
                 .meaning = "share of the absence that is left where the family is looked for"});
  }
};

/// What is left of the hazard at home where the child lives elsewhere: contact, visits, the carers
/// themselves. "In care" is not "safe".
struct Placement {
  Share exposure_with_friend{0.10};
  Share exposure_in_care{0.03};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("exposure_with_friend", exposure_with_friend,
                {.source = "assumption (M19)",
                 .meaning = "with a family friend or relative, share of the hazard at home"});
    visit.field(
        "exposure_in_care", exposure_in_care,
        {.source = "assumption; evidence 4: do not code in care as safe",
         .meaning = "in foster care or under police protection, share of the hazard at home"});
  }
};

}  // namespace sightline::model::household
