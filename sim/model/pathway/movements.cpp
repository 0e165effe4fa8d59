// SPDX-License-Identifier: Apache-2.0
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

/// Social care and police take note of a flight that is followed up.
void note_flight(World& world, const CaseFile& file) {
  const double weight = world.ledger.parameters->belief.flight.value();
  if (weight <= 0.0) return;
  const ItemId item =
      evidence::item_about(world, file.child, evidence::ItemKind::flight, file.flights, world.now);
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
  const ProfessionalId by = file.holder.is_valid()
                                ? file.holder
                                : world.staff
                                      .teams[workforce::team_of(world.staff, Agency::social_care,
                                                                world.homes.family_of(child).area)]
                                      .first;
  hand_over(world, id);  // what is written is read by somebody else
  close_case(world, id);
  communication::send(world, child, Agency::social_care, by, communication::MessageKind::referral,
                      0x8000U + static_cast<std::uint32_t>(nth));
}

}  // namespace

void schedule_flight(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.flight_scheduled_in == file.episode) return;
  const Time at = household::moment_of_flight(
      world, world.homes, world.homes.children[file.child].family,
      occurrence(file.child.value(),
                 (static_cast<std::uint64_t>(file.episode) << 8U) | file.flights));
  if (at == Time::never()) return;
  file.flight_scheduled_in = file.episode;
  world.schedule(at, EventKind::flight, id.value(), file.episode);
}

void flee(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.flight_scheduled_in = 0;
  if (!is_worth_fleeing_from(file)) return;
  const auto& practice = holding_practice(world, file.child);
  const double u = world.dice.decide(address(file.child, Purpose::flight, file.flights++));
  const bool is_looked_for = bernoulli(u, practice.curiosity.follow_movements.value());
  if (is_looked_for) note_flight(world, file);
  household::flee(world, world.homes, world.homes.children[file.child].family, is_looked_for);
  schedule_flight(world, id);
}

void family_returns(World& world, FamilyId id, bool was_looked_for) {
  const household::Family& family = world.homes.families[id];
  bool is_warned = false;
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId child(family.first_child.value() + i);
    if (world.homes.children[child].residence == household::Residence::home)
      household::set_breached(world, world.homes, child, false);
    const CaseId file = open_case_of(world, child);
    if (file.is_valid() && world.cases.files[file].plan_since != Time::never())
      schedule_breach(world, file);
    if (!was_looked_for || is_warned || !file.is_valid()) continue;
    const double u =
        world.dice.decide(address(child, Purpose::breach_noticed, occurrence(1, family.flights)));
    is_warned = warn(world, world.cases.files[file], holding_practice(world, child), u);
  }
  world.record({.kind = HappeningKind::family_returned,
                .detail = static_cast<std::uint16_t>(was_looked_for ? 1 : 0),
                .child = family.first_child});
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
