// SPDX-License-Identifier: Apache-2.0
#include "ledger_watch.hpp"

#include <algorithm>
#include <iterator>

#include <sightline/model/outcomes/knowledge.hpp>

#include "untouched_families.hpp"

namespace sightline::model {

LedgerWatch::LedgerWatch(const World& world, const Watch& watch) : world_(world), watch_(watch) {
  if ((watch.learned == nullptr && watch.beliefs == nullptr) || watch.traced == nullptr) return;
  const std::vector<bool> families = families_of(world, *watch.traced);
  for (std::uint32_t i = 0; i < world.homes.children.size(); ++i) {
    const ChildId child(i);
    if (families[world.homes.children[child].family.value()]) watched_.push_back({child, {}});
  }
  for (Watched& watched : watched_) {
    evidence::for_each_item(world, watched.child, [&](ItemId, const evidence::Item& item) {
      Known known{item.kind, item.sign, item.arose, item.arose, {}, item.weight};
      for (std::size_t a = 0; a < knowing_agencies; ++a)
        known.is_known[agency_at(a)] = evidence::knows(item, agency_at(a), world.now);
      watched.items.push_back(known);
    });
  }
}

void LedgerWatch::tell(ChildId child, const Known& item, Agency agency, std::size_t begin) {
  if (watch_.learned == nullptr) return;
  watch_.learned->push_back({.at = world_.now,
                             .begin = begin,
                             .end = told(),
                             .child = child,
                             .kind = item.kind,
                             .sign = item.sign,
                             .arose = item.made,
                             .agency = agency,
                             .is_known = item.is_known[agency],
                             .weight = item.weight[agency]});
}

bool LedgerWatch::compare(ChildId child, Known& before, const evidence::Item& item,
                          std::size_t begin) {
  bool is_changed = false;
  for (std::size_t a = 0; a < knowing_agencies; ++a) {
    const Agency agency = agency_at(a);
    const bool is_known = evidence::knows(item, agency, world_.now);
    const bool is_same =
        is_known == before.is_known[agency] &&
        (!is_known || (item.weight[agency] == before.weight[agency] && item.arose == before.arose));
    before.is_known[agency] = is_known;
    before.weight[agency] = item.weight[agency];
    if (is_same) continue;
    is_changed = true;
    tell(child, before, agency, begin);
  }
  before.arose = item.arose;
  return is_changed;
}

bool LedgerWatch::compare(Watched& watched, std::size_t begin) {
  bool is_changed = false;
  evidence::for_each_item(world_, watched.child, [&](ItemId, const evidence::Item& item) {
    auto before = std::find_if(watched.items.begin(), watched.items.end(), [&](const Known& one) {
      // A neglect or a sibling's harm that is seen again arises anew and stays the item it was.
      const bool keeps_sign = item.kind != evidence::ItemKind::injury;
      return one.kind == item.kind && one.sign == item.sign &&
             (keeps_sign || one.arose == item.arose);
    });
    if (before == watched.items.end()) {
      watched.items.push_back({item.kind, item.sign, item.arose, item.arose, {}, {}});
      before = std::prev(watched.items.end());
    }
    is_changed = compare(watched.child, *before, item, begin) || is_changed;
  });
  return is_changed;
}

void LedgerWatch::look(std::size_t begin) {
  for (Watched& watched : watched_) {
    const bool is_changed = compare(watched, begin);
    if (!is_changed || watch_.beliefs == nullptr) continue;
    BeliefChange after{.at = world_.now, .begin = begin, .end = told(), .child = watched.child};
    for (std::size_t a = 0; a < knowing_agencies; ++a)
      after.belief[agency_at(a)] = evidence::belief(world_, agency_at(a), watched.child);
    after.pooled = outcomes::knowledge_of(world_, watched.child).pooled;
    watch_.beliefs->push_back(after);
  }
}

}  // namespace sightline::model
