// SPDX-License-Identifier: Apache-2.0
#include "roll_out.hpp"

#include <algorithm>

#include "reform_reader.hpp"

namespace sightline::scenario {

namespace {

using model::workforce::PracticeChange;
using model::workforce::PracticeReform;

PracticeReform rolled_out(const Reform& reform, const model::Period& period) {
  PracticeReform result;
  result.key = key_of(reform);
  result.from = reform.from ? midnight_of(*reform.from, period.start) : period.measured_from();
  result.full_after = duration_of_days(reform.full_after.value());
  result.compliance = reform.compliance;
  for (const ReformChange& change : reform.changes)
    result.changes.push_back(change.change);
  return result;
}

/// Teams that are slow to adopt `reform` do so once `adoption` has begun.
void catch_up(PracticeReform& reform, const Adoption& adoption, const PracticeReform& begun) {
  reform.caught_up_from = std::max(reform.from, begun.from);
  reform.caught_up_after = duration_of_days(adoption.full_after.value());
  reform.caught_up = Probability(adoption.compliance.value() * begun.compliance.value());
}

/// The change of `reform` that sets what `change` sets, for one of its agencies, to another value;
/// or nullptr.
const ReformChange* opposite_of(const ReformChange& change, const Reform& reform) {
  const auto is_opposite = [&](const ReformChange& other) {
    return other.path == change.path && other.change.operation == PracticeChange::Operation::set &&
           other.change.value != change.change.value &&
           other.change.agencies.overlaps(change.change.agencies);
  };
  const auto found = std::find_if(reform.changes.begin(), reform.changes.end(), is_opposite);
  return found == reform.changes.end() ? nullptr : &*found;
}

}  // namespace

std::vector<PracticeReform> rolled_out(const std::vector<Reform>& reforms,
                                       const model::Period& period) {
  std::vector<PracticeReform> result;
  for (const Reform& reform : reforms)
    result.push_back(rolled_out(reform, period));
  for (std::size_t i = 0; i < reforms.size(); ++i) {
    if (!reforms[i].adoption) continue;
    for (std::size_t other = 0; other < reforms.size(); ++other) {
      if (other != i) catch_up(result[other], *reforms[i].adoption, result[i]);
    }
  }
  return result;
}

std::vector<Contradiction> contradictions(const Reform& first, const Reform& second) {
  std::vector<Contradiction> found;
  for (const ReformChange& change : first.changes) {
    if (change.change.operation != PracticeChange::Operation::set) continue;
    const ReformChange* const opposite = opposite_of(change, second);
    if (opposite != nullptr) found.push_back({&change, opposite});
  }
  return found;
}

}  // namespace sightline::scenario
