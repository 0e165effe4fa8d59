// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/supervision.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {

bool correct_bias(World& world, ChildId child, Share share) {
  bool is_changed = false;
  evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
    if (!evidence::knows(item, Agency::social_care, world.now)) return;
    is_changed = evidence::correct_bias(world, id, share) || is_changed;
  });
  return is_changed;
}

void supervise(World& world, ProfessionalId who) {
  workforce::Professional& person = world.staff.professionals[who];
  if (!person.is_supervision_due) return;  // it was of somebody who has left
  person.is_supervision_due = false;
  person.supervised = world.now;
  const Share challenge = workforce::practice_of(world.staff, who).supervision.challenge;
  int files_changed = 0;
  for_each_held(world, who, [&](CaseId id) {
    if (!correct_bias(world, world.cases.files[id].child, challenge)) return;
    ++files_changed;
    reconsider(world, id);
  });
  world.record({.kind = HappeningKind::supervised,
                .subject = who.value(),
                .worker = who,
                .value = static_cast<float>(files_changed)});
}

}  // namespace sightline::model::pathway
