// SPDX-License-Identifier: Apache-2.0
// A world of a few families made by hand, for tests that call one rule of the model at a time.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <sightline/core/time.hpp>
#include <sightline/model/household/contacts.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/model/pathway/case_file.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::testing {

/// The defaults with everything switched off that blurs a single rule: differences between
/// professionals, spread of effort, other work, change of staff, haste, credulity, anchoring and
/// forgetting; the family's answers, neglect, moves, flights and breaches; what police, early help
/// and emergencies bring in beside the rule. Concerns are all of one kind and reported however
/// little they weigh, and the police take part in every enquiry.
[[nodiscard]] inline Parameters plain_parameters() {
  Parameters p;
  p.workforce.differences.threshold = StandardDeviations(0.0);
  p.workforce.differences.skill = StandardDeviations(0.0);
  p.workforce.differences.credulity = StandardDeviations(0.0);
  p.workforce.differences.curiosity = StandardDeviations(0.0);
  p.workforce.effort.variation = Ratio(0.0);
  p.workforce.other_work.paediatrics = Share(0.0);
  p.workforce.other_work.police = Share(0.0);
  p.workforce.other_work.council_legal = Share(0.0);
  p.workforce.other_work.conference_chairs = Share(0.0);
  p.workforce.other_work.family_court = Share(0.0);
  p.workforce.other_work.prosecutor = Share(0.0);
  p.workforce.turnover.rate = PerYear(0.0);
  p.workforce.sickness.spells = PerYear(0.0);
  p.workforce.fatigue.time_constant = Days(0.0);
  p.workforce.tenure.newness = Ratio(0.0);
  p.practice.hand_over.history_read = Probability(1.0);
  p.practice.supervision.interval = Days(0.0);
  p.workforce.overload_haste = Ratio(0.0);
  p.evidence.belief.half_life = Days(0.0);
  p.practice.judgement.credulity = Share(0.0);
  p.practice.judgement.anchoring = Share(0.0);
  auto& concerns = p.household.other_concerns;
  concerns.domestic_abuse.share = concerns.mental_health.share = Share(0.0);
  concerns.substance_use.share = concerns.disability.share = Share(0.0);
  p.household.neglect.begins = PerYear(0.0);
  p.household.mobility.moves = PerYear(0.0);
  p.household.mobility.flees = PerYear(0.0);
  p.household.response.escalation_per_incident = Ratio(0.0);
  p.household.response.emboldening = Ratio(0.0);
  p.household.response.escalation_limit = Ratio(1.0);
  p.household.response.deterrence = Share(0.0);
  p.household.response.warning_wears_out = Share(0.0);
  p.household.response.wariness = LogOdds(0.0);
  p.pathway.child_elsewhere = Probability(0.0);
  p.pathway.nobody_home_if_unannounced = Probability(0.0);
  p.pathway.breaches_if_apparent = PerYear(0.0);
  p.pathway.breaches_if_cooperative = PerYear(0.0);
  p.pathway.services_relief = Share(0.0);
  p.practice.threshold.report = LogOdds(-12.0);
  p.practice.threshold.emergency = LogOdds(12.0);
  p.practice.threshold.investigate = LogOdds(12.0);
  p.practice.telling.tell_police = Probability(0.0);
  p.practice.police.joint_enquiry = Probability(1.0);
  p.practice.legal.family_group_conference = Probability(0.0);
  p.practice.early_help.offered = Probability(0.0);
  return p;
}

/// Sets the same value for every agency.
template <class T>
void set_all(ByAgency<T>& table, T value) {
  table.values.fill(value);
}

struct FamilyOf {
  std::vector<double> ages = {5.0};  ///< of its children, in years at the start
  double aggression = 0.0;           ///< of the mother, who is always there
  bool is_cooperative = true;
  double deception = 0.0;
  double fear = 0.0;
  double help_seeking = 0.0;
  std::uint8_t quintile = 2;
};

struct InjuryOf {
  household::Severity severity = household::Severity::moderate;
  bool is_inflicted = true;
  double visible_days = 14.0;  ///< 0: no mark
  double occult_days = 0.0;    ///< 0: nothing occult
  std::uint16_t script_index = 0;
};

class SmallWorld {
 public:
  explicit SmallWorld(const Parameters& chosen = plain_parameters(), std::int32_t days = 2000,
                      std::vector<workforce::PracticeReform> reforms_of_arm = {})
      : parameters(chosen),
        reforms(std::move(reforms_of_arm)),
        calendar(Date{std::chrono::year(2007), std::chrono::April, std::chrono::day(2)}, days),
        world{{{{{calendar,
                  Dice(2007, 1, &pins),
                  engine::EventQueue(start_of_day(days)),
                  {},
                  Time(),
                  start_of_day(days)},
                 {},
                 {},
                 {}},
                {}},
               {}},
              {}} {
    world.homes.parameters = &parameters.household;
    world.staff.parameters = &parameters.workforce;
    world.staff.reforms = &reforms;
    world.ledger.parameters = &parameters.evidence;
    world.post.parameters = &parameters.communication;
    world.crime.parameters = &parameters.justice;
    world.cases.parameters = &parameters.pathway;
    household::prepare_contacts(world.homes);
    workforce::make_teams(world, world.staff, 10000, parameters.practice);
  }
  SmallWorld(const SmallWorld&) = delete;
  SmallWorld& operator=(const SmallWorld&) = delete;

  FamilyId add_family(const FamilyOf& wanted = {}) {
    household::Family family;
    family.first_child = ChildId(world.homes.children.size());
    family.first_adult = AdultId(world.homes.adults.size());
    family.children = static_cast<std::uint8_t>(wanted.ages.size());
    family.adults = 1;
    family.quintile = wanted.quintile;
    family.is_cooperative = wanted.is_cooperative;
    family.deception = static_cast<float>(wanted.deception);
    family.fear = static_cast<float>(wanted.fear);
    family.help_seeking = static_cast<float>(wanted.help_seeking);
    family.peak_aggression = static_cast<float>(wanted.aggression);
    household::Adult mother;
    mother.aggression = static_cast<float>(wanted.aggression);
    mother.in_home_from = Time::long_ago();
    mother.in_home_until = Time::never();
    mother.is_known_to_social_care = true;
    world.homes.adults.add(mother);
    const FamilyId id = world.homes.families.add(family);
    for (const double age : wanted.ages) {
      household::Child child;
      child.family = id;
      child.born = world.now - duration_of_days(age * days_per_year);
      world.homes.children.add(child);
    }
    return id;
  }
  /// The first child of a new family.
  ChildId add_child(const FamilyOf& wanted = {}) {
    return world.homes.families[add_family(wanted)].first_child;
  }
  /// An adult whom nobody knows of, in the family added last.
  AdultId add_hidden_adult(double aggression = 0.0, bool has_violent_record = false) {
    household::Adult adult;
    adult.role = household::AdultRole::partner;
    adult.aggression = static_cast<float>(aggression);
    adult.in_home_from = Time::long_ago();
    adult.in_home_until = Time::never();
    adult.has_violent_record = has_violent_record;
    household::Family& family = world.homes.families[FamilyId(world.homes.families.size() - 1)];
    ++family.adults;
    family.peak_aggression += adult.aggression;
    return world.homes.adults.add(adult);
  }

  InjuryId add_injury(ChildId id, const InjuryOf& wanted = {}) {
    household::Child& child = world.homes.children[id];
    household::Injury injury;
    injury.child = id;
    injury.older = child.newest_injury;
    injury.at = world.now;
    injury.severity = wanted.severity;
    injury.is_inflicted = wanted.is_inflicted;
    injury.script_index = wanted.script_index;
    injury.visible_until = until(wanted.visible_days);
    injury.occult_until = until(wanted.occult_days);
    child.newest_injury = world.homes.injuries.add(injury);
    child.signs_until = std::max({child.signs_until, injury.visible_until, injury.occult_until});
    return child.newest_injury;
  }
  ConcernId add_concern(ChildId id, bool is_significant_harm, std::uint16_t script_index = 0) {
    household::Concern concern;
    concern.child = id;
    concern.at = world.now;
    concern.script_index = script_index;
    concern.is_significant_harm = is_significant_harm;
    concern.older = world.homes.children[id].newest_concern;
    return world.homes.children[id].newest_concern = world.homes.concerns.add(concern);
  }

  /// A new item of evidence that these agencies know at this weight.
  ItemId add_item(ChildId child, std::initializer_list<Agency> knowing, double weight) {
    const ItemId item =
        evidence::item_about(world, child, evidence::ItemKind::sibling, next_sign++, world.now);
    for (const Agency agency : knowing)
      evidence::learn(world, item, agency, weight);
    return item;
  }
  /// Gives the agency an item that brings its belief to `log_odds`.
  ItemId make_believe(ChildId child, Agency agency, double log_odds) {
    return add_item(child, {agency}, log_odds - evidence::belief(world, agency, child));
  }

  workforce::Practice& practice(Agency agency) {
    return world.staff.teams[workforce::team_of(world.staff, agency, 0)].practice;
  }
  workforce::Practice& holding_practice() {
    return world.staff.teams[workforce::case_holding_team(world.staff, 0)].practice;
  }
  [[nodiscard]] ProfessionalId somebody_of(Agency agency) const {
    return world.staff.teams[workforce::team_of(world.staff, agency, 0)].first;
  }
  pathway::CaseFile& file(CaseId id) { return world.cases.files[id]; }
  [[nodiscard]] const household::Child& child_of(CaseId id) const {
    return world.homes.children[world.cases.files[id].child];
  }
  [[nodiscard]] const household::Family& family_of(CaseId id) const {
    return world.homes.family_of(world.cases.files[id].child);
  }
  [[nodiscard]] double escalation(CaseId id) const {
    return household::escalation_now(world.homes, family_of(id), world.now);
  }
  /// The share of the hazard that warnings and services have not taken away.
  [[nodiscard]] double left_of_hazard(CaseId id) const {
    return household::restrained_share(world.homes, family_of(id), world.now);
  }
  [[nodiscard]] AdultId mother_of(ChildId child) const {
    return world.homes.family_of(child).first_adult;
  }
  justice::Investigation& investigation_of(ChildId child) {
    return world.crime.investigations[world.homes.children[child].investigation];
  }

  void advance_days(double days) { world.now = world.now + duration_of_days(days); }

  /// Tasks of this kind about the child, done or not, in order of submission.
  [[nodiscard]] std::vector<workforce::Task> tasks(workforce::TaskKind kind, ChildId child) const {
    std::vector<workforce::Task> found;
    for (const workforce::Task& task : world.staff.tasks) {
      if (task.kind == kind && task.child == child) found.push_back(task);
    }
    return found;
  }
  /// Takes all pending events; those of this kind.
  [[nodiscard]] std::vector<engine::Event> take_events(EventKind kind) {
    std::vector<engine::Event> found;
    engine::Event event;
    while (world.events.pop(event)) {
      if (event.kind == static_cast<std::uint16_t>(kind)) found.push_back(event);
    }
    return found;
  }
  /// All happenings of this kind since the start.
  [[nodiscard]] std::vector<Happening> happenings(HappeningKind kind) {
    world.journal.drain([&](const Happening& happening) { seen_.push_back(happening); });
    std::vector<Happening> found;
    for (const Happening& happening : seen_) {
      if (happening.kind == kind) found.push_back(happening);
    }
    return found;
  }
  [[nodiscard]] std::size_t count(HappeningKind kind) { return happenings(kind).size(); }

  // In this order: the world refers to what stands before it.
  Parameters parameters;
  std::vector<workforce::PracticeReform> reforms;
  Pins pins;
  Calendar calendar;
  pathway::World world;
  std::uint32_t next_sign = 1000;

 private:
  [[nodiscard]] Time until(double days) const {
    return days > 0.0 ? world.now + duration_of_days(days) : Time::long_ago();
  }

  std::vector<Happening> seen_;
};

}  // namespace sightline::model::testing
