// SPDX-License-Identifier: Apache-2.0
#include "decisions.hpp"

#include <cstdint>

#include <sightline/model/replication.hpp>

#include "../workload.hpp"

namespace {

std::uint64_t blocks_read = 0;

}  // namespace

// A dice that has pins asks Pins::find once for each block it reads. The linker's option --wrap
// (see CMakeLists.txt) sends the model's calls of it here; the timed runs have no pins and pay
// nothing. Without that option nothing is counted, and the report says so.
const double* counted_find(const sightline::Pins*, const sightline::Address&) __asm__(
    "__wrap__ZNK9sightline4Pins4findERKNS_7AddressE");
const double* counted_find(const sightline::Pins*, const sightline::Address&) {
  ++blocks_read;
  return nullptr;  // there are no pins
}

namespace sightline::bench {

Census count(const model::Input& input) {
  const Pins none;
  const Calendar calendar = calendar_of(input.period);
  blocks_read = 0;
  const std::size_t families = set_up(input, calendar, &none);
  const auto before_first_event = static_cast<double>(blocks_read);
  blocks_read = 0;
  const auto result = model::run_replication(input, calendar, study_seed, 1, &none);
  const auto events = static_cast<double>(result.events);
  const double afterwards = static_cast<double>(blocks_read) - before_first_event;
  return {.families = families,
          .events = events,
          .decisions_per_event = blocks_read == 0 ? 0.0 : afterwards / events};
}

}  // namespace sightline::bench
