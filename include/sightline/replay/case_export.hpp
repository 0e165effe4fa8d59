// SPDX-License-Identifier: Apache-2.0
// A simulated family as a case: its chronology out of the trace, who knew what since when.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <sightline/model/happening.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

/// Where a trace came from.
struct SimulatedFamily {
  std::string name;      ///< of the case
  std::string baseline;  ///< name
  std::string arm;       ///< in words, e.g. "with R01"; may be empty
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;
  model::ChildId index;  ///< the child the case is about
};

/// The case of `family.index`. `trace` holds happenings in the order of time; those about other
/// children are left out. Each event is known to those who took part in it, since that day; a
/// message brings what its sender knew when it was sent to social care when it arrives, a
/// conference what those present or reporting knew to all present, and a call to the police what
/// the caller knew to them. Injuries and what the family does are known to the family alone until
/// somebody finds a sign. It can be read back with case_text() and read_case(); it has no `family`,
/// as the seed tells the model all there is.
[[nodiscard]] scenario::Case case_of_family(const SimulatedFamily& family,
                                            std::span<const model::Happening> trace,
                                            const Calendar& calendar);

}  // namespace sightline::replay
