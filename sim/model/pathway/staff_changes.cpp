// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/pathway/hand_over.hpp>
#include <sightline/model/pathway/staff_changes.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/staff.hpp>

namespace sightline::model::pathway {
namespace {

std::uint8_t area_of(const World& world, ProfessionalId who) {
  return world.staff.teams[world.staff.professionals[who].team].area;
}

}  // namespace

void leaving_candidate(World& world, ProfessionalId who) {
  if (workforce::leaving_candidate(world, world.staff, who)) hand_over_files_of(world, who);
}

void post_filled(World& world, ProfessionalId who, std::uint16_t which) {
  switch (workforce::fill_post(world, world.staff, who, which)) {
    case workforce::Arrival::nobody:
      return;
    case workforce::Arrival::into_empty_post:
      return give_to_whoever_has_room(world, area_of(world, who));
    case workforce::Arrival::in_place_of_agency_worker:
      return change_worker_at_desk(world, who);
  }
}

void adopt(World& world, TeamId id, std::size_t reform) {
  workforce::adopt(world, world.staff, id, reform);
  const workforce::Team& team = world.staff.teams[id];
  if (team.agency != Agency::social_care) return;
  for (std::uint32_t i = team.staff; i < team.room; ++i)
    hand_over_files_of(world, ProfessionalId(team.first.value() + i));
  give_to_whoever_has_room(world, team.area);
}

}  // namespace sightline::model::pathway
