// SPDX-License-Identifier: Apache-2.0
// What every benchmark works on: the model with its default parameters, and the clock.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sightline/core/dice.hpp>
#include <sightline/model/input.hpp>

namespace sightline::bench {

/// The reference size: one English local authority, and the period of a study.
inline constexpr std::uint32_t authority_children = 49'000;
inline constexpr std::int32_t five_years = 1'826;  // days
inline constexpr std::uint64_t study_seed = 2007;

/// The model's default parameters, no reform, no warm-up.
[[nodiscard]] model::Input input_of(std::uint32_t children, std::int32_t days);
/// Children times measured years.
[[nodiscard]] double child_years(const model::Input& input);

/// Does what a replication does before its first event, as populate() in sim/model/replication.cpp;
/// returns the number of families it has. For counting: set-up is timed as a period of one day.
std::size_t set_up(const model::Input& input, const Calendar& calendar, const Pins* pins = nullptr);

/// CPU time of the calling thread. Others on the machine lengthen it only through shared caches,
/// shared cores and the clock rate, not by taking their turns.
[[nodiscard]] double thread_seconds();

/// The thread time of `work()`.
template <class Work>
[[nodiscard]] double seconds_of(Work&& work) {
  const double start = thread_seconds();
  work();
  return thread_seconds() - start;
}

}  // namespace sightline::bench
