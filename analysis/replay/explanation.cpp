// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include <sightline/replay/event_text.hpp>
#include <sightline/replay/explanation.hpp>

namespace sightline::replay {
namespace {

constexpr std::int32_t days_before_harm = 60;
constexpr std::int32_t days_after_end = 30;

std::optional<TooLate> too_late_in(const TracedCase& traced) {
  if (!traced.is_missed || !traced.course) return std::nullopt;
  return too_late(*traced.course);
}

Time end_of(const TracedCase& traced, Time end_of_period) {
  if (!traced.course) return end_of_period;
  const auto late = too_late_in(traced);
  const Time ends =
      late ? late->at : followed_from(*traced.course) + days(model::outcomes::follow_up_days);
  return std::min(end_of_period, ends + days(days_after_end));
}

ChronologyRow row_of(const TracedCase& traced, std::size_t place) {
  const model::Happening& happening = traced.trace[place];
  ChronologyRow row;
  row.place = place;
  row.at = happening.at;
  row.who = std::string(teller_of(happening));
  row.event = event_text(happening, traced.child);
  row.happening = happening;
  row.is_routine = is_routine(happening);
  return row;
}

/// A change of the ledger belongs to the last happening of its event about the child or, where
/// nothing about it was recorded, to a row of its own.
class RowFinder {
 public:
  RowFinder(const TracedCase& traced, std::vector<ChronologyRow>& rows)
      : traced_(traced), rows_(rows) {}

  ChronologyRow& row_for(std::size_t begin, std::size_t end, Time at) {
    for (std::size_t i = end; i > begin; --i) {
      if (traced_.trace[i - 1].child == traced_.child) return rows_[i - 1];
    }
    if (end > begin) return rows_[end - 1];
    if (extra_.empty() || extra_.back().at != at) {
      ChronologyRow row;
      row.at = at;
      row.who = "files";
      row.event = "What is on file about the child is weighed anew.";
      row.happening.at = at;
      row.happening.kind = model::HappeningKind::supervised;
      row.happening.child = traced_.child;
      extra_.push_back(std::move(row));
    }
    return extra_.back();
  }
  void merge_extra() {
    rows_.insert(rows_.end(), extra_.begin(), extra_.end());
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const ChronologyRow& a, const ChronologyRow& b) { return a.at < b.at; });
  }

 private:
  const TracedCase& traced_;
  std::vector<ChronologyRow>& rows_;
  std::vector<ChronologyRow> extra_;
};

void add_knowledge(const TracedCase& traced, Explanation& told) {
  RowFinder finder(traced, told.rows);
  for (const model::LedgerChange& change : traced.learned) {
    if (change.child != traced.child || change.at > told.until) continue;
    const std::size_t item = find_item(told.items, change);
    if (item == told.items.size()) continue;
    finder.row_for(change.begin, change.end, change.at)
        .learned.push_back({item, change.agency, change.is_known, change.weight});
  }
  for (const model::BeliefChange& change : traced.beliefs) {
    if (change.child == traced.child && change.at <= told.until)
      finder.row_for(change.begin, change.end, change.at).belief = change;
  }
  finder.merge_extra();
}

}  // namespace

Explanation explain(const TracedCase& traced, const Calendar& calendar, const CaseName& name,
                    Time end_of_period) {
  const Time from =
      traced.course ? std::max(Time(), traced.course->harmed - days(days_before_harm)) : Time();
  return explain_between(traced, calendar, name, from, end_of(traced, end_of_period));
}

Explanation explain_between(const TracedCase& traced, const Calendar& calendar,
                            const CaseName& name, Time from, Time until) {
  Explanation told;
  told.name = name;
  told.is_missed = traced.is_missed;
  told.course = traced.course;
  told.too_late = too_late_in(traced);
  told.from = from;
  told.until = until;
  told.items = items_of(traced, calendar, told.until);
  for (std::size_t place = 0; place < traced.trace.size(); ++place)
    told.rows.push_back(row_of(traced, place));
  add_knowledge(traced, told);
  return told;
}

std::vector<const ChronologyRow*> told_rows(const Explanation& explanation) {
  std::vector<const ChronologyRow*> rows;
  for (const ChronologyRow& row : explanation.rows) {
    if (row.at < explanation.from || row.at > explanation.until) continue;
    if (!row.is_routine || !row.learned.empty()) rows.push_back(&row);
  }
  return rows;
}

std::string verdict_text(const Explanation& told) {
  if (!told.course) return "not a harmed child while the study measures";
  if (told.is_missed) return "a missed case";
  const auto verdict = verdict_on(*told.course);
  if (verdict.is_missed[model::outcomes::headline_horizon])
    return "a harmed child who would be a missed case, but whose follow-up is not a full year: the "
           "study does not count it";
  return "a harmed child, not a missed case";
}

}  // namespace sightline::replay
