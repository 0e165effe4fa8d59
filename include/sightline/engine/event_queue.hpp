// SPDX-License-Identifier: Apache-2.0
// Pending events of one authority in one replication, in total order: earliest first, ties by
// order of scheduling.
//
// Events wait unsorted in the bucket of their day; a day is sorted when it is reached, and events
// scheduled for the day in progress go to a small heap beside it. See
// docs/decisions/0003-event-order.md and, for the measured reasons, tests/bench.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <sightline/core/time.hpp>

namespace sightline::engine {

/// 16 bytes: when, in which order, what, about whom.
struct Event {
  Time at;
  std::uint32_t sequence = 0;  ///< set by the queue
  std::uint32_t subject = 0;   ///< id of the row the event is about
  std::uint16_t kind = 0;      ///< the model's enumerator
  std::uint16_t detail = 0;    ///< what the kind needs to know besides

  /// Without the sequence, which is of one queue.
  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("at", &Event::at);
    visit("subject", &Event::subject);
    visit("kind", &Event::kind);
    visit("detail", &Event::detail);
  }
};
static_assert(sizeof(Event) == 16 && std::is_trivially_copyable_v<Event>);

/// Both operations cost O(1) amortised for events of later days, O(log k) for the k events
/// scheduled within the day in progress. Memory stays at its high-water mark, so a warm queue
/// allocates nothing. Not safe for concurrent use. At most 2^32 events are scheduled in all.
class EventQueue {
 public:
  /// Events at or after `end` are dropped: nothing happens after the end of the period.
  explicit EventQueue(Time end);

  /// Precondition: not before now(). With SIGHTLINE_CHECKS a breach throws std::logic_error, else
  /// the event comes next and now() runs backwards.
  void schedule(Time at, std::uint16_t kind, std::uint32_t subject, std::uint16_t detail = 0) {
#ifdef SIGHTLINE_CHECKS
    require_not_past(at);
#endif
    if (at >= end_) return;
    const Event event{at, sequence_++, subject, kind, detail};
    ++size_;
    if (at < day_end_) {
      insert_today(event);
      return;
    }
    const std::uint32_t day = static_cast<std::uint32_t>(at.minutes()) / minutes_per_day;
    if (day >= buckets_.size()) add_buckets(day);
    Bucket& bucket = buckets_[day];
    if (bucket.next_slot % chunk_size == 0) append_chunk(bucket);
    slots_[bucket.next_slot++] = event;
  }

  /// Takes the earliest event into `event`; false, leaving `event` alone, when none is left.
  [[nodiscard]] bool pop(Event& event) {
    return pop_before(Time::never(), event);
  }

  /// The same for the events before `limit`: false when the earliest is not. What is scheduled
  /// afterwards keeps its place in the order, also before `limit`.
  [[nodiscard]] bool pop_before(Time limit, Event& event) {
    if (cursor_ == today_count_ && late_.empty() && !advance()) return false;
    if (late_.empty() || (cursor_ != today_count_ && today_[cursor_] < late_.front())) {
      if (today_[cursor_].event.at >= limit) return false;
      event = today_[cursor_++].event;
    } else {
      if (late_.front().event.at >= limit) return false;
      event = take_late();
    }
    --size_;
    now_ = event.at;
    return true;
  }

  /// A coming event of the day in progress, to prefetch what it will touch; null if the day has
  /// none so far ahead (0 is the next). A hint: same-day insertions may still come before it.
  [[nodiscard]] const Event* upcoming(std::size_t ahead) const {
    return ahead < today_count_ - cursor_ ? &today_[cursor_ + ahead].event : nullptr;
  }

  /// Time of the last popped event; the start of the period before the first.
  [[nodiscard]] Time now() const {
    return now_;
  }
  [[nodiscard]] Time end() const {
    return end_;
  }
  [[nodiscard]] std::size_t size() const {
    return size_;
  }  ///< events pending
  /// Every pending event, in order of scheduling. A queue into which they are scheduled anew in
  /// this order gives them out in the order in which this one would.
  [[nodiscard]] std::vector<Event> pending() const;
  [[nodiscard]] std::size_t capacity_bytes() const;

 private:
  static constexpr std::uint32_t minutes_per_day = 1440;
  static constexpr std::uint32_t chunk_size = 64;  // events; 1 KiB, so half a day wastes little
  static constexpr std::uint32_t none = 0xFFFF'FFFFU;

  // An event that compares by (time, sequence).
  struct Ordered {
    Event event;
    friend bool operator<(const Ordered& a, const Ordered& b) {
      return a.event.at != b.event.at ? a.event.at < b.event.at
                                      : a.event.sequence < b.event.sequence;
    }
  };
  // Slots of one day are chunks linked from first_chunk. A next_slot at a chunk's border means
  // that the last chunk is full, or, at 0, that there is none yet.
  struct Bucket {
    std::uint32_t first_chunk = none;
    std::uint32_t next_slot = 0;
  };

  void require_not_past(Time at) const;
  void insert_today(const Event& event);
  [[nodiscard]] Event take_late();
  void add_buckets(std::uint32_t day);
  void append_chunk(Bucket& bucket);
  [[nodiscard]] bool advance();
  void open_day(Bucket& bucket);
  void collect(Bucket& bucket);
  void sort_few();
  void sort_many();

  Time end_;
  Time now_;
  Time day_end_;           // of the day in progress; earlier events go to late_
  std::uint32_t day_ = 0;  // the next day to open
  std::uint32_t sequence_ = 0;
  std::size_t size_ = 0;

  std::size_t cursor_ = 0;
  std::size_t today_count_ = 0;
  std::vector<Ordered> today_;    // sorted; [cursor_, today_count_) is pending
  std::vector<Ordered> scratch_;  // the other buffer of the sort
  std::vector<Ordered> late_;     // min-heap of what was scheduled for today during today

  std::vector<Bucket> buckets_;  // by day
  std::vector<Event> slots_;     // chunk c owns [c * chunk_size, (c + 1) * chunk_size)
  std::vector<std::uint32_t> next_chunk_;
  std::uint32_t free_chunk_ = none;
};

}  // namespace sightline::engine
