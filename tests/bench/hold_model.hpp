// SPDX-License-Identifier: Apache-2.0
// The hold model of event queues: take the earliest of n pending events, put it back one delay
// later. The same delays for the engine's queue and for a standard heap, whose order is as total.
#pragma once

#include <cstddef>
#include <cstdint>
#include <queue>
#include <vector>

#include <sightline/engine/event_queue.hpp>

namespace sightline::bench {

/// The engine's queue.
class EngineQueue {
 public:
  void schedule(Time at, std::uint32_t subject) { events_.schedule(at, 0, subject); }
  [[nodiscard]] engine::Event pop() {
    engine::Event event;
    (void)events_.pop(event);  // never empty in a hold model
    return event;
  }

 private:
  engine::EventQueue events_{Time::never()};
};

/// std::priority_queue over the same 16 bytes, earliest first, ties by order of scheduling.
class StandardQueue {
 public:
  void schedule(Time at, std::uint32_t subject) {
    events_.push({.at = at, .sequence = sequence_++, .subject = subject});
  }
  [[nodiscard]] engine::Event pop() {
    const engine::Event event = events_.top();
    events_.pop();
    return event;
  }

 private:
  struct IsLater {
    bool operator()(const engine::Event& a, const engine::Event& b) const {
      return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
    }
  };
  std::priority_queue<engine::Event, std::vector<engine::Event>, IsLater> events_;
  std::uint32_t sequence_ = 0;
};

/// Exponential delays with a mean of 30 days, drawn beforehand and repeated, so that what is
/// measured is the queue and not the draw.
inline constexpr std::size_t hold_delay_count = 1U << 14U;
[[nodiscard]] std::vector<Duration> hold_delays();

template <class Queue>
class HoldModel {
 public:
  explicit HoldModel(std::uint32_t pending) : pending_(pending) { refill(); }

  /// Starts anew before simulated time runs out; call it outside the timing.
  void prepare(std::uint64_t holds) {
    constexpr std::uint64_t most_holds_per_event = 20'000;  // 600,000 days of 1,490,000
    if (held_ + holds > most_holds_per_event * pending_) refill();
  }
  void run(std::uint64_t holds) {
    for (std::uint64_t n = 0; n < holds; ++n) {
      const engine::Event event = queue_.pop();
      checksum_ = 3 * checksum_ + event.subject;
      queue_.schedule(event.at + next_delay(), event.subject);
    }
    held_ += holds;
  }
  /// Depends on the order of all events; the same for every right queue.
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }

 private:
  void refill() {
    queue_ = Queue();
    held_ = 0;
    for (std::uint32_t i = 0; i < pending_; ++i)
      queue_.schedule(Time() + next_delay(), i);
  }
  [[nodiscard]] Duration next_delay() { return delays_[next_++ % hold_delay_count]; }

  std::uint32_t pending_;
  std::vector<Duration> delays_ = hold_delays();
  std::size_t next_ = 0;
  Queue queue_;
  std::uint64_t held_ = 0;
  std::uint64_t checksum_ = 0;
};

}  // namespace sightline::bench
