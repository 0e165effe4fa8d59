// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/evidence/ledger.hpp>

namespace sightline::model::evidence {
namespace {

constexpr double half_lives_remembered = 6.0;  // below 2 % of its weight an item is forgotten
constexpr double ln_2 = 0.69314718055994530942;

bool is_forgotten(const Parameters& rules, const Item& item, Time now) {
  const double half_life = rules.belief.half_life.value();
  return half_life > 0.0 && (now - item.arose).days() > half_lives_remembered * half_life;
}

void release_sign(World& world, const Item& item) {
  if (item.kind == ItemKind::injury)
    world.homes.injuries[InjuryId(item.sign)].is_in_evidence = false;
}

/// Gives the rows of forgotten items back, so that memory does not grow with simulated years.
void drop_forgotten(World& world, household::Child& child) {
  ItemId* link = &child.newest_item;
  while (link->is_valid()) {
    Item& item = world.ledger.items[*link];
    if (is_forgotten(*world.ledger.parameters, item, world.now)) {
      release_sign(world, item);
      world.ledger.free_items.push_back(*link);
      *link = item.older;
    } else {
      link = &item.older;
    }
  }
}

ItemId find_item(const World& world, ChildId child, ItemKind kind, std::uint32_t sign) {
  ItemId found;
  for_each_item(world, child, [&](ItemId id, const Item& item) {
    if (item.kind == kind && item.sign == sign) found = id;
  });
  return found;
}

}  // namespace

bool knows(const Item& item, Agency agency, Time now) {
  return item.known_since[agency] <= now;
}

bool knows_anything(const World& world, Agency agency, ChildId child) {
  bool found = false;
  for_each_item(world, child,
                [&](ItemId, const Item& item) { found = found || knows(item, agency, world.now); });
  return found;
}

int agencies_involved(const World& world, ChildId child) {
  unsigned involved = 0;
  for_each_item(world, child, [&](ItemId, const Item& item) {
    for (std::size_t a = 0; a < knowing_agencies; ++a) {
      if (knows(item, agency_at(a), world.now)) involved |= 1U << a;
    }
  });
  return __builtin_popcount(involved);
}

ItemId item_about(World& world, ChildId id, ItemKind kind, std::uint32_t sign, Time arose) {
  if (const ItemId found = find_item(world, id, kind, sign); found.is_valid()) return found;
  household::Child& child = world.homes.children[id];
  drop_forgotten(world, child);
  Item item;
  item.child = id;
  item.older = child.newest_item;
  item.arose = arose;
  item.sign = sign;
  item.kind = kind;
  item.known_since.values.fill(Time::never());
  if (world.ledger.free_items.empty()) {
    child.newest_item = world.ledger.items.add(item);
  } else {
    child.newest_item = world.ledger.free_items.back();
    world.ledger.free_items.pop_back();
    world.ledger.items[child.newest_item] = item;
  }
  if (kind == ItemKind::injury) world.homes.injuries[InjuryId(sign)].is_in_evidence = true;
  return child.newest_item;
}

void learn(World& world, ItemId id, Agency agency, double weight) {
  Item& item = world.ledger.items[id];
  if (!knows(item, agency, world.now)) item.known_since[agency] = world.now;
  item.weight[agency] = static_cast<float>(weight);
  if (agency == Agency::social_care) item.unbiased = static_cast<float>(weight);
}

void learn_with_bias(World& world, ItemId id, double weight, double unbiased) {
  learn(world, id, Agency::social_care, weight);
  world.ledger.items[id].unbiased = static_cast<float>(unbiased);
}

bool correct_bias(World& world, ItemId id, Share share) {
  Item& item = world.ledger.items[id];
  float& weight = item.weight[Agency::social_care];
  const bool is_changed = share.value() > 0.0 && weight != item.unbiased;
  // Exact at both ends: without a share nothing moves, and all of it is the unbiased weight itself.
  weight = static_cast<float>((1.0 - share.value()) * static_cast<double>(weight) +
                              share.value() * static_cast<double>(item.unbiased));
  return is_changed;
}

void discount(World& world, ItemId id, Share share) {
  float& weight = world.ledger.items[id].weight[Agency::social_care];
  weight = static_cast<float>(share.value() * static_cast<double>(weight));
}

std::uint64_t script_number(const World& world, const Item& item) {
  switch (item.kind) {
    case ItemKind::injury: {
      const household::Injury& injury = world.homes.injuries[InjuryId(item.sign)];
      return (injury.is_inflicted ? 0x1'0000U : 0U) | injury.script_index;
    }
    case ItemKind::concern:
      return world.homes.concerns[ConcernId(item.sign)].script_index;
    default:
      return item.sign;  // an adult or a child: these keep their numbers
  }
}

void forget(World& world, ItemId id, Agency agency) {
  world.ledger.items[id].known_since[agency] = Time::never();
}

double freshness(const World& world, const Item& item) {
  const Parameters& rules = *world.ledger.parameters;
  const double half_life = rules.belief.half_life.value();
  if (half_life <= 0.0) return 1.0;
  if (is_forgotten(rules, item, world.now)) return 0.0;
  return deterministic_exp(-ln_2 * (world.now - item.arose).days() / half_life);
}

double present_weight(const World& world, const Item& item, Agency agency) {
  return knows(item, agency, world.now)
             ? static_cast<double>(item.weight[agency]) * freshness(world, item)
             : 0.0;
}

double prior(const World& world, ChildId child) {
  const Belief& rules = world.ledger.parameters->belief;
  return rules.prior.value() +
         rules.surveillance_per_quintile.value() * world.homes.family_of(child).quintile;
}

Weighing::Weighing(const World& world, ChildId child)
    : others_(prior(world, child)),
      inflicted_if_abused_(world.ledger.parameters->injuries.inflicted_if_abused.value()) {}

double Weighing::log_odds() const {
  if (innocent_ >= 0.0 || inflicted_if_abused_ >= 1.0) return others_ + innocent_;
  // What a single injury says for the home at most: see weight_of_reading.
  return others_ + std::max(innocent_, deterministic_log(1.0 - inflicted_if_abused_));
}

double belief(const World& world, Agency agency, ChildId child) {
  Weighing weighing(world, child);
  for_each_item(world, child, [&](ItemId, const Item& item) {
    weighing.add(item, present_weight(world, item, agency));
  });
  return weighing.log_odds();
}

double unbiased_belief(const World& world, ChildId child) {
  Weighing weighing(world, child);
  for_each_item(world, child, [&](ItemId, const Item& item) {
    if (knows(item, Agency::social_care, world.now))
      weighing.add(item, static_cast<double>(item.unbiased) * freshness(world, item));
  });
  return weighing.log_odds();
}

}  // namespace sightline::model::evidence
