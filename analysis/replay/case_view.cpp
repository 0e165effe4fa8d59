// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include <sightline/replay/case_view.hpp>
#include <sightline/replay/event_text.hpp>

namespace sightline::replay {

namespace {

using scenario::Case;
using scenario::CaseEvent;
using scenario::CaseFurther;
using scenario::Knower;
using scenario::Knowledge;

using std::chrono::sys_days;

bool is_stale_on(Date since, Date until) {
  return (sys_days(until) - sys_days(since)).count() > stale_after_days;
}

const Knowledge* knowledge_of(const CaseEvent& event, Knower who, Date until) {
  for (const Knowledge& one : event.knew) {
    if (one.who == who && one.since <= until) return &one;
  }
  return nullptr;
}

/// Its own contacts that no source dates, as far as they are spread over days up to `until`.
void add_undated(const CaseFurther& further, Knower who, Date until, std::vector<ViewItem>& into) {
  if (further.is_injury || !further.role || model::index_of(*further.role) != who) return;
  const std::vector<Date> days = spread_days(further);
  const auto seen = std::count_if(days.begin(), days.end(), [&](Date day) { return day <= until; });
  if (seen == 0) return;
  const Date last = days[static_cast<std::size_t>(seen) - 1];
  into.push_back(
      {.event = "",
       .text = fmt::format("{} further contact{} with the family, undated in the sources", seen,
                           seen == 1 ? "" : "s"),
       .since = last,
       .is_stale = is_stale_on(last, until),
       .sources = further.sources});
}

}  // namespace

std::string_view knower_text(Knower who) {
  return who == scenario::family_knows ? "family" : role_text(model::agency_at(who));
}

std::vector<Date> spread_days(const CaseFurther& further) {
  const sys_days first(further.dates.first);
  const auto span = (sys_days(further.dates.last) - first).count() + 1;
  std::vector<Date> days;
  for (std::int64_t i = 0; i < further.times; ++i)
    days.emplace_back(first + std::chrono::days((2 * i + 1) * span / (2 * further.times)));
  return days;
}

std::vector<ViewItem> view_as(const Case& of, Knower who, Date until) {
  std::vector<ViewItem> items;
  for (const CaseEvent& event : of.chronology) {
    const Knowledge* const known = knowledge_of(event, who, until);
    if (known == nullptr) continue;
    items.push_back({.event = event.id,
                     .text = known->saw.empty() ? event.what : known->saw,
                     .since = known->since,
                     .is_stale = is_stale_on(known->since, until),
                     .sources = event.sources});
  }
  for (const CaseFurther& further : of.further)
    add_undated(further, who, until, items);
  std::stable_sort(items.begin(), items.end(),
                   [](const ViewItem& a, const ViewItem& b) { return a.since < b.since; });
  return items;
}

CaseTotals totals_of(const Case& of) {
  CaseTotals totals;
  for (const CaseEvent& event : of.chronology) {
    totals.dated_injuries += static_cast<int>(std::count_if(
        event.pins.begin(), event.pins.end(),
        [](const scenario::CasePin& pin) { return pin.kind == scenario::CasePinKind::injury; }));
  }
  for (const CaseFurther& further : of.further)
    (further.is_injury ? totals.undated_injuries : totals.undated_contacts) += further.times;
  return totals;
}

std::string dates_text(const CaseEvent& event) {
  if (!event.when.empty()) return event.when;
  if (event.dates.first == event.dates.last) return to_string(event.dates.first);
  return fmt::format("{} to {}", to_string(event.dates.first), to_string(event.dates.last));
}

std::string knowers_text(const CaseEvent& event) {
  std::string text;
  for (const Knowledge& one : event.knew) {
    if (!text.empty()) text += ", ";
    text += knower_text(one.who);
    if (one.since != event.dates.last) text += fmt::format(" (since {})", to_string(one.since));
  }
  return text.empty() ? "nobody" : text;
}

}  // namespace sightline::replay
