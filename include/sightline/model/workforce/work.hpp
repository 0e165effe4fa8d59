// SPDX-License-Identifier: Apache-2.0
// Work on its way through the queues.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model::workforce {

/// What is to be done. `nth` tells tasks of one kind in one episode apart. Work about no child (a
/// supervision, say) takes its effort to the minute.
struct Order {
  QueueId queue;
  TaskKind kind = TaskKind::other_work;
  ChildId child;
  AdultId adult;
  std::uint16_t episode = 0;
  std::uint32_t nth = 0;
  WorkingHours effort;
  engine::Priority priority = engine::Priority::statutory;
  Time due;
};

/// A task that is done, and by whom.
struct Done {
  Task task;
  ProfessionalId worker;
};

/// Puts the work into its queue; it starts at once if somebody is free.
void submit(Context& context, State& staff, const Order& order);
/// The server has done the task; it turns to the next one that waits.
[[nodiscard]] Done complete(Context& context, State& staff, TaskId task, std::uint32_t server);

/// True if sickness has held the task up: it is completed later, and the event means nothing yet.
[[nodiscard]] bool is_held_up(Context& context, State& staff, TaskId task, std::uint32_t server);

/// The worker's desk does work while somebody is in post and well.
void open_or_close_desk(Context& context, State& staff, ProfessionalId who);
/// The task in hand waits until the worker is well.
void hold_up_work_in_hand(Context& context, State& staff, ProfessionalId who);

/// Takes the waiting tasks about the child's episode out of the queue, for somebody else to do.
[[nodiscard]] std::vector<engine::WorkItem> withdraw(State& staff, QueueId queue, ChildId child,
                                                     std::uint16_t episode);
/// Puts a withdrawn task into another queue, with the effort, priority and due date it had.
void resubmit(Context& context, State& staff, const engine::WorkItem& item, QueueId queue);
/// Forgets a withdrawn task that nobody will do.
void drop(State& staff, const engine::WorkItem& item);
/// Forgets whatever still waits in the queue.
void drop_waiting(State& staff, QueueId queue);

/// Starts the streams of other work of every team that has one.
void start_other_work(Context& context, State& staff);
/// A piece of other work arrives, and the next one is scheduled.
void other_work_arrives(Context& context, State& staff, QueueId queue);

/// Working weeks of work that wait for each worker of the queue: 0 where nothing waits.
[[nodiscard]] double backlog_weeks(const Context& context, const State& staff, QueueId queue);
/// How much haste adds to noise and takes from curiosity: 1 + overload_haste x backlog +
/// fatigue.haste x fatigue (M10, M18).
[[nodiscard]] double haste(const Context& context, const State& staff, ProfessionalId who);
/// Multiplies examination noise: skill, and the months in post of a new social worker (M20, M18).
[[nodiscard]] double noise_factor(const Context& context, const State& staff, ProfessionalId who);

}  // namespace sightline::model::workforce
