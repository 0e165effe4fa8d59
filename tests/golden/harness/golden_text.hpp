// SPDX-License-Identifier: Apache-2.0
// Results as text that can be read in a diff.
#pragma once

#include <string>

#include <sightline/model/input.hpp>

namespace sightline::model::testing {

/// Every measure of replications 0 .. replications - 1, one line each: its sums over months and
/// quintiles, whole numbers as such and others rounded.
[[nodiscard]] std::string measures_in_words(const Input& input, std::uint64_t replications);

/// The course of one family with a conference in replication 0 (the first such), day by day.
[[nodiscard]] std::string family_in_words(const Input& input, std::size_t most_happenings);

}  // namespace sightline::model::testing
