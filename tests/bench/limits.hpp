// SPDX-License-Identifier: Apache-2.0
// Limits: what the machine could do at best if a replication were nothing but its events, or
// nothing but its memory. A speed means something only as a share of these, taken at the same time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <sightline/core/dice.hpp>
#include <sightline/engine/event_queue.hpp>

namespace sightline::bench {

/// The reference event "rich, day ring": take the next entry from the engine's queue, decide by
/// address, take one logarithm, touch every line of a family (256 B), its worker (128 B) and a
/// random case (64 B), put the entry back with a mean delay of 10 days, never on the same day. One
/// entry is pending for each family, there is a worker for 200 families and a case for each family.
class ReferenceEvents {
 public:
  explicit ReferenceEvents(std::uint32_t families, int decisions = 4);

  /// Starts the queue anew before simulated time or its numbers run out; call it outside the
  /// timing.
  void prepare(std::uint64_t events);
  void run(std::uint64_t events);

  /// Depends on every decision and record, so that none can be left out.
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }
  /// Of the records and of one pending entry for each family.
  [[nodiscard]] std::size_t bytes() const;

 private:
  using Line = std::array<std::uint64_t, 8>;
  struct alignas(64) Family {
    std::array<Line, 4> lines{};
  };
  struct alignas(64) Worker {
    std::array<Line, 2> lines{};
  };
  struct alignas(64) Case {
    std::array<Line, 1> lines{};
  };
  static_assert(sizeof(Family) == 256 && sizeof(Worker) == 128 && sizeof(Case) == 64);

  void refill();
  void put_back(std::uint32_t family, Time from, double u);

  Dice dice_;
  int decisions_;
  engine::EventQueue events_;
  std::vector<Family> families_;
  std::vector<Worker> workers_;
  std::vector<Case> cases_;
  std::uint64_t handled_ = 0;
  std::uint64_t checksum_ = 0;
};

/// The limit of anything that steps day by day: 64 bytes read for each child in each pass.
class MemorySweep {
 public:
  explicit MemorySweep(std::size_t children) : rows_(children) {}

  /// Reads every row `passes` times; returns a sum over them.
  [[nodiscard]] std::uint64_t run(int passes) const;
  [[nodiscard]] std::size_t children() const { return rows_.size(); }

 private:
  // Two words at a time is what every x86-64 can do: the memory is to be the limit, not the sum.
  using Pair = std::uint64_t __attribute__((vector_size(16)));
  struct alignas(64) Row {
    std::array<Pair, 4> pairs{Pair{1, 2}, Pair{3, 4}, Pair{5, 6}, Pair{7, 8}};
  };
  static_assert(sizeof(Row) == 64);
  std::vector<Row> rows_;
};

}  // namespace sightline::bench
