// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/care.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/pathway/proceedings.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using household::Residence;
using workforce::TaskKind;

constexpr double preparation_variation = 0.4;
constexpr std::int32_t hearing_due_within_days = 14;

double days_of_preparation(const World& world, const CaseFile& file) {
  const double u = world.dice.decide(
      address(file.child, Purpose::court_course, occurrence(file.legal_meetings, file.hearings)));
  return lognormal(u, world.cases.parameters->between_hearings.value(), preparation_variation);
}

void schedule_next_hearing(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  world.schedule(world.now + duration_of_days(days_of_preparation(world, file)),
                 EventKind::hearing_due, id.value(), file.episode);
}

void begin_proceedings(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.plan_since != Time::never()) end_plan(world, file);
  // What plan and services had in hand is done with: a new episode.
  ++file.episode;
  file.has_plan_work = false;
  file.has_services = false;
  file.is_visit_under_way = false;
  file.legal = LegalStage::proceedings;
  file.stage = Stage::in_care;
  file.is_emergency = false;
  file.is_emergency_sought = false;
  file.is_enquired_again = false;
  file.hearings = 0;
  file.proceedings_since = world.now;
  household::set_breached(world, world.homes, file.child, false);
  household::deter(world, world.homes, world.homes.children[file.child].family);
  household::move_child(world, world.homes, file.child, Residence::foster_care);
  world.record({.kind = HappeningKind::care_started, .child = file.child});
  allocate(world, id);
  schedule_next_hearing(world, id);
}

void hear_first(World& world, CaseId id, double belief, ProfessionalId judge) {
  CaseFile& file = world.cases.files[id];
  const bool is_granted = is_proved(
      world, belief, workforce::practice_of(world.staff, judge).threshold.interim_order, judge);
  world.record({.kind = HappeningKind::interim_order,
                .agency = Agency::family_court,
                .detail = static_cast<std::uint16_t>(is_granted ? 1 : 0),
                .child = file.child,
                .worker = judge});
  if (is_granted) return begin_proceedings(world, id);
  file.legal = LegalStage::none;
}

bool is_last_hearing(const World& world, const CaseFile& file) {
  const auto& rules = *world.cases.parameters;
  if (file.hearings >= static_cast<int>(rules.hearings.value())) return true;
  const double longest =
      team_practice(world, Agency::family_court, file.child).legal.longest_proceedings.value();
  const double so_far = (world.now - file.proceedings_since).days();
  return longest > 0.0 && so_far + rules.between_hearings.value() > longest;
}

/// The child goes home and is worked with there: a supervision order, or none.
void send_home(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.legal = LegalStage::none;
  file.proceedings_since = Time::never();
  household::move_child(world, world.homes, file.child, Residence::home);
  begin_child_in_need(world, id);
}

void order_finally(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  const auto& rules = *world.cases.parameters;
  const double u =
      world.dice.decide(address(file.child, Purpose::final_order, file.legal_meetings));
  const double care = rules.care_order.value();
  const FinalOrder order = u < care                             ? FinalOrder::care
                           : u < care + rules.kin_order.value() ? FinalOrder::kin
                                                                : FinalOrder::none;
  world.record({.kind = HappeningKind::final_order,
                .agency = Agency::family_court,
                .detail = static_cast<std::uint16_t>(order),
                .child = file.child,
                .value = static_cast<float>((world.now - file.proceedings_since).days())});
  if (order == FinalOrder::none) return send_home(world, id);
  const ChildId child = file.child;
  file.proceedings_since = Time::never();
  if (order == FinalOrder::kin) household::move_child(world, world.homes, child, Residence::kin);
  close_case(world, id);
  if (order == FinalOrder::care) schedule_reunification(world, child);
}

void hear_again(World& world, CaseId id, double belief, ProfessionalId judge) {
  CaseFile& file = world.cases.files[id];
  ++file.hearings;
  if (is_last_hearing(world, file)) return order_finally(world, id);
  const double threshold =
      workforce::practice_of(world.staff, judge).threshold.interim_order.value() -
      world.cases.parameters->renewed_within.value();
  const bool is_renewed = belief >= threshold;
  world.record({.kind = HappeningKind::order_renewed,
                .agency = Agency::family_court,
                .detail = static_cast<std::uint16_t>(is_renewed ? 1 : 0),
                .child = file.child,
                .worker = judge});
  if (is_renewed) return schedule_next_hearing(world, id);
  send_home(world, id);
}

}  // namespace

void hearing_due(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  if (file.legal != LegalStage::proceedings) return;
  const auto& effort = world.staff.parameters->effort;
  const Time due = world.now + days(hearing_due_within_days);
  const auto nth = static_cast<std::uint16_t>(file.legal_meetings * 64U + file.hearings + 1U);
  order_work(world, file, team_queue(world, Agency::family_court, file.child),
             TaskKind::court_hearing, effort.court_hearing, due, nth);
  order_work(world, file, queue_of_worker(world, file), TaskKind::hearing_preparation,
             effort.hearing_preparation, due, nth);
  order_work(world, file, team_queue(world, Agency::council_legal, file.child),
             TaskKind::legal_representation, effort.legal_representation, due, nth);
}

void hear(World& world, CaseId id, ProfessionalId judge) {
  const CaseFile& file = world.cases.files[id];
  const double belief = social_care_belief(world, file);
  if (file.legal == LegalStage::hearing) return hear_first(world, id, belief, judge);
  if (file.legal == LegalStage::proceedings) hear_again(world, id, belief, judge);
}

}  // namespace sightline::model::pathway
