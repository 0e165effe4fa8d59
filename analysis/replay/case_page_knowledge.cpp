// SPDX-License-Identifier: Apache-2.0
#include "case_page_knowledge.hpp"

#include <algorithm>
#include <set>

namespace sightline::replay {
namespace {

/// The days on which knowledge can change, the first day told among them.
std::set<std::int32_t> days_of_change(const TracedCase& traced, const Explanation& told) {
  std::set<std::int32_t> days{told.from.day()};
  const auto add = [&](Time at) {
    if (at >= told.from && at <= told.until) days.insert(at.day());
  };
  for (const model::Happening& happening : traced.trace)
    add(happening.at);
  for (const model::LedgerChange& change : traced.learned)
    add(change.at);
  return days;
}

bool are_one(const CaseItem& a, const CaseItem& b) {
  return a.child == b.child && a.kind == b.kind && a.sign == b.sign && a.arose == b.arose;
}

std::size_t place_of(const CaseItem& item, const std::vector<CaseItem>& items) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const CaseItem& one) { return are_one(one, item); });
  return static_cast<std::size_t>(found - items.begin());
}

/// What is known so far, and what a day changes in it.
class Recorder {
 public:
  explicit Recorder(const Explanation& told) : told_(told), now_(told.items.size()) {
    for (CaseItem& item : now_)
      item.state.values.fill(ItemState::unseen);
    made_.appears.assign(told.items.size(), told.until.day() + 1);
  }

  void note(std::int32_t day, const std::vector<CaseItem>& items) {
    for (const CaseItem& item : items) {
      const std::size_t place = place_of(item, told_.items);
      if (place == told_.items.size()) continue;
      made_.appears[place] = std::min(made_.appears[place], day);
      for (std::size_t a = 0; a < model::knowing_agencies; ++a)
        note(day, place, model::agency_at(a), item);
    }
  }
  KnowledgeByDay take() { return std::move(made_); }

 private:
  void note(std::int32_t day, std::size_t place, model::Agency agency, const CaseItem& item) {
    CaseItem& now = now_[place];
    if (now.state[agency] == item.state[agency] && now.weight[agency] == item.weight[agency])
      return;
    now.state[agency] = item.state[agency];
    now.weight[agency] = item.weight[agency];
    made_.changes.push_back({day, place, agency, item.state[agency], item.weight[agency]});
  }

  const Explanation& told_;
  std::vector<CaseItem> now_;
  KnowledgeByDay made_;
};

}  // namespace

KnowledgeByDay knowledge_by_day(const TracedCase& traced, const Explanation& told,
                                const Calendar& calendar) {
  Recorder recorder(told);
  for (const std::int32_t day : days_of_change(traced, told)) {
    const Time end = std::min(start_of_day(day + 1) - minutes(1), told.until);
    recorder.note(day, items_of(traced, calendar, end));
  }
  return recorder.take();
}

}  // namespace sightline::replay
