// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/experiment/changed_children.hpp>
#include <sightline/replay/event_text.hpp>
#include <sightline/replay/twin.hpp>

namespace sightline::replay {
namespace {

using model::Happening;

TwinRow row_of(const AlignedPair& pair, const std::optional<Way>& way, const TracedCase& before,
               const TracedCase& after) {
  TwinRow row;
  row.fate = pair.fate;
  row.way = way;
  row.before_place = pair.before;
  row.after_place = pair.after;
  const Happening* first = pair.before ? &before.trace[*pair.before] : nullptr;
  const Happening* second = pair.after ? &after.trace[*pair.after] : nullptr;
  if (first != nullptr) {
    row.before = event_text(*first, before.child);
    row.before_at = first->at;
  }
  if (second != nullptr) {
    row.after = event_text(*second, before.child);
    row.after_at = second->at;
  }
  const Happening& shown = first != nullptr ? *first : *second;
  row.at = first != nullptr && second != nullptr ? std::min(first->at, second->at) : shown.at;
  row.who = std::string(teller_of(shown));
  row.is_routine = is_routine(shown) && (second == nullptr || is_routine(*second));
  return row;
}

void find_divergence(Twin& twin) {
  for (std::size_t i = twin.rows.size(); i > 0; --i) {
    const TwinRow& row = twin.rows[i - 1];
    if (row.fate == Fate::same) continue;
    twin.first_divergence = i - 1;
    if (row.way == Way::direct) twin.first_direct_divergence = i - 1;
  }
}

void set_span(Twin& twin, const TracedCase& before, const TracedCase& after,
              const RunOfCase& first) {
  const Time end = first.input.period.end();
  const Explanation a = explain(before, first.calendar, twin.name, end);
  const Explanation b = explain(after, first.calendar, twin.name, end);
  twin.from = a.course ? a.from : b.from;
  twin.until = a.course ? (b.course ? std::max(a.until, b.until) : a.until) : b.until;
}

}  // namespace

Twin make_twin(const TracedCase& before, const RunOfCase& first, const RunOfCase& second,
               const CaseName& name, const std::string& changed) {
  return make_twin(before, trace_case(second, before.child), first, second, name, changed);
}

Twin make_twin(const TracedCase& before, const TracedCase& after, const RunOfCase& first,
               const RunOfCase& second, const CaseName& name, const std::string& changed) {
  Twin twin;
  twin.name = name;
  twin.changed = changed;
  twin.is_missed_before = before.is_missed;
  twin.is_missed_after = after.is_missed;
  const std::vector<AlignedPair> pairs = align(before.trace, after.trace);
  const bool is_any_changed = std::any_of(
      pairs.begin(), pairs.end(), [](const AlignedPair& pair) { return pair.fate != Fate::same; });
  twin.are_ways_known = experiment::can_trace_routes(first.input, second.input);
  std::vector<std::optional<Way>> ways(pairs.size());
  if (is_any_changed && twin.are_ways_known) {
    const model::Untouched untouched{{before.child}, &first.input};
    ways = ways_of(pairs, before.trace, after.trace,
                   trace_case(second, before.child, &untouched).trace);
  }
  for (std::size_t i = 0; i < pairs.size(); ++i)
    twin.rows.push_back(row_of(pairs[i], ways[i], before, after));
  find_divergence(twin);
  set_span(twin, before, after, first);
  return twin;
}

}  // namespace sightline::replay
