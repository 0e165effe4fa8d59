// SPDX-License-Identifier: Apache-2.0
// The world outside the system: families, harm, accidents, marks, and who sees the child by
// routine. No reform changes these; arms of a study may, through `set`.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/household/family_parameters.hpp>

namespace sightline::model::household {

inline constexpr std::size_t age_bands = 4;

/// 0 under 1, 1 from 1 to 4, 2 from 5 to 10, 3 from 11.
[[nodiscard]] constexpr std::size_t age_band(double age_years) {
  return static_cast<std::size_t>(age_years >= 1.0) + static_cast<std::size_t>(age_years >= 5.0) +
         static_cast<std::size_t>(age_years >= 11.0);
}

/// One value for each age band of childhood.
template <class T>
struct ByAge {
  T under_1, from_1_to_4, from_5_to_10, from_11;

  [[nodiscard]] const T& at(double age_years) const {
    const T* const bands[] = {&under_1, &from_1_to_4, &from_5_to_10, &from_11};
    return *bands[age_band(age_years)];
  }
  template <class Visitor>
  void describe_as(Visitor& visit, const Declaration& declaration) {
    visit.field("under_1", under_1, declaration);
    visit.field("from_1_to_4", from_1_to_4, declaration);
    visit.field("from_5_to_10", from_5_to_10, declaration);
    visit.field("from_11", from_11, declaration);
  }
};

/// A ByAge with its declaration, so that it can be visited as a group.
template <class T>
struct DeclaredByAge {
  ByAge<T>& values;
  Declaration declaration;
  template <class Visitor>
  void describe(Visitor& visit) {
    values.describe_as(visit, declaration);
  }
};

template <class Visitor, class T>
void describe_by_age(Visitor& visit, std::string_view name, ByAge<T>& values,
                     const Declaration& declaration) {
  DeclaredByAge<T> declared{values, declaration};
  visit.group(name, declared);
}

struct Families {
  Share one_child{0.45};
  Share two_children{0.38};
  Share three_children{0.13};
  Years birth_gap{2.8};
  Share lone_parent{0.25};
  Ratio deprivation{1.0};
  Ratio strain_variation{0.5};
  Ratio fear_of_detection{2.5};
  StandardDeviations help_seeking_spread{0.7};
  Ratio deception_shape{1.5};
  Share genuine_cooperation{0.6};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("one_child", one_child,
                {.source = "assumption", .meaning = "families with one child"});
    visit.field("two_children", two_children,
                {.source = "assumption", .meaning = "families with two children"});
    visit.field(
        "three_children", three_children,
        {.source = "assumption", .meaning = "families with three children; all others have four"});
    visit.field("birth_gap", birth_gap,
                {.low = 0.8,
                 .high = 8,
                 .source = "assumption",
                 .meaning = "mean time between births; each gap is 0.5 to 1.5 times this"});
    visit.field("lone_parent", lone_parent,
                {.source = "assumption", .meaning = "families with one resident parent"});
    visit.field("deprivation", deprivation,
                {.low = 0.1,
                 .high = 10,
                 .source = "by definition: the quintiles are those of England",
                 .meaning = "tilts families towards deprivation: quintile = 5 u^(1/this), u "
                            "uniform; 1 is England's even fifths"});
    visit.field(
        "strain_variation", strain_variation,
        {.high = 3,
         .source = "assumption",
         .meaning =
             "coefficient of variation of a family's strain, which multiplies its hazard; mean 1"});
    visit.field("fear_of_detection", fear_of_detection,
                {.high = 20,
                 .source = "assumption",
                 .meaning = "mean log-odds by which fear lowers care seeking after an inflicted "
                            "injury; 0 is off"});
    visit.field("help_seeking_spread", help_seeking_spread,
                {.low = 0,
                 .high = 5,
                 .source = "assumption",
                 .meaning = "spread between families of the log-odds of seeking care"});
    visit.field(
        "deception_shape", deception_shape,
        {.low = 0.05,
         .high = 100,
         .source = "assumption",
         .meaning = "deception skill of a carer is u^shape, u uniform: larger means less skilled"});
    visit.field(
        "genuine_cooperation", genuine_cooperation,
        {.source = "evidence 2.3 disguised_compliance (assumption)",
         .meaning = "families that work with a plan; the others only appear to (M13); 1 is off"});
  }
};

struct Adults {
  Probability aggressive_parent{0.008};
  Probability aggressive_newcomer{0.05};
  Ratio aggression_variation{1.0};
  Ratio deprivation_gradient{2.5};
  PerYear partner_arrives{0.18};
  Years partner_stays{1.6};
  PerYear lodger_arrives{0.01};
  Years lodger_stays{0.6};
  Probability violent_record{0.35};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("aggressive_parent", aggressive_parent,
                {.source = "calibrated to evidence 2.1 (severe injury, past-year maltreatment)",
                 .meaning = "a parent who may injure a child, in the middle fifth of deprivation"});
    visit.field("aggressive_newcomer", aggressive_newcomer,
                {.source = "assumption",
                 .meaning = "a new partner or lodger who may, in the middle fifth (M05)"});
    visit.field(
        "aggression_variation", aggression_variation,
        {.high = 3,
         .source = "assumption",
         .meaning = "coefficient of variation of aggression among those who may injure; mean 1"});
    visit.field("deprivation_gradient", deprivation_gradient,
                {.low = 1,
                 .high = 10,
                 .source = "evidence 2.1 deprivation_RR 5.1 mixes exposure and surveillance",
                 .meaning = "prevalence of aggression, most over least deprived fifth"});
    visit.field("partner_arrives", partner_arrives,
                {.high = 5,
                 .source = "assumption",
                 .meaning = "rate of a new partner moving in with a lone parent (M05)"});
    visit.field(
        "partner_stays", partner_stays,
        {.low = 0.01, .high = 30, .source = "assumption", .meaning = "mean stay of a partner"});
    visit.field("lodger_arrives", lodger_arrives,
                {.high = 5, .source = "assumption", .meaning = "rate of a lodger moving in (M05)"});
    visit.field(
        "lodger_stays", lodger_stays,
        {.low = 0.01, .high = 30, .source = "assumption", .meaning = "mean stay of a lodger"});
    visit.field("violent_record", violent_record,
                {.source = "assumption",
                 .meaning = "an aggressive newcomer has a violent record that a check would find"});
  }
};

struct Harm {
  PerYear rate{2.0};
  ByAge<Ratio> vulnerability{Ratio(2.2), Ratio(1.5), Ratio(1.0), Ratio(0.6)};
  Probability moderate{0.10};
  Probability serious{0.004};
  Probability critical{0.0006};
  Probability fatal{0.00013};
  Ratio infant_severity{3.0};
  Probability visible{0.85};
  Probability occult_if_moderate{0.15};
  Probability occult_if_serious{0.55};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "rate", rate,
        {.high = 100,
         .source = "calibrated to evidence 2.1 and 3.7",
         .meaning =
             "inflicted injuries to a child of vulnerability 1 per unit of aggression and strain"});
    describe_by_age(
        visit, "vulnerability", vulnerability,
        {.high = 100,
         .source = "evidence 2.1 severe_inj_infant: infants several times older children",
         .meaning = "multiplies the hazard; must not rise with age"});
    visit.field("moderate", moderate,
                {.source = "calibrated", .meaning = "an inflicted injury is moderate"});
    visit.field("serious", serious,
                {.source = "evidence 2.1 severe_inj_infant (calibrated)",
                 .meaning = "it is serious, from age 1"});
    visit.field("critical", critical,
                {.source = "calibrated", .meaning = "it is critical, from age 1"});
    visit.field(
        "fatal", fatal,
        {.source = "evidence 2.1 fatal_rate (calibrated)", .meaning = "it is fatal, from age 1"});
    visit.field("infant_severity", infant_severity,
                {.high = 20,
                 .source = "evidence 2.1: severe abuse six times more common in babies",
                 .meaning = "multiplies serious, critical and fatal under age 1"});
    visit.field("visible", visible,
                {.source = "assumption", .meaning = "it leaves a visible mark"});
    visit.field("occult_if_moderate", occult_if_moderate,
                {.source = "assumption",
                 .meaning = "a moderate one includes an occult injury, such as a fracture"});
    visit.field("occult_if_serious", occult_if_serious,
                {.source = "assumption", .meaning = "a serious or worse one does"});
  }
};

struct Accidents {
  ByAge<PerYear> rate{PerYear(0.6), PerYear(1.6), PerYear(1.1), PerYear(0.8)};
  Probability moderate{0.07};
  Probability serious{0.003};

  template <class Visitor>
  void describe(Visitor& visit) {
    describe_by_age(visit, "rate", rate,
                    {.high = 50,
                     .source = "assumption",
                     .meaning = "accidents that leave a mark an adult would remark on"});
    visit.field("moderate", moderate,
                {.source = "assumption", .meaning = "an accident is moderate"});
    visit.field("serious", serious, {.source = "assumption", .meaning = "an accident is serious"});
  }
};

struct Healing {
  Days minor{8.0};
  Days moderate{16.0};
  Days serious{35.0};
  Days occult{60.0};
  Ratio variation{0.4};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("minor", minor,
                {.low = 0.1,
                 .high = 365,
                 .source = "assumption",
                 .meaning = "mean time a minor mark is visible"});
    visit.field("moderate", moderate,
                {.low = 0.1, .high = 365, .source = "assumption", .meaning = "a moderate one"});
    visit.field(
        "serious", serious,
        {.low = 0.1, .high = 365, .source = "assumption", .meaning = "a serious or worse one"});
    visit.field(
        "occult", occult,
        {.low = 0.1,
         .high = 365,
         .source = "assumption",
         .meaning = "mean time an occult injury can be found by full examination or imaging"});
    visit.field("variation", variation,
                {.high = 3, .source = "assumption", .meaning = "coefficient of variation of each"});
  }
};

/// When a carer seeks care for an injury: log-odds of need plus help seeking, less fear if it was
/// inflicted.
struct CareSeeking {
  LogOdds need_if_minor{-3.2};
  LogOdds need_if_moderate{0.8};
  LogOdds need_if_serious{4.5};
  Share hospital_if_minor{0.3};
  Share hospital_if_moderate{0.8};
  Hours delay{6.0};
  Hours delay_if_inflicted{24.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    const Declaration need{.low = -20,
                           .high = 20,
                           .source = "assumption",
                           .meaning = "log-odds of seeking care by need alone"};
    visit.field("need_if_minor", need_if_minor, need);
    visit.field("need_if_moderate", need_if_moderate, need);
    visit.field("need_if_serious", need_if_serious, need);
    visit.field("hospital_if_minor", hospital_if_minor,
                {.source = "assumption", .meaning = "care is sought at hospital, not from the GP"});
    visit.field(
        "hospital_if_moderate", hospital_if_moderate,
        {.source = "assumption", .meaning = "as above; serious and worse always go to hospital"});
    visit.field("delay", delay,
                {.high = 1000,
                 .source = "assumption",
                 .meaning = "mean delay before care is sought after an accident"});
    visit.field(
        "delay_if_inflicted", delay_if_inflicted,
        {.high = 1000, .source = "assumption", .meaning = "mean delay after an inflicted injury"});
  }
};

/// Routine contacts, close enough to notice a mark; each is a Poisson script fixed by the dice.
struct Contacts {
  ByAge<PerYear> health_visitor{PerYear(7), PerYear(1.5), PerYear(0), PerYear(0)};
  ByAge<PerYear> general_practice{PerYear(6), PerYear(4), PerYear(2), PerYear(1.5)};
  ByAge<PerYear> school{PerYear(0), PerYear(10), PerYear(20), PerYear(12)};
  ByAge<PerYear> community{PerYear(3), PerYear(3), PerYear(3), PerYear(2)};

  template <class Visitor>
  void describe(Visitor& visit) {
    const Declaration routine{
        .high = 400, .source = "assumption", .meaning = "contacts close enough to notice a mark"};
    describe_by_age(visit, "health_visitor", health_visitor, routine);
    describe_by_age(visit, "general_practice", general_practice, routine);
    describe_by_age(visit, "school", school, routine);
    describe_by_age(visit, "community", community, routine);
  }
};

/// One kind of concern that is neither injury nor neglect.
struct ConcernOfKind {
  Share share;
  Probability significant_harm;
  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("share", share,
                {.source = "assumption; evidence 2.2 ref_source: police notify domestic abuse",
                 .meaning = "of all such concerns; what the kinds leave over is of other kinds"});
    visit.field("significant_harm", significant_harm,
                {.source = "calibrated to evidence 3.1 new plans; relative sizes assumption",
                 .meaning = "the child is suffering significant harm, not only need"});
  }
};

/// Concerns other than injury and neglect: the load on the front door, and most of its work.
struct OtherConcerns {
  PerYear rate{0.0595};
  Ratio family_dispersion{5.2};
  Ratio deprivation_gradient{5.1};
  Ratio more_where_aggressive{3.0};
  ConcernOfKind domestic_abuse{Share(0.34), Probability(0.03)};
  ConcernOfKind mental_health{Share(0.16), Probability(0.025)};
  ConcernOfKind substance_use{Share(0.14), Probability(0.04)};
  ConcernOfKind disability{Share(0.10), Probability(0.004)};
  Probability significant_harm_otherwise{0.016};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("rate", rate,
                {.high = 5,
                 .source = "calibrated to evidence 3.1 referrals",
                 .meaning = "concerns that come up per child, reported or not"});
    visit.field(
        "family_dispersion", family_dispersion,
        {.low = 0.01,
         .high = 15,
         .source = "calibrated to evidence 3.1 re-referrals",
         .meaning = "squared coefficient of variation of the rate between families (gamma)"});
    visit.field("deprivation_gradient", deprivation_gradient,
                {.low = 1,
                 .high = 20,
                 .source = "evidence 2.1 deprivation_RR",
                 .meaning = "rate, most over least deprived fifth"});
    visit.field("more_where_aggressive", more_where_aggressive,
                {.low = 1,
                 .high = 20,
                 .source = "assumption; evidence 2.1 risk_mult: conflict between parents",
                 .meaning = "rate in families with an adult who may injure a child, over others"});
    visit.group("domestic_abuse", domestic_abuse);
    visit.group("mental_health", mental_health);
    visit.group("substance_use", substance_use);
    visit.group("disability", disability);
    visit.field("significant_harm_otherwise", significant_harm_otherwise,
                {.source = "calibrated to evidence 3.1 new plans",
                 .meaning = "significant harm where the concern is of another kind"});
  }
};

struct Parameters {
  Families families;
  Adults adults;
  Harm harm;
  Accidents accidents;
  Healing healing;
  CareSeeking care_seeking;
  Contacts contacts;
  OtherConcerns other_concerns;
  Neglect neglect;
  Response response;
  Mobility mobility;
  Placement placement;

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("families", families);
    visit.group("adults", adults);
    visit.group("harm", harm);
    visit.group("accidents", accidents);
    visit.group("healing", healing);
    visit.group("care_seeking", care_seeking);
    visit.group("contacts", contacts);
    visit.group("other_concerns", other_concerns);
    visit.group("neglect", neglect);
    visit.group("response", response);
    visit.group("mobility", mobility);
    visit.group("placement", placement);
  }
};

}  // namespace sightline::model::household
