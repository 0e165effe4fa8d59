// SPDX-License-Identifier: Apache-2.0
// Which rule an event stands for.
#include "rules.hpp"

#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/household/contacts.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/neglect.hpp>
#include <sightline/model/justice/prosecution.hpp>
#include <sightline/model/oversight/alarm.hpp>
#include <sightline/model/oversight/audit.hpp>
#include <sightline/model/oversight/inspection.hpp>
#include <sightline/model/pathway/breach.hpp>
#include <sightline/model/pathway/care.hpp>
#include <sightline/model/pathway/conference.hpp>
#include <sightline/model/pathway/emergency.hpp>
#include <sightline/model/pathway/enquiry.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/home_visit.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/movements.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/pathway/proceedings.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/pathway/staff_changes.hpp>
#include <sightline/model/pathway/supervision.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/staff.hpp>

namespace sightline::model {
namespace {

using workforce::TaskKind;

/// A professional or neighbour has met the child; what they learned they may tell.
void tell(World& world, ChildId child, Agency agency, ProfessionalId who) {
  if (!communication::consider_telling(world, child, agency, who,
                                       pathway::involvement_of(world, child, agency))) {
    return;
  }
  if (communication::tell_police(world, child, agency, who))
    justice::consider_investigation(world, child);
}

void meet_and_tell(World& world, const evidence::Encounter& encounter) {
  if (evidence::meet(world, encounter))
    tell(world, encounter.child, encounter.agency, encounter.who);
}

ProfessionalId on_duty(const World& world, ChildId child, Agency agency) {
  const FamilyId family = world.homes.children[child].family;
  return workforce::professional_met(world, world.staff, agency, family,
                                     world.homes.families[family].area,
                                     static_cast<std::uint32_t>(world.now.minutes()));
}

/// Nobody meets a family that has fled, and a service that was cut meets fewer.
bool takes_place(const World& world, ChildId id, Agency agency) {
  const household::Family& family = world.homes.family_of(id);
  if (household::is_away(family, world.now)) return false;
  const double kept = world.staff.teams[workforce::team_of(world.staff, agency, family.area)]
                          .practice.contact.kept[agency]
                          .value();
  if (kept >= 1.0) return true;
  const double u = world.dice.decide(
      address(id, Purpose::contact_kept,
              occurrence(index_of(agency), static_cast<std::uint32_t>(world.now.minutes()))));
  return bernoulli(u, kept);
}

void look_for_neglect(World& world, ChildId id) {
  const household::Look look = household::next_look(world, world.homes, id);
  if (!look.takes_place || !takes_place(world, id, look.agency)) return;
  const ProfessionalId who = on_duty(world, id, look.agency);
  if (evidence::look_for_neglect(world, id, look.agency, who)) tell(world, id, look.agency, who);
}

void see_by_routine(World& world, ChildId id, household::Channel channel) {
  if (!household::is_a_child_now(world.homes.children[id], world.now)) return;
  const Agency agency = household::agency_of(channel);
  if (takes_place(world, id, agency)) {
    meet_and_tell(world, {.child = id,
                          .agency = agency,
                          .who = on_duty(world, id, agency),
                          .manner = evidence::Manner::routine});
  }
  household::schedule_next_contact(world, world.homes, id, channel);
}

void see_by_care_sought(World& world, ChildId id, Agency agency, bool must_be_complete) {
  household::Child& child = world.homes.children[id];
  if (!household::is_a_child_now(child, world.now) ||
      household::is_away(world.homes.family_of(id), world.now)) {
    return;
  }
  if (child.brought_for_care == world.now) return;  // two injuries of one minute are one journey
  child.brought_for_care = world.now;
  meet_and_tell(world, {.child = id,
                        .agency = agency,
                        .who = on_duty(world, id, agency),
                        .manner = evidence::Manner::care_sought,
                        .must_be_complete = must_be_complete});
}

void after_injury(World& world, ChildId child, InjuryId injury) {
  if (!injury.is_valid()) return;
  oversight::consider_death(world, world.oversight, injury);
  if (household::is_killing(world.homes.injuries[injury])) pathway::consider_bereaved(world, child);
  household::consider_seeking_care(world, world.homes, injury);
  household::schedule_contacts(world, world.homes, child);
}

/// The file of a child who died or grew up is closed at the next thing that would be done.
bool closed_for_want_of_a_child(World& world, CaseId id) {
  if (household::is_a_child_now(world.homes.children[world.cases.files[id].child], world.now)) {
    return false;
  }
  pathway::close_case(world, id);
  return true;
}

/// Work about a child is done: what follows from it. Work of an earlier episode changes nothing any
/// more.
void after_work(World& world, const workforce::Done& done) {
  if (done.task.kind == TaskKind::supervision) return pathway::supervise(world, done.worker);
  if (!done.task.child.is_valid()) return;              // other work, and time that oversight takes
  if (done.task.kind == TaskKind::examination) return;  // the child was seen before
  if (done.task.kind == TaskKind::background_check)
    return pathway::finish_background_check(world, done);
  if (done.task.kind == TaskKind::police_investigation)
    return justice::finish_police_work(world, done);
  if (done.task.kind == TaskKind::prosecutor_review) return justice::decide_on_file(world, done);
  if (done.task.kind == TaskKind::early_help) return pathway::finish_early_help(world, done);
  const CaseId id = world.homes.children[done.task.child].case_file;
  if (done.task.kind == TaskKind::core_assessment) {
    return pathway::finish_core_assessment(world, id,
                                           done);  // counts also if the file has closed since
  }
  if (!pathway::is_current(world.cases.files[id], done.task.episode)) return;
  if (closed_for_want_of_a_child(world, id)) return;
  switch (done.task.kind) {
    case TaskKind::screening:
      return pathway::screen(world, id, done.worker);
    case TaskKind::initial_assessment:
      return pathway::assess_initially(world, id, done.worker);
    case TaskKind::strategy_discussion:
      return pathway::hold_strategy_discussion(world, id, done.worker);
    case TaskKind::section47_enquiry:
    case TaskKind::police_enquiry:
    case TaskKind::medical:
      return pathway::finish_enquiry_part(world, id, done);
    case TaskKind::conference:
      return pathway::hold_conference(world, id, done.worker);
    case TaskKind::visit:
      return pathway::finish_visit(world, id, done.worker);
    case TaskKind::core_group:
      return pathway::hold_core_group(world, id);
    case TaskKind::review_conference:
      return pathway::hold_review(world, id, done.worker);
    case TaskKind::clinic_appointment:
      return pathway::attend_clinic(world, id, done.worker);
    case TaskKind::legal_meeting:
      return pathway::hold_legal_meeting(world, id, done.worker);
    case TaskKind::court_application:
      return pathway::apply_to_court(world, id);
    case TaskKind::family_group_conference:
      return pathway::hold_family_group_conference(world, id);
    case TaskKind::court_hearing:
      return pathway::hear(world, id, done.worker);
    case TaskKind::emergency_hearing:
      return pathway::hear_emergency(world, id, done.worker);
    default:
      return;  // reports, attendance and services take time and have no further step
  }
}

void handle_case(World& world, EventKind kind, CaseId id, std::uint16_t episode) {
  if (!pathway::is_current(world.cases.files[id], episode)) return;
  if (closed_for_want_of_a_child(world, id)) return;
  switch (kind) {
    case EventKind::conference_notice_ends:
      return pathway::notice_ends(world, id);
    case EventKind::visit_due:
      return pathway::visit_due(world, id);
    case EventKind::core_group_due:
      return pathway::core_group_due(world, id);
    case EventKind::review_due:
      return pathway::review_due(world, id);
    case EventKind::child_in_need_ends:
      return pathway::end_child_in_need(world, id);
    case EventKind::hearing_due:
      return pathway::hearing_due(world, id);
    case EventKind::order_ends:
      return pathway::emergency_ends(world, id);
    case EventKind::pre_proceedings_end:
      return pathway::end_pre_proceedings(world, id);
    case EventKind::breach:
      return pathway::break_conditions(world, id);
    default:
      return;
  }
}

}  // namespace

void handle(World& world, const engine::Event& event) {
  const ChildId child(event.subject);
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::harm_candidate:
      return after_injury(world, child, household::harm_candidate(world, world.homes, child));
    case EventKind::accident:
      return after_injury(world, child, household::accident(world, world.homes, child));
    case EventKind::concern: {
      const ConcernId concern = household::concern(world, world.homes, child);
      if (concern.is_valid()) communication::report_concern(world, concern);
      return;
    }
    case EventKind::routine_contact:
      return see_by_routine(world, child, static_cast<household::Channel>(event.detail));
    case EventKind::care_sought:
      return see_by_care_sought(world, child, agency_at(event.detail), false);
    case EventKind::reexamination:
      return see_by_care_sought(world, child, agency_at(event.detail), true);
    case EventKind::neglect_look:
      return look_for_neglect(world, child);
    case EventKind::neglect_may_be_harm:
      return household::neglect_may_be_harm(world, world.homes, child, event.detail);
    case EventKind::neglect_begins:
      return household::neglect_begins(world, world.homes, FamilyId(event.subject));
    case EventKind::neglect_ends:
      return household::neglect_ends(world, world.homes, FamilyId(event.subject));
    case EventKind::reunification:
      return pathway::reunify(world, child);
    case EventKind::return_breaks_down:
      return pathway::return_breaks_down(world, child, event.detail);
    case EventKind::family_moves:
      return pathway::family_moves(world, FamilyId(event.subject));
    case EventKind::flight:
      return pathway::flee(world, FamilyId(event.subject));
    case EventKind::family_returns:
      return pathway::family_returns(world, FamilyId(event.subject), event.detail != 0);
    case EventKind::exclusion_ends:
      return justice::end_exclusion(world, child);
    case EventKind::message_arrives:
      return pathway::receive(world, communication::deliver(world, MessageId(event.subject)));
    case EventKind::task_completed:
      if (workforce::is_held_up(world, world.staff, TaskId(event.subject), event.detail)) return;
      return after_work(
          world, workforce::complete(world, world.staff, TaskId(event.subject), event.detail));
    case EventKind::leaving_candidate:
      return pathway::leaving_candidate(world, ProfessionalId(event.subject));
    case EventKind::post_filled:
      return pathway::post_filled(world, ProfessionalId(event.subject), event.detail);
    case EventKind::sickness_candidate:
      return workforce::sickness_candidate(world, world.staff, ProfessionalId(event.subject));
    case EventKind::sickness_ends:
      return workforce::sickness_ends(world, world.staff, ProfessionalId(event.subject));
    case EventKind::supervision_due:
      return workforce::supervision_due(world, world.staff, ProfessionalId(event.subject));
    case EventKind::fatigue_changes:
      return workforce::fatigue_changes(world, world.staff);
    case EventKind::alarm_fades:
      return oversight::alarm_fades(world, world.oversight);
    case EventKind::national_alarm:
      return oversight::national_alarm(world, world.oversight);
    case EventKind::death_reviewed:
      return oversight::review_death(world, world.oversight, child);
    case EventKind::audit_due:
      return oversight::audit_due(world, world.oversight, TeamId(event.subject));
    case EventKind::inspection_due:
      return oversight::inspection_due(world, world.oversight, TeamId(event.subject));
    case EventKind::other_work:
      return workforce::other_work_arrives(world, world.staff, QueueId(event.subject));
    default:
      return handle_case(world, static_cast<EventKind>(event.kind), CaseId(event.subject),
                         event.detail);
  }
}

}  // namespace sightline::model
