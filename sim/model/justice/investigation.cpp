// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/justice/investigation.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::justice {
namespace {

using workforce::TaskKind;

constexpr std::int32_t investigation_due_within_days = 42;
constexpr std::int32_t file_due_within_days = 28;

const workforce::Team& team_of(const World& world, Agency agency, ChildId child) {
  return world.staff
      .teams[workforce::team_of(world.staff, agency, world.homes.family_of(child).area)];
}

/// Whether the investigation of harm to a brother or sister still keeps the adult away.
bool is_excluded_by_another(const World& world, FamilyId id, AdultId adult) {
  const household::Family& family = world.homes.families[id];
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const InvestigationId other =
        world.homes.children[ChildId(family.first_child.value() + i)].investigation;
    if (!other.is_valid()) continue;
    const Investigation& investigation = world.crime.investigations[other];
    if (investigation.is_excluded && investigation.suspect == adult) return true;
  }
  return false;
}

double police_belief(const World& world, ChildId child) {
  return evidence::belief(world, Agency::police, child);
}

/// One of the adults whom the police know to live there; they cannot know who did it.
AdultId choose_suspect(const World& world, const Investigation& investigation) {
  const household::Family& family = world.homes.family_of(investigation.child);
  std::array<AdultId, 8> known{};
  std::size_t n = 0;
  for (std::uint32_t i = 0; i < family.adults && n < known.size(); ++i) {
    const AdultId id(family.first_adult.value() + i);
    const household::Adult& adult = world.homes.adults[id];
    const bool is_there =
        household::is_present(adult, world.now) && world.now >= adult.excluded_until;
    if (adult.is_known_to_social_care && is_there) known[n++] = id;
  }
  if (n == 0) return {};
  const double u =
      world.dice.decide(address(investigation.child, Purpose::suspect, investigation.number));
  return known[std::min(n - 1, static_cast<std::size_t>(u * static_cast<double>(n)))];
}

/// Arrest is firm action; bail keeps the suspect away, if the suspect keeps to it.
void arrest(World& world, InvestigationId id) {
  Investigation& investigation = world.crime.investigations[id];
  if (investigation.is_arrested) return;
  investigation.is_arrested = true;
  investigation.suspect = choose_suspect(world, investigation);
  world.record({.kind = HappeningKind::arrested,
                .agency = Agency::police,
                .child = investigation.child,
                .subject = investigation.suspect.value()});
  const FamilyId family = world.homes.children[investigation.child].family;
  household::deter(world, world.homes, family);
  if (!investigation.suspect.is_valid()) return;
  const auto& rules = team_of(world, Agency::police, investigation.child).practice.police;
  const auto u =
      world.dice.decide4(address(investigation.child, Purpose::exclusion, investigation.number));
  investigation.is_excluded =
      bernoulli(u[0], rules.excludes.value()) && bernoulli(u[1], rules.exclusion_kept.value());
  if (investigation.is_excluded)
    household::exclude(world, world.homes, family, investigation.suspect, Time::never());
}

void consider_arrest(World& world, InvestigationId id) {
  const ChildId child = world.crime.investigations[id].child;
  const auto& threshold = team_of(world, Agency::police, child).practice.threshold;
  if (police_belief(world, child) >= threshold.arrest.value()) arrest(world, id);
}

/// Doctors' statements are taken: the police hear hospital and clinic in full.
void take_statements(World& world, ChildId child) {
  const auto& trust = team_of(world, Agency::police, child).practice.judgement.trust;
  evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
    for (const Agency doctor : {Agency::hospital, Agency::paediatrics}) {
      if (!evidence::knows(item, doctor, world.now)) continue;
      communication::hear(world, id, Agency::police, static_cast<double>(item.weight[doctor]),
                          trust[doctor].value());
    }
  });
}

void send_file(World& world, InvestigationId id) {
  Investigation& investigation = world.crime.investigations[id];
  investigation.stage = Stage::with_prosecutor;
  world.record({.kind = HappeningKind::file_to_prosecutor,
                .agency = Agency::police,
                .child = investigation.child,
                .subject = id.value()});
  const auto nth =
      static_cast<std::uint16_t>(investigation.number * 8U + investigation.asked_again);
  workforce::submit(world, world.staff,
                    {.queue = team_of(world, Agency::prosecutor, investigation.child).queue,
                     .kind = TaskKind::prosecutor_review,
                     .child = investigation.child,
                     .adult = {},
                     .episode = 0,
                     .nth = nth,
                     .effort = world.staff.parameters->effort.prosecutor_review,
                     .priority = engine::Priority::statutory,
                     .due = world.now + days(file_due_within_days)});
}

}  // namespace

bool is_open(const Investigation& investigation) {
  return investigation.stage != Stage::closed;
}

void order_police_work(World& world, const Investigation& investigation, WorkingHours effort,
                       engine::Priority priority) {
  const auto nth =
      static_cast<std::uint16_t>(investigation.number * 8U + investigation.asked_again);
  workforce::submit(world, world.staff,
                    {.queue = team_of(world, Agency::police, investigation.child).queue,
                     .kind = TaskKind::police_investigation,
                     .child = investigation.child,
                     .adult = {},
                     .episode = 0,
                     .nth = nth,
                     .effort = effort,
                     .priority = priority,
                     .due = world.now + days(investigation_due_within_days)});
}

void consider_investigation(World& world, ChildId child) {
  InvestigationId& id = world.homes.children[child].investigation;
  if (id.is_valid() && is_open(world.crime.investigations[id])) return consider_arrest(world, id);
  const auto& threshold = team_of(world, Agency::police, child).practice.threshold;
  if (police_belief(world, child) < threshold.investigate.value()) return;
  if (!id.is_valid()) {
    id = world.crime.investigations.add(Investigation{});
    world.crime.investigations[id].child = child;
  }
  Investigation& investigation = world.crime.investigations[id];
  investigation.stage = Stage::with_police;
  investigation.opened = world.now;
  investigation.is_arrested = false;
  investigation.is_excluded = false;
  investigation.suspect = {};
  investigation.asked_again = 0;
  ++investigation.number;
  world.record({.kind = HappeningKind::investigation_opened,
                .agency = Agency::police,
                .child = child,
                .subject = id.value()});
  order_police_work(world, investigation, world.staff.parameters->effort.police_investigation);
  consider_arrest(world, id);
}

void finish_police_work(World& world, const workforce::Done& done) {
  const InvestigationId id = world.homes.children[done.task.child].investigation;
  if (world.crime.investigations[id].stage != Stage::with_police) return;
  take_statements(world, done.task.child);
  consider_arrest(world, id);
  // Without an arrest nobody can be charged.
  if (!world.crime.investigations[id].is_arrested) return take_no_further_action(world, id);
  send_file(world, id);
}

void take_no_further_action(World& world, InvestigationId id) {
  Investigation& investigation = world.crime.investigations[id];
  const ChildId child = investigation.child;
  const FamilyId family = world.homes.children[child].family;
  const bool was_arrested = investigation.is_arrested;
  investigation.stage = Stage::closed;
  const bool was_excluded = std::exchange(investigation.is_excluded, false);
  if (was_excluded && !is_excluded_by_another(world, family, investigation.suspect))
    household::readmit(world, world.homes, family, investigation.suspect);
  world.record({.kind = HappeningKind::prosecutor_decision,
                .agency = was_arrested ? Agency::prosecutor : Agency::police,
                .detail = 0,
                .child = child,
                .subject = id.value(),
                .value = static_cast<float>((world.now - investigation.opened).days())});
  if (!was_arrested) return;  // nobody outside was told that there was a suspicion
  household::embolden(world, world.homes, family);
  const double weight = world.ledger.parameters->belief.no_further_action.value();
  if (weight >= 0.0) return;
  const ItemId item = evidence::item_about(world, child, evidence::ItemKind::police_decision,
                                           child.value(), world.now);
  world.ledger.items[item].arose = world.now;
  evidence::learn(world, item, Agency::police, weight);
  evidence::learn(world, item, Agency::social_care, weight);
}

}  // namespace sightline::model::justice
