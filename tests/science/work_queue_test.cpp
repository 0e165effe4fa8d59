// SPDX-License-Identifier: Apache-2.0
// The event and work queues together against queueing theory: exponential arrivals and service.
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/core/time.hpp>
#include <sightline/engine/event_queue.hpp>
#include <sightline/engine/work_queue.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline {
namespace {

// Long against the minute to which times are rounded: the error of that is below 1e-5.
constexpr double mean_service_minutes = 2000.0;
constexpr std::uint64_t study_seed = 20'240'611;
constexpr std::uint64_t replications = 40;
constexpr std::uint32_t arrivals = 100'000;
// About 30 relaxation times of the slowest case (c = 10, rho = 0.9), which starts empty.
constexpr std::uint32_t warm_up_arrivals = 10'000;
// Probability that one comparison fails although the code is right.
constexpr double error_probability = 1e-6;

struct Station {
  std::uint32_t servers = 1;
  double utilisation = 0.5;
  double urgent_share = 0.0;  // of arrivals; the others are routine
};

// Probability that an arrival must wait (Erlang 1917), by the recursion of Erlang B.
double erlang_c(const Station& station) {
  const double load = station.utilisation * station.servers;
  double blocked = 1.0;
  for (std::uint32_t c = 1; c <= station.servers; ++c)
    blocked = load * blocked / (c + load * blocked);
  return blocked / (1.0 - station.utilisation * (1.0 - blocked));
}

// Mean wait in a non-preemptive priority queue with equal exponential service for both classes
// (Cobham 1954, Operations Research 2:70, eq. for c servers), in minutes.
double mean_wait(const Station& station, bool is_urgent) {
  const double first = erlang_c(station) * mean_service_minutes / station.servers;
  const double urgent_load = station.utilisation * station.urgent_share;
  return is_urgent ? first / (1.0 - urgent_load)
                   : first / ((1.0 - urgent_load) * (1.0 - station.utilisation));
}

// Sum and number of waits by class (0 routine, 1 urgent).
struct Waits {
  std::array<double, 2> minutes{};
  std::array<double, 2> tasks{};
};

class Replication {
 public:
  Replication(const Station& station, std::uint64_t number)
      : station_(station),
        dice_(study_seed, number),
        events_(Time::never()),
        queue_(station.servers) {}

  // Arrivals stop in the end but work goes on, so that every wait is complete.
  Waits run() {
    schedule_arrival();
    engine::Event event;
    while (events_.pop(event)) {
      busy_minutes_ += std::int64_t{queue_.busy()} * (event.at - last_).minutes();
      last_ = event.at;
      if (event.kind == arrival) {
        arrive();
      } else {
        ++done_;
        if (const auto started = queue_.finish(event.subject)) start(*started);
      }
      const std::uint64_t present = queue_.waiting() + queue_.busy();
      if (arrived_at_.size() != done_ + present) ++broken_balances_;
      if (queue_.waiting() > 0 && queue_.busy() < station_.servers) ++idle_while_waiting_;
    }
    return waits_;
  }

  void expect_conservation() const {
    EXPECT_EQ(done_, arrivals);
    EXPECT_EQ(broken_balances_, 0);
    EXPECT_EQ(idle_while_waiting_, 0);
    EXPECT_EQ(busy_minutes_, service_minutes_);
    EXPECT_LE(busy_minutes_, std::int64_t{station_.servers} * last_.minutes());
  }

 private:
  enum Kind : std::uint16_t { arrival, completion };
  enum Purpose : std::uint64_t { customer = 1 };

  void schedule_arrival() {
    const auto task = static_cast<std::uint32_t>(arrived_at_.size());
    if (task == arrivals) return;
    uniforms_ = dice_.trait4({task, customer, 0});
    const double rate = station_.utilisation * station_.servers / mean_service_minutes;
    events_.schedule(last_ + whole_minutes(exponential(uniforms_[0], rate)), arrival, task);
  }

  void arrive() {
    const auto task = static_cast<std::uint32_t>(arrived_at_.size());
    const bool is_urgent = uniforms_[2] < station_.urgent_share;
    const Duration effort = whole_minutes(exponential(uniforms_[1], 1.0 / mean_service_minutes));
    arrived_at_.push_back(last_);
    is_urgent_.push_back(is_urgent);
    service_minutes_ += effort.minutes();
    const auto priority = is_urgent ? engine::Priority::urgent : engine::Priority::routine;
    if (const auto started = queue_.submit({task, priority, last_, effort.minutes()})) {
      start(*started);
    }
    schedule_arrival();
  }

  void start(const engine::Started& started) {
    events_.schedule(last_ + minutes(started.effort_minutes), completion, started.server);
    if (started.task < warm_up_arrivals) return;
    const std::size_t group = is_urgent_[started.task] ? 1 : 0;
    waits_.minutes[group] += (last_ - arrived_at_[started.task]).minutes();
    waits_.tasks[group] += 1.0;
  }

  static Duration whole_minutes(double value) {
    return minutes(static_cast<std::int32_t>(std::lround(value)));
  }

  Station station_;
  Dice dice_;
  engine::EventQueue events_;
  engine::WorkQueue queue_;
  Time last_;
  std::array<double, 4> uniforms_{};  // of the next arrival
  std::vector<Time> arrived_at_;
  std::vector<bool> is_urgent_;
  Waits waits_;
  std::uint64_t done_ = 0;
  std::int64_t busy_minutes_ = 0;
  std::int64_t service_minutes_ = 0;
  int broken_balances_ = 0;
  int idle_while_waiting_ = 0;
};

void expect_theory(const Station& station) {
  std::array<std::vector<double>, 2> minutes_waited;
  std::array<std::vector<double>, 2> tasks;
  for (std::uint64_t number = 0; number < replications; ++number) {
    Replication replication(station, number);
    const Waits waits = replication.run();
    replication.expect_conservation();
    for (std::size_t group = 0; group < 2; ++group) {
      minutes_waited[group].push_back(waits.minutes[group]);
      tasks[group].push_back(waits.tasks[group]);
    }
  }
  for (std::size_t group = 0; group < 2; ++group) {
    const bool is_urgent = group == 1;
    if (is_urgent && station.urgent_share == 0.0) continue;
    const double theory = mean_wait(station, is_urgent);
    const statistics::Estimate found =
        statistics::estimate_ratio(minutes_waited[group], tasks[group], 1.0 - error_probability);
    EXPECT_LE(found.low, theory);
    EXPECT_GE(found.high, theory);
    // The comparison must be able to fail: 12 % is wide enough for the heaviest traffic.
    EXPECT_LT(found.high - found.mean, 0.12 * theory);
    ::testing::Test::RecordProperty(is_urgent ? "urgent" : "routine",
                                    std::to_string(found.mean / theory));
  }
}

TEST(WorkQueueTheory, ErlangCWithOneServerHalfUsed) {
  expect_theory({.servers = 1, .utilisation = 0.5});
}
TEST(WorkQueueTheory, ErlangCWithOneServerInHeavyUse) {
  expect_theory({.servers = 1, .utilisation = 0.8});
}
TEST(WorkQueueTheory, ErlangCWithThreeServers) {
  expect_theory({.servers = 3, .utilisation = 0.7});
}
TEST(WorkQueueTheory, ErlangCWithTenServersInHeavyUse) {
  expect_theory({.servers = 10, .utilisation = 0.9});
}
TEST(WorkQueueTheory, PriorityShortensTheUrgentWaitAsCobhamSays) {
  expect_theory({3, 0.8, 0.4});
}

}  // namespace
}  // namespace sightline
