// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/outcomes/observer.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::outcomes {
namespace {

using household::Severity;

constexpr std::size_t quintiles = household::deprivation_quintiles;
constexpr std::int32_t false_alarm_days = 365;  // model.md: no harm in the previous 12 months

Severity severity_of(const Happening& injury) {
  return static_cast<Severity>(injury.detail & 0xFFU);
}
bool is_inflicted(const Happening& injury) {
  return (injury.detail & Happening::inflicted) != 0;
}

std::size_t months_of(const pathway::World& world, Time measured_from) {
  const Time last = world.end - minutes(1);
  return static_cast<std::size_t>(world.calendar.month_index(last) -
                                  world.calendar.month_index(measured_from)) +
         1;
}

/// A look-up for the hot path: the calendar would work the month out anew for every count.
std::vector<std::uint16_t> months_by_day(const pathway::World& world, Time measured_from) {
  const std::int32_t first = world.calendar.month_index(measured_from);
  std::vector<std::uint16_t> months(static_cast<std::size_t>(world.end.day()) + 1, 0);
  for (std::int32_t day = measured_from.day(); day <= world.end.day(); ++day) {
    months[static_cast<std::size_t>(day)] =
        static_cast<std::uint16_t>(world.calendar.month_index(start_of_day(day)) - first);
  }
  return months;
}

/// How far the system already is with the child when it gets its first chance.
Stage stage_of_open_case(const pathway::World& world, ChildId child) {
  const CaseId id = pathway::open_case_of(world, child);
  if (!id.is_valid()) return Stage::never_seen;
  const pathway::CaseFile& file = world.cases.files[id];
  if (file.plan_since != Time::never()) return Stage::plan_not_effective;
  return file.stage == pathway::Stage::screening ? Stage::screened_out
                                                 : Stage::assessed_not_substantiated;
}

std::uint32_t count_case_holders(const pathway::World& world) {
  std::uint32_t holders = 0;
  for (const auto& person : world.staff.professionals)
    holders += person.own_queue.is_valid() ? 1U : 0U;
  return holders;
}

}  // namespace

Verdict verdict_on(const Course& course) {
  Verdict verdict;
  if (course.first_chance == Time::never()) return verdict;
  const bool is_harmed_seriously =
      course.serious_injury < course.protected_first &&
      course.serious_injury <= course.first_chance + days(follow_up_days);
  verdict.is_by_serious_injury = is_harmed_seriously;
  verdict.is_by_death = is_harmed_seriously && course.died < course.protected_first &&
                        course.died <= course.first_chance + days(follow_up_days);
  for (std::size_t h = 0; h < horizons_days.size(); ++h) {
    const bool harm_goes_on = course.next_injury <= course.first_chance + days(horizons_days[h]);
    verdict.is_missed[h] = is_harmed_seriously || (course.is_unprotected_at[h] && harm_goes_on);
  }
  return verdict;
}

Observer::Observer(const pathway::World& world, Time measured_from, std::uint32_t children)
    : world_(world),
      measured_from_(measured_from),
      month_of_day_(months_by_day(world, measured_from)),
      tallies_(measure_count, months_of(world, measured_from), quintiles),
      course_of_child_(world.homes.children.size(), 0),
      accumulated_until_(measured_from),
      case_holders_(count_case_holders(world)),
      children_(children) {}

void Observer::count_at(Measure measure, Time at, ChildId child, double amount) {
  if (at < measured_from_) return;
  const auto month = std::size_t{month_of_day_[static_cast<std::size_t>(at.day())]};
  const std::size_t quintile = child.is_valid() ? world_.homes.family_of(child).quintile : 0;
  tallies_.add(static_cast<std::size_t>(measure), month, quintile, amount);
}

void Observer::count(Measure measure, ChildId child, double amount) {
  count_at(measure, world_.now, child, amount);
}

Course* Observer::course_of(ChildId child) {
  const std::uint32_t slot = course_of_child_[child.value()];
  return slot == 0 ? nullptr : &courses_[slot - 1];
}

void Observer::advance(ChildId child, Stage stage) {
  Course* course = course_of(child);
  if (course == nullptr || course->first_chance == Time::never()) return;
  // What the system does after the follow-up is no part of how this case was missed.
  if (world_.now <= course->first_chance + days(follow_up_days))
    course->furthest = std::max(course->furthest, stage);
}

void Observer::observe(const Happening& happening) {
  using Kind = HappeningKind;
  const ChildId child = happening.child;
  switch (happening.kind) {
    case Kind::injury:
      return on_injury(happening);
    case Kind::contact:
      return on_contact(happening);
    case Kind::protection:
      return on_protection(happening);
    case Kind::work_done:
      return on_work(happening);
    case Kind::recognised:
      if (Course* course = course_of(child))
        course->recognised = std::min(course->recognised, happening.at);
      return advance(child, Stage::recognised_not_told);
    case Kind::message_sent:
      count(Measure::messages_sent, child);
      return advance(child, Stage::told_lost_or_late);
    case Kind::message_lost:
      return count(Measure::messages_lost, child);
    case Kind::referral:
      count(Measure::referrals, child);
      if (happening.detail != 0) count(Measure::re_referrals, child);
      if (Course* course = course_of(child))
        course->referred = std::min(course->referred, happening.at);
      return advance(child, Stage::screened_out);
    case Kind::screened_out:
      return count(Measure::screened_out, child);
    case Kind::initial_assessment:
      count(Measure::initial_assessments, child);
      if (happening.detail != 0) count(Measure::initial_assessments_on_time, child);
      return advance(child, Stage::assessed_not_substantiated);
    case Kind::core_assessment:
      return count(Measure::core_assessments, child);
    case Kind::strategy_discussion:
      return advance(child, Stage::assessed_not_substantiated);
    case Kind::enquiry_started:
      count(Measure::enquiries, child);
      if (is_false_alarm(child)) count(Measure::false_enquiries, child);
      return;
    case Kind::enquiry_ended:
      if (happening.detail != 0) count(Measure::enquiries_substantiated, child);
      return;
    case Kind::conference:
      count(Measure::conferences, child);
      if (happening.detail != 0) count(Measure::conferences_with_plan, child);
      return;
    case Kind::conference_attended:
      if (happening.agency == Agency::paediatrics)
        count(Measure::conference_attended_by_paediatrician, child);
      return;
    case Kind::plan_started:
      accumulate(happening.at);
      ++open_plans_[world_.homes.family_of(child).quintile];
      count(Measure::plans_started, child);
      if (is_false_alarm(child)) count(Measure::false_plans, child);
      return advance(child, Stage::plan_not_effective);
    case Kind::plan_ended:
      accumulate(happening.at);
      --open_plans_[world_.homes.family_of(child).quintile];
      return count(Measure::plans_ended, child);
    case Kind::allocated:
      accumulate(happening.at);
      ++allocated_[world_.homes.family_of(child).quintile];
      return;
    case Kind::released:
      accumulate(happening.at);
      --allocated_[world_.homes.family_of(child).quintile];
      return;
    case Kind::visit:
      return count(Measure::visits, child);
    case Kind::legal_meeting:
      count(Measure::legal_meetings, child);
      count(Measure::legal_meeting_days, child, static_cast<double>(happening.value));
      return advance(child, Stage::legal_threshold);
    case Kind::care_started:
      count(Measure::care_starts, child);
      if (is_false_alarm(child)) count(Measure::false_removals, child);
      return;
    case Kind::died:
      count(Measure::deaths, child);
      if (Course* course = course_of(child)) course->died = happening.at;
      return;
    default:
      return;
  }
}

void Observer::on_injury(const Happening& happening) {
  if (!is_inflicted(happening)) return;
  const Severity severity = severity_of(happening);
  count(Measure::inflicted_injuries, happening.child);
  if (severity >= Severity::serious) count(Measure::serious_injuries, happening.child);
  if (Course* course = course_of(happening.child)) {
    if (happening.at <= course->first_chance) return;
    course->next_injury = std::min(course->next_injury, happening.at);
    if (severity >= Severity::serious)
      course->serious_injury = std::min(course->serious_injury, happening.at);
  } else if (severity >= Severity::moderate && happening.at >= measured_from_) {
    Course fresh;
    fresh.child = happening.child;
    fresh.harmed = happening.at;
    fresh.is_protected = world_.homes.children[happening.child].is_protected;
    if (fresh.is_protected) fresh.protected_since_harm = happening.at;
    courses_.push_back(fresh);
    course_of_child_[happening.child.value()] = static_cast<std::uint32_t>(courses_.size());
  }
}

void Observer::on_contact(const Happening& happening) {
  count(Measure::contacts, happening.child);
  Course* course = course_of(happening.child);
  if (course == nullptr || (happening.detail & Happening::sign_present) == 0) return;
  if (course->first_chance == Time::never()) {
    course->first_chance = happening.at;
    course->furthest = stage_of_open_case(world_, happening.child);
    if (course->is_protected) course->protected_first = happening.at;
  }
  if ((happening.detail & Happening::sign_overlooked) != 0)
    advance(happening.child, Stage::seen_not_found);
  if ((happening.detail & Happening::sign_seen) != 0)
    advance(happening.child, Stage::found_not_recognised);
}

void Observer::pass_horizons(Course& course, Time now) {
  if (course.first_chance == Time::never()) return;
  while (course.horizons_passed < horizons_days.size() &&
         course.first_chance + days(horizons_days[course.horizons_passed]) <= now) {
    course.is_unprotected_at[course.horizons_passed++] = !course.is_protected;
  }
}

void Observer::on_protection(const Happening& happening) {
  Course* course = course_of(happening.child);
  if (course == nullptr) return;
  pass_horizons(*course, happening.at);
  course->is_protected = happening.detail != 0;
  if (!course->is_protected) return;
  course->protected_since_harm = std::min(course->protected_since_harm, happening.at);
  if (course->first_chance != Time::never())
    course->protected_first = std::min(course->protected_first, happening.at);
  advance(happening.child, Stage::right_decision_too_late);
}

void Observer::on_work(const Happening& happening) {
  const double hours = static_cast<double>(happening.value) / 60.0 *
                       world_.staff.parameters->effort.productive.value();
  count(Measure::work_hours, happening.child, hours);
  const auto task = static_cast<workforce::TaskKind>(happening.detail);
  if (task == workforce::TaskKind::other_work) return;
  if (happening.agency == Agency::social_care)
    count(Measure::social_work_hours, happening.child, hours);
  if (happening.agency == Agency::paediatrics)
    count(Measure::paediatric_hours, happening.child, hours);
  if (task == workforce::TaskKind::medical) count(Measure::medicals, happening.child);
}

/// Adds the days of open plans and held files up to `now`, to the month in which they end.
void Observer::accumulate(Time now) {
  if (now <= accumulated_until_) return;
  const double passed = (now - accumulated_until_).days();
  const auto month = std::size_t{
      month_of_day_[static_cast<std::size_t>(std::min(now, world_.end - minutes(1)).day())]};
  for (std::size_t q = 0; q < quintiles; ++q) {
    tallies_.add(static_cast<std::size_t>(Measure::plan_days), month, q, passed * open_plans_[q]);
    tallies_.add(static_cast<std::size_t>(Measure::allocated_days), month, q,
                 passed * allocated_[q]);
    // A quintile is a fifth of the children, and so of the time of those who work for them.
    tallies_.add(static_cast<std::size_t>(Measure::case_holder_days), month, q,
                 passed * case_holders_ / quintiles);
    tallies_.add(static_cast<std::size_t>(Measure::child_years), month, q,
                 passed * children_ / household::days_per_year / quintiles);
  }
  accumulated_until_ = now;
}

bool Observer::is_false_alarm(ChildId id) const {
  const household::Child& child = world_.homes.children[id];
  const Time since = world_.now - days(false_alarm_days);
  return child.last_inflicted < since && child.last_significant_concern < since;
}

void Observer::finish() {
  accumulate(world_.end);
  for (Course& course : courses_) {
    pass_horizons(course, world_.end);
    judge(course);
  }
  std::sort(missed_.begin(), missed_.end());
}

void Observer::judge(const Course& course) {
  const Time from = course.first_chance == Time::never() ? course.harmed : course.first_chance;
  const Time followed_until =
      std::min(world_.end, household::eighteenth_birthday(world_.homes.children[course.child]));
  const bool has_full_follow_up =
      from + days(follow_up_days) <= followed_until || course.died <= from + days(follow_up_days);
  if (!has_full_follow_up) return;
  const auto note = [&](Measure measure, double amount = 1.0) {
    count_at(measure, course.harmed, course.child, amount);
  };
  const auto note_delay = [&](Measure number, Measure sum, Time at) {
    if (at == Time::never() || (at - course.harmed).days() > follow_up_days) return;
    note(number);
    note(sum, (at - course.harmed).days());
  };
  note(Measure::harmed);
  const Time protected_at = course.protected_since_harm;
  const double unprotected =
      std::min(static_cast<double>(follow_up_days),
               (std::min({protected_at, course.died, followed_until}) - course.harmed).days());
  note(Measure::harm_days, unprotected);
  note_delay(Measure::recognised, Measure::days_to_recognition, course.recognised);
  note_delay(Measure::referred_after_harm, Measure::days_to_referral, course.referred);
  note_delay(Measure::protected_after_harm, Measure::days_to_protection, protected_at);

  const Verdict verdict = verdict_on(course);
  if (verdict.is_missed[0]) note(Measure::missed_30d);
  if (verdict.is_missed[1]) note(Measure::missed_90d);
  if (verdict.is_missed[3]) note(Measure::missed_365d);
  if (verdict.is_by_serious_injury) note(Measure::missed_by_serious_injury);
  if (verdict.is_by_death) note(Measure::missed_by_death);
  if (!verdict.is_missed[headline_horizon]) return;
  note(Measure::missed);
  note(static_cast<Measure>(static_cast<std::uint8_t>(Measure::broke_at) +
                            static_cast<std::uint8_t>(course.furthest)));
  missed_.push_back(course.child);
}

}  // namespace sightline::model::outcomes
