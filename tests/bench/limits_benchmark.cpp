// SPDX-License-Identifier: Apache-2.0
// The limits by themselves, at several sizes. What the model achieves of them only
// sightline_bench_report can tell: it takes both in the same round.
#include <cstdint>

#include <benchmark/benchmark.h>

#include "limits.hpp"
#include "workload.hpp"

namespace sightline::bench {
namespace {

void reference_event(benchmark::State& state) {
  constexpr std::uint64_t batch = 100'000;
  ReferenceEvents reference(static_cast<std::uint32_t>(state.range(0)));
  std::uint64_t events = 0;
  for (auto _ : state) {
    state.PauseTiming();
    reference.prepare(batch);
    state.ResumeTiming();
    reference.run(batch);
    events += batch;
  }
  benchmark::DoNotOptimize(reference.checksum());
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
}
BENCHMARK(reference_event)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);

void memory_sweep(benchmark::State& state) {
  const MemorySweep sweep(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    benchmark::DoNotOptimize(sweep.run(1));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(memory_sweep)->Arg(10'000)->Arg(authority_children)->Arg(1'000'000);

}  // namespace
}  // namespace sightline::bench
