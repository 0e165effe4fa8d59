// SPDX-License-Identifier: Apache-2.0
// Work of finite servers: tasks with effort, priority and due date wait for the first free server.
// Delay is never a constant: it is what this queue makes of arrivals, effort and staff.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <sightline/core/time.hpp>

namespace sightline::engine {

/// Smaller is more urgent.
enum class Priority : std::uint8_t { urgent, statutory, routine };

struct WorkItem {
  std::uint32_t task = 0;  ///< the owner's id of the task
  Priority priority = Priority::routine;
  Time due;                         ///< orders tasks of equal priority; ties by order of submission
  std::int32_t effort_minutes = 0;  ///< working minutes one server needs, >= 0

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("task", &WorkItem::task);
    visit("priority", &WorkItem::priority);
    visit("due", &WorkItem::due);
    visit("effort_minutes", &WorkItem::effort_minutes);
  }
};

/// A server has started on a task; its owner schedules the completion at the end of
/// `effort_minutes` of working time.
struct Started {
  std::uint32_t task = 0;
  std::uint32_t server = 0;
  std::int32_t effort_minutes = 0;
};

/// Non-preemptive priority queue with `servers` servers. Of several free servers the
/// lowest-numbered starts. Submit and finish cost O(log n) in the number waiting or free.
class WorkQueue {
 public:
  static constexpr std::uint32_t unlimited = 0xFFFF'FFFFU;  ///< every task starts at once
  explicit WorkQueue(std::uint32_t servers);

  /// Starts the task if a server is free, else lets it wait.
  std::optional<Started> submit(const WorkItem& item);
  /// The server has finished its task; it starts the most urgent waiting one, if any.
  /// Throws std::logic_error if the server is not busy.
  std::optional<Started> finish(std::uint32_t server);
  /// Server `server` takes no further task: a free one is absent at once, a busy one when it has
  /// finished. No effect if it is absent or the queue unlimited. O(servers).
  void close(std::uint32_t server);
  /// The opposite of close(), also for a new number; returns what the server starts on, if anything
  /// waits.
  std::optional<Started> open(std::uint32_t server);
  /// Takes out the waiting tasks for which `is_wanted(task)`, in order of submission. O(n log n).
  template <class IsWanted>
  [[nodiscard]] std::vector<WorkItem> withdraw(IsWanted&& is_wanted);

  /// Servers present, busy ones that are closed included; `unlimited` if so.
  [[nodiscard]] std::uint32_t servers() const { return servers_; }
  [[nodiscard]] std::uint32_t busy() const { return busy_; }
  [[nodiscard]] bool is_busy(std::uint32_t server) const {
    return server < server_.size() &&
           (server_[server] == Server::busy || server_[server] == Server::closing);
  }
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  /// Effort of tasks not started.
  [[nodiscard]] std::int64_t waiting_effort_minutes() const { return waiting_effort_minutes_; }

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("servers", &WorkQueue::servers_);
    visit("busy", &WorkQueue::busy_);
    visit("server", &WorkQueue::server_);
    visit("free", &WorkQueue::free_);
    visit("submissions", &WorkQueue::submissions_);
    visit("waiting", &WorkQueue::waiting_);
    visit("waiting_effort_minutes", &WorkQueue::waiting_effort_minutes_);
  }

 private:
  enum class Server : std::uint8_t { absent, free, busy, closing };

  struct Waiting {
    Priority priority;
    Time due;
    std::uint64_t submission;
    std::uint32_t task;
    std::int32_t effort_minutes;
    // Memberwise, so the order of the members is the order of service.
    friend auto operator<=>(const Waiting&, const Waiting&) = default;

    template <class Visit>
    static void list_fields(Visit&& visit) {
      visit("priority", &Waiting::priority);
      visit("due", &Waiting::due);
      visit("submission", &Waiting::submission);
      visit("task", &Waiting::task);
      visit("effort_minutes", &Waiting::effort_minutes);
    }
  };

  [[nodiscard]] bool is_unlimited() const { return servers_ == unlimited; }
  [[nodiscard]] std::optional<std::uint32_t> take_free_server();
  void make_free(std::uint32_t server);
  void reorder_waiting();
  [[nodiscard]] Started take_most_urgent(std::uint32_t server);

  std::uint32_t servers_ = 0;
  std::uint32_t busy_ = 0;
  std::vector<Server> server_;       // by number
  std::vector<std::uint32_t> free_;  // min-heap of numbers
  std::uint64_t submissions_ = 0;
  std::vector<Waiting> waiting_;  // min-heap
  std::int64_t waiting_effort_minutes_ = 0;
};

template <class IsWanted>
std::vector<WorkItem> WorkQueue::withdraw(IsWanted&& is_wanted) {
  std::sort(waiting_.begin(), waiting_.end(),
            [](const Waiting& a, const Waiting& b) { return a.submission < b.submission; });
  std::vector<WorkItem> withdrawn;
  std::erase_if(waiting_, [&](const Waiting& waiting) {
    if (!is_wanted(waiting.task)) return false;
    withdrawn.push_back({waiting.task, waiting.priority, waiting.due, waiting.effort_minutes});
    waiting_effort_minutes_ -= waiting.effort_minutes;
    return true;
  });
  reorder_waiting();
  return withdrawn;
}

}  // namespace sightline::engine
