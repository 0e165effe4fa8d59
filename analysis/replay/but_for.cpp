// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <sightline/replay/but_for.hpp>

#include "mended_runs.hpp"

namespace sightline::replay {
namespace {

statistics::Estimate chance_of(const HandOff& hand_off, bool is_mended, std::size_t count,
                               Futures& futures) {
  std::size_t good = 0;
  for (std::size_t nth = 0; nth < count; ++nth)
    good += futures.is_protected_by(hand_off, is_mended, nth) ? 1U : 0U;
  return statistics::wilson_interval(good, count);
}

}  // namespace

ButFor but_for(const CaseName& name, const TooLate& too_late, std::vector<HandOff> failed,
               Futures& futures, const ButForOptions& options) {
  ButFor found;
  found.name = name;
  found.too_late = too_late;
  found.futures = options.futures;
  if (failed.size() > options.most_hand_offs) {
    found.left_out = failed.size() - options.most_hand_offs;
    failed.erase(failed.begin(), failed.begin() + static_cast<std::ptrdiff_t>(found.left_out));
  }
  for (HandOff& hand_off : failed) {
    if (futures.can_be_mended(hand_off)) {
      found.hand_offs.push_back({std::move(hand_off), false, {}});
    } else {
      found.unmendable.push_back(std::move(hand_off));
    }
  }
  if (found.hand_offs.empty()) return found;
  found.unmended = chance_of(found.hand_offs.front().hand_off, false, options.futures, futures);
  for (MendedAlone& one : found.hand_offs)
    one.chance = chance_of(one.hand_off, true, options.futures, futures);
  const auto is_enough = [&](const HandOffSet& set) {
    std::vector<const HandOff*> mended;
    for (const std::size_t place : set)
      mended.push_back(&found.hand_offs[place].hand_off);
    return futures.is_protected(mended);
  };
  found.sets = smallest_sets(found.hand_offs.size(), is_enough, options.search);
  for (const HandOffSet& set : found.sets.sets) {
    if (set.size() == 1) found.hand_offs[set.front()].is_enough = true;
  }
  return found;
}

ButFor but_for(const RunOfCase& run, const TracedCase& traced, const CaseName& name,
               const ButForOptions& options) {
  const auto late = traced.course ? too_late(*traced.course) : std::nullopt;
  if (!traced.is_missed || !late)
    throw std::invalid_argument("only a missed case has hand-offs that would have mended it");
  // What failed before the harm cannot have kept it from being seen.
  std::vector<HandOff> failed = failed_hand_offs(traced, traced.course->harmed, late->at);
  MendedRuns futures(run, traced, late->at);
  ButFor found = but_for(name, *late, std::move(failed), futures, options);
  found.runs = futures.runs();
  return found;
}

}  // namespace sightline::replay
