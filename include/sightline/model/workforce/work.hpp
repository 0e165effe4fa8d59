// SPDX-License-Identifier: Apache-2.0
// Work on its way through the queues.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model::workforce {

/// What is to be done. `nth` tells tasks of one kind in one episode apart.
struct Order {
  QueueId queue;
  TaskKind kind = TaskKind::other_work;
  ChildId child;
  AdultId adult;
  std::uint16_t episode = 0;
  std::uint16_t nth = 0;
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

/// Starts the streams of other work of every team that has one.
void start_other_work(Context& context, State& staff);
/// A piece of other work arrives, and the next one is scheduled.
void other_work_arrives(Context& context, State& staff, QueueId queue);

/// Working weeks of work that wait for each worker of the queue: 0 where nothing waits.
[[nodiscard]] double backlog_weeks(const Context& context, const State& staff, QueueId queue);
/// How much haste adds to noise and takes from curiosity: 1 + overload_haste x backlog (M10).
[[nodiscard]] double haste(const Context& context, const State& staff, ProfessionalId who);

}  // namespace sightline::model::workforce
