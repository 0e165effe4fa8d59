// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/core/time.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/justice/prosecution.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::justice {
namespace {

enum class Decision : std::uint16_t { no_further_action, charge, more_evidence };

void record_decision(World& world, InvestigationId id, Decision decision) {
  const Investigation& investigation = world.crime.investigations[id];
  world.record({.kind = HappeningKind::prosecutor_decision,
                .agency = Agency::prosecutor,
                .detail = static_cast<std::uint16_t>(decision),
                .child = investigation.child,
                .subject = id.value(),
                .value = static_cast<float>((world.now - investigation.opened).days())});
}

/// Charged, the suspect stays away until the verdict, and if convicted for the sentence.
void charge(World& world, InvestigationId id) {
  Investigation& investigation = world.crime.investigations[id];
  record_decision(world, id, Decision::charge);
  investigation.stage = Stage::closed;
  const FamilyId family = world.homes.children[investigation.child].family;
  household::deter(world, world.homes, family);
  if (!investigation.suspect.is_valid()) return;
  const auto& rules = *world.crime.parameters;
  const auto u =
      world.dice.decide4(address(investigation.child, Purpose::trial, investigation.number));
  double away_days = exponential(u[0], 1.0 / rules.trial.value());
  if (bernoulli(u[1], rules.convicted.value())) away_days += rules.sentence.value() * days_per_year;
  const Time until = world.now + duration_of_days(away_days);
  household::exclude(world, world.homes, family, investigation.suspect, until);
  investigation.is_excluded = true;
  if (until < world.end)
    world.schedule(until, EventKind::exclusion_ends, investigation.child.value());
}

/// The file goes back to the police for what is missing.
void ask_for_more(World& world, InvestigationId id) {
  Investigation& investigation = world.crime.investigations[id];
  record_decision(world, id, Decision::more_evidence);
  investigation.stage = Stage::with_police;
  ++investigation.asked_again;
  order_police_work(world, investigation, world.staff.parameters->effort.further_investigation,
                    engine::Priority::routine);
}

}  // namespace

double strength_of_case(const World& world, const Investigation& investigation) {
  const household::Family& family = world.homes.family_of(investigation.child);
  int adults = 0;
  for (std::uint32_t i = 0; i < family.adults; ++i) {
    const household::Adult& adult = world.homes.adults[AdultId(family.first_adult.value() + i)];
    adults += household::is_present(adult, investigation.opened) ? 1 : 0;
  }
  return evidence::belief(world, Agency::police, investigation.child) -
         world.crime.parameters->who_did_it.value() * deterministic_log(std::max(1, adults));
}

void decide_on_file(World& world, const workforce::Done& done) {
  const InvestigationId id = world.homes.children[done.task.child].investigation;
  const Investigation& investigation = world.crime.investigations[id];
  if (investigation.stage != Stage::with_prosecutor) return;
  const double missing =
      workforce::practice_of(world.staff, done.worker).threshold.charge.value() +
      static_cast<double>(world.staff.professionals[done.worker].threshold_offset) -
      strength_of_case(world, investigation);
  const Parameters& rules = *world.crime.parameters;
  if (missing <= 0.0) return charge(world, id);
  if (missing <= rules.asks_for_more_within.value() &&
      investigation.asked_again < rules.asks_at_most.value()) {
    return ask_for_more(world, id);
  }
  take_no_further_action(world, id);
}

void end_exclusion(World& world, ChildId child) {
  const FamilyId id = world.homes.children[child].family;
  const household::Family& family = world.homes.families[id];
  for (std::uint32_t i = 0; i < family.adults; ++i) {
    const AdultId adult(family.first_adult.value() + i);
    if (world.homes.adults[adult].excluded_until <= world.now)
      household::readmit(world, world.homes, id, adult);
  }
}

}  // namespace sightline::model::justice
