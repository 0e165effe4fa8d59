// SPDX-License-Identifier: Apache-2.0
// The part of Practice that says when a team acts, and how it examines, judges, asks and tells.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/agency.hpp>

namespace sightline::model::workforce {

/// One declared value for each agency that can know something; the agency's name is the last part
/// of the path.
template <class T>
struct DeclaredByAgency {
  ByAgency<T>& values;
  Declaration declaration;
  template <class Visitor>
  void describe(Visitor& visit) {
    for (std::size_t i = 0; i < knowing_agencies; ++i) {
      visit.field(agency_names[i], values.values[i], declaration);
    }
  }
};

template <class Visitor, class T>
void describe_by_agency(Visitor& visit, std::string_view name, ByAgency<T>& values,
                        const Declaration& declaration) {
  DeclaredByAgency<T> declared{values, declaration};
  visit.group(name, declared);
}

/// Log-odds that the child is being harmed, at which a team acts (M01). 0 is the balance of
/// probabilities.
struct Thresholds {
  LogOdds refer{-1.5};
  LogOdds share{-2.0};
  LogOdds report{-4.5};
  LogOdds initial_assessment{-3.55};
  LogOdds child_in_need{-3.3};
  LogOdds strategy_discussion{-1.1};
  LogOdds section47_enquiry{-1.02};
  LogOdds conference{-1.5};
  LogOdds plan{-1.93};
  LogOdds end_plan{-1.85};
  LogOdds end_plan_per_year{0.35};
  LogOdds away_from_home{1.8};
  LogOdds legal_advice{1.5};
  LogOdds proceedings{2.4};
  LogOdds interim_order{1.2};
  LogOdds emergency{4.3};
  LogOdds investigate{-0.5};
  LogOdds arrest{1.0};
  LogOdds charge{1.7};

  template <class Visitor>
  void describe(Visitor& visit) {
    const auto at = [](std::string_view source, std::string_view meaning) {
      return Declaration{.low = -12, .high = 12, .source = source, .meaning = meaning};
    };
    visit.field("refer", refer,
                at("assumption (M01)", "a professional wants to refer to children's social care"));
    visit.field("share", share,
                at("assumption", "a professional wants to tell the worker of an open case"));
    visit.field("report", report,
                at("calibrated to evidence 3.1 (M01)",
                   "whoever meets a concern other than injury reports it to social care"));
    visit.field("initial_assessment", initial_assessment,
                at("calibrated to evidence 3.1", "screening: accept for initial assessment"));
    visit.field("child_in_need", child_in_need,
                at("assumption", "assessed as a child in need of services"));
    visit.field("strategy_discussion", strategy_discussion,
                at("calibrated to evidence 3.2", "call a strategy discussion"));
    visit.field(
        "section47_enquiry", section47_enquiry,
        at("calibrated to evidence 3.2", "strategy discussion: start a section 47 enquiry"));
    visit.field(
        "conference", conference,
        at("calibrated to evidence 3.2", "enquiry: concerns substantiated, call a conference"));
    visit.field("plan", plan,
                at("calibrated to evidence 3.2 (87 % of conferences)",
                   "conference: make a child protection plan"));
    visit.field("end_plan", end_plan,
                at("calibrated to evidence 3.3", "review: end the plan below this"));
    visit.field("end_plan_per_year", end_plan_per_year,
                {.low = 0,
                 .high = 12,
                 .source = "calibrated to evidence 3.1: 5 % of plans end after two years or more",
                 .meaning = "by how much that rises with each year of a plan: what has been seen "
                            "for long alarms less"});
    visit.field("away_from_home", away_from_home,
                at("assumption", "the child is placed with family or friends, or stays away"));
    visit.field("legal_advice", legal_advice, at("assumption", "seek a legal planning meeting"));
    visit.field(
        "proceedings", proceedings,
        at("assumption (M11)", "legal planning meeting: threshold for care proceedings met"));
    visit.field("interim_order", interim_order,
                at("assumption; Children Act 1989 s38, reasonable grounds",
                   "court: grant an interim care order"));
    visit.field("emergency", emergency,
                at("assumption; evidence 2.5 start_route",
                   "the child is protected at once: police protection or emergency order"));
    visit.field("investigate", investigate,
                at("assumption", "police: investigate a suspected assault"));
    visit.field("arrest", arrest, at("assumption", "police: arrest a suspect"));
    visit.field("charge", charge,
                at("assumption; evidence 2.5 CPS_pipeline (M12)",
                   "prosecutor: charge; compared with the log-odds that this suspect did it"));
  }
};

struct ExaminationPractice {
  ByAgency<Probability> complete{{Probability(0.02), Probability(0.10), Probability(0.05),
                                  Probability(0.30), Probability(0.70), Probability(0.0),
                                  Probability(0.0), Probability(0.0)}};
  ByAgency<Ratio> noise_factor{
      {Ratio(1), Ratio(1), Ratio(1), Ratio(1), Ratio(1), Ratio(1), Ratio(1), Ratio(1)}};
  Share lost_to_distress{0.35};
  Probability repeated_within_a_day{0.05};

  template <class Visitor>
  void describe(Visitor& visit) {
    describe_by_agency(
        visit, "complete", complete,
        {.source = "assumption (M07)",
         .meaning =
             "an examination of a calm child is complete: undressed, imaged where indicated"});
    describe_by_agency(
        visit, "noise_factor", noise_factor,
        {.high = 10,
         .source = "by definition; evidence 2.2: a checklist makes more of the same look",
         .meaning = "multiplies the noise with which this agency reads an injury"});
    visit.field(
        "lost_to_distress", lost_to_distress,
        {.source = "assumption (M07)",
         .meaning = "complete examinations that are given up because the child is distressed"});
    visit.field(
        "repeated_within_a_day", repeated_within_a_day,
        {.source = "assumption (R10)",
         .meaning = "an incomplete examination by a doctor is repeated, completely, the next day"});
  }
};

struct JudgementPractice {
  Share credulity{0.35};
  Probability challenges_carer{0.15};
  Share anchoring{0.25};
  ByAgency<Share> trust{{Share(1.0), Share(0.85), Share(0.85), Share(0.9), Share(0.95), Share(0.8),
                         Share(0.9), Share(0.6)}};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "credulity", credulity,
        {.source = "evidence 2.3 optimism 0.6 as exponent (assumption) (M02)",
         .meaning =
             "share of a positive reading that a wholly plausible account takes away; 0 is off"});
    visit.field(
        "challenges_carer", challenges_carer,
        {.source = "assumption (R05)",
         .meaning = "a professional who suspects from an injury tells the carer so and asks "
                    "for another account; 0 is off"});
    visit.field(
        "anchoring", anchoring,
        {.source = "evidence 2.3 anchoring (assumption) (M03)",
         .meaning =
             "share of a reading against the prevailing frame that is discounted; 0 is off"});
    describe_by_agency(
        visit, "trust", trust,
        {.source = "evidence 2.2 paed_report_useful 0.67-0.79 (assumption)",
         .meaning = "weight this team gives to the opinion of that agency; 1 adopts it"});
  }
};

struct CuriosityPractice {
  Probability ask_who_lives_here{0.25};
  Probability background_check{0.3};
  Probability trace_carer{0.3};
  Probability follow_movements{0.2};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("ask_who_lives_here", ask_who_lives_here,
                {.source = "assumption (M04)",
                 .meaning = "a social worker in the home asks who lives there and finds out"});
    visit.field("background_check", background_check,
                {.source = "assumption (M04, R06)",
                 .meaning = "the police are asked for the record of an adult found in the home"});
    visit.field(
        "trace_carer", trace_carer,
        {.source = "assumption (M19)",
         .meaning = "a worker who does not find the child at home finds out who has it, and "
                    "sees it there"});
    visit.field("follow_movements", follow_movements,
                {.source = "assumption (R18)",
                 .meaning = "a family that has left without a word is reported and looked for"});
  }
};

struct TellingPractice {
  Ratio diffusion{0.45};
  Share left_to_appointment{0.35};
  Days appointment_within{14.0};
  Probability by_telephone{0.35};
  Days letter_delay{3.0};
  Days telephone_delay{0.1};
  Probability letter_lost{0.08};
  Probability telephone_lost{0.04};
  Share letter_weight{0.85};
  Share telephone_weight{0.95};
  Probability check_answered{0.6};
  Probability tell_police{0.35};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("diffusion", diffusion,
                {.high = 5,
                 .source = "evidence 2.3 diffusion, exponent 0.3-0.8 (M08)",
                 .meaning = "with n others involved a professional acts with probability (1 + n) ^ "
                            "-diffusion; 0 is off"});
    visit.field("left_to_appointment", left_to_appointment,
                {.source = "assumption (M08)",
                 .meaning = "share left to a coming appointment elsewhere; 0 is off"});
    visit.field("appointment_within", appointment_within,
                {.high = 365,
                 .source = "assumption",
                 .meaning = "how near an appointment must be to be left to"});
    visit.field("by_telephone", by_telephone,
                {.source = "assumption (R11)", .meaning = "a message is spoken, not written"});
    visit.field(
        "letter_delay", letter_delay,
        {.high = 365, .source = "assumption (M09)", .meaning = "mean delay of a written message"});
    visit.field("telephone_delay", telephone_delay,
                {.high = 365, .source = "assumption (M09)", .meaning = "mean delay of a call"});
    visit.field(
        "letter_lost", letter_lost,
        {.source = "assumption (M09)", .meaning = "a written message never reaches a reader"});
    visit.field(
        "telephone_lost", telephone_lost,
        {.source = "assumption (M09)", .meaning = "a call leaves no trace with the reader"});
    visit.field("letter_weight", letter_weight,
                {.source = "assumption (M09)",
                 .meaning = "share of the weight that survives writing; 1 is off"});
    visit.field("telephone_weight", telephone_weight,
                {.source = "assumption (M09)", .meaning = "share that survives a call; 1 is off"});
    visit.field("check_answered", check_answered,
                {.source = "assumption (M09)",
                 .meaning = "an agency that knows something answers social care's enquiry"});
    visit.field(
        "tell_police", tell_police,
        {.source = "assumption (M09, R07)",
         .meaning = "whoever recognises or finds an injury that may be an assault tells the "
                    "police as well"});
  }
};

}  // namespace sightline::model::workforce
