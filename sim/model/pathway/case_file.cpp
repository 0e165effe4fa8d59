// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/case_file.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

std::uint8_t area_of(const World& world, ChildId child) {
  return world.homes.family_of(child).area;
}

void link_to_holder(World& world, CaseId id, ProfessionalId holder) {
  auto& first_held = world.cases.first_held;
  while (first_held.size() <= holder.value())
    first_held.add(CaseId{});
  CaseFile& file = world.cases.files[id];
  file.holder = holder;
  file.next_held = first_held[holder];
  first_held[holder] = id;
  ++world.staff.professionals[holder].caseload;
}

void unlink_from_holder(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  CaseId* link = &world.cases.first_held[file.holder];
  while (*link != id)
    link = &world.cases.files[*link].next_held;
  *link = file.next_held;
  file.next_held = {};
  --world.staff.professionals[file.holder].caseload;
  file.holder = {};
}

/// The tasks that waited for a holder go to the new one.
void take_up_waiting_tasks(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  std::erase_if(world.cases.waiting_tasks, [&](const WaitingTask& task) {
    if (task.file != id) return false;
    workforce::resubmit(world, world.staff, task.item, holder_queue(world, file));
    return true;
  });
}

void drop_waiting_tasks(World& world, CaseId id) {
  std::erase_if(world.cases.waiting_tasks, [&](const WaitingTask& task) {
    if (task.file == id) workforce::drop(world.staff, task.item);
    return task.file == id;
  });
}

void hold(World& world, CaseId id, ProfessionalId holder) {
  CaseFile& file = world.cases.files[id];
  file.is_waiting_for_holder = false;
  link_to_holder(world, id, holder);
  world.record({.kind = HappeningKind::allocated, .child = file.child, .worker = holder});
  take_up_waiting_tasks(world, id);
  if (file.stage == Stage::on_plan && !file.has_plan_work) {
    begin_plan_work(world, id);
  } else if (file.stage == Stage::child_in_need) {
    order_services(world, id);
  }
}

/// True if a file waited and somebody had room for it.
bool give_to_next_waiting(World& world, std::uint8_t area) {
  auto& waiting = world.cases.waiting_for_holder;
  const auto is_here = [&](CaseId id) {
    return area_of(world, world.cases.files[id].child) == area;
  };
  // A child on a plan goes before one in need, then the longest wait.
  auto next = std::find_if(waiting.begin(), waiting.end(), [&](CaseId id) {
    return is_here(id) && world.cases.files[id].stage == Stage::on_plan;
  });
  if (next == waiting.end()) next = std::find_if(waiting.begin(), waiting.end(), is_here);
  if (next == waiting.end()) return false;
  const ProfessionalId holder =
      workforce::lightest_case_holder(world.staff, workforce::case_holding_team(world.staff, area));
  if (!holder.is_valid()) return false;
  const CaseId id = *next;
  waiting.erase(next);
  hold(world, id, holder);
  return true;
}

}  // namespace

CaseId open_case_of(const World& world, ChildId child) {
  const CaseId id = world.homes.children[child].case_file;
  return id.is_valid() && is_open(world.cases.files[id]) ? id : CaseId{};
}

communication::Involvement involvement_of(const World& world, ChildId child, Agency agency) {
  const CaseId id = open_case_of(world, child);
  if (!id.is_valid()) return {};
  const CaseFile& file = world.cases.files[id];
  const Duration to_appointment = file.appointment - world.now;
  const double near_enough = team_practice(world, agency, child).telling.appointment_within.value();
  return {.has_open_case = true,
          .has_coming_appointment = agency != Agency::paediatrics && to_appointment >= Duration() &&
                                    to_appointment.days() <= near_enough};
}

CaseId open_case(World& world, ChildId child, Stage stage) {
  CaseId& id = world.homes.children[child].case_file;
  if (!id.is_valid()) {
    id = world.cases.files.add(CaseFile{});
    world.cases.files[id].child = child;
  }
  CaseFile& file = world.cases.files[id];
  ++file.episode;
  file.stage = stage;
  file.legal = LegalStage::none;
  file.is_visit_under_way = false;
  file.has_plan_work = false;
  file.has_services = false;
  file.enquiry_parts = 0;
  file.is_enquired_again = false;
  return id;
}

void close_case(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.plan_since != Time::never()) end_plan(world, file);
  release_holder(world, id);
  drop_waiting_tasks(world, id);
  file.stage = Stage::closed;
  file.appointment = Time::long_ago();
  file.legal = LegalStage::none;
  file.is_emergency = false;
  file.is_emergency_sought = false;
  file.is_extendable = false;
  household::set_breached(world, world.homes, file.child, false);
  send_home_from_friends(world, file.child);
  world.record({.kind = HappeningKind::case_closed, .child = file.child});
}

void send_home_from_friends(World& world, ChildId id) {
  const household::Residence residence = world.homes.children[id].residence;
  if (residence != household::Residence::family_friend &&
      residence != household::Residence::emergency) {
    return;
  }
  household::move_child(world, world.homes, id, household::Residence::home);
  household::embolden(world, world.homes, world.homes.children[id].family);
}

void allocate(World& world, CaseId id, ProfessionalId but) {
  CaseFile& file = world.cases.files[id];
  if (file.holder.is_valid() || file.is_waiting_for_holder) return;
  const TeamId team = workforce::case_holding_team(world.staff, area_of(world, file.child));
  const ProfessionalId holder = workforce::lightest_case_holder(world.staff, team, but);
  if (holder.is_valid()) {
    hold(world, id, holder);
  } else {
    file.is_waiting_for_holder = true;
    world.cases.waiting_for_holder.push_back(id);
  }
}

void release_holder(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.is_waiting_for_holder) {
    std::erase(world.cases.waiting_for_holder, id);
    file.is_waiting_for_holder = false;
  }
  if (!file.holder.is_valid()) return;
  world.record({.kind = HappeningKind::released, .child = file.child, .worker = file.holder});
  // The holder's area, which a family that moves house has left already.
  const std::uint8_t area = world.staff.teams[world.staff.professionals[file.holder].team].area;
  unlink_from_holder(world, id);
  give_to_next_waiting(world, area);
}

void give_to_whoever_has_room(World& world, std::uint8_t area) {
  while (give_to_next_waiting(world, area)) {
  }
}

ProfessionalId decider_of(const World& world, const CaseFile& file) {
  if (file.holder.is_valid()) return file.holder;
  return world.staff
      .teams[workforce::team_of(world.staff, Agency::social_care, area_of(world, file.child))]
      .first;
}

double social_care_belief(const World& world, const CaseFile& file) {
  return evidence::belief(world, Agency::social_care, file.child);
}

bool is_proved(const World& world, double belief, LogOdds threshold, ProfessionalId judge) {
  return belief >=
         threshold.value() + static_cast<double>(world.staff.professionals[judge].threshold_offset);
}

bool passes(const World& world, double belief, LogOdds threshold, ProfessionalId who) {
  return belief >= threshold.value() +
                       static_cast<double>(world.staff.professionals[who].threshold_offset) -
                       world.staff.threshold_shift;
}

void order_work(World& world, const CaseFile& file, QueueId queue, workforce::TaskKind kind,
                WorkingHours effort, Time due, std::uint32_t nth, engine::Priority priority) {
  workforce::submit(world, world.staff,
                    {.queue = queue,
                     .kind = kind,
                     .child = file.child,
                     .adult = {},
                     .episode = file.episode,
                     .nth = nth,
                     .effort = effort,
                     .priority = priority,
                     .due = due});
}

QueueId team_queue(const World& world, Agency agency, ChildId child) {
  return world.staff.teams[workforce::team_of(world.staff, agency, area_of(world, child))].queue;
}
QueueId intake_queue(const World& world, ChildId child) {
  return team_queue(world, Agency::social_care, child);
}
QueueId holder_queue(const World& world, const CaseFile& file) {
  return world.staff.professionals[file.holder].own_queue;
}
QueueId queue_of_worker(const World& world, const CaseFile& file) {
  return file.holder.is_valid() ? holder_queue(world, file) : intake_queue(world, file.child);
}
const workforce::Practice& team_practice(const World& world, Agency agency, ChildId child) {
  return world.staff.teams[workforce::team_of(world.staff, agency, area_of(world, child))].practice;
}
const workforce::Practice& holding_practice(const World& world, ChildId child) {
  return world.staff.teams[workforce::case_holding_team(world.staff, area_of(world, child))]
      .practice;
}
Time within_working_days(const World& world, Time from, WorkingDays days) {
  return world.calendar.add_working_days(from, static_cast<std::int32_t>(days.value()));
}

}  // namespace sightline::model::pathway
