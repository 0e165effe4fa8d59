// SPDX-License-Identifier: Apache-2.0
// Whole replications of the model with default parameters.
#include <cstdint>

#include <benchmark/benchmark.h>

#include <sightline/model/replication.hpp>

#include "resident.hpp"
#include "workload.hpp"

namespace sightline::bench {
namespace {

using benchmark::Counter;

/// First of all: the process must not yet hold much memory of its own.
void resident_memory(benchmark::State& state) {
  double bytes = 0.0;
  for (auto _ : state)
    bytes = resident_bytes_per_child(authority_children, five_years);
  state.counters["resident_bytes_per_child"] = bytes;
}
BENCHMARK(resident_memory)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

/// Arguments: children, days. A different replication in each iteration.
void replication(benchmark::State& state) {
  const model::Input input = input_of(static_cast<std::uint32_t>(state.range(0)),
                                      static_cast<std::int32_t>(state.range(1)));
  const Calendar calendar = calendar_of(input.period);
  double events = 0.0;
  double bytes = 0.0;
  std::uint64_t number = 0;
  for (auto _ : state) {
    const auto result = model::run_replication(input, calendar, study_seed, number++);
    events += static_cast<double>(result.events);
    bytes += static_cast<double>(result.peak_bytes);
  }
  const auto runs = static_cast<double>(state.iterations());
  const double years = runs * child_years(input);
  state.counters["child_years/s"] = Counter(years, Counter::kIsRate);
  state.counters["events/s"] = Counter(events, Counter::kIsRate);
  state.counters["events/child_year"] = events / years;
  state.counters["bytes/child"] = bytes / (runs * static_cast<double>(input.children));
}
BENCHMARK(replication)
    ->ArgNames({"children", "days"})
    ->Args({2'000, five_years})
    ->Args({10'000, five_years})
    ->Args({authority_children, five_years})
    ->Unit(benchmark::kMillisecond);

/// A period of one day is nearly all set-up.
BENCHMARK(replication)
    ->Name("set_up")
    ->ArgNames({"children", "days"})
    ->Args({2'000, 1})
    ->Args({10'000, 1})
    ->Args({authority_children, 1})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sightline::bench
