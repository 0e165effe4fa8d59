// SPDX-License-Identifier: Apache-2.0
// Staff, their differences, and the work each task takes.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/workforce/staff_parameters.hpp>

namespace sightline::model::workforce {

/// Staff per 10,000 children, whole-time equivalents.
struct Staffing {
  PerTenThousand intake_social_workers{6.5};
  PerTenThousand case_holding_social_workers{6.1};
  PerTenThousand health_visitors{9.0};
  PerTenThousand general_practitioners{30.0};
  PerTenThousand hospital_doctors{6.0};
  PerTenThousand paediatricians{2.7};
  PerTenThousand school_leads{12.0};
  PerTenThousand police_officers{3.0};
  PerTenThousand council_lawyers{0.9};
  PerTenThousand conference_chairs{0.6};
  PerTenThousand court_judges{0.5};
  PerTenThousand prosecutors{0.3};
  Count children_per_area{12000};
  Switch unlimited{0};

  template <class Visitor>
  void describe(Visitor& visit) {
    const Declaration staff{
        .low = 0.01,
        .high = 500,
        .source = "assumption, sized so that work meets its limits as evidence 3.1 reports",
        .meaning = "staff in post"};
    visit.field("intake_social_workers", intake_social_workers, staff);
    visit.field("case_holding_social_workers", case_holding_social_workers, staff);
    visit.field("health_visitors", health_visitors,
                {.low = 0.01,
                 .high = 500,
                 .source = "evidence 2.4 HV_fte: 9,376 for 11 million children",
                 .meaning = "staff in post"});
    visit.field("general_practitioners", general_practitioners, staff);
    visit.field("hospital_doctors", hospital_doctors, staff);
    visit.field("paediatricians", paediatricians, staff);
    visit.field("school_leads", school_leads, staff);
    visit.field("police_officers", police_officers, staff);
    visit.field("council_lawyers", council_lawyers, staff);
    visit.field("conference_chairs", conference_chairs, staff);
    visit.field("court_judges", court_judges, staff);
    visit.field("prosecutors", prosecutors, staff);
    visit.field("children_per_area", children_per_area,
                {.low = 100,
                 .high = 1e6,
                 .is_whole = true,
                 .source = "assumption",
                 .meaning = "children served by one area's teams"});
    visit.field("unlimited", unlimited,
                {.source = "switch",
                 .meaning = "every task starts at once and nobody leaves or falls ill: infinite "
                            "capacity (M10, M18 off)"});
  }
};

struct Differences {
  StandardDeviations threshold{0.5};
  StandardDeviations skill{0.3};
  StandardDeviations credulity{0.15};
  StandardDeviations curiosity{0.15};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("threshold", threshold,
                {.low = 0,
                 .high = 5,
                 .source = "evidence 2.3 rater_agreement: little to fair",
                 .meaning = "spread between professionals of the log-odds at which they act"});
    visit.field("skill", skill,
                {.low = 0,
                 .high = 2,
                 .source = "assumption",
                 .meaning = "spread of the logarithm of examination noise (M20)"});
    visit.field("credulity", credulity,
                {.low = 0, .high = 1, .source = "assumption", .meaning = "spread of credulity"});
    visit.field(
        "curiosity", curiosity,
        {.low = 0, .high = 1, .source = "assumption", .meaning = "spread of the chance to ask"});
  }
};

struct Effort {
  WorkingHours screening{3};
  WorkingHours initial_assessment{10.7};
  WorkingHours core_assessment{21};
  WorkingHours strategy_discussion{1};
  WorkingHours section47_enquiry{15};
  WorkingHours police_enquiry{12};
  WorkingHours medical{4};
  WorkingHours clinic_appointment{1.5};
  WorkingHours complete_examination{1};
  WorkingHours background_check{1};
  WorkingHours chair_conference{6};
  WorkingHours prepare_conference{12};
  WorkingHours visit{2.5};
  WorkingHours seen_alone{0.5};
  WorkingHours core_group{2};
  WorkingHours review_conference{8};
  WorkingHours child_in_need{15};
  WorkingHours legal_meeting{6};
  WorkingHours court_application{60};
  WorkingHours urgent_application{12};
  WorkingHours court_hearing{4};
  WorkingHours hearing_preparation{8};
  WorkingHours legal_representation{4};
  WorkingHours emergency_hearing{2};
  WorkingHours single_assessment{22};
  WorkingHours police_investigation{20};
  WorkingHours further_investigation{10};
  WorkingHours search{8};
  WorkingHours prosecutor_review{5};
  WorkingHours family_group_conference{20};
  WorkingHours early_help{12};
  Ratio variation{0.5};
  Share productive{0.62};

  template <class Visitor>
  void describe(Visitor& visitor) {
    const auto hours = [](std::string_view source, std::string_view meaning) {
      return Declaration{.high = 400, .source = source, .meaning = meaning};
    };
    visitor.field("screening", screening,
                  hours("evidence 2.4 t_contact (recalled)", "intake: decide on a referral"));
    visitor.field("initial_assessment", initial_assessment,
                  hours("evidence 2.4 t_IA (recalled)", "intake: initial assessment"));
    visitor.field("core_assessment", core_assessment,
                  hours("evidence 2.4 t_core (recalled)", "intake: core assessment"));
    visitor.field("strategy_discussion", strategy_discussion,
                  hours("assumption", "intake: strategy discussion"));
    visitor.field("section47_enquiry", section47_enquiry,
                  hours("evidence 2.4 t_s47 (recalled)", "intake: section 47 enquiry"));
    visitor.field("police_enquiry", police_enquiry,
                  hours("assumption", "police: their part of a joint enquiry"));
    visitor.field("medical", medical,
                  hours("evidence 2.2 paed_exam_time: 1-3 h and 2-6 h",
                        "paediatrics: examination and opinion"));
    visitor.field("clinic_appointment", clinic_appointment,
                  hours("assumption", "paediatrics: a development clinic appointment"));
    visitor.field(
        "complete_examination", complete_examination,
        hours("assumption (R10); evidence 2.2 paed_exam_time: 1-3 h for a whole medical",
              "hospital, paediatrics or GP: what a complete or repeated examination takes "
              "beside the contact itself, outside a medical; 0 is off"));
    visitor.field("background_check", background_check,
                  hours("assumption", "police: the record of one adult"));
    visitor.field("chair_conference", chair_conference,
                  hours("assumption", "chair: hold one initial conference"));
    visitor.field(
        "prepare_conference", prepare_conference,
        hours("evidence 2.4 t_ICPC (recalled)", "social worker: report to the conference"));
    visitor.field(
        "visit", visit,
        hours("evidence 2.4 visit_len with travel and recording", "case holder: one visit"));
    visitor.field("seen_alone", seen_alone,
                  hours("assumption (R09)",
                        "case holder: further time of a visit at which the "
                        "child is seen alone; 0 is off"));
    visitor.field("core_group", core_group, hours("assumption", "case holder: one core group"));
    visitor.field("review_conference", review_conference,
                  hours("evidence 2.4 t_review (recalled)", "case holder: one review"));
    visitor.field("child_in_need", child_in_need,
                  hours("assumption", "case holder: a child in need, all in all"));
    visitor.field("legal_meeting", legal_meeting,
                  hours("assumption", "lawyer: one legal planning meeting"));
    visitor.field("court_application", court_application,
                  hours("evidence 2.4 t_s31 100+ h (recalled)", "case holder: one application"));
    visitor.field("urgent_application", urgent_application,
                  hours("assumption", "case holder: an application that cannot wait"));
    visitor.field("hearing_preparation", hearing_preparation,
                  hours("evidence 2.4 t_s31 100+ h (recalled), application included",
                        "case holder: one hearing, with visits and statement"));
    visitor.field("legal_representation", legal_representation,
                  hours("assumption", "lawyer: one hearing"));
    visitor.field("court_hearing", court_hearing,
                  hours("assumption", "court: one interim hearing"));
    visitor.field("emergency_hearing", emergency_hearing,
                  hours("assumption", "court: an application for an emergency order"));
    visitor.field("single_assessment", single_assessment,
                  hours("assumption: between initial and core assessment",
                        "intake: the one assessment of later regimes"));
    visitor.field("police_investigation", police_investigation,
                  hours("assumption", "police: from the report to the file for the prosecutor"));
    visitor.field("further_investigation", further_investigation,
                  hours("assumption", "police: what the prosecutor asks for besides"));
    visitor.field("search", search,
                  hours("assumption (R18)",
                        "police: look for a family that has left without a "
                        "word"));
    visitor.field("prosecutor_review", prosecutor_review,
                  hours("assumption", "prosecutor: one decision on a file"));
    visitor.field("family_group_conference", family_group_conference,
                  hours("assumption", "case holder: convene the wider family"));
    visitor.field("early_help", early_help,
                  hours("assumption", "health visiting: help to one family"));
    visitor.field("variation", variation,
                  {.high = 3,
                   .source = "assumption",
                   .meaning = "coefficient of variation of the effort of a task"});
    visitor.field(
        "productive", productive,
        {.low = 0.05,
         .source = "evidence 2.4 direct_share and admin_share; leave and sickness",
         .meaning = "share of working hours left for the tasks above; effort is divided by it"});
  }
};

/// Work that the model does not follow case by case, but which stands in the same queues.
struct OtherWork {
  Share paediatrics{0.75};
  Share police{0.45};
  Share council_legal{0.71};
  Share conference_chairs{0.2};
  Share family_court{0.60};
  Share prosecutor{0.85};
  WorkingHours effort{6};

  template <class Visitor>
  void describe(Visitor& visit) {
    const Declaration load{
        .high = 0.99,
        .source =
            "assumption; council_legal gives the weeks a legal meeting waits (evidence 1.1 step "
            "10)",
        .meaning =
            "share of the productive time of the posts in staffing that other work asks "
            "for; the demand stays when posts change"};
    visit.field("paediatrics", paediatrics, load);
    visit.field("police", police, load);
    visit.field("council_legal", council_legal, load);
    visit.field("conference_chairs", conference_chairs, load);
    visit.field("family_court", family_court, load);
    visit.field("prosecutor", prosecutor, load);
    visit.field("effort", effort,
                {.low = 0.1,
                 .high = 400,
                 .source = "assumption",
                 .meaning = "mean effort of one piece of other work"});
  }
};

struct Parameters {
  Staffing staffing;
  Differences differences;
  Effort effort;
  OtherWork other_work;
  Turnover turnover;
  Sickness sickness;
  Fatigue fatigue;
  Overtime overtime;
  Tenure tenure;
  Ratio overload_haste{0.5};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("staffing", staffing);
    visit.group("differences", differences);
    visit.group("effort", effort);
    visit.group("other_work", other_work);
    visit.group("turnover", turnover);
    visit.group("sickness", sickness);
    visit.group("fatigue", fatigue);
    visit.group("overtime", overtime);
    visit.group("tenure", tenure);
    visit.field("overload_haste", overload_haste,
                {.high = 10,
                 .source = "assumption (M10)",
                 .meaning = "examination noise and lost curiosity per working week of work that "
                            "waits for each worker; 0 is off"});
  }
};

}  // namespace sightline::model::workforce
