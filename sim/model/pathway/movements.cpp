// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/mobility.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/breach.hpp>
#include <sightline/model/pathway/hand_over.hpp>
#include <sightline/model/pathway/movements.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

bool is_worth_fleeing_from(const CaseFile& file) {
  return file.stage == Stage::section47_enquiry || file.stage == Stage::awaiting_conference ||
         file.stage == Stage::on_plan;
}

/// A file of the family from which it may flee; invalid if there is none.
CaseId file_to_flee_from(const World& world, const household::Family& family) {
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const CaseId id = open_case_of(world, ChildId(family.first_child.value() + i));
    if (id.is_valid() && is_worth_fleeing_from(world.cases.files[id])) return id;
  }
  return {};
}

/// Social care and police take note of a flight that is followed up.
void note_flight(World& world, const CaseFile& file, std::uint32_t nth) {
  const double weight = world.ledger.parameters->belief.flight.value();
  if (weight <= 0.0) return;
  const ItemId item =
      evidence::item_about(world, file.child, evidence::ItemKind::flight, nth, world.now);
  evidence::learn(world, item, Agency::social_care, weight);
  evidence::learn(world, item, Agency::police, weight);
}

/// Records of local services follow a family that moves, or stay behind.
void move_records(World& world, ChildId child, std::uint64_t nth) {
  const double follows = world.cases.parameters->records_follow.value();
  for (const Agency agency :
       {Agency::health_visiting, Agency::general_practice, Agency::school, Agency::community}) {
    if (!evidence::knows_anything(world, agency, child)) continue;
    const double u = world.dice.decide(
        address(child, Purpose::records_follow, occurrence(nth, index_of(agency))));
    if (agency != Agency::community && bernoulli(u, follows)) continue;
    evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
      if (evidence::knows(item, agency, world.now)) evidence::forget(world, id, agency);
    });
  }
}

/// The authority that the family has left writes to the one it has come to.
void transfer(World& world, CaseId id, std::uint64_t nth) {
  const CaseFile& file = world.cases.files[id];
  const ChildId child = file.child;
  const ProfessionalId by = decider_of(world, file);
  hand_over(world, id);                          // what is written is read by somebody else
  if (file.plan_since != Time::never()) return;  // a plan goes with the family
  close_case(world, id);
  communication::send(world, child, Agency::social_care, by, communication::MessageKind::referral,
                      0x8000U + static_cast<std::uint32_t>(nth));
}

}  // namespace

void schedule_flight(World& world, ChildId child) {
  household::schedule_flight(world, world.homes, world.homes.children[child].family);
}

void flee(World& world, FamilyId id) {
  household::Family& family = world.homes.families[id];
  family.is_flight_scheduled = false;
  const CaseId reason = file_to_flee_from(world, family);
  if (!reason.is_valid()) return;
  if (household::is_away(family, world.now))
    return household::schedule_flight(world, world.homes, id);
  const CaseFile& file = world.cases.files[reason];
  const auto& practice = holding_practice(world, file.child);
  const double u = world.dice.decide(address(file.child, Purpose::flight, family.flights));
  const bool is_looked_for = bernoulli(u, practice.curiosity.follow_movements.value());
  if (is_looked_for) {
    note_flight(world, file, family.flights);
    order_work(world, file, team_queue(world, Agency::police, file.child),
               workforce::TaskKind::search, world.staff.parameters->effort.search, world.now,
               family.flights, engine::Priority::urgent);
  }
  household::flee(world, world.homes, id, is_looked_for);
  household::schedule_flight(world, world.homes, id);
}

void family_returns(World& world, FamilyId id, bool was_looked_for) {
  const household::Family& family = world.homes.families[id];
  household::report_protection_of_all(world, world.homes, id);
  world.record({.kind = HappeningKind::family_returned,
                .detail = static_cast<std::uint16_t>(was_looked_for ? 1 : 0),
                .child = household::first_child_now(world.homes, family, world.now)});
  const CaseId file = file_to_flee_from(world, family);
  bool is_warned = false;
  if (was_looked_for && file.is_valid()) {
    const ChildId child = world.cases.files[file].child;
    const double u =
        world.dice.decide(address(child, Purpose::breach_noticed, occurrence(1, family.flights)));
    is_warned = warn(world, world.cases.files[file], holding_practice(world, child), u);
  }
  if (!is_warned) household::embolden(world, world.homes, id);
}

void family_moves(World& world, FamilyId id) {
  const household::Move move = household::move_house(world, world.homes, id, world.staff.areas);
  const household::Family& family = world.homes.families[id];
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId child(family.first_child.value() + i);
    if (!household::is_a_child_now(world.homes.children[child], world.now)) continue;
    move_records(world, child, family.moves);
    const CaseId file = open_case_of(world, child);
    if (!file.is_valid() || world.cases.files[file].stage == Stage::in_care) continue;
    if (move.leaves_authority) {
      transfer(world, file, family.moves);
    } else if (move.from_area != family.area && world.cases.files[file].holder.is_valid()) {
      hand_over(world, file);
    }
  }
}

}  // namespace sightline::model::pathway
