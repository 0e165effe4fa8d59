// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::evidence {
namespace {

constexpr std::uint8_t most_looks_that_count = 255;

using household::Injury;

bool is_doctor(Agency agency) {
  return agency == Agency::hospital || agency == Agency::paediatrics ||
         agency == Agency::general_practice;
}

Share concealment_in(const Concealment& rules, Manner manner) {
  switch (manner) {
    case Manner::announced_visit:
      return rules.announced_visit;
    case Manner::unannounced_visit:
      return rules.unannounced_visit;
    case Manner::care_sought:
      return rules.care_sought;
    case Manner::seen_alone:
    case Manner::medical:
      return rules.seen_alone;
    default:
      return rules.routine;
  }
}

/// Numbers a meeting within its minute: one agency may meet a child twice in it, say in a routine
/// contact and because the carer sought care.
std::uint64_t meeting(const Encounter& encounter) {
  return (index_of(encounter.agency) << 4U) | (static_cast<std::uint64_t>(encounter.manner) << 1U) |
         (encounter.must_be_complete ? 1U : 0U);
}

/// Numbers one look at one injury: which injury, by whom, how, when.
std::uint64_t look(const World& world, const Injury& injury, const Encounter& encounter) {
  const std::uint64_t number = (injury.is_inflicted ? 0x1'0000U : 0U) | injury.script_index;
  return occurrence((number << 8U) | meeting(encounter),
                    static_cast<std::uint32_t>(world.now.minutes()));
}

/// Only an inflicted mark has a reason to be hidden, and only while the child is with its family.
bool is_hidden(const World& world, const Injury& injury, const Encounter& encounter) {
  const household::Child& child = world.homes.children[injury.child];
  if (!injury.is_inflicted || child.residence != household::Residence::home) return false;
  const double chance =
      concealment_in(world.ledger.parameters->concealment, encounter.manner).value() *
      static_cast<double>(world.homes.family_of(injury.child).deception);
  return bernoulli(world.dice.decide(
                       address(injury.child, Purpose::concealment, look(world, injury, encounter))),
                   chance);
}

struct Extent {
  bool is_complete = false;
  bool is_repeated = false;
};

Extent extent_of_examination(const World& world, const Encounter& encounter) {
  if (encounter.must_be_complete) return {.is_complete = true};
  const workforce::ExaminationPractice& rules =
      workforce::practice_of(world.staff, encounter.who).examination;
  const double complete = rules.complete[encounter.agency].value();
  const bool may_repeat = is_doctor(encounter.agency);
  if (complete <= 0.0 && !may_repeat) return {};  // no draw: nothing is left to chance
  const auto u = world.dice.decide4(
      address(encounter.child, Purpose::examination_extent,
              occurrence(meeting(encounter), static_cast<std::uint32_t>(world.now.minutes()))));
  const bool is_complete =
      bernoulli(u[0], complete) && !bernoulli(u[1], rules.lost_to_distress.value());
  return {.is_complete = is_complete,
          .is_repeated =
              !is_complete && may_repeat && bernoulli(u[2], rules.repeated_within_a_day.value())};
}

/// A complete examination outside a medical takes a doctor's time, from the queue afterwards: it
/// crowds the clinic of those who come next.
void take_time_of_doctor(World& world, const Encounter& encounter) {
  const WorkingHours effort = world.staff.parameters->effort.complete_examination;
  if (!is_doctor(encounter.agency) || encounter.manner == Manner::medical || effort.value() <= 0.0)
    return;
  const std::uint8_t area = world.homes.family_of(encounter.child).area;
  const TeamId team = workforce::team_of(world.staff, encounter.agency, area);
  workforce::submit(world, world.staff,
                    {.queue = world.staff.teams[team].queue,
                     .kind = workforce::TaskKind::examination,
                     .child = encounter.child,
                     .adult = {},
                     .episode = static_cast<std::uint16_t>(meeting(encounter)),
                     .nth = static_cast<std::uint32_t>(world.now.minutes()),
                     .effort = effort,
                     .priority = engine::Priority::urgent,
                     .due = world.now});
}

/// Who suspects may tell the carer so, and ask for another account. It costs trust, whether or not
/// the account was true (R05).
void consider_challenge(World& world, const Encounter& encounter) {
  if (encounter.agency == Agency::community) return;  // neighbours call for no account
  const double challenges =
      workforce::practice_of(world.staff, encounter.who).judgement.challenges_carer.value();
  if (challenges <= 0.0) return;
  const double u = world.dice.decide(
      address(encounter.child, Purpose::account_challenged,
              occurrence(meeting(encounter), static_cast<std::uint32_t>(world.now.minutes()))));
  if (bernoulli(u, challenges))
    household::make_wary(world, world.homes, world.homes.children[encounter.child].family);
}

/// Reads the injury and enters it in the ledger; its weight, or nothing if the agency had already
/// read it as completely.
std::optional<double> read_into_ledger(World& world, InjuryId id, const Encounter& encounter,
                                       bool is_complete) {
  const Injury& injury = world.homes.injuries[id];
  const ItemId item_id = item_about(world, injury.child, ItemKind::injury, id.value(), injury.at);
  Item& item = world.ledger.items[item_id];
  const auto bit = static_cast<std::uint8_t>(1U << index_of(encounter.agency));
  const bool was_complete = (item.completely_examined & bit) != 0;
  if (knows(item, encounter.agency, world.now) && (was_complete || !is_complete))
    return std::nullopt;
  if (is_complete)
    item.completely_examined = static_cast<std::uint8_t>(item.completely_examined | bit);

  const workforce::Professional& person = world.staff.professionals[encounter.who];
  const workforce::Practice& practice = workforce::practice_of(world.staff, encounter.who);
  const double unbiased = weight_of_reading(
      reading_of_injury(world, injury, {encounter.agency, encounter.who, is_complete}),
      world.ledger.parameters->injuries.inflicted_if_abused);
  double weight = unbiased;
  const double credulity = practice.judgement.credulity.value();
  if (credulity > 0.0) {
    weight = believe_account(weight, credulity + static_cast<double>(person.credulity_offset),
                             plausibility_of_account(world, injury));
  }
  const double threshold =
      practice.threshold.refer.value() + static_cast<double>(person.threshold_offset);
  weight = anchor(weight, frame_of(world, encounter.agency, injury.child, threshold),
                  practice.judgement.anchoring.value());
  learn(world, item_id, encounter.agency, weight);
  if (encounter.agency == Agency::social_care) learn_with_bias(world, item_id, weight, unbiased);
  world.record(
      {.kind = HappeningKind::sign_found,
       .agency = encounter.agency,
       .detail = static_cast<std::uint16_t>(household::is_harm(injury) ? Happening::sign_seen : 0),
       .child = injury.child,
       .subject = id.value(),
       .worker = encounter.who,
       .value = static_cast<float>(weight)});
  return weight;
}

}  // namespace

bool meet(World& world, const Encounter& encounter) {
  const Extent extent = extent_of_examination(world, encounter);
  if (extent.is_complete) take_time_of_doctor(world, encounter);
  bool has_learned = false;
  bool has_suspected = false;
  bool has_found = false;
  const household::Child& met = world.homes.children[encounter.child];
  const bool shows_neglect = met.is_neglect_harm && met.residence == household::Residence::home;
  unsigned flags = shows_neglect ? unsigned{Happening::neglect_present} : 0U;
  InjuryId next;
  for (InjuryId id = world.homes.children[encounter.child].newest_injury; id.is_valid();
       id = next) {
    const Injury& injury = world.homes.injuries[id];
    next = injury.older;
    if (!household::leaves_sign(injury, world.now)) continue;
    const bool is_hidden_mark =
        household::is_visible(injury, world.now) && is_hidden(world, injury, encounter);
    // A complete examination undresses the child: clothes hide nothing, and images show what is
    // occult.
    const bool is_found =
        (household::is_visible(injury, world.now) && (!is_hidden_mark || extent.is_complete)) ||
        (household::is_occult(injury, world.now) && extent.is_complete);
    if (household::is_harm(injury)) {
      flags |= Happening::sign_present;
      if (is_found) {
        flags |= Happening::sign_seen;
      } else {
        flags |= is_hidden_mark ? Happening::sign_hidden : Happening::sign_overlooked;
      }
    }
    if (!is_found) continue;
    has_found = true;
    const std::optional<double> read = read_into_ledger(world, id, encounter, extent.is_complete);
    has_learned = has_learned || read.has_value();
    has_suspected = has_suspected || read.value_or(0.0) > 0.0;
  }
  if (has_suspected) consider_challenge(world, encounter);
  if (extent.is_repeated && has_found) {
    world.schedule(world.now + days(1), EventKind::reexamination, encounter.child.value(),
                   static_cast<std::uint16_t>(index_of(encounter.agency)));
  }
  world.record({.kind = HappeningKind::contact,
                .agency = encounter.agency,
                .detail = static_cast<std::uint16_t>(flags),
                .child = encounter.child,
                .worker = encounter.who});
  return has_learned;
}

bool look_for_neglect(World& world, ChildId id, Agency agency, ProfessionalId who) {
  const household::Child& child = world.homes.children[id];
  const household::Family& family = world.homes.families[child.family];
  const ItemId item = item_about(world, id, ItemKind::neglect, family.neglect_spells, world.now);
  std::uint8_t& looks = world.ledger.items[item].looks[agency];
  if (looks < most_looks_that_count) ++looks;
  const double weight = reading_of_neglect(world, id, agency, who, looks);
  const Item& before = world.ledger.items[item];
  const bool is_news =
      !knows(before, agency, world.now) || weight > static_cast<double>(before.weight[agency]);
  world.ledger.items[item].arose = world.now;  // seen again: as fresh as today
  learn(world, item, agency, weight);
  unsigned flags = 0;
  if (child.is_neglect_harm)
    flags = Happening::neglect_present | (weight > 0.0 ? Happening::neglect_seen : 0U);
  world.record({.kind = HappeningKind::contact,
                .agency = agency,
                .detail = static_cast<std::uint16_t>(flags),
                .child = id,
                .worker = who,
                .value = static_cast<float>(weight)});
  return is_news;
}

AdultId ask_who_lives_here(World& world, ChildId child, ProfessionalId who,
                           std::uint64_t occasion) {
  const household::Family& family = world.homes.family_of(child);
  for (std::uint32_t i = 0; i < family.adults; ++i) {
    const AdultId id(family.first_adult.value() + i);
    household::Adult& adult = world.homes.adults[id];
    if (adult.is_known_to_social_care || !household::is_present(adult, world.now)) continue;
    const workforce::Practice& practice = workforce::practice_of(world.staff, who);
    const double chance =
        std::clamp(practice.curiosity.ask_who_lives_here.value() +
                       static_cast<double>(world.staff.professionals[who].curiosity_offset),
                   0.0, 1.0) /
        workforce::haste(world, world.staff, who);
    // Each child of the family has visits of its own, numbered from 0.
    const std::uint64_t asked = occurrence(child.value(), occasion);
    if (!bernoulli(world.dice.decide(address(id, Purpose::who_lives_here, asked)), chance))
      continue;
    adult.is_known_to_social_care = true;
    world.record({.kind = HappeningKind::adult_discovered,
                  .child = child,
                  .subject = id.value(),
                  .worker = who});
    return id;
  }
  return {};
}

}  // namespace sightline::model::evidence
