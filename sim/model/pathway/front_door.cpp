// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/justice/investigation.hpp>
#include <sightline/model/pathway/emergency.hpp>
#include <sightline/model/pathway/enquiry.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/home_visit.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

constexpr double re_referral_days =
    365.0;  // "within twelve months of a previous referral", evidence 3.1
constexpr int concern_read_at_assessment = 1;

bool is_late(const World& world, Time done_by) {
  return world.now > done_by;
}

void start_initial_assessment(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.stage = Stage::initial_assessment;
  communication::ask_agencies(world, file.child, file.episode);
  const auto& limits = team_practice(world, Agency::social_care, file.child).time_limit;
  const auto& effort = world.staff.parameters->effort;
  const bool is_single = world.cases.parameters->single_assessment.value() > 0.0;
  order_work(world, file, intake_queue(world, file.child), TaskKind::initial_assessment,
             is_single ? effort.single_assessment : effort.initial_assessment,
             within_working_days(world, file.referred, limits.initial_assessment));
}

void open_referral(World& world, ChildId child) {
  const CaseId known = world.homes.children[child].case_file;
  const Time previous = known.is_valid() ? world.cases.files[known].referred : Time::long_ago();
  const bool is_re_referral = (world.now - previous).days() <= re_referral_days;
  const CaseId id = open_case(world, child, Stage::screening);
  CaseFile& file = world.cases.files[id];
  file.referred = world.now;
  world.record({.kind = HappeningKind::referral,
                .detail = static_cast<std::uint16_t>(is_re_referral ? 1 : 0),
                .child = child});
  const auto& limits = team_practice(world, Agency::social_care, child).time_limit;
  order_work(world, file, intake_queue(world, child), TaskKind::screening,
             world.staff.parameters->effort.screening,
             within_working_days(world, world.now, limits.screening), 0, engine::Priority::urgent);
}

}  // namespace

void receive(World& world, const communication::Message& message) {
  if (!household::is_a_child_now(world.homes.children[message.child], world.now)) return;
  if (const CaseId open = open_case_of(world, message.child); open.is_valid()) {
    reconsider(world, open);
  } else if (message.kind == communication::MessageKind::referral &&
             !household::is_in_care(world.homes.children[message.child])) {
    open_referral(world, message.child);
  } else {
    take_note(world, message.child);
  }
}

void take_note(World& world, ChildId id) {
  const household::Child& child = world.homes.children[id];
  if (!household::is_a_child_now(child, world.now)) return;
  if (const CaseId open = open_case_of(world, id); open.is_valid()) return reconsider(world, open);
  const auto& threshold = team_practice(world, Agency::social_care, id).threshold;
  const double belief =
      evidence::belief(world, Agency::social_care, id) + world.staff.threshold_shift;
  if (!household::is_in_care(child) && belief >= threshold.strategy_discussion.value())
    open_referral(world, id);
}

void consider_bereaved(World& world, ChildId killed) {
  const household::Family& family = world.homes.family_of(killed);
  const double weight = world.ledger.parameters->belief.sibling_killed.value();
  for (std::uint32_t i = 0; weight > 0.0 && i < family.children; ++i) {
    const ChildId sibling(family.first_child.value() + i);
    if (sibling == killed || !household::is_a_child_now(world.homes.children[sibling], world.now))
      continue;
    const ItemId item = evidence::item_about(world, sibling, evidence::ItemKind::sibling,
                                             killed.value(), world.now);
    world.ledger.items[item].arose = world.now;
    evidence::learn(world, item, Agency::police, weight);
    evidence::learn(world, item, Agency::social_care, weight);
    justice::consider_investigation(world, sibling);
    take_note(world, sibling);
  }
}

void screen(World& world, CaseId id, ProfessionalId worker) {
  const CaseFile& file = world.cases.files[id];
  const auto& threshold = workforce::practice_of(world.staff, worker).threshold;
  const double belief = social_care_belief(world, file);
  if (passes(world, belief, threshold.strategy_discussion, worker)) {
    call_strategy_discussion(world, id);
  } else if (passes(world, belief, threshold.initial_assessment, worker)) {
    start_initial_assessment(world, id);
  } else {
    world.record({.kind = HappeningKind::screened_out,
                  .child = file.child,
                  .worker = worker,
                  .value = static_cast<float>(belief)});
    offer_early_help(world, file);
    close_case(world, id);
  }
}

void assess_initially(World& world, CaseId id, ProfessionalId worker) {
  visit_home(world, id, worker);
  const CaseFile& file = world.cases.files[id];
  read_concerns_again(world, file.child, world.ledger.parameters->concerns.noise_at_assessment,
                      concern_read_at_assessment);
  const auto& practice = workforce::practice_of(world.staff, worker);
  const bool was_late = is_late(
      world, within_working_days(world, file.referred, practice.time_limit.initial_assessment));
  const double belief = social_care_belief(world, file);
  world.record({.kind = HappeningKind::initial_assessment,
                .detail = static_cast<std::uint16_t>(was_late ? 0 : 1),
                .child = file.child,
                .worker = worker,
                .value = static_cast<float>(belief)});
  if (passes(world, belief, practice.threshold.strategy_discussion, worker)) {
    call_strategy_discussion(world, id);
  } else if (passes(world, belief, practice.threshold.child_in_need, worker)) {
    begin_child_in_need(world, id);
  } else {
    offer_early_help(world, file);
    close_case(world, id);
  }
}

void finish_core_assessment(World& world, CaseId id, const workforce::Done& done) {
  world.record({.kind = HappeningKind::core_assessment,
                .detail = static_cast<std::uint16_t>(is_late(world, done.task.due) ? 0 : 1),
                .child = world.cases.files[id].child,
                .worker = done.worker});
}

void reconsider(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  // Alarm lowers every threshold by as much (M22).
  const double belief = social_care_belief(world, file) + world.staff.threshold_shift;
  if (file.stage == Stage::child_in_need) {
    if (belief >= team_practice(world, Agency::social_care, file.child)
                      .threshold.strategy_discussion.value()) {
      call_strategy_discussion(world, id);
    }
  } else if (file.stage == Stage::section47_enquiry || file.stage == Stage::awaiting_conference) {
    keep_safe(world, id, decider_of(world, file));
  } else if (file.stage == Stage::on_plan) {
    const ProfessionalId who = decider_of(world, file);
    if (keep_safe(world, id, who)) return;
    consider_new_enquiry(world, id, who);
    if (belief >= holding_practice(world, file.child).threshold.legal_advice.value())
      seek_legal_advice(world, id);
  }
}

}  // namespace sightline::model::pathway
