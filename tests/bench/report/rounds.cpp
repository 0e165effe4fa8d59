// SPDX-License-Identifier: Apache-2.0
#include "rounds.hpp"

#include <stdexcept>
#include <tuple>

#include <sightline/model/replication.hpp>

#include "../hold_model.hpp"
#include "../limits.hpp"
#include "../workload.hpp"

namespace sightline::bench {
namespace {

constexpr double shortest = 0.3;       // seconds that a timing takes at least
constexpr double shortest_part = 0.1;  // of the parts, whose calls are short and alike

/// Keeps a result from being optimised away.
void keep(std::uint64_t value) {
  asm volatile("" : : "r"(value) : "memory");
}

/// Repeats `work`, which returns how much it has done, and tells how much it does in a second.
template <class Work>
double rate_of(double at_least, Work&& work) {
  double done = 0.0;
  double seconds = 0.0;
  while (seconds < at_least)
    seconds += seconds_of([&] { done += work(); });
  return done / seconds;
}

/// Whole replications, a different one each time.
struct ModelRuns {
  double seconds = 0.0;
  double runs = 0.0;
  double events = 0.0;
  double bytes = 0.0;
};

ModelRuns run_model(const model::Input& input, const Calendar& calendar, std::uint64_t first) {
  ModelRuns total;
  while (total.seconds < shortest) {
    const std::uint64_t number = first + static_cast<std::uint64_t>(total.runs);
    total.seconds += seconds_of([&] {
      const auto result = model::run_replication(input, calendar, study_seed, number);
      total.events += static_cast<double>(result.events);
      total.bytes += static_cast<double>(result.peak_bytes);
    });
    total.runs += 1.0;
  }
  return total;
}

template <class Queue>
double holds_per_second(HoldModel<Queue>& model) {
  constexpr std::uint64_t batch = 200'000;
  model.prepare(100 * batch);  // far more than fit into the time
  return rate_of(shortest_part, [&] {
    model.run(batch);
    return static_cast<double>(batch);
  });
}

/// Time of one decision over that of the block it reads, for addresses known beforehand.
double decision_over_block(std::uint64_t& entity) {
  constexpr int batch = 100'000;
  constexpr std::uint64_t purpose = 931;
  const Dice dice(study_seed, 1);
  const r123::Philox4x64::key_type key{{study_seed, 1}};
  const double decisions = rate_of(shortest_part, [&] {
    std::uint64_t low = 0;
    for (int i = 0; i < batch; ++i)
      low += dice.decide({++entity, purpose, 0}) < 0.5 ? 1U : 0U;
    keep(low);
    return static_cast<double>(batch);
  });
  const double blocks = rate_of(shortest_part, [&] {
    std::uint64_t sum = 0;
    for (int i = 0; i < batch; ++i)
      sum += r123::Philox4x64()({{++entity, purpose, 0, 0}}, key)[0];
    keep(sum);
    return static_cast<double>(batch);
  });
  return blocks / decisions;
}

/// Throws std::logic_error unless the engine's queue and the standard one pop the same events in
/// the same order: a ratio of different work would mean nothing.
void require_same_order() {
  constexpr std::uint32_t pending = 10'000;
  constexpr std::uint64_t holds = 200'000;
  HoldModel<EngineQueue> engine_queue(pending);
  HoldModel<StandardQueue> standard_queue(pending);
  engine_queue.run(holds);
  standard_queue.run(holds);
  if (engine_queue.checksum() != standard_queue.checksum())
    throw std::logic_error("the engine's queue and std::priority_queue differ in their order");
}

class Bench {
 public:
  explicit Bench(const Plan& plan)
      : whole_(input_of(plan.children, plan.days)),
        one_day_(input_of(plan.children, 1)),
        whole_calendar_(calendar_of(whole_.period)),
        one_day_calendar_(calendar_of(one_day_.period)),
        reference_(plan.families, plan.decisions),
        sweep_(plan.children) {}

  Round take(std::uint64_t number) {
    constexpr std::uint64_t replications_per_round = 10'000;
    Round round;
    const auto children = static_cast<double>(whole_.children);
    const ModelRuns runs = run_model(whole_, whole_calendar_, number * replications_per_round);
    const double years = runs.runs * child_years(whole_);
    round.child_years_per_second = years / runs.seconds;
    round.events_per_second = runs.events / runs.seconds;
    round.events_per_child_year = runs.events / years;
    round.bytes_per_child = runs.bytes / (runs.runs * children);
    round.limit_events_per_second = limit();
    round.limit_bytes_per_child = static_cast<double>(reference_.bytes()) / children;
    const ModelRuns set_up = run_model(one_day_, one_day_calendar_, number);
    round.set_up_share = (set_up.seconds / set_up.runs) / (runs.seconds / runs.runs);
    round.sweep_children_per_second = rate_of(shortest_part, [&] {
      constexpr int passes = 16;
      keep(sweep_.run(passes));
      return passes * children;
    });
    compare_queues(round);
    round.decision_ratio = decision_over_block(entity_);
    return round;
  }

 private:
  double limit() {
    constexpr std::uint64_t batch = 200'000;
    reference_.prepare(100 * batch);  // far more than fit into the time
    const double rate = rate_of(shortest, [&] {
      reference_.run(batch);
      return static_cast<double>(batch);
    });
    keep(reference_.checksum());
    return rate;
  }

  void compare_queues(Round& round) {
    for (std::size_t i = 0; i < pending_sizes.size(); ++i) {
      auto& [engine_queue, standard_queue] = holds_[i];
      round.queue_ratio[i] = holds_per_second(engine_queue) / holds_per_second(standard_queue);
      keep(engine_queue.checksum() + standard_queue.checksum());
    }
  }

  using Holds = std::tuple<HoldModel<EngineQueue>, HoldModel<StandardQueue>>;
  static Holds holds_of(std::uint32_t pending) {
    return {HoldModel<EngineQueue>(pending), HoldModel<StandardQueue>(pending)};
  }

  model::Input whole_;
  model::Input one_day_;
  Calendar whole_calendar_;
  Calendar one_day_calendar_;
  ReferenceEvents reference_;
  MemorySweep sweep_;
  std::array<Holds, pending_sizes.size()> holds_ = {
      holds_of(pending_sizes[0]), holds_of(pending_sizes[1]), holds_of(pending_sizes[2])};
  std::uint64_t entity_ = 0;
};

}  // namespace

std::vector<Round> run_rounds(const Plan& plan, const std::function<void(int)>& started) {
  require_same_order();
  Bench bench(plan);
  std::vector<Round> rounds;
  for (int n = 0; n <= plan.rounds; ++n) {
    started(n);
    const Round round = bench.take(static_cast<std::uint64_t>(n));
    if (n > 0) rounds.push_back(round);  // the first is the warm-up
  }
  return rounds;
}

}  // namespace sightline::bench
