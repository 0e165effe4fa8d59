// SPDX-License-Identifier: Apache-2.0
// The engine's queues, by number pending or waiting.
#include <cstdint>

#include <benchmark/benchmark.h>

#include <sightline/engine/work_queue.hpp>

#include "hold_model.hpp"

namespace sightline::bench {
namespace {

template <class Queue>
void hold(benchmark::State& state) {
  constexpr std::uint64_t batch = 10'000;
  HoldModel<Queue> model(static_cast<std::uint32_t>(state.range(0)));
  std::uint64_t holds = 0;
  for (auto _ : state) {
    state.PauseTiming();
    model.prepare(batch);
    state.ResumeTiming();
    model.run(batch);
    holds += batch;
  }
  benchmark::DoNotOptimize(model.checksum());
  state.SetItemsProcessed(static_cast<std::int64_t>(holds));
}
BENCHMARK_TEMPLATE(hold, EngineQueue)
    ->Name("hold/engine")
    ->RangeMultiplier(10)
    ->Range(1000, 1000000);
BENCHMARK_TEMPLATE(hold, StandardQueue)
    ->Name("hold/std_priority_queue")
    ->RangeMultiplier(10)
    ->Range(1000, 1000000);

/// One task submitted to a team of busy workers, one finished: the most urgent of those waiting
/// starts.
void submit_and_finish(benchmark::State& state) {
  constexpr std::uint32_t servers = 20;
  constexpr std::uint32_t due_within = 14 * 1440;
  engine::WorkQueue work(servers);
  std::uint32_t task = 0;
  const auto next = [&] {
    ++task;
    const std::uint32_t scattered = task * 2'654'435'761U;  // Knuth's multiplicative hash
    const Time due =
        Time() + minutes(static_cast<std::int32_t>(task / 64 + scattered % due_within));
    return engine::WorkItem{
        .task = task,
        .priority = static_cast<engine::Priority>(scattered >> 30U == 0 ? 0 : 1),
        .due = due,
        .effort_minutes = 60};
  };
  for (std::int64_t i = 0; i < servers + state.range(0); ++i)
    benchmark::DoNotOptimize(work.submit(next()));
  std::uint32_t server = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(work.submit(next()));
    benchmark::DoNotOptimize(work.finish(server));
    server = (server + 1) % servers;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(submit_and_finish)
    ->Name("work_queue/submit_and_finish")
    ->Arg(0)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1000);

}  // namespace
}  // namespace sightline::bench
