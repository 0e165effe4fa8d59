// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/justice/investigation.hpp>
#include <sightline/model/pathway/conference.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

bool is_invited(const World& world, Agency agency, ChildId child) {
  const double age = age_years(world.homes.children[child], world.now);
  switch (agency) {
    case Agency::community:
      return false;
    case Agency::health_visiting:
      return age < 5.0;
    case Agency::school:
      return age >= 3.0;
    case Agency::hospital:
      return evidence::knows_anything(world, agency, child);
    default:
      return true;
  }
}

void take_working_time(World& world, const CaseFile& file, Agency agency, TaskKind kind,
                       WorkingHours effort) {
  const std::size_t gathering = std::size_t{file.conferences} + file.reviews;  // one more each time
  const auto nth = static_cast<std::uint16_t>(gathering * knowing_agencies + index_of(agency));
  order_work(world, file, team_queue(world, agency, file.child), kind, effort, world.now, nth,
             engine::Priority::urgent);
}

/// A paediatrician speaks for the hospital too, and the hospital's notes then hold what was tabled:
/// at the child's next attendance there, months later, the doctor on duty knows.
void bring_hospital_notes(const World& world, Gathering& gathering) {
  if (gathering.is_present[Agency::paediatrics] &&
      world.cases.parameters->paediatrician_brings_hospital_notes.value() > 0.0) {
    gathering.is_present[Agency::hospital] = true;
  }
}

/// The opinions on one item that the gathering hears, and none from who neither came nor wrote.
class ConferenceTable {
 public:
  ConferenceTable(const World& world, const CaseFile& file, const Gathering& gathering)
      : world_(world),
        file_(file),
        gathering_(gathering),
        practice_(team_practice(world, Agency::conference_chairs, file.child)),
        frame_(evidence::frame_of(world, Agency::social_care, file.child,
                                  practice_.threshold.plan.value())) {}

  [[nodiscard]] std::vector<Opinion> opinions_on(const evidence::Item& item) const {
    std::vector<Opinion> opinions;
    for (std::size_t a = 0; a < knowing_agencies; ++a) {
      const Agency agency = agency_at(a);
      // Without any trust there is nothing to weigh an opinion by.
      if (!evidence::knows(item, agency, world_.now) || trust_in(agency) <= 0.0) continue;
      const double weight = static_cast<double>(item.weight[agency]);
      if (gathering_.is_present[agency]) {
        opinions.push_back({weight, trust_in(agency)});
      } else if (gathering_.has_reported[agency]) {
        opinions.push_back({as_read_out(weight), trust_in(agency)});
      }
    }
    if (!opinions.empty()) add_doctors_view(item, opinions);
    return opinions;
  }

 private:
  [[nodiscard]] double trust_in(Agency agency) const {
    return practice_.judgement.trust[agency].value();
  }

  /// A report carries part of its writer's opinion, and nobody is there to hold it against the
  /// prevailing frame (M03).
  [[nodiscard]] double as_read_out(double weight) const {
    return evidence::anchor(weight * practice_.conference.report_weight.value(), frame_,
                            practice_.judgement.anchoring.value());
  }

  /// A paediatrician in the room also judges injuries that only others have seen, from what they
  /// describe.
  void add_doctors_view(const evidence::Item& item, std::vector<Opinion>& opinions) const {
    if (item.kind != evidence::ItemKind::injury || !gathering_.is_present[Agency::paediatrics] ||
        trust_in(Agency::paediatrics) <= 0.0 ||
        evidence::knows(item, Agency::paediatrics, world_.now)) {
      return;
    }
    const FamilyId family = world_.homes.children[file_.child].family;
    const ProfessionalId doctor =
        workforce::professional_met(world_, world_.staff, Agency::paediatrics, family,
                                    world_.homes.families[family].area, file_.conferences);
    const double reading =
        evidence::reading_from_records(world_, world_.homes.injuries[InjuryId(item.sign)], doctor);
    opinions.push_back({evidence::weight_of_reading(
                            reading, world_.ledger.parameters->injuries.inflicted_if_abused),
                        trust_in(Agency::paediatrics)});
  }

  const World& world_;
  const CaseFile& file_;
  const Gathering& gathering_;
  const workforce::Practice& practice_;
  evidence::Frame frame_;
};

/// What was tabled stays known to all present from then on.
void make_known_to_all_present(World& world, ItemId item, const Gathering& gathering,
                               double pooled) {
  for (std::size_t a = 0; a < knowing_agencies; ++a) {
    const Agency agency = agency_at(a);
    if (!gathering.is_present[agency]) continue;
    const bool has_own_view = evidence::knows(world.ledger.items[item], agency, world.now) &&
                              agency != Agency::social_care;
    if (!has_own_view) evidence::learn(world, item, agency, pooled);
  }
}

/// Harm in this home to one child counts for the others who live there (M17).
void consider_siblings(World& world, const CaseFile& index, double pooled,
                       const Gathering& gathering, ProfessionalId chair) {
  const ChildId index_child = index.child;
  const household::Family& family = world.homes.family_of(index_child);
  const auto& practice = workforce::practice_of(world.staff, chair);
  const double carried = world.ledger.parameters->belief.sibling_carry.value() *
                         (pooled - evidence::prior(world, index_child));
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId sibling(family.first_child.value() + i);
    const household::Child& child = world.homes.children[sibling];
    if (sibling == index_child || !household::is_a_child_now(child, world.now) ||
        household::is_in_care(child)) {
      continue;
    }
    const double u = world.dice.decide(
        address(sibling, Purpose::siblings_considered,
                occurrence(index_child.value(), static_cast<std::uint32_t>(world.now.minutes()))));
    if (!bernoulli(u, practice.conference.siblings_considered.value())) continue;
    const ItemId item = evidence::item_about(world, sibling, evidence::ItemKind::sibling,
                                             index_child.value(), world.now);
    world.ledger.items[item].arose = world.now;  // carried anew
    make_known_to_all_present(world, item, gathering, carried);
    CaseId id = open_case_of(world, sibling);
    if (id.is_valid() && world.cases.files[id].stage != Stage::child_in_need) continue;
    const bool needs_plan = passes(world, evidence::belief(world, Agency::social_care, sibling),
                                   practice.threshold.plan, chair);
    const auto verdict = static_cast<std::uint16_t>(needs_plan ? 1 : 0);
    world.record({.kind = HappeningKind::sibling_considered,
                  .detail = verdict,
                  .child = sibling,
                  .worker = chair});
    // National figures count children, so each child considered is one conference.
    world.record(
        {.kind = HappeningKind::conference, .detail = verdict, .child = sibling, .worker = chair});
    if (!needs_plan) continue;
    if (!id.is_valid()) id = open_case(world, sibling, Stage::awaiting_conference);
    start_plan(world, id);
  }
}

}  // namespace

double pooled_opinion(const std::vector<Opinion>& opinions) {
  double weighted = 0.0;
  double trust = 0.0;
  for (const Opinion& opinion : opinions) {
    weighted += opinion.trust * opinion.weight;
    trust += opinion.trust;
  }
  return weighted / trust;
}

void call_conference(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.stage = Stage::awaiting_conference;
  ++file.conferences;
  order_work(world, file, intake_queue(world, file.child), TaskKind::prepare_conference,
             world.staff.parameters->effort.prepare_conference, world.now + days(14),
             file.conferences);
  const auto& practice = team_practice(world, Agency::conference_chairs, file.child);
  world.schedule(within_working_days(world, world.now, practice.conference.notice),
                 EventKind::conference_notice_ends, id.value(), file.episode);
}

void notice_ends(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  const auto& limits = team_practice(world, Agency::conference_chairs, file.child).time_limit;
  order_work(world, file, team_queue(world, Agency::conference_chairs, file.child),
             TaskKind::conference, world.staff.parameters->effort.chair_conference,
             within_working_days(world, file.strategy, limits.conference), file.conferences);
}

void hold_conference(World& world, CaseId id, ProfessionalId chair) {
  const ChildId child = world.cases.files[id].child;
  if (!household::is_a_child_now(world.homes.children[child], world.now))
    return close_case(world, id);
  const auto& practice = workforce::practice_of(world.staff, chair);

  const Gathering gathering = gather(world, world.cases.files[id]);
  const double belief = pool_evidence(world, world.cases.files[id], gathering);
  tell_police_at_the_table(world, world.cases.files[id], gathering);
  const bool needs_plan = passes(world, belief, practice.threshold.plan, chair);
  world.record({.kind = HappeningKind::conference,
                .detail = static_cast<std::uint16_t>(needs_plan ? 1 : 0),
                .child = child,
                .worker = chair,
                .value = static_cast<float>(belief)});
  decide_residence(world, world.cases.files[id], belief, practice, chair);
  if (!needs_plan) return begin_child_in_need(world, id);
  start_plan(world, id);
  consider_siblings(world, world.cases.files[id], belief, gathering, chair);
  if (passes(world, belief, practice.threshold.legal_advice, chair)) seek_legal_advice(world, id);
}

Gathering gather(World& world, const CaseFile& file) {
  Gathering gathering{};
  gathering.is_present[Agency::social_care] = true;
  for (std::size_t a = 1; a < knowing_agencies; ++a) {
    const Agency agency = agency_at(a);
    if (!is_invited(world, agency, file.child)) continue;
    const auto& rules = team_practice(world, agency, file.child).conference;
    const auto u = world.dice.decide4(address(
        file.child, Purpose::conference_attendance,
        occurrence(a, (static_cast<std::uint64_t>(file.conferences) << 16U) | file.reviews)));
    if (bernoulli(u[0], rules.attendance[agency].value())) {
      gathering.is_present[agency] = true;
      take_working_time(world, file, agency, TaskKind::conference_attendance,
                        rules.attendance_effort);
      world.record(
          {.kind = HappeningKind::conference_attended,
           .agency = agency,
           .detail = static_cast<std::uint16_t>(file.stage == Stage::awaiting_conference ? 1 : 0),
           .child = file.child});
    } else if (bernoulli(u[1], rules.written_report[agency].value())) {
      gathering.has_reported[agency] = true;
      take_working_time(world, file, agency, TaskKind::conference_report, rules.report_effort);
      world.record(
          {.kind = HappeningKind::conference_reported, .agency = agency, .child = file.child});
    }
  }
  bring_hospital_notes(world, gathering);
  return gathering;
}

double pool_evidence(World& world, const CaseFile& file, const Gathering& gathering) {
  const ConferenceTable table(world, file, gathering);
  evidence::Weighing weighing(world, file.child);
  evidence::for_each_item(world, file.child, [&](ItemId id, const evidence::Item& item) {
    const std::vector<Opinion> opinions = table.opinions_on(item);
    if (opinions.empty()) return;
    const double pooled = pooled_opinion(opinions);
    weighing.add(item, pooled * evidence::freshness(world, item));
    make_known_to_all_present(world, id, gathering, pooled);
  });
  return weighing.log_odds();
}

void tell_police_at_the_table(World& world, const CaseFile& file, const Gathering& gathering) {
  if (gathering.is_present[Agency::police]) justice::consider_investigation(world, file.child);
}

void decide_residence(World& world, const CaseFile& file, double belief,
                      const workforce::Practice& practice, ProfessionalId who) {
  const household::Residence now_at = world.homes.children[file.child].residence;
  if (now_at != household::Residence::home && now_at != household::Residence::family_friend) return;
  if (!passes(world, belief, practice.threshold.away_from_home, who))
    return send_home_from_friends(world, file.child);
  household::move_child(world, world.homes, file.child, household::Residence::family_friend);
}

}  // namespace sightline::model::pathway
