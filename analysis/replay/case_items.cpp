// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <sightline/model/household/household.hpp>
#include <sightline/replay/case_items.hpp>
#include <sightline/replay/event_text.hpp>

namespace sightline::replay {
namespace {

using model::Agency;
using model::Happening;
using model::LedgerChange;
using model::evidence::ItemKind;
using Kind = model::HappeningKind;

/// Minor injuries are no items unless somebody noted them.
constexpr auto least_severity = static_cast<unsigned>(model::household::Severity::moderate);

/// The happening of an injury; nullptr for one that lies before the trace.
const Happening* injury_of(const TracedCase& traced, std::uint32_t sign, Time arose) {
  const auto found =
      std::find_if(traced.trace.begin(), traced.trace.end(), [&](const Happening& happening) {
        return happening.kind == Kind::injury && happening.at == arose && happening.subject == sign;
      });
  return found == traced.trace.end() ? nullptr : &*found;
}

bool is_harm(const Happening& injury) {
  return (injury.detail & Happening::inflicted) != 0 && (injury.detail & 0xFFU) >= least_severity;
}

std::string injury_name(const Happening* injury, const std::string& date) {
  if (injury == nullptr) return fmt::format("injury of {}", date);
  const bool is_inflicted = (injury->detail & Happening::inflicted) != 0;
  return fmt::format("{} of {}, {}", severity_text(injury->detail & 0xFFU).substr(2), date,
                     is_inflicted ? "inflicted" : "accidental");
}

std::string item_name(const TracedCase& traced, ItemKind kind, std::uint32_t sign, Time arose,
                      const Calendar& calendar) {
  const std::string date = to_string(calendar.date_of(arose));
  if (kind == ItemKind::injury) return injury_name(injury_of(traced, sign, arose), date);
  constexpr std::array<std::string_view, 9> names = {"injury",
                                                     "worry",
                                                     "violent record of an adult",
                                                     "impression of visits",
                                                     "harm to a sibling",
                                                     "neglect",
                                                     "broken conditions",
                                                     "flight",
                                                     "decision of the police"};
  return fmt::format("{}, {}", names.at(static_cast<std::size_t>(kind)), date);
}

CaseItem new_item(const TracedCase& traced, ItemKind kind, std::uint32_t sign, Time arose,
                  const Calendar& calendar) {
  CaseItem item;
  item.child = traced.child;
  item.kind = kind;
  item.sign = sign;
  item.arose = arose;
  const Happening* injury = kind == ItemKind::injury ? injury_of(traced, sign, arose) : nullptr;
  item.is_inflicted = injury != nullptr && is_harm(*injury);
  item.name = item_name(traced, kind, sign, arose, calendar);
  item.state.values.fill(ItemState::unseen);
  item.since.values.fill(Time::never());
  return item;
}

/// Whether the agency found out for itself in the event that made the change.
bool is_first_hand(const TracedCase& traced, const LedgerChange& change) {
  for (std::size_t i = change.begin; i < change.end; ++i) {
    const Happening& happening = traced.trace[i];
    if (happening.agency != change.agency || happening.child != change.child) continue;
    if (happening.kind == Kind::sign_found || happening.kind == Kind::contact) return true;
    if (happening.kind == Kind::visit || happening.kind == Kind::initial_assessment) return true;
  }
  // A worry is read by whom it comes up with, in the event in which it does.
  return change.kind == ItemKind::concern && change.at == change.arose;
}

void apply(const TracedCase& traced, const LedgerChange& change, CaseItem& item) {
  const Agency agency = change.agency;
  ItemState& state = item.state[agency];
  const bool was_known = item.since[agency] != Time::never();
  const float before = item.weight[agency];
  if (!change.is_known) {
    item.weight[agency] = 0.0F;
    state = was_known ? ItemState::discounted : state;
    return;
  }
  item.weight[agency] = change.weight;
  if (!was_known) item.since[agency] = change.at;
  if (change.weight <= 0.0F || (was_known && change.weight < before)) {
    state = ItemState::discounted;
  } else if (is_first_hand(traced, change)) {
    state = ItemState::read;
  } else if (state != ItemState::read) {
    state = ItemState::told;
  }
}

/// An agency that met the child while a sign was hidden or overlooked did not find what it has not
/// read by then: the marks of harm that are there at that time.
void note_what_was_missed(const TracedCase& traced, Time until, std::vector<CaseItem>& items) {
  for (const Happening& met : traced.trace) {
    const bool is_missed_mark =
        (met.detail & (Happening::sign_hidden | Happening::sign_overlooked)) != 0;
    if (met.kind != Kind::contact || met.child != traced.child || met.at > until ||
        !is_missed_mark || model::index_of(met.agency) >= model::knowing_agencies) {
      continue;
    }
    CaseItem* newest = nullptr;  // the last inflicted one before the contact is surely there
    for (CaseItem& item : items) {
      if (item.is_inflicted && item.arose <= met.at) newest = &item;
    }
    if (newest != nullptr && newest->state[met.agency] == ItemState::unseen)
      newest->state[met.agency] = ItemState::seen;
  }
}

/// Whatever its sender knew then is lost with a message, unless social care knows it anyway.
void note_what_was_lost(const TracedCase& traced, Time until, std::vector<CaseItem>& items) {
  for (const Happening& lost : traced.trace) {
    if (lost.kind != Kind::message_lost || lost.child != traced.child || lost.at > until) continue;
    for (CaseItem& item : items) {
      ItemState& state = item.state[Agency::social_care];
      const bool is_without = state == ItemState::unseen || state == ItemState::seen;
      if (is_without && item.since[lost.agency] <= lost.at) state = ItemState::lost;
    }
  }
}

void add_unnoticed_injuries(const TracedCase& traced, const Calendar& calendar, Time until,
                            std::vector<CaseItem>& items) {
  for (const Happening& injury : traced.trace) {
    if (injury.kind != Kind::injury || injury.child != traced.child || injury.at > until ||
        !is_harm(injury)) {
      continue;
    }
    const bool is_there = std::any_of(items.begin(), items.end(), [&](const CaseItem& item) {
      return item.kind == ItemKind::injury && item.sign == injury.subject &&
             item.arose == injury.at;
    });
    if (!is_there)
      items.push_back(new_item(traced, ItemKind::injury, injury.subject, injury.at, calendar));
  }
}

}  // namespace

std::string_view name_of(ItemState state) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(ItemState::size_)> names = {
      "unseen", "seen", "lost", "told", "read", "discounted"};
  return names.at(static_cast<std::size_t>(state));
}

std::size_t find_item(const std::vector<CaseItem>& items, const LedgerChange& change) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const CaseItem& item) {
    return item.child == change.child && item.kind == change.kind && item.sign == change.sign &&
           item.arose == change.arose;
  });
  return static_cast<std::size_t>(found - items.begin());
}

std::vector<CaseItem> items_of(const TracedCase& traced, const Calendar& calendar, Time until) {
  std::vector<CaseItem> items;
  for (const LedgerChange& change : traced.learned) {
    if (change.child != traced.child || change.at > until) continue;
    std::size_t place = find_item(items, change);
    if (place == items.size())
      items.push_back(new_item(traced, change.kind, change.sign, change.arose, calendar));
    apply(traced, change, items[place]);
  }
  add_unnoticed_injuries(traced, calendar, until, items);
  std::stable_sort(items.begin(), items.end(),
                   [](const CaseItem& a, const CaseItem& b) { return a.arose < b.arose; });
  note_what_was_missed(traced, until, items);
  note_what_was_lost(traced, until, items);
  return items;
}

}  // namespace sightline::replay
