// SPDX-License-Identifier: Apache-2.0
// The evidence ledger: for each child the items that anybody knows, and for each agency since when
// and at what weight. Agencies hold separate, delayed, partial knowledge; this is where it is kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include <sightline/core/id.hpp>
#include <sightline/model/context.hpp>
#include <sightline/model/evidence/parameters.hpp>
#include <sightline/model/household/household.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model::evidence {

enum class ItemKind : std::uint8_t {
  injury,
  concern,
  violent_adult,
  impression,       ///< visits that found nothing
  sibling,          ///< harm to another child of the home
  neglect,          ///< sign: number of the spell
  breach,           ///< of a plan or placement
  flight,           ///< the family left without a word; sign: how manieth time
  police_decision,  ///< no further action
};

/// One thing that can be known about one child. An agency knows it or not, since a date, at a
/// weight (a log likelihood ratio for "this child is being harmed", as this agency reads it).
struct Item {
  ChildId child;
  ItemId older;
  Time arose;
  std::uint32_t sign = 0;  ///< the injury, concern or adult it is about
  ItemKind kind = ItemKind::injury;
  std::uint8_t completely_examined = 0;  ///< bit per agency
  ByAgency<std::uint8_t> looks{};        ///< of each agency, at neglect
  ByAgency<Time> known_since;
  ByAgency<float> weight;
  float unbiased = 0.0F;  ///< social care's weight, had it read and heard without bias

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &Item::child);
    visit("older", &Item::older);
    visit("arose", &Item::arose);
    visit("sign", &Item::sign);
    visit("kind", &Item::kind);
    visit("completely_examined", &Item::completely_examined);
    visit("looks", &Item::looks);
    visit("known_since", &Item::known_since);
    visit("weight", &Item::weight);
    visit("unbiased", &Item::unbiased);
  }
};

struct State {
  const Parameters* parameters = nullptr;
  Table<ItemId, Item> items;
  std::vector<ItemId> free_items;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("items", &State::items);
    visit("free_items", &State::free_items);
  }
};

/// What evidence can see: households, staff and the ledger.
struct World : Context {
  household::State homes;
  workforce::State staff;
  evidence::State ledger;
};

[[nodiscard]] bool knows(const Item& item, Agency agency, Time now);
[[nodiscard]] bool knows_anything(const World& world, Agency agency, ChildId child);
/// Agencies that know at least one item about the child.
[[nodiscard]] int agencies_involved(const World& world, ChildId child);

/// The item about this sign, made if there is none yet.
ItemId item_about(World& world, ChildId child, ItemKind kind, std::uint32_t sign, Time arose);

/// Whoever has been in this agency forgets the item, or never read it: it is not known there any
/// more.
void forget(World& world, ItemId item, Agency agency);

/// The agency knows the item from now on, at `weight`; replaces what it thought before. What a
/// meeting makes of an item counts as unbiased: others have weighed it.
void learn(World& world, ItemId item, Agency agency, double weight);
/// Social care knows the item at a weight that bias has changed from `unbiased` (M02, M03, M13).
void learn_with_bias(World& world, ItemId item, double weight, double unbiased);
/// Social care's weight moves towards the unbiased one by `share`; true if that changed it.
bool correct_bias(World& world, ItemId item, Share share);
/// What social care thinks of the item counts only by `share` from now on, until it learns again or
/// somebody else reads the file.
void discount(World& world, ItemId item, Share share);
/// Numbers an item among those of its kind about its child, the same in all arms.
[[nodiscard]] std::uint64_t script_number(const World& world, const Item& item);

/// Weight of the item to the agency at this time: its weight x 2^(-age / half-life); 0 if the
/// agency does not know it.
[[nodiscard]] double present_weight(const World& world, const Item& item, Agency agency);
/// The factor 2^(-age / half-life) of an item; 0 after six half-lives, when it is forgotten.
[[nodiscard]] double freshness(const World& world, const Item& item);

/// Adds up weights of items to log-odds. Injuries that look innocent speak for the home only once,
/// however many there are: a child who is often hurt is not the safer for it.
class Weighing {
 public:
  /// Begins with the prior of the child's family.
  Weighing(const World& world, ChildId child);
  void add(const Item& item, double present_weight) {
    if (item.kind == ItemKind::injury && present_weight < 0.0) {
      innocent_ += present_weight;
    } else {
      others_ += present_weight;
    }
  }
  [[nodiscard]] double log_odds() const;

 private:
  double others_ = 0.0;
  double innocent_ = 0.0;
  double inflicted_if_abused_ = 0.0;
};

/// Prior log-odds that a child of this family is being harmed, before anything is known.
[[nodiscard]] double prior(const World& world, ChildId child);
/// Log-odds in the eyes of the agency: prior plus the present weight of every item it knows.
[[nodiscard]] double belief(const World& world, Agency agency, ChildId child);

/// Social care's belief, had it read and heard everything it knows without bias.
[[nodiscard]] double unbiased_belief(const World& world, ChildId child);

/// Calls `visit(ItemId, const Item&)` for each item about the child, newest first.
template <class Visit>
void for_each_item(const World& world, ChildId child, Visit&& visit) {
  for (ItemId id = world.homes.children[child].newest_item; id.is_valid();
       id = world.ledger.items[id].older) {
    visit(id, world.ledger.items[id]);
  }
}

}  // namespace sightline::model::evidence
