// SPDX-License-Identifier: Apache-2.0
#include "mended_runs.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <sightline/model/purpose.hpp>

namespace sightline::replay {
namespace {

using model::Happening;
using model::Purpose;

/// Beyond the number of any replication of a study, which has at most 2^32 of them.
constexpr std::uint64_t first_fresh = std::uint64_t{1} << 40U;
constexpr std::uint64_t most_futures = 256;

void add_to(Pins& pins, const HandOff& hand_off) {
  for (const Pin& pin : hand_off.pins)
    pins.set(pin.address, pin.uniform, pin.which);
}

/// The harm, accidents and worries of a child as the replication's own dice have them.
void keep_script(Pins& pins, const Dice& dice, model::ChildId child) {
  constexpr std::uint64_t inflicted = 0x1'0000U;
  const auto keep = [&](Purpose purpose, std::uint64_t occurrence) {
    const Address address = model::address(child, purpose, occurrence);
    pins.set(address, dice.trait(address));
  };
  for (std::uint64_t k = 0; k < most_futures; ++k) {
    for (const Purpose purpose :
         {Purpose::harm_candidate_gap, Purpose::harm_candidate_accepted, Purpose::inflicted_injury,
          Purpose::accident_gap, Purpose::accident_injury, Purpose::concern_gap,
          Purpose::concern_nature, Purpose::concern_accepted, Purpose::concern_tell,
          Purpose::neglect_look_gap, Purpose::neglect_look}) {
      keep(purpose, k);
    }
    for (const Purpose purpose : {Purpose::injury_tell, Purpose::injury_account}) {
      keep(purpose, k);
      keep(purpose, inflicted | k);
    }
  }
}

}  // namespace

MendedRuns::MendedRuns(const RunOfCase& run, const TracedCase& traced, Time too_late)
    : run_(run), traced_(traced), too_late_(too_late), family_{traced.child} {
  std::set<model::ChildId> children{traced.child};
  for (const Happening& happening : traced.trace) {
    if (happening.child.is_valid()) children.insert(happening.child);
  }
  const Dice dice(run.seed, run.replication);
  for (const model::ChildId child : children)
    keep_script(script_, dice, child);
}

const model::Replication& MendedRuns::before(Time at) {
  const auto found = before_.find(at);
  if (found != before_.end()) return found->second;
  const auto next = before_.upper_bound(at);
  model::Replication run = next == before_.begin() ? model::Replication(run_.input, run_.calendar,
                                                                        run_.seed, run_.replication)
                                                   : std::prev(next)->second;
  ++runs_;
  run.run_until(at);
  return before_.emplace(at, std::move(run)).first->second;
}

void MendedRuns::go_on(model::Replication& run, Time until, Trace& trace) const {
  model::Watch watch;
  watch.trace = &trace;
  watch.traced = &family_;
  run.run_until(until, watch);
}

bool MendedRuns::is_protected_in(Time from, const Trace& trace) const {
  bool is_protected = false;
  const auto follow = [&](const Happening& happening) {
    if (happening.child == traced_.child && happening.kind == model::HappeningKind::protection)
      is_protected = happening.detail != 0;
  };
  for (const Happening& happening : traced_.trace) {
    if (happening.at < from) follow(happening);
  }
  std::for_each(trace.begin(), trace.end(), follow);
  return is_protected;
}

bool MendedRuns::can_be_mended(const HandOff& hand_off) {
  Pins pins;
  add_to(pins, hand_off);
  model::Replication run = before(hand_off.at);
  run.go_on_with(run_.seed, run_.replication, &pins);
  Trace trace;
  ++runs_;
  const bool is_late = hand_off.kind == HandOffKind::message_late;
  go_on(run, is_late ? std::min(too_late_, hand_off.at + days(7)) : hand_off.at + minutes(1),
        trace);
  return is_mended(hand_off, trace);
}

bool MendedRuns::is_protected(const std::vector<const HandOff*>& mended) {
  Pins pins;
  Time from = too_late_;
  for (const HandOff* hand_off : mended) {
    add_to(pins, *hand_off);
    from = std::min(from, hand_off->at);
  }
  model::Replication run = before(from);
  run.go_on_with(run_.seed, run_.replication, &pins);
  Trace trace;
  ++runs_;
  go_on(run, too_late_, trace);
  return is_protected_in(from, trace);
}

bool MendedRuns::is_protected_by(const HandOff& hand_off, bool is_mended, std::size_t nth) {
  Pins pins;
  if (is_mended) add_to(pins, hand_off);
  model::Replication run = before(hand_off.at);
  run.go_on_with(run_.seed, run_.replication, &pins);
  Trace trace;
  ++runs_;
  go_on(run, std::min(too_late_, hand_off.at + minutes(1)), trace);
  run.go_on_with(run_.seed, first_fresh + nth, &script_);
  go_on(run, too_late_, trace);
  return is_protected_in(hand_off.at, trace);
}

}  // namespace sightline::replay
