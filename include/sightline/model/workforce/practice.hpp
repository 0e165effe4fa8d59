// SPDX-License-Identifier: Apache-2.0
// Practice: the numbers that say how a team works now. A reform is nothing but a dated change of
// Practice, adopted team by team. Every team owns a copy; it uses the numbers of its own trade.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/workforce/judging_practice.hpp>
#include <sightline/model/workforce/protection_practice.hpp>
#include <sightline/model/workforce/staffing_practice.hpp>

namespace sightline::model::workforce {

/// Work that comes round (supervision, audits, inspections) and is switched off: how often to look
/// whether a reform has taken it up.
inline constexpr Days between_looks{28.0};

struct ConferencePractice {
  ByAgency<Probability> attendance{{Probability(1.0), Probability(0.75), Probability(0.08),
                                    Probability(0.10), Probability(0.10), Probability(0.75),
                                    Probability(0.5), Probability(0.0)}};
  ByAgency<Probability> written_report{{Probability(1.0), Probability(0.5), Probability(0.3),
                                        Probability(0.3), Probability(0.5), Probability(0.5),
                                        Probability(0.5), Probability(0.0)}};
  Share report_weight{0.5};
  WorkingHours attendance_effort{4.0};
  WorkingHours report_effort{2.0};
  WorkingDays notice{5.0};
  Probability siblings_considered{0.35};

  template <class Visitor>
  void describe(Visitor& visit) {
    describe_by_agency(
        visit, "attendance", attendance,
        {.source =
             "evidence 2.2 GP_attend (record, 8 %), paed_attend, HV/school/police_attend (M06)",
         .meaning = "the agency is invited to the conference and comes"});
    describe_by_agency(
        visit, "written_report", written_report,
        {.source = "assumption (M06)", .meaning = "an absent agency has sent a report in time"});
    visit.field("report_weight", report_weight,
                {.source = "assumption (M06); evidence 2.2: reports often non-committal",
                 .meaning = "share of the weight of an opinion that its written report carries"});
    visit.field("attendance_effort", attendance_effort,
                {.high = 40,
                 .source = "evidence 4: about 4 h per conference",
                 .meaning = "working time of one who attends, with travel"});
    visit.field("report_effort", report_effort,
                {.high = 40,
                 .source = "evidence 2.2 paed_exam_time (assumption)",
                 .meaning = "working time to write a report"});
    visit.field("notice", notice,
                {.high = 60,
                 .source = "assumption",
                 .meaning = "time between the call and the earliest conference"});
    visit.field("siblings_considered", siblings_considered,
                {.source = "assumption (M17)",
                 .meaning = "the conference considers each sibling, not only the index child"});
  }
};

struct VisitPractice {
  Days interval{28.0};
  Share announced{0.85};
  Share seen_alone{0.3};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("interval", interval,
                {.low = 1,
                 .high = 365,
                 .source = "evidence 1.1 step 8: 2-6 weeks in 2007",
                 .meaning = "time between visits to a child on a plan"});
    visit.field("announced", announced,
                {.source = "assumption (M13)", .meaning = "visits the family knows of beforehand"});
    visit.field(
        "seen_alone", seen_alone,
        {.source = "assumption (R09)",
         .meaning =
             "visits at which the child is seen alone and looked at, so that hiding marks fails"});
  }
};

struct CoreGroupPractice {
  Days interval{42.0};
  Probability attendance{0.6};
  WorkingHours attendance_effort{1.5};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("interval", interval,
                {.low = 1,
                 .high = 365,
                 .source = "evidence 1.1 step 7: every 4-6 weeks",
                 .meaning = "time between core groups"});
    visit.field("attendance", attendance,
                {.source = "assumption", .meaning = "a member agency that knows something comes"});
    visit.field("attendance_effort", attendance_effort,
                {.high = 40,
                 .source = "assumption",
                 .meaning = "working time of a member who comes, with travel"});
  }
};

/// Routine contacts that take place, of those that the baseline has.
struct ContactPractice {
  ByAgency<Share> kept{
      {Share(1), Share(1), Share(1), Share(1), Share(1), Share(1), Share(1), Share(1)}};

  template <class Visitor>
  void describe(Visitor& visit) {
    describe_by_agency(visit, "kept", kept,
                       {.source = "by definition; a cut to a service lowers it",
                        .meaning = "share of this agency's routine contacts that take place"});
  }
};

struct CaseloadPractice {
  Count cap{60};
  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "cap", cap,
        {.low = 1,
         .high = 1000,
         .is_whole = true,
         .source = "evidence 2.4 caseload_sw: 5-60, no cap in practice",
         .meaning = "a case holder is given no further case above this; cases wait unallocated"});
  }
};

/// Statutory and local limits: they order work by due date; only staff can meet them.
struct TimeLimits {
  WorkingDays screening{1};
  WorkingDays initial_assessment{7};
  WorkingDays core_assessment{35};
  WorkingDays section47_enquiry{15};
  WorkingDays conference{15};
  WorkingDays legal_meeting{40};
  WorkingDays interim_hearing{10};
  WorkingDays other_work{30};

  template <class Visitor>
  void describe(Visitor& visit) {
    const auto limit = [](std::string_view source, std::string_view meaning) {
      return Declaration{.high = 400, .source = source, .meaning = meaning};
    };
    visit.field("screening", screening, limit("evidence 1.1 step 1", "decision on a referral"));
    visit.field("initial_assessment", initial_assessment,
                limit("evidence 1.1 step 2", "initial assessment, from the referral"));
    visit.field("core_assessment", core_assessment,
                limit("evidence 1.1 step 5", "core assessment"));
    visit.field("section47_enquiry", section47_enquiry,
                limit("assumption", "section 47 enquiry, from the strategy discussion"));
    visit.field("conference", conference,
                limit("evidence 1.1 step 6", "initial conference, from the strategy discussion"));
    visit.field("legal_meeting", legal_meeting,
                limit("evidence 1.1 step 10: no statutory limit; about seven weeks in the case",
                      "legal planning meeting, from the request (M10)"));
    visit.field("interim_hearing", interim_hearing,
                limit("assumption", "first hearing, from the decision to apply"));
    visit.field(
        "other_work", other_work,
        limit("assumption", "work of the same team that the model does not follow case by case"));
  }
};

struct Practice {
  Thresholds threshold;
  ExaminationPractice examination;
  JudgementPractice judgement;
  CuriosityPractice curiosity;
  TellingPractice telling;
  ConferencePractice conference;
  VisitPractice visit;
  CoreGroupPractice core_group;
  ContactPractice contact;
  PolicePractice police;
  PlanPractice plan;
  LegalPractice legal;
  EarlyHelpPractice early_help;
  CaseloadPractice caseload;
  TimeLimits time_limit;
  PostsPractice posts;
  RecruitmentPractice recruitment;
  HandOverPractice hand_over;
  SupervisionPractice supervision;
  AuditPractice audit;
  InspectionPractice inspection;

  template <class Visitor>
  void describe(Visitor& visitor) {
    visitor.group("threshold", threshold);
    visitor.group("examination", examination);
    visitor.group("judgement", judgement);
    visitor.group("curiosity", curiosity);
    visitor.group("telling", telling);
    visitor.group("conference", conference);
    visitor.group("visit", visit);
    visitor.group("core_group", core_group);
    visitor.group("contact", contact);
    visitor.group("police", police);
    visitor.group("plan", plan);
    visitor.group("legal", legal);
    visitor.group("early_help", early_help);
    visitor.group("caseload", caseload);
    visitor.group("time_limit", time_limit);
    visitor.group("posts", posts);
    visitor.group("recruitment", recruitment);
    visitor.group("hand_over", hand_over);
    visitor.group("supervision", supervision);
    visitor.group("audit", audit);
    visitor.group("inspection", inspection);
  }
};

}  // namespace sightline::model::workforce
