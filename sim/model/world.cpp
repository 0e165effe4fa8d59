// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <vector>

#include <sightline/model/household/contacts.hpp>
#include <sightline/model/household/population.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/staff.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model {
namespace {

void populate(World& world, const Input& input) {
  workforce::make_teams(world, world.staff, input.children, input.parameters.practice);
  workforce::plan_adoption(world, world.staff);
  workforce::start_other_work(world, world.staff);
  workforce::start_staff_scripts(world, world.staff);
  oversight::start(world, world.oversight);
  household::make_families(world, world.homes, input.children, world.staff.areas);
  household::prepare_contacts(world.homes);
  household::start_scripts(world, world.homes);
}

World empty_world(const Input& input, const Calendar& calendar, const Dice& dice) {
  const Time end = input.period.end();
  World world{
      {{{{{calendar, dice, engine::EventQueue(end), {}, Time(), end}, {}, {}, {}}, {}}, {}}, {}},
      {}};
  refer_to(world, input.parameters);
  world.staff.reforms = &input.reforms;
  return world;
}

/// `events` stand for the queue. The journal is empty between two events.
template <class Visitor>
void visit_world(Visitor& visitor, World& world, std::vector<engine::Event>& events) {
  visitor.visit_one("now", world.now);
  visitor.visit_one("events", events);
  visitor.visit_one("homes", world.homes);
  visitor.visit_one("staff", world.staff);
  visitor.visit_one("ledger", world.ledger);
  visitor.visit_one("post", world.post);
  visitor.visit_one("crime", world.crime);
  visitor.visit_one("cases", world.cases);
  visitor.visit_one("oversight", world.oversight);
}

}  // namespace

World make_world(const Input& input, const Calendar& calendar, const Dice& dice) {
  World world = empty_world(input, calendar, dice);
  populate(world, input);
  return world;
}

void write_world(World& world, StateWriter& writer) {
  std::vector<engine::Event> events = world.events.pending();
  visit_world(writer, world, events);
}

World read_world(StateReader& reader, const Input& input, const Calendar& calendar,
                 const Dice& dice, Time reached) {
  World world = empty_world(input, calendar, dice);
  std::vector<engine::Event> events;
  visit_world(reader, world, events);
  for (const engine::Event& event : events)
    world.events.schedule(event.at, event.kind, event.subject, event.detail);
  workforce::resume_adoption(world, world.staff, reached);
  return world;
}

void refer_to(World& world, const Parameters& parameters) {
  world.homes.parameters = &parameters.household;
  world.staff.parameters = &parameters.workforce;
  world.ledger.parameters = &parameters.evidence;
  world.post.parameters = &parameters.communication;
  world.crime.parameters = &parameters.justice;
  world.cases.parameters = &parameters.pathway;
  world.oversight.parameters = &parameters.oversight;
}

}  // namespace sightline::model
