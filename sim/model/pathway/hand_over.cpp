// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/pathway/hand_over.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

/// Whether the next worker reads the item; the same in all arms that hand over as often.
bool is_read(const World& world, const CaseFile& file, const evidence::Item& item) {
  const std::uint64_t which =
      (std::uint64_t{file.hand_overs} << 8U) | static_cast<std::uint64_t>(item.kind);
  const double u = world.dice.decide(address(
      file.child, Purpose::history_read, occurrence(which, evidence::script_number(world, item))));
  return bernoulli(u, holding_practice(world, file.child).hand_over.history_read.value());
}

/// The share of what social care knows that the next worker reads; the rest is discounted.
double read_history(World& world, const CaseFile& file) {
  const Share unread = world.ledger.parameters->belief.unread_history;
  int known = 0;
  int read = 0;
  evidence::for_each_item(world, file.child, [&](ItemId id, const evidence::Item& item) {
    if (!evidence::knows(item, Agency::social_care, world.now)) return;
    ++known;
    if (is_read(world, file, item)) {
      ++read;
    } else {
      evidence::discount(world, id, unread);
    }
  });
  return known > 0 ? static_cast<double>(read) / known : 1.0;
}

/// What has a date to keep, or cannot wait: without a case holder intake does it.
bool can_intake_do(TaskKind kind) {
  switch (kind) {
    case TaskKind::review_conference:
    case TaskKind::court_application:
    case TaskKind::strategy_discussion:
    case TaskKind::section47_enquiry:
    case TaskKind::family_group_conference:
    case TaskKind::hearing_preparation:
      return true;
    default:
      return false;
  }
}

void lay_aside_work(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  for (const engine::WorkItem& item :
       workforce::withdraw(world.staff, holder_queue(world, file), file.child, file.episode)) {
    world.cases.waiting_tasks.push_back({id, item});
  }
}

void give_to_intake_what_cannot_wait(World& world, CaseId id) {
  const QueueId intake = intake_queue(world, world.cases.files[id].child);
  std::erase_if(world.cases.waiting_tasks, [&](const WaitingTask& task) {
    const TaskKind kind = world.staff.tasks[TaskId(task.item.task)].kind;
    if (task.file != id || !can_intake_do(kind)) return false;
    workforce::resubmit(world, world.staff, task.item, intake);
    return true;
  });
}

/// The holder's place is taken by somebody else, at another desk or the same one.
void start_again(World& world, CaseId id, ProfessionalId former) {
  CaseFile& file = world.cases.files[id];
  ++file.hand_overs;
  const double read = read_history(world, file);
  world.record({.kind = HappeningKind::handed_over,
                .child = file.child,
                .subject = former.value(),
                .worker = file.holder,
                .value = static_cast<float>(read)});
}

}  // namespace

void hand_over(World& world, CaseId id) {
  const ProfessionalId former = world.cases.files[id].holder;
  if (former.is_valid()) {
    lay_aside_work(world, id);
    release_holder(world, id);
    allocate(world, id, former);
    if (!world.cases.files[id].holder.is_valid()) give_to_intake_what_cannot_wait(world, id);
  }
  start_again(world, id, former);
}

void hand_over_files_of(World& world, ProfessionalId who) {
  for_each_held(world, who, [&](CaseId id) { hand_over(world, id); });
  workforce::Professional& person = world.staff.professionals[who];
  if (!person.own_queue.is_valid()) return;
  workforce::drop_waiting(world.staff, person.own_queue);  // stale, or only the worker's own
  person.is_supervision_due = false;
}

void change_worker_at_desk(World& world, ProfessionalId who) {
  for_each_held(world, who, [&](CaseId id) { start_again(world, id, who); });
}

}  // namespace sightline::model::pathway
