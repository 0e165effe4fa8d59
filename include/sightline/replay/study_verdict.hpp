// SPDX-License-Identifier: Apache-2.0
// What the study says of a child, held against the replication that was run again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sightline/replay/opened_study.hpp>
#include <sightline/replay/traced_case.hpp>

namespace sightline::replay {

/// What the study says of the child in this replication: by which arms it was rescued or newly
/// missed. Empty where it says nothing. Throws RunError if `traced`, run again in arm `arm`,
/// contradicts it.
[[nodiscard]] std::string checked_verdict(const OpenedStudy& study, std::size_t arm,
                                          const TracedCase& traced, std::uint64_t replication);

/// "; nearest missed cases: 12, 40": at most three of them; `missed` ascends.
[[nodiscard]] std::string nearest_missed_text(const std::vector<model::ChildId>& missed,
                                              std::uint32_t child);

}  // namespace sightline::replay
