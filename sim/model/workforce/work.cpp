// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include <sightline/core/time.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::workforce {
namespace {

constexpr double working_days_per_week = 5.0;

std::int32_t effort_minutes(const Context& context, const State& staff, const Order& order) {
  const Effort& rules = staff.parameters->effort;
  double hours = order.effort.value() / rules.productive.value();
  if (order.child.is_valid() && hours > 0.0 && rules.variation.value() > 0.0) {
    const std::uint64_t which =
        occurrence((static_cast<std::uint64_t>(order.kind) << 16U) | order.episode, order.nth);
    const double u = context.dice.decide(address(order.child, Purpose::task_effort, which));
    hours = lognormal(u, hours, rules.variation.value());
  }
  return static_cast<std::int32_t>(hours * minutes_per_hour + 0.5);
}

TaskId store(State& staff, const Task& task) {
  if (staff.free_tasks.empty()) return staff.tasks.add(task);
  const TaskId id = staff.free_tasks.back();
  staff.free_tasks.pop_back();
  staff.tasks[id] = task;
  return id;
}

/// The share by which social workers prolong their week while work waits at this desk.
double overtime_share(const Context& context, const State& staff, QueueId queue) {
  const Overtime& rules = staff.parameters->overtime;
  const double backlog = backlog_weeks(context, staff, queue);
  if (backlog <= 0.0 || staff.teams[staff.desks[queue].team].agency != Agency::social_care)
    return 0.0;
  const double week_hours =
      working_days_per_week * context.calendar.working_minutes_per_day() / minutes_per_hour;
  return rules.most.value() / week_hours * backlog / (backlog + rules.half_at.value());
}

/// The working time in which the work gets done: what is done after hours takes none of it.
std::int32_t minutes_within_hours(Context& context, const State& staff, const Task& task) {
  const double overtime = overtime_share(context, staff, task.queue);
  if (overtime <= 0.0) return task.effort_minutes;
  const auto within = static_cast<std::int32_t>(task.effort_minutes / (1.0 + overtime) + 0.5);
  context.record({.kind = HappeningKind::overtime,
                  .agency = staff.teams[staff.desks[task.queue].team].agency,
                  .detail = static_cast<std::uint16_t>(task.kind),
                  .child = task.child,
                  .subject = task.queue.value(),
                  .value = static_cast<float>(task.effort_minutes - within)});
  return within;
}

void begin(Context& context, const State& staff, const std::optional<engine::Started>& started) {
  if (!started) return;
  const Time finished = context.calendar.add_working_minutes(
      context.now, minutes_within_hours(context, staff, staff.tasks[TaskId(started->task)]));
  context.schedule(finished, EventKind::task_completed, started->task,
                   static_cast<std::uint16_t>(started->server));
}

void enqueue(Context& context, State& staff, const Task& task, engine::Priority priority) {
  ++staff.submitted;
  const TaskId id = store(staff, task);
  begin(context, staff,
        staff.desks[task.queue].work.submit({.task = id.value(),
                                             .priority = priority,
                                             .due = task.due,
                                             .effort_minutes = task.effort_minutes}));
}

Share other_work_share(const OtherWork& rules, Agency agency) {
  switch (agency) {
    case Agency::paediatrics:
      return rules.paediatrics;
    case Agency::police:
      return rules.police;
    case Agency::council_legal:
      return rules.council_legal;
    case Agency::conference_chairs:
      return rules.conference_chairs;
    case Agency::family_court:
      return rules.family_court;
    case Agency::prosecutor:
      return rules.prosecutor;
    default:
      return Share(0.0);
  }
}

void schedule_other_work(Context& context, const Desk& desk, QueueId queue) {
  // Arrivals are Poisson in working time, so that they load the working day and not the night.
  const double u =
      context.dice.decide(address(desk.team, Purpose::other_work_gap, desk.other_work));
  const auto gap = static_cast<std::int32_t>(exponential(u, desk.other_work_per_minute));
  context.schedule(context.calendar.add_working_minutes(context.now, gap), EventKind::other_work,
                   queue.value());
}

/// Whose work it is. Without limit there are more servers than workers; each stands for several.
ProfessionalId worker_at(const State& staff, const Desk& desk, std::uint32_t server) {
  const bool is_shared_without_limit =
      desk.work.servers() == engine::WorkQueue::unlimited && desk.staff > 1;
  const std::uint32_t workers = is_shared_without_limit ? staff.teams[desk.team].staff : desk.staff;
  return ProfessionalId(desk.first.value() + server % workers);
}

QueueId queue_of(const State& staff, ProfessionalId who) {
  const Professional& person = staff.professionals[who];
  return person.own_queue.is_valid() ? person.own_queue : staff.teams[person.team].queue;
}

std::uint32_t server_of(const State& staff, ProfessionalId who) {
  return who.value() - staff.desks[queue_of(staff, who)].first.value();
}

}  // namespace

void submit(Context& context, State& staff, const Order& order) {
  Task task;
  task.queue = order.queue;
  task.child = order.child;
  task.adult = order.adult;
  task.episode = order.episode;
  task.kind = order.kind;
  task.due = order.due;
  task.effort_minutes = effort_minutes(context, staff, order);
  enqueue(context, staff, task, order.priority);
}

Done complete(Context& context, State& staff, TaskId id, std::uint32_t server) {
  const Task task = staff.tasks[id];
  staff.free_tasks.push_back(id);
  ++staff.done;
  Desk& desk = staff.desks[task.queue];
  const ProfessionalId worker = worker_at(staff, desk, server);
  context.record({.kind = HappeningKind::work_done,
                  .agency = staff.teams[desk.team].agency,
                  .detail = static_cast<std::uint16_t>(task.kind),
                  .child = task.child,
                  .subject = task.queue.value(),
                  .worker = worker,
                  .value = static_cast<float>(task.effort_minutes)});
  begin(context, staff, desk.work.finish(server));
  return {task, worker};
}

bool is_held_up(Context& context, State& staff, TaskId id, std::uint32_t server) {
  const Desk& desk = staff.desks[staff.tasks[id].queue];
  Professional& worker = staff.professionals[worker_at(staff, desk, server)];
  if (worker.owed_minutes == 0) return false;
  const Time finished = context.calendar.add_working_minutes(context.now, worker.owed_minutes);
  worker.owed_minutes = 0;
  context.schedule(finished, EventKind::task_completed, id.value(),
                   static_cast<std::uint16_t>(server));
  return true;
}

void open_or_close_desk(Context& context, State& staff, ProfessionalId who) {
  const Professional& person = staff.professionals[who];
  engine::WorkQueue& work = staff.desks[queue_of(staff, who)].work;
  const std::uint32_t server = server_of(staff, who);
  if (is_in_post(person) && !is_ill(person, context.now)) {
    begin(context, staff, work.open(server));
  } else {
    work.close(server);
  }
}

void hold_up_work_in_hand(Context& context, State& staff, ProfessionalId who) {
  Professional& person = staff.professionals[who];
  if (staff.desks[queue_of(staff, who)].work.is_busy(server_of(staff, who)))
    person.owed_minutes += context.calendar.working_minutes_between(context.now, person.ill_until);
}

std::vector<engine::WorkItem> withdraw(State& staff, QueueId queue, ChildId child,
                                       std::uint16_t episode) {
  return staff.desks[queue].work.withdraw([&](std::uint32_t id) {
    const Task& task = staff.tasks[TaskId(id)];
    return task.child == child && task.episode == episode;
  });
}

void resubmit(Context& context, State& staff, const engine::WorkItem& item, QueueId queue) {
  staff.tasks[TaskId(item.task)].queue = queue;
  begin(context, staff, staff.desks[queue].work.submit(item));
}

void drop(State& staff, const engine::WorkItem& item) {
  staff.free_tasks.push_back(TaskId(item.task));
  ++staff.dropped;
}

void drop_waiting(State& staff, QueueId queue) {
  for (const engine::WorkItem& item :
       staff.desks[queue].work.withdraw([](std::uint32_t) { return true; }))
    drop(staff, item);
}

void start_other_work(Context& context, State& staff) {
  if (staff.parameters->staffing.unlimited.value() > 0.0) return;
  for (std::uint32_t q = 0; q < staff.desks.size(); ++q) {
    Desk& desk = staff.desks[QueueId(q)];
    const Team& team = staff.teams[desk.team];
    const double share = other_work_share(staff.parameters->other_work, team.agency).value();
    if (share <= 0.0 || team.queue != QueueId(q)) continue;
    const double effort =
        staff.parameters->other_work.effort.value() / staff.parameters->effort.productive.value();
    desk.other_work_per_minute = share * team.base_staff / (effort * minutes_per_hour);
    schedule_other_work(context, desk, QueueId(q));
  }
}

void other_work_arrives(Context& context, State& staff, QueueId queue) {
  Desk& desk = staff.desks[queue];
  const OtherWork& rules = staff.parameters->other_work;
  const double hours = rules.effort.value() / staff.parameters->effort.productive.value();
  const double u =
      context.dice.decide(address(desk.team, Purpose::other_work_effort, desk.other_work));
  Task task;
  task.queue = queue;
  task.kind = TaskKind::other_work;
  task.effort_minutes = static_cast<std::int32_t>(
      lognormal(u, hours, staff.parameters->effort.variation.value()) * minutes_per_hour + 0.5);
  const Practice& practice = staff.teams[desk.team].practice;
  task.due = context.calendar.add_working_days(
      context.now, static_cast<std::int32_t>(practice.time_limit.other_work.value()));
  ++desk.other_work;
  enqueue(context, staff, task, engine::Priority::statutory);
  schedule_other_work(context, desk, queue);
}

double backlog_weeks(const Context& context, const State& staff, QueueId queue) {
  const Desk& desk = staff.desks[queue];
  const double week = working_days_per_week * context.calendar.working_minutes_per_day();
  // Nobody at work tires as one would who had all of it to do.
  const double at_work = std::max(1U, desk.work.servers());
  return static_cast<double>(desk.work.waiting_effort_minutes()) / (week * at_work);
}

double haste(const Context& context, const State& staff, ProfessionalId who) {
  const Parameters& rules = *staff.parameters;
  return 1.0 + rules.overload_haste.value() * backlog_weeks(context, staff, queue_of(staff, who)) +
         rules.fatigue.haste.value() * static_cast<double>(staff.professionals[who].fatigue);
}

double noise_factor(const Context& context, const State& staff, ProfessionalId who) {
  const Tenure& rules = staff.parameters->tenure;
  const Professional& person = staff.professionals[who];
  const double skill = static_cast<double>(person.noise_factor);
  if (person.since == Time::long_ago()) return skill;
  const double in_post = (context.now - person.since).days();
  if (in_post >= rules.wears_off.value()) return skill;
  return skill * (1.0 + rules.newness.value() * (1.0 - in_post / rules.wears_off.value()));
}

}  // namespace sightline::model::workforce
