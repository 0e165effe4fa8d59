// SPDX-License-Identifier: Apache-2.0
// The price of one decision by address, and of the functions that turn it into a value.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <Random123/philox.h>
#include <benchmark/benchmark.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

#include "workload.hpp"

namespace sightline::bench {
namespace {

constexpr std::uint64_t purpose = 921;

/// Arguments spread evenly over [low, high], few enough to stay in the nearest cache.
std::vector<double> spread(double low, double high) {
  constexpr std::size_t count = 1024;
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double u = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    values.push_back(low + (high - low) * u);
  }
  return values;
}

/// Times one call of `function` in a loop over arguments in [low, high].
template <class Function>
void time_function(benchmark::State& state, double low, double high, Function&& function) {
  const std::vector<double> arguments = spread(low, high);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(function(arguments[i]));
    i = (i + 1) % arguments.size();
  }
  state.SetItemsProcessed(state.iterations());
}

void dice_decide(benchmark::State& state) {
  const Dice dice(study_seed, 1);
  std::uint64_t n = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(dice.decide({n, purpose, n}));
    ++n;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(dice_decide);

void philox_block(benchmark::State& state) {
  const r123::Philox4x64::key_type key{{study_seed, 1}};
  std::uint64_t n = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(r123::Philox4x64()({{n, purpose, n, 0}}, key)[0]);
    ++n;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(philox_block);

void dice_decide4(benchmark::State& state) {
  const Dice dice(study_seed, 1);
  std::uint64_t n = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(dice.decide4({n, purpose, n}));
    ++n;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(dice_decide4);

void log_own(benchmark::State& state) {
  time_function(state, 0.0, 1.0, [](double x) { return deterministic_log(x); });
}
BENCHMARK(log_own);

void log_standard(benchmark::State& state) {
  time_function(state, 0.0, 1.0, [](double x) { return std::log(x); });
}
BENCHMARK(log_standard);

void exp_own(benchmark::State& state) {
  time_function(state, -10.0, 10.0, [](double x) { return deterministic_exp(x); });
}
BENCHMARK(exp_own);

void exp_standard(benchmark::State& state) {
  time_function(state, -10.0, 10.0, [](double x) { return std::exp(x); });
}
BENCHMARK(exp_standard);

void normal_quantile_own(benchmark::State& state) {
  time_function(state, 0.0, 1.0, [](double u) { return normal_quantile(u); });
}
BENCHMARK(normal_quantile_own);

void lognormal_own(benchmark::State& state) {
  time_function(state, 0.0, 1.0, [](double u) { return lognormal(u, 8.0, 0.4); });
}
BENCHMARK(lognormal_own);

}  // namespace
}  // namespace sightline::bench
