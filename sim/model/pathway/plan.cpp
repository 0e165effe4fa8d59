// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/time.hpp>
#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/breach.hpp>
#include <sightline/model/pathway/conference.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/home_visit.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/movements.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

constexpr std::int32_t visit_due_within_days = 7;
constexpr std::int32_t meeting_due_within_days = 14;

/// A visited plan restrains a family that works with it, and hardly one that only appears to (M13).
void restrain_by_plan(World& world, const CaseFile& file) {
  const auto& rules = *world.cases.parameters;
  const bool is_cooperative = world.homes.family_of(file.child).is_cooperative;
  household::restrain(
      world, world.homes, file.child,
      (is_cooperative ? rules.restraint_if_cooperative : rules.restraint_if_apparent).value());
}

/// To see a child alone takes longer; how often it is done is known before the visit, not whether.
WorkingHours effort_of_visit(const World& world, const CaseFile& file) {
  const auto& effort = world.staff.parameters->effort;
  return WorkingHours(effort.visit.value() +
                      holding_practice(world, file.child).visit.seen_alone.value() *
                          effort.seen_alone.value());
}

bool is_on_plan(const CaseFile& file) {
  return file.plan_since != Time::never();
}

void refer_to_clinic(World& world, CaseFile& file) {
  const double u = world.dice.decide(address(file.child, Purpose::clinic_referral, file.episode));
  if (!bernoulli(u, world.cases.parameters->clinic_referral.value())) return;
  file.appointment =
      within_working_days(world, world.now, world.cases.parameters->clinic_wait_target);
  order_work(world, file, team_queue(world, Agency::paediatrics, file.child),
             TaskKind::clinic_appointment, world.staff.parameters->effort.clinic_appointment,
             file.appointment, 0, engine::Priority::statutory);
}

/// The case holder is always there; of the others those who come this time.
ByAgency<bool> core_group_members_present(const World& world, const CaseFile& file,
                                          std::uint16_t nth) {
  const double attends = holding_practice(world, file.child).core_group.attendance.value();
  ByAgency<bool> is_present{};
  is_present[Agency::social_care] = true;
  for (std::size_t a = 1; a < knowing_agencies; ++a) {
    const Agency agency = agency_at(a);
    if (agency == Agency::community) continue;
    const double u =
        world.dice.decide(address(file.child, Purpose::core_group_attendance, occurrence(a, nth)));
    is_present[agency] = bernoulli(u, attends);
  }
  return is_present;
}

/// Of those who come, who brings something is a member, and loses the time for other work.
void take_time_of_members(World& world, const CaseFile& file, const ByAgency<bool>& is_present) {
  for (std::size_t a = 1; a < knowing_agencies; ++a) {
    const Agency agency = agency_at(a);
    if (!is_present[agency] || !evidence::knows_anything(world, agency, file.child)) continue;
    const auto nth = static_cast<std::uint32_t>(file.core_groups_held * knowing_agencies + a);
    order_work(world, file, team_queue(world, agency, file.child), TaskKind::core_group_attendance,
               holding_practice(world, file.child).core_group.attendance_effort, world.now, nth,
               engine::Priority::urgent);
  }
}

}  // namespace

void start_plan(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.stage = Stage::on_plan;
  file.plan_since = world.now;
  world.record({.kind = HappeningKind::plan_started, .child = file.child});
  world.schedule(world.now + duration_of_days(world.cases.parameters->first_review.value()),
                 EventKind::review_due, id.value(), file.episode);
  schedule_breach(world, id);
  schedule_flight(world, file.child);
  if (file.holder.is_valid()) {
    begin_plan_work(world, id);
  } else {
    allocate(world, id);
  }
}

void end_plan(World& world, CaseFile& file) {
  file.plan_since = Time::never();
  household::set_breached(world, world.homes, file.child, false);
  household::restrain(world, world.homes, file.child, 0.0);
  world.record({.kind = HappeningKind::plan_ended, .child = file.child});
}

void begin_plan_work(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.has_plan_work = true;
  const double phase =
      world.dice.decide(address(file.child, Purpose::first_visit_phase, file.episode));
  const double interval = holding_practice(world, file.child).visit.interval.value();
  world.schedule(world.now + duration_of_days(phase * interval), EventKind::visit_due, id.value(),
                 file.episode);
  world.schedule(within_working_days(world, world.now, world.cases.parameters->first_core_group),
                 EventKind::core_group_due, id.value(), file.episode);
  refer_to_clinic(world, file);
}

void visit_due(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (!is_on_plan(file)) return;
  // A plan ends with childhood: there is nobody left to visit.
  if (!household::is_a_child_now(world.homes.children[file.child], world.now))
    return close_case(world, id);
  const double interval = holding_practice(world, file.child).visit.interval.value();
  world.schedule(world.now + duration_of_days(interval), EventKind::visit_due, id.value(),
                 file.episode);
  // A visit that has not been made yet is late, not doubled.
  if (file.is_visit_under_way || !file.holder.is_valid()) return;
  file.is_visit_under_way = true;
  order_work(world, file, holder_queue(world, file), TaskKind::visit, effort_of_visit(world, file),
             world.now + days(visit_due_within_days), file.visits);
}

void finish_visit(World& world, CaseId id, ProfessionalId worker) {
  world.cases.files[id].is_visit_under_way = false;
  if (!is_on_plan(world.cases.files[id])) return;
  visit_home(world, id, worker);
  if (world.cases.files[id].is_door_closed) return;
  look_for_breach(world, id, worker);
  if (world.homes.children[world.cases.files[id].child].residence == household::Residence::home) {
    restrain_by_plan(world, world.cases.files[id]);
  }
  reconsider(world, id);
}

void core_group_due(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (!is_on_plan(file)) return;
  const double interval = holding_practice(world, file.child).core_group.interval.value();
  world.schedule(world.now + duration_of_days(interval), EventKind::core_group_due, id.value(),
                 file.episode);
  if (!file.holder.is_valid()) return;
  order_work(world, file, holder_queue(world, file), TaskKind::core_group,
             world.staff.parameters->effort.core_group, world.now + days(meeting_due_within_days),
             file.core_groups++);
}

void hold_core_group(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (!is_on_plan(file)) return;
  const ByAgency<bool> is_present =
      core_group_members_present(world, file, file.core_groups_held++);
  take_time_of_members(world, file, is_present);
  const auto& trust = holding_practice(world, file.child).judgement.trust;
  world.record({.kind = HappeningKind::core_group, .child = file.child});
  evidence::for_each_item(world, file.child, [&](ItemId item_id, const evidence::Item& item) {
    std::vector<Opinion> opinions;
    for (std::size_t a = 0; a < knowing_agencies; ++a) {
      const Agency agency = agency_at(a);
      if (!is_present[agency] || !evidence::knows(item, agency, world.now)) continue;
      if (trust[agency].value() > 0.0) {
        opinions.push_back({static_cast<double>(item.weight[agency]), trust[agency].value()});
      }
    }
    if (opinions.empty()) return;
    evidence::learn(world, item_id, Agency::social_care, pooled_opinion(opinions));
  });
  reconsider(world, id);
}

void review_due(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  if (!is_on_plan(file)) return;
  // Without a case holder the review is the intake team's, so that no plan runs on unseen.
  order_work(world, file, queue_of_worker(world, file), TaskKind::review_conference,
             world.staff.parameters->effort.review_conference,
             world.now + days(meeting_due_within_days), ++world.cases.files[id].reviews);
}

void hold_review(World& world, CaseId id, ProfessionalId worker) {
  if (!is_on_plan(world.cases.files[id])) return;
  const Gathering gathering = gather(world, world.cases.files[id]);
  const double belief = pool_evidence(world, world.cases.files[id], gathering);
  tell_police_at_the_table(world, world.cases.files[id], gathering);
  CaseFile& file = world.cases.files[id];
  world.record({.kind = HappeningKind::review_conference,
                .child = file.child,
                .worker = worker,
                .value = static_cast<float>(belief)});
  const auto& practice = holding_practice(world, file.child);
  const double ends_below = practice.threshold.end_plan.value() +
                            practice.threshold.end_plan_per_year.value() *
                                (world.now - file.plan_since).days() / days_per_year;
  const bool is_in_proceedings = file.legal != LegalStage::none || file.stage == Stage::in_care;
  const double counted = belief + world.staff.threshold_shift;  // alarm keeps plans going (M22)
  if (counted < ends_below && !is_in_proceedings) return close_case(world, id);
  decide_residence(world, file, belief, practice, worker);
  world.schedule(world.now + duration_of_days(world.cases.parameters->later_review.value()),
                 EventKind::review_due, id.value(), file.episode);
  if (passes(world, belief, practice.threshold.legal_advice, worker)) seek_legal_advice(world, id);
}

void attend_clinic(World& world, CaseId id, ProfessionalId doctor) {
  const CaseFile& file = world.cases.files[id];
  if (!household::is_a_child_now(world.homes.children[file.child], world.now)) return;
  if (evidence::meet(world, {.child = file.child,
                             .agency = Agency::paediatrics,
                             .who = doctor,
                             .manner = evidence::Manner::care_sought})) {
    const bool is_told =
        communication::consider_telling(world, file.child, Agency::paediatrics, doctor,
                                        involvement_of(world, file.child, Agency::paediatrics));
    if (is_told && communication::tell_police(world, file.child, Agency::paediatrics, doctor))
      justice::consider_investigation(world, file.child);
  }
}

}  // namespace sightline::model::pathway
