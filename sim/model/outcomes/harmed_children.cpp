// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/outcomes/knowledge.hpp>
#include <sightline/model/outcomes/observer.hpp>

namespace sightline::model::outcomes {
namespace {

using household::Severity;

/// How far the system already is with the child when it gets its first chance.
Stage stage_of_open_case(const pathway::World& world, ChildId child) {
  const CaseId id = pathway::open_case_of(world, child);
  if (!id.is_valid()) return Stage::never_seen;
  const pathway::CaseFile& file = world.cases.files[id];
  if (file.plan_since != Time::never()) return Stage::plan_not_effective;
  return file.stage == pathway::Stage::screening ? Stage::screened_out
                                                 : Stage::assessed_not_substantiated;
}

/// What a contact showed of the harm with which the course began.
struct SignsMet {
  bool is_present = false;
  bool is_overlooked = false;
  bool is_seen = false;
};
SignsMet signs_met(HarmKind kind, unsigned flags) {
  const auto has = [&](unsigned flag) { return (flags & flag) != 0; };
  if (kind == HarmKind::injury) {
    return {has(Happening::sign_present), has(Happening::sign_overlooked),
            has(Happening::sign_seen)};
  }
  const bool is_present = has(Happening::neglect_present);
  const bool is_seen = has(Happening::neglect_seen);
  return {is_present, is_present && !is_seen, is_seen};
}

}  // namespace

Course* Observer::course_of(ChildId child) {
  if (!child.is_valid()) return nullptr;
  const std::uint32_t slot = course_of_child_[child.value()];
  return slot == 0 ? nullptr : &courses_[slot - 1];
}

bool Observer::is_neglected(ChildId child) const {
  return neglected_until_[child.value()] == Time::never();
}

void Observer::advance(Course* course, Stage stage, Time now) {
  if (course == nullptr || course->first_chance == Time::never()) return;
  // What the system does after the follow-up is no part of how this case was missed.
  if (now <= course->first_chance + days(follow_up_days))
    course->furthest = std::max(course->furthest, stage);
}

void Observer::follow_course(const Happening& happening) {
  using Kind = HappeningKind;
  const Time now = happening.at;
  Course* course = course_of(happening.child);
  switch (happening.kind) {
    case Kind::injury:
      on_injury(happening);
      break;
    case Kind::neglect_sustained:
    case Kind::neglect_ended:
      on_neglect(happening);
      break;
    case Kind::contact:
      on_contact(happening);
      break;
    case Kind::protection:
      on_protection(happening);
      break;
    case Kind::recognised:
      if (course != nullptr) course->recognised = std::min(course->recognised, now);
      advance(course, Stage::recognised_not_told, now);
      break;
    case Kind::message_sent:
      advance(course, Stage::told_lost_or_late, now);
      break;
    case Kind::referral:
      if (course != nullptr) course->referred = std::min(course->referred, now);
      advance(course, Stage::screened_out, now);
      break;
    case Kind::initial_assessment:
    case Kind::strategy_discussion:
      advance(course, Stage::assessed_not_substantiated, now);
      break;
    case Kind::plan_started:
      advance(course, Stage::plan_not_effective, now);
      break;
    case Kind::legal_meeting:
      advance(course, Stage::legal_threshold, now);
      break;
    case Kind::died:
      on_neglect(happening);  // ends with life
      if (course != nullptr) course->died = now;
      break;
    default:
      break;
  }
  consider_knowledge(happening);
}

void Observer::start_course(ChildId child, HarmKind kind, Time now) {
  Course fresh;
  fresh.child = child;
  fresh.kind = kind;
  fresh.harmed = now;
  fresh.is_protected = world_->homes.children[child].is_protected;
  if (fresh.is_protected) fresh.protected_since_harm = now;
  courses_.push_back(fresh);
  course_of_child_[child.value()] = static_cast<std::uint32_t>(courses_.size());
}

void Observer::on_injury(const Happening& happening) {
  if ((happening.detail & Happening::inflicted) == 0) return;
  const auto severity = static_cast<Severity>(happening.detail & 0xFFU);
  const Time now = happening.at;
  if (Course* course = course_of(happening.child)) {
    if (now <= course->first_chance) return;
    course->next_injury = std::min(course->next_injury, now);
    // What happens to a child while protected is harm, but no failure to protect.
    if (severity >= Severity::serious && !course->is_protected)
      course->serious_injury = std::min(course->serious_injury, now);
    if (severity == Severity::fatal && !course->is_protected) course->killed = now;
  } else if (severity >= Severity::moderate && now >= sums_.measured_from()) {
    start_course(happening.child, HarmKind::injury, now);
  }
}

/// A spell of sustained neglect begins, or ends.
void Observer::on_neglect(const Happening& happening) {
  const ChildId child = happening.child;
  const Time now = happening.at;
  Course* course = course_of(child);
  if (course != nullptr) pass_horizons(*course, is_neglected(child), now);
  if (happening.kind != HappeningKind::neglect_sustained) {
    if (is_neglected(child)) neglected_until_[child.value()] = now;
    return;
  }
  neglected_until_[child.value()] = Time::never();
  if (course == nullptr && now >= sums_.measured_from())
    start_course(child, HarmKind::neglect, now);
}

void Observer::on_contact(const Happening& happening) {
  Course* course = course_of(happening.child);
  if (course == nullptr) return;
  const SignsMet met = signs_met(course->kind, happening.detail);
  if (!met.is_present) return;
  if (course->first_chance == Time::never()) {
    course->first_chance = happening.at;
    course->furthest = course->is_protected ? Stage::right_decision_too_late
                                            : stage_of_open_case(*world_, happening.child);
  }
  if (met.is_overlooked) advance(course, Stage::seen_not_found, happening.at);
  if (met.is_seen) advance(course, Stage::found_not_recognised, happening.at);
}

void Observer::on_protection(const Happening& happening) {
  Course* course = course_of(happening.child);
  if (course == nullptr) return;
  pass_horizons(*course, is_neglected(happening.child), happening.at);
  course->is_protected = happening.detail != 0;
  if (!course->is_protected) return;
  course->protected_since_harm = std::min(course->protected_since_harm, happening.at);
  advance(course, Stage::right_decision_too_late, happening.at);
}

/// Notes the first dates on which the agencies' knowledge, pooled and singly, passes the threshold
/// for a section 47 enquiry.
void Observer::consider_knowledge(const Happening& happening) {
  if (!shows_learning(happening.kind)) return;
  Course* course = course_of(happening.child);
  if (course == nullptr || course->died != Time::never()) return;
  const bool is_known_of_both =
      course->pooled_passed != Time::never() && course->single_passed != Time::never();
  if (is_known_of_both || happening.at > followed_from(*course) + days(follow_up_days)) return;
  const Knowledge knowledge = knowledge_of(*world_, course->child);
  if (knowledge.pooled >= enough_to_enquire_)
    course->pooled_passed = std::min(course->pooled_passed, happening.at);
  if (knowledge.of_one >= enough_to_enquire_)
    course->single_passed = std::min(course->single_passed, happening.at);
}

void Observer::note(Measure measure, const Course& course, double amount) {
  sums_.add(measure, course.harmed, course.child, amount);
}

void Observer::note_delay(Measure number, Measure sum, const Course& course, Time at) {
  if (at == Time::never() || (at - course.harmed).days() > follow_up_days) return;
  note(number, course);
  note(sum, course, (at - course.harmed).days());
}

void Observer::judge_delays(const Course& course, Time followed_until) {
  const Time protected_at = course.protected_since_harm;
  const double unprotected =
      std::min(static_cast<double>(follow_up_days),
               (std::min({protected_at, course.died, followed_until}) - course.harmed).days());
  note(Measure::harm_days, course, unprotected);
  note_delay(Measure::recognised, Measure::days_to_recognition, course, course.recognised);
  note_delay(Measure::referred_after_harm, Measure::days_to_referral, course, course.referred);
  note_delay(Measure::protected_after_harm, Measure::days_to_protection, course, protected_at);
}

void Observer::judge_knowledge(const Course& course) {
  const PoolingGap gap = pooling_gap(course);
  if (!gap.has_pooled) return;
  note(Measure::pooled_passed, course);
  note(Measure::pooling_gap_days, course, gap.days);
  if (gap.is_censored) note(Measure::pooled_never_single, course);
}

/// Counts a course in the month of its first harm, if it could be followed long enough.
void Observer::judge(const Course& course) {
  const Time followed_until =
      std::min(world_->end, household::eighteenth_birthday(world_->homes.children[course.child]));
  const Time follow_up_ends = followed_from(course) + days(follow_up_days);
  // Also of those who died: else the last year of a study would count the dead and not the living.
  if (follow_up_ends > followed_until) return;
  const bool is_by_injury = course.kind == HarmKind::injury;
  note(Measure::harmed, course);
  note(is_by_injury ? Measure::harmed_by_injury : Measure::harmed_by_neglect, course);
  judge_delays(course, followed_until);
  judge_knowledge(course);

  const Verdict verdict = verdict_on(course);
  if (verdict.is_missed[0]) note(Measure::missed_30d, course);
  if (verdict.is_missed[1]) note(Measure::missed_90d, course);
  if (verdict.is_missed[3]) note(Measure::missed_365d, course);
  if (verdict.is_by_serious_injury) note(Measure::missed_by_serious_injury, course);
  if (verdict.is_by_death) note(Measure::missed_by_death, course);
  if (!verdict.is_missed[headline_horizon]) return;
  note(Measure::missed, course);
  note(is_by_injury ? Measure::missed_harmed_by_injury : Measure::missed_harmed_by_neglect, course);
  note(in_row(Measure::broke_at, static_cast<std::size_t>(course.furthest)), course);
  missed_.push_back(course.child);
}

}  // namespace sightline::model::outcomes
