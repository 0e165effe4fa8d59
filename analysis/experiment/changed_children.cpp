// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include <sightline/experiment/changed_children.hpp>
#include <sightline/model/replication.hpp>

namespace sightline::experiment {
namespace {

using model::ChildId;
using model::Happening;
using model::HappeningKind;
using Children = std::vector<ChildId>;
using Trace = std::vector<Happening>;

Children without(const Children& some, const Children& others) {
  Children left;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::back_inserter(left));
  return left;
}

bool contains(const Children& children, ChildId child) {
  return std::binary_search(children.begin(), children.end(), child);
}

/// `subject` numbers rows of tables that all families share and reuse, so it says nothing of this
/// one; and who did it is no matter of time.
bool is_same(const Happening& a, const Happening& b) {
  return a.at == b.at && a.kind == b.kind && a.agency == b.agency && a.detail == b.detail &&
         a.child == b.child && a.value == b.value;
}

/// A run with the courses of some families.
struct TracedRun {
  Children missed;
  std::map<model::FamilyId, Trace> courses;
  std::map<ChildId, model::FamilyId> families;  ///< of the children that anything happened to
};

TracedRun traced_run(const model::Input& input, const Calendar& calendar, std::uint64_t seed,
                     std::uint64_t replication, const Children& traced,
                     const model::Untouched* untouched) {
  Trace trace;
  std::vector<model::FamilyId> families;
  const model::Watch watch{.trace = &trace, .traced = &traced, .families = &families};
  TracedRun run;
  run.missed = model::run_replication(input, calendar, seed, replication, nullptr, watch, untouched)
                   .missed_children;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    run.courses[families[i]].push_back(trace[i]);
    run.families[trace[i].child] = families[i];
  }
  return run;
}

}  // namespace

std::string_view name_of(Change change) {
  return change == Change::rescued ? "rescued" : "newly-missed";
}

std::string_view name_of(Route route) {
  switch (route) {
    case Route::direct:
      return "direct";
    case Route::through_others:
      return "through-others";
    case Route::not_traced:
      break;
  }
  return "not-traced";
}

std::vector<ChangedChild> changed_children(const Children& missed_in_first,
                                           const Children& missed_here) {
  std::vector<ChangedChild> changed;
  for (const ChildId child : without(missed_in_first, missed_here))
    changed.push_back({child, Change::rescued, Route::not_traced, {}});
  for (const ChildId child : without(missed_here, missed_in_first))
    changed.push_back({child, Change::newly_missed, Route::not_traced, {}});
  std::sort(changed.begin(), changed.end(),
            [](const ChangedChild& a, const ChangedChild& b) { return a.child < b.child; });
  return changed;
}

bool can_trace_routes(const model::Input& first, const model::Input& here) {
  model::Parameters a = first.parameters;
  model::Parameters b = here.parameters;
  const std::vector<Parameter> of_first = parameters_of(a);
  const std::vector<Parameter> of_here = parameters_of(b);
  for (std::size_t i = 0; i < of_first.size(); ++i) {
    const bool is_practice = of_first[i].path.rfind("practice.", 0) == 0;
    if (!is_practice && *of_first[i].value != *of_here[i].value) return false;
  }
  return true;
}

std::optional<Shift> first_shift(const Trace& course, const Trace& other) {
  const auto [a, b] =
      std::mismatch(course.begin(), course.end(), other.begin(), other.end(), is_same);
  // What comes first of the two is what the other course has not, or not yet.
  const bool is_first = b == other.end() || (a != course.end() && a->at <= b->at);
  const auto next = is_first ? a : b;
  if (next == (is_first ? course.end() : other.end())) return std::nullopt;
  // Overtime is worked as long as the queue asks for it: it tells of the queue as a date does.
  const bool is_work =
      next->kind == HappeningKind::work_done || next->kind == HappeningKind::overtime;
  if (!is_work) return std::nullopt;
  return Shift{next->agency, static_cast<model::workforce::TaskKind>(next->detail)};
}

void trace_routes(std::vector<ChangedChild>& changed, const model::Input& first,
                  const model::Input& here, const Calendar& calendar, std::uint64_t seed,
                  std::uint64_t replication) {
  if (changed.empty()) return;
  Children children;
  for (const ChangedChild& one : changed)
    children.push_back(one.child);
  TracedRun before = traced_run(first, calendar, seed, replication, children, nullptr);
  for (ChangedChild& one : changed) {
    // One family at a time: untouched together, they give each other what the reform takes.
    const Children alone{one.child};
    const model::Untouched untouched{alone, &first};
    TracedRun after = traced_run(here, calendar, seed, replication, alone, &untouched);
    const bool is_missed = contains(after.missed, one.child);
    const bool is_changed_still = is_missed == (one.change == Change::newly_missed);
    one.route = is_changed_still ? Route::through_others : Route::direct;
    if (!is_changed_still) continue;
    const auto family = before.families.find(one.child);
    if (family == before.families.end()) continue;
    one.shift = first_shift(before.courses[family->second], after.courses[family->second]);
  }
}

}  // namespace sightline::experiment
