// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/justice/investigation.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/home_visit.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using evidence::ItemKind;

/// A visit that finds nothing reassures a little, up to a limit; it is one item, renewed (M13).
void reassure(World& world, ChildId child) {
  const auto& rules = world.ledger.parameters->belief;
  if (rules.clean_visit.value() >= 0.0) return;
  const ItemId id =
      evidence::item_about(world, child, ItemKind::impression, child.value(), world.now);
  evidence::Item& item = world.ledger.items[id];
  const double so_far = evidence::present_weight(world, item, Agency::social_care);
  item.arose = world.now;
  evidence::learn_with_bias(
      world, id, std::max(rules.reassurance_limit.value(), so_far + rules.clean_visit.value()),
      0.0);
}

/// Nothing speaks against the home: the child lives there and shows no mark that social care knows
/// of.
bool is_clean(const World& world, ChildId child) {
  if (world.homes.children[child].residence != household::Residence::home) return false;
  bool shows_mark = false;
  evidence::for_each_item(world, child, [&](ItemId, const evidence::Item& item) {
    shows_mark =
        shows_mark ||
        (item.kind == ItemKind::injury && evidence::knows(item, Agency::social_care, world.now) &&
         household::is_visible(world.homes.injuries[InjuryId(item.sign)], world.now));
  });
  return !shows_mark;
}

void ask_and_check(World& world, CaseId id, ProfessionalId worker, std::uint64_t occasion) {
  CaseFile& file = world.cases.files[id];
  const AdultId found = evidence::ask_who_lives_here(world, file.child, worker, occasion);
  if (!found.is_valid()) return;
  const auto& practice = workforce::practice_of(world.staff, worker);
  const double u = world.dice.decide(address(found, Purpose::background_check));
  if (!bernoulli(u, practice.curiosity.background_check.value())) return;
  workforce::submit(world, world.staff,
                    {.queue = team_queue(world, Agency::police, file.child),
                     .kind = workforce::TaskKind::background_check,
                     .child = file.child,
                     .adult = found,
                     .episode = file.episode,
                     .nth = static_cast<std::uint16_t>(found.value() & 0xFFFFU),
                     .effort = world.staff.parameters->effort.background_check,
                     .priority = engine::Priority::statutory,
                     .due = world.now + days(7)});
}

/// Whether the worker finds the child: the family may be gone (T11), or somebody else has the
/// child, and nobody asks who (M19).
bool finds_child(const World& world, const CaseFile& file, ProfessionalId worker,
                 std::uint64_t occasion) {
  if (household::is_away(world.homes.family_of(file.child), world.now)) return false;
  if (world.homes.children[file.child].residence != household::Residence::home) return true;
  const double elsewhere = world.cases.parameters->child_elsewhere.value();
  if (elsewhere <= 0.0) return true;
  const auto u = world.dice.decide4(address(file.child, Purpose::child_elsewhere, occasion));
  return !bernoulli(u[0], elsewhere) ||
         bernoulli(u[1], workforce::practice_of(world.staff, worker).curiosity.trace_carer.value());
}

/// Whoever calls without notice may stand before a closed door (R09): the next visit is at the next
/// interval. An assessment or enquiry goes on until the family is met.
bool is_door_closed(const World& world, const CaseFile& file, bool is_announced, double u) {
  return !is_announced && file.stage == Stage::on_plan &&
         bernoulli(u, world.cases.parameters->nobody_home_if_unannounced.value());
}

/// What the home itself shows: neglect, if there is a spell of it.
bool look_at_home(World& world, ChildId child, ProfessionalId worker) {
  const household::Family& family = world.homes.family_of(child);
  const bool shows = world.now >= family.neglect_from && world.now < family.neglect_until &&
                     world.homes.children[child].residence == household::Residence::home;
  return shows && evidence::look_for_neglect(world, child, Agency::social_care, worker);
}

/// Social care itself may recognise what it sees.
void note_recognition(World& world, const CaseFile& file, ProfessionalId worker) {
  const double belief = social_care_belief(world, file);
  if (!passes(world, belief, workforce::practice_of(world.staff, worker).threshold.refer, worker))
    return;
  world.record({.kind = HappeningKind::recognised,
                .agency = Agency::social_care,
                .child = file.child,
                .worker = worker,
                .value = static_cast<float>(belief)});
}

}  // namespace

bool visit_home(World& world, CaseId id, ProfessionalId worker) {
  CaseFile& file = world.cases.files[id];
  const ChildId child = file.child;
  if (!household::is_a_child_now(world.homes.children[child], world.now)) return false;
  const auto& rules = workforce::practice_of(world.staff, worker).visit;
  const std::uint64_t occasion = file.visits++;
  const auto u = world.dice.decide4(address(child, Purpose::visit_manner, occasion));
  const bool is_announced = bernoulli(u[0], rules.announced.value());
  evidence::Manner manner =
      is_announced ? evidence::Manner::announced_visit : evidence::Manner::unannounced_visit;
  if (bernoulli(u[1], rules.seen_alone.value())) manner = evidence::Manner::seen_alone;
  file.is_door_closed = is_door_closed(world, file, is_announced, u[2]);
  const bool is_found = !file.is_door_closed && finds_child(world, file, worker, occasion);
  world.record({.kind = HappeningKind::visit,
                .detail = static_cast<std::uint16_t>((is_announced ? 1U : 0U) |
                                                     (is_found ? 0U : Happening::child_not_seen)),
                .child = child,
                .worker = worker});
  if (!is_found) return false;
  bool has_learned = evidence::meet(
      world, {.child = child, .agency = Agency::social_care, .who = worker, .manner = manner});
  has_learned = look_at_home(world, child, worker) || has_learned;
  ask_and_check(world, id, worker, occasion);
  if (has_learned) {
    note_recognition(world, world.cases.files[id], worker);
    if (communication::tell_police(world, child, Agency::social_care, worker))
      justice::consider_investigation(world, child);
  } else if (is_clean(world, child)) {
    reassure(world, child);
  }
  return has_learned;
}

void finish_background_check(World& world, const workforce::Done& done) {
  if (!world.homes.adults[done.task.adult].has_violent_record) return;
  const household::Family& family = world.homes.family_of(done.task.child);
  const double weight = world.ledger.parameters->belief.violent_record.value();
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId child(family.first_child.value() + i);
    if (!household::is_a_child_now(world.homes.children[child], world.now)) continue;
    const ItemId item = evidence::item_about(world, child, ItemKind::violent_adult,
                                             done.task.adult.value(), world.now);
    evidence::learn(world, item, Agency::police, weight);
    evidence::learn(world, item, Agency::social_care, weight);
    take_note(world, child);
  }
}

void read_concerns_again(World& world, ChildId child, Ratio noise, int stage) {
  evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
    if (item.kind != ItemKind::concern || !evidence::knows(item, Agency::social_care, world.now))
      return;
    evidence::learn(world, id, Agency::social_care,
                    evidence::reading_of_concern(world, world.homes.concerns[ConcernId(item.sign)],
                                                 noise, stage));
  });
}

}  // namespace sightline::model::pathway
