// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/evidence/encounter.hpp>
#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/justice/investigation.hpp>
#include <sightline/model/pathway/conference.hpp>
#include <sightline/model/pathway/emergency.hpp>
#include <sightline/model/pathway/enquiry.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/home_visit.hpp>
#include <sightline/model/pathway/movements.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

constexpr int concern_read_at_enquiry = 2;
constexpr double injury_worth_a_medical_days = 60.0;

/// An injury that social care has learned of since it last discussed the child with the police.
bool has_new_injury(const World& world, const CaseFile& file) {
  bool found = false;
  evidence::for_each_item(world, file.child, [&](ItemId, const evidence::Item& item) {
    found = found || (item.kind == evidence::ItemKind::injury && item.arose > file.strategy &&
                      evidence::knows(item, Agency::social_care, world.now));
  });
  return found;
}

bool has_recent_injury(const World& world, ChildId child) {
  bool found = false;
  evidence::for_each_item(world, child, [&](ItemId, const evidence::Item& item) {
    found = found || (item.kind == evidence::ItemKind::injury &&
                      evidence::knows(item, Agency::social_care, world.now) &&
                      (world.now - item.arose).days() <= injury_worth_a_medical_days);
  });
  return found;
}

/// Social care and police put what they know together: each hears the other in the same room.
void share_with_police(World& world, ChildId child) {
  const auto& social_care = team_practice(world, Agency::social_care, child).judgement;
  const auto& police = team_practice(world, Agency::police, child).judgement;
  evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
    const bool police_know = evidence::knows(item, Agency::police, world.now);
    const bool social_care_knows = evidence::knows(item, Agency::social_care, world.now);
    const double theirs = static_cast<double>(item.weight[Agency::police]);
    const double ours = static_cast<double>(item.weight[Agency::social_care]);
    if (police_know)
      communication::hear(world, id, Agency::social_care, theirs,
                          social_care.trust[Agency::police].value());
    if (social_care_knows)
      communication::hear(world, id, Agency::police, ours,
                          police.trust[Agency::social_care].value());
  });
}

/// No further enquiry: a child in need, or closed. A child on a plan stays on it.
void stand_down(World& world, CaseId id, double belief, ProfessionalId worker) {
  CaseFile& file = world.cases.files[id];
  if (file.is_enquired_again) {
    file.is_enquired_again = false;
    return;
  }
  const auto& threshold = workforce::practice_of(world.staff, worker).threshold;
  if (passes(world, belief, threshold.child_in_need, worker)) {
    begin_child_in_need(world, id);
    send_home_from_friends(world, file.child);
  } else {
    offer_early_help(world, file);
    close_case(world, id);
  }
}

void start_enquiry(World& world, CaseId id, bool is_joint) {
  CaseFile& file = world.cases.files[id];
  const ChildId child = file.child;
  const auto& limits = team_practice(world, Agency::social_care, child).time_limit;
  const auto& effort = world.staff.parameters->effort;
  const Time due = within_working_days(world, world.now, limits.section47_enquiry);
  const std::uint16_t nth = file.strategy_discussions;
  if (!file.is_enquired_again) file.stage = Stage::section47_enquiry;
  file.enquiry_parts = 1;
  world.record({.kind = HappeningKind::enquiry_started, .child = child});
  order_work(world, file, queue_of_worker(world, file), TaskKind::section47_enquiry,
             effort.section47_enquiry, due, nth);
  if (is_joint) {
    ++file.enquiry_parts;
    order_work(world, file, team_queue(world, Agency::police, child), TaskKind::police_enquiry,
               effort.police_enquiry, due, nth);
  }
  const bool has_core_assessment = world.cases.parameters->single_assessment.value() <= 0.0;
  if (has_core_assessment && !file.is_enquired_again) {
    order_work(world, file, intake_queue(world, child), TaskKind::core_assessment,
               effort.core_assessment,
               within_working_days(world, world.now, limits.core_assessment), nth);
  }
  schedule_flight(world, child);
  if (has_recent_injury(world, child)) {
    ++file.enquiry_parts;
    order_work(world, file, team_queue(world, Agency::paediatrics, child), TaskKind::medical,
               effort.medical, world.now + days(1), nth, engine::Priority::urgent);
  }
}

void conclude(World& world, CaseId id, ProfessionalId worker) {
  const CaseFile& file = world.cases.files[id];
  const double belief = social_care_belief(world, file);
  const bool is_substantiated =
      passes(world, belief,
             team_practice(world, Agency::social_care, file.child).threshold.conference, worker);
  world.record({.kind = HappeningKind::enquiry_ended,
                .detail = static_cast<std::uint16_t>(is_substantiated ? 1 : 0),
                .child = file.child,
                .worker = worker,
                .value = static_cast<float>(belief)});
  if (world.cases.files[id].is_enquired_again) {
    world.cases.files[id].is_enquired_again = false;
    return reconsider(world, id);
  }
  if (!is_substantiated) return stand_down(world, id, belief, worker);
  call_conference(world, id);
  keep_safe(world, id, worker);
}

/// The paediatrician's opinion is part of the enquiry: social care hears it at once, but may
/// discount it against the frame that prevails (M03).
void hear_medical_opinion(World& world, ChildId child) {
  const auto& practice = team_practice(world, Agency::social_care, child);
  const evidence::Frame frame = evidence::frame_of(world, Agency::social_care, child,
                                                   practice.threshold.section47_enquiry.value());
  evidence::for_each_item(world, child, [&](ItemId id, const evidence::Item& item) {
    if (!evidence::knows(item, Agency::paediatrics, world.now)) return;
    const auto unbiased = static_cast<double>(item.weight[Agency::paediatrics]);
    communication::hear_with_bias(
        world, id, evidence::anchor(unbiased, frame, practice.judgement.anchoring.value()),
        unbiased, practice.judgement.trust[Agency::paediatrics].value());
  });
}

void examine(World& world, ChildId child, ProfessionalId doctor) {
  if (!household::is_a_child_now(world.homes.children[child], world.now)) return;
  evidence::meet(world, {.child = child,
                         .agency = Agency::paediatrics,
                         .who = doctor,
                         .manner = evidence::Manner::medical});
  hear_medical_opinion(world, child);
  if (communication::tell_police(world, child, Agency::paediatrics, doctor))
    justice::consider_investigation(world, child);
}

}  // namespace

void call_strategy_discussion(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  // Straight from screening, nobody has asked the other agencies yet.
  if (file.stage == Stage::screening) communication::ask_agencies(world, file.child, file.episode);
  if (!file.is_enquired_again) file.stage = Stage::strategy_discussion;
  order_work(world, file, queue_of_worker(world, file), TaskKind::strategy_discussion,
             world.staff.parameters->effort.strategy_discussion, world.now + days(1),
             ++file.strategy_discussions, engine::Priority::urgent);
}

void consider_new_enquiry(World& world, CaseId id, ProfessionalId who) {
  CaseFile& file = world.cases.files[id];
  const auto& threshold = workforce::practice_of(world.staff, who).threshold;
  if (file.is_enquired_again || !has_new_injury(world, file) ||
      !passes(world, social_care_belief(world, file), threshold.strategy_discussion, who)) {
    return;
  }
  file.is_enquired_again = true;
  call_strategy_discussion(world, id);
}

void hold_strategy_discussion(World& world, CaseId id, ProfessionalId worker) {
  CaseFile& file = world.cases.files[id];
  file.strategy = world.now;
  const bool is_joint =
      bernoulli(world.dice.decide(
                    address(file.child, Purpose::strategy_attendance, file.strategy_discussions)),
                team_practice(world, Agency::police, file.child).police.joint_enquiry.value());
  if (is_joint) {
    share_with_police(world, file.child);
    justice::consider_investigation(world, file.child);
  }
  const double belief = social_care_belief(world, file);
  world.record({.kind = HappeningKind::strategy_discussion,
                .child = file.child,
                .worker = worker,
                .value = static_cast<float>(belief)});
  const auto& practice = workforce::practice_of(world.staff, worker);
  if (!passes(world, belief, practice.threshold.section47_enquiry, worker)) {
    stand_down(world, id, belief, worker);
    return;
  }
  keep_safe(world, id, worker);
  start_enquiry(world, id, is_joint);
}

void finish_enquiry_part(World& world, CaseId id, const workforce::Done& done) {
  CaseFile& file = world.cases.files[id];
  if (file.enquiry_parts == 0) return;
  if (done.task.kind == TaskKind::section47_enquiry) {
    visit_home(world, id, done.worker);
    read_concerns_again(world, file.child, world.ledger.parameters->concerns.noise_at_enquiry,
                        concern_read_at_enquiry);
  } else if (done.task.kind == TaskKind::police_enquiry) {
    share_with_police(world, file.child);
    justice::consider_investigation(world, file.child);
  } else {
    examine(world, file.child, done.worker);
  }
  if (--file.enquiry_parts > 0) return;
  conclude(world, id, decider_of(world, file));
}

}  // namespace sightline::model::pathway
