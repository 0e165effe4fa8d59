// SPDX-License-Identifier: Apache-2.0
// When, on how many children and how often a study runs, and what it measures.
#pragma once

#include <string>

#include <sightline/config/map_reader.hpp>
#include <sightline/config/value.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// How many children an authority may have.
inline constexpr config::Range children_range{100, 5'000'000};

/// "" if there is an outcome of this name, else what to say of it.
[[nodiscard]] std::string outcome_fault(const std::string& name);

/// Reads `period`; false, and mistakes, if it cannot be known.
[[nodiscard]] bool read_period(config::MapReader& study_reader, Study& study);
/// Reads `population`, `seed` and `measure`.
void read_scope(config::MapReader& study_reader, const Overrides& overrides, Study& study);
/// Reads `replications` and `precision`. The arms must be read before.
void read_replications(config::MapReader& study_reader, const Overrides& overrides, Study& study);

/// Reads `winners_and_losers: {replications}`, which may be left out.
void read_winners_and_losers(config::MapReader& study_reader, Study& study);

}  // namespace sightline::scenario
