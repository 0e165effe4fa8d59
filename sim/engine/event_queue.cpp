// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>

#include <sightline/engine/event_queue.hpp>

namespace sightline::engine {

namespace {

// std's heaps keep the greatest on top; this puts the earliest there.
constexpr auto is_later = [](const auto& a, const auto& b) { return b < a; };

}  // namespace

EventQueue::EventQueue(Time end) : end_(end) {}

void EventQueue::require_not_past(Time at) const {
  if (at >= now_) return;
  throw std::logic_error("event scheduled for minute " + std::to_string(at.minutes()) +
                         ", which is before now, minute " + std::to_string(now_.minutes()));
}

void EventQueue::insert_today(const Event& event) {
  late_.push_back({event});
  std::push_heap(late_.begin(), late_.end(), is_later);
}

Event EventQueue::take_late() {
  std::pop_heap(late_.begin(), late_.end(), is_later);
  const Event event = late_.back().event;
  late_.pop_back();
  return event;
}

void EventQueue::add_buckets(std::uint32_t day) {
  const std::size_t wanted = std::max<std::size_t>(day + 1U, 2 * buckets_.size());
  const auto days_to_end = static_cast<std::size_t>(end_.day()) + 1;
  buckets_.resize(std::min(wanted, days_to_end));
}

void EventQueue::append_chunk(Bucket& bucket) {
  std::uint32_t chunk = free_chunk_;
  if (chunk != none) {
    free_chunk_ = next_chunk_[chunk];
  } else {
    chunk = static_cast<std::uint32_t>(next_chunk_.size());
    next_chunk_.push_back(none);
    slots_.resize(slots_.size() + chunk_size);
  }
  next_chunk_[chunk] = none;
  if (bucket.next_slot == 0) {
    bucket.first_chunk = chunk;
  } else {
    next_chunk_[bucket.next_slot / chunk_size - 1] = chunk;
  }
  bucket.next_slot = chunk * chunk_size;
}

bool EventQueue::advance() {
  if (size_ == 0) return false;
  while (buckets_[day_].first_chunk == none)
    ++day_;
  open_day(buckets_[day_]);
  ++day_;
  constexpr std::uint32_t last_day = std::numeric_limits<std::int32_t>::max() / minutes_per_day;
  day_end_ = day_ <= last_day ? start_of_day(static_cast<std::int32_t>(day_)) : Time::never();
  return true;
}

void EventQueue::open_day(Bucket& bucket) {
  collect(bucket);
  cursor_ = 0;
  // Measured on one core: insertion wins below 16 events (8 ns an event), the radix sort above
  // (9 ns at 16, 4 at 50, 3 at 100 and more; std::sort takes 22 at 50 and 46 at 5,000).
  if (today_count_ < 16) {
    sort_few();
  } else {
    sort_many();
  }
  bucket = Bucket{};
}

// Copies a day's events, in order of scheduling, to scratch_ and frees its chunks.
void EventQueue::collect(Bucket& bucket) {
  today_count_ = 0;
  const std::uint32_t last_chunk = (bucket.next_slot - 1) / chunk_size;
  for (std::uint32_t chunk = bucket.first_chunk;;) {
    const std::uint32_t first = chunk * chunk_size;
    const std::uint32_t count = chunk == last_chunk ? bucket.next_slot - first : chunk_size;
    if (today_count_ + count > scratch_.size()) {
      scratch_.resize(2 * (today_count_ + count));
      today_.resize(scratch_.size());
    }
    for (std::uint32_t i = 0; i < count; ++i)
      scratch_[today_count_ + i] = {slots_[first + i]};
    today_count_ += count;
    const std::uint32_t next = next_chunk_[chunk];
    next_chunk_[chunk] = free_chunk_;
    free_chunk_ = chunk;
    if (chunk == last_chunk) return;
    chunk = next;
  }
}

// Insertion sort by minute from scratch_ to today_; stable, hence by (minute, sequence).
void EventQueue::sort_few() {
  for (std::size_t i = 0; i < today_count_; ++i) {
    std::size_t place = i;
    for (; place > 0 && today_[place - 1].event.at > scratch_[i].event.at; --place) {
      today_[place] = today_[place - 1];
    }
    today_[place] = scratch_[i];
  }
}

// Radix sort by minute of the day in two stable passes, scratch_ to today_ and back; the events
// arrive in order of scheduling, hence end in order of (minute, sequence).
void EventQueue::sort_many() {
  constexpr std::uint32_t low_digits = 32;
  const auto first_minute = day_ * minutes_per_day;
  const auto minute_of_day = [first_minute](const Ordered& ordered) {
    return static_cast<std::uint32_t>(ordered.event.at.minutes()) - first_minute;
  };
  std::array<std::uint32_t, low_digits> low{};
  std::array<std::uint32_t, minutes_per_day / low_digits> high{};
  for (std::size_t i = 0; i < today_count_; ++i) {
    const std::uint32_t minute = minute_of_day(scratch_[i]);
    ++low[minute % low_digits];
    ++high[minute / low_digits];
  }
  const auto to_first_places = [](auto& counts) {
    std::uint32_t place = 0;
    for (std::uint32_t& count : counts) {
      const std::uint32_t n = count;
      count = place;
      place += n;
    }
  };
  to_first_places(low);
  to_first_places(high);
  for (std::size_t i = 0; i < today_count_; ++i) {
    today_[low[minute_of_day(scratch_[i]) % low_digits]++] = scratch_[i];
  }
  for (std::size_t i = 0; i < today_count_; ++i) {
    scratch_[high[minute_of_day(today_[i]) / low_digits]++] = today_[i];
  }
  today_.swap(scratch_);
}

std::vector<Event> EventQueue::pending() const {
  std::vector<Event> events;
  events.reserve(size_);
  for (std::size_t i = cursor_; i < today_count_; ++i)
    events.push_back(today_[i].event);
  for (const Ordered& late : late_)
    events.push_back(late.event);
  for (const Bucket& bucket : buckets_) {
    for (std::uint32_t chunk = bucket.first_chunk; chunk != none; chunk = next_chunk_[chunk]) {
      const std::uint32_t first = chunk * chunk_size;
      const bool is_last = chunk == (bucket.next_slot - 1) / chunk_size;
      const std::uint32_t end = is_last ? bucket.next_slot : first + chunk_size;
      events.insert(events.end(), slots_.begin() + first, slots_.begin() + end);
    }
  }
  std::sort(events.begin(), events.end(),
            [](const Event& a, const Event& b) { return a.sequence < b.sequence; });
  return events;
}

std::size_t EventQueue::capacity_bytes() const {
  return sizeof(Ordered) * (today_.capacity() + scratch_.capacity() + late_.capacity()) +
         sizeof(Bucket) * buckets_.capacity() + sizeof(Event) * slots_.capacity() +
         sizeof(std::uint32_t) * next_chunk_.capacity();
}

}  // namespace sightline::engine
