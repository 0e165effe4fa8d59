// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/time.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/care.hpp>

namespace sightline::model::pathway {
namespace {

using household::Residence;

/// `step` tells going home (0) from coming back (1); each is numbered by the child's legal meetings
/// and returns so far.
void schedule_at_rate(World& world, ChildId child, PerYear rate, EventKind kind,
                      std::uint64_t step) {
  if (rate.value() <= 0.0) return;
  const CaseFile& file = world.cases.files[world.homes.children[child].case_file];
  const double u = world.dice.decide(
      address(child, Purpose::reunification,
              occurrence((std::uint64_t{file.legal_meetings} << 8U) | step, file.returns)));
  const Time at = world.now + duration_of_days(exponential(u, rate.value()) * days_per_year);
  if (at < household::eighteenth_birthday(world.homes.children[child]))
    world.schedule(at, kind, child.value(), file.returns);
}

}  // namespace

void schedule_reunification(World& world, ChildId child) {
  schedule_at_rate(world, child, world.cases.parameters->reunified, EventKind::reunification, 0);
}

void reunify(World& world, ChildId id) {
  const household::Child& child = world.homes.children[id];
  if (!household::is_a_child_now(child, world.now) || child.residence != Residence::foster_care ||
      open_case_of(world, id).is_valid()) {
    return;
  }
  ++world.cases.files[child.case_file].returns;
  world.record({.kind = HappeningKind::reunified, .child = id});
  household::move_child(world, world.homes, id, Residence::home);
  schedule_at_rate(world, id, world.cases.parameters->return_breaks_down,
                   EventKind::return_breaks_down, 1);
}

void return_breaks_down(World& world, ChildId id, std::uint16_t which) {
  const household::Child& child = world.homes.children[id];
  // The child may have been in care and home again since.
  if (world.cases.files[child.case_file].returns != which) return;
  if (!household::is_a_child_now(child, world.now) || child.residence != Residence::home) return;
  if (const CaseId open = open_case_of(world, id); open.is_valid()) close_case(world, open);
  world.record({.kind = HappeningKind::reunification_failed, .child = id});
  household::move_child(world, world.homes, id, Residence::foster_care);
  world.record({.kind = HappeningKind::care_started, .child = id});
  schedule_reunification(world, id);
}

}  // namespace sightline::model::pathway
