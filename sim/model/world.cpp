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

/// A happening that nobody has seen yet: of the start, before the first event.
struct Unseen : Happening {
  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("at", &Unseen::at);
    visit("kind", &Unseen::kind);
    visit("agency", &Unseen::agency);
    visit("detail", &Unseen::detail);
    visit("child", &Unseen::child);
    visit("subject", &Unseen::subject);
    visit("worker", &Unseen::worker);
    visit("value", &Unseen::value);
  }
};

}  // namespace

// Its own fields are those of its base.
template <>
inline constexpr bool has_bases<Unseen> = true;

namespace {

/// What stands for queue and journal.
struct Pending {
  std::vector<engine::Event> events;
  std::vector<Unseen> journal;
};

template <class Visitor>
void visit_world(Visitor& visitor, World& world, Pending& pending) {
  visitor.visit_one("now", world.now);
  visitor.visit_one("events", pending.events);
  visitor.visit_one("journal", pending.journal);
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
  Pending pending{world.events.pending(), {}};
  world.journal.drain([&](const Happening& happening) { pending.journal.push_back({happening}); });
  visit_world(writer, world, pending);
}

World read_world(StateReader& reader, const Input& input, const Calendar& calendar,
                 const Dice& dice, Time reached) {
  World world = empty_world(input, calendar, dice);
  Pending pending;
  visit_world(reader, world, pending);
  for (const engine::Event& event : pending.events)
    world.events.schedule(event.at, event.kind, event.subject, event.detail);
  for (const Unseen& unseen : pending.journal)
    world.journal.record(unseen);
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
