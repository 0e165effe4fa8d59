// SPDX-License-Identifier: Apache-2.0
#include "limits.hpp"

#include <algorithm>

#include <sightline/core/distributions.hpp>

#include "workload.hpp"

namespace sightline::bench {
namespace {

constexpr std::uint32_t families_per_worker = 200;
constexpr std::uint64_t first_purpose = 901;  // addresses of the kernel's own
constexpr double mean_days_after_tomorrow = 9.0;

/// Reads and writes each cache line of a record.
template <class Record>
std::uint64_t touch(Record& record) {
  std::uint64_t sum = 0;
  for (auto& line : record.lines)
    sum += ++line[0];
  return sum;
}

}  // namespace

ReferenceEvents::ReferenceEvents(std::uint32_t families, int decisions)
    : dice_(study_seed, 1),
      decisions_(decisions),
      events_(Time::never()),
      families_(families),
      workers_(std::max(1U, families / families_per_worker)),
      cases_(families) {
  refill();
}

void ReferenceEvents::prepare(std::uint64_t events) {
  constexpr std::uint64_t most_per_family = 20'000;     // 200,000 days of 1,490,000
  constexpr std::uint64_t most_in_all = 4'000'000'000;  // the queue numbers 2^32
  const std::uint64_t most = std::min(most_in_all, most_per_family * families_.size());
  if (handled_ + events > most) refill();
}

void ReferenceEvents::refill() {
  events_ = engine::EventQueue(Time::never());
  handled_ = 0;
  for (std::uint32_t family = 0; family < families_.size(); ++family)
    put_back(family, Time(), dice_.trait({family, first_purpose - 1, 0}));
}

void ReferenceEvents::put_back(std::uint32_t family, Time from, double u) {
  const double wait = exponential(u, 1.0 / mean_days_after_tomorrow);
  events_.schedule(from + days(1) + duration_of_days(wait), 0, family);
}

void ReferenceEvents::run(std::uint64_t events) {
  engine::Event event;
  for (std::uint64_t n = 0; n < events && events_.pop(event); ++n) {
    Family& family = families_[event.subject];
    const std::uint64_t occurrence = family.lines[0][0];
    double first = 0.0;
    double last = 0.0;
    for (int d = 0; d < decisions_; ++d) {
      const std::uint64_t purpose = first_purpose + static_cast<std::uint64_t>(d);
      last = dice_.decide({event.subject, purpose, occurrence});
      if (d == 0) first = last;
      checksum_ += last < 0.5 ? 1U : 0U;
    }
    Case& random_case = cases_[static_cast<std::size_t>(last * static_cast<double>(cases_.size()))];
    Worker& worker = workers_[event.subject % workers_.size()];
    checksum_ += touch(family) + touch(worker) + touch(random_case);
    put_back(event.subject, event.at, first);
  }
  handled_ += events;
}

std::size_t ReferenceEvents::bytes() const {
  return families_.capacity() * sizeof(Family) + workers_.capacity() * sizeof(Worker) +
         cases_.capacity() * sizeof(Case) + families_.size() * sizeof(engine::Event);
}

std::uint64_t MemorySweep::run(int passes) const {
  Pair a{};
  Pair b{};
  Pair c{};
  Pair d{};
  for (int pass = 0; pass < passes; ++pass) {
    for (const Row& row : rows_) {
      a += row.pairs[0];
      b += row.pairs[1];
      c += row.pairs[2];
      d += row.pairs[3];
    }
    a ^= static_cast<std::uint64_t>(pass);  // no two passes are the same to the compiler
  }
  const Pair sum = (a + b) + (c + d);
  return sum[0] + sum[1];
}

}  // namespace sightline::bench
