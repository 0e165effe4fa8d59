// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/core/time.hpp>
#include <sightline/model/outcomes/observer.hpp>

namespace sightline::model::outcomes {
namespace {

using Kind = HappeningKind;
using household::Severity;

constexpr std::int32_t false_alarm_days = 365;  // model.md: no harm in the previous 12 months
constexpr std::int32_t long_plan_days = 730;    // evidence 3.1: plans of two years or more

/// What a happening counts without further thought.
struct Counted {
  Kind kind = Kind::size_;
  Measure each = no_measure;    ///< one for each
  Measure if_set = no_measure;  ///< one for each whose detail is not 0
  Measure value = no_measure;   ///< its value
};

constexpr auto counted = std::to_array<Counted>({
    {Kind::contact, Measure::contacts},
    {Kind::message_sent, Measure::messages_sent},
    {Kind::message_lost, Measure::messages_lost},
    {Kind::referral, Measure::referrals, Measure::re_referrals},
    {Kind::screened_out, Measure::screened_out},
    {Kind::initial_assessment, Measure::initial_assessments, Measure::initial_assessments_on_time},
    {Kind::core_assessment, Measure::core_assessments, Measure::core_assessments_on_time},
    {Kind::enquiry_started, Measure::enquiries},
    {Kind::enquiry_ended, no_measure, Measure::enquiries_substantiated},
    {Kind::conference, Measure::conferences, Measure::conferences_with_plan},
    {Kind::plan_started, Measure::plans_started},
    {Kind::plan_ended, Measure::plans_ended},
    {Kind::visit, Measure::visits},
    {Kind::legal_meeting, Measure::legal_meetings, no_measure, Measure::legal_meeting_days},
    {Kind::care_started, Measure::care_starts},
    {Kind::died, Measure::deaths},
    {Kind::breach, Measure::breaches},
    {Kind::breach_noticed, no_measure, Measure::breaches_answered},
    {Kind::family_moved, Measure::moves},
    {Kind::family_fled, Measure::flights},
    {Kind::early_help, Measure::early_help},
    {Kind::told_police, Measure::told_police},
    {Kind::arrested, Measure::arrests},
    {Kind::police_protection, Measure::police_protections},
    {Kind::emergency_order, no_measure, Measure::emergency_orders},
    {Kind::final_order, Measure::final_orders, no_measure, Measure::final_order_days},
    {Kind::reunified, Measure::reunified},
    {Kind::reunification_failed, Measure::reunification_failed},
    {Kind::handed_over, Measure::hand_overs},
    {Kind::supervised, Measure::supervisions},
    {Kind::alarm_raised, Measure::alarms},
});

constexpr std::size_t kinds = static_cast<std::size_t>(Kind::size_);

constexpr std::array<Counted, kinds> counted_by_kind = [] {
  std::array<Counted, kinds> table{};
  table.fill(Counted{});  // g++ 12 leaves the others 0
  for (const Counted& row : counted)
    table[static_cast<std::size_t>(row.kind)] = row;
  return table;
}();
static_assert(counted_by_kind[static_cast<std::size_t>(Kind::inspected)].each == no_measure);

/// Away from home without care proceedings.
bool is_short_stay(household::Residence residence) {
  return residence == household::Residence::emergency ||
         residence == household::Residence::family_friend;
}

}  // namespace

Standing standing_of(const pathway::World& world, ChildId id) {
  const household::Child& child = world.homes.children[id];
  if (child.residence != household::Residence::home) return Standing::away;
  if (!child.case_file.is_valid()) return Standing::unknown;
  const pathway::CaseFile& file = world.cases.files[child.case_file];
  return file.plan_since == Time::never() ? Standing::known : Standing::on_plan;
}

Observer::Observer(const pathway::World& world, const Costs& costs, Time measured_from,
                   std::uint32_t children)
    : world_(&world),
      costs_(&costs),
      enough_to_enquire_(
          world.staff.teams.is_empty()
              ? 0.0
              : world.staff.teams[TeamId(0)].practice.threshold.section47_enquiry.value()),
      sums_(world.homes, world.calendar, measured_from, world.end),
      posts_(world.staff, world.calendar, sums_),
      course_of_child_(world.homes.children.size(), 0),
      neglected_until_(world.homes.children.size(), Time::long_ago()),
      accumulated_until_(measured_from),
      children_(children) {}

Observer::Observer(const Observer& other, const pathway::World& world, const Costs& costs)
    : Observer(other) {
  refer_to(world, costs);
}

void Observer::refer_to(const pathway::World& world, const Costs& costs) {
  world_ = &world;
  costs_ = &costs;
  sums_.refer_to(world.homes);
  posts_.refer_to(world.staff, sums_);
}

void Observer::observe(const Happening& happening) {
  follow_levels(happening);
  follow_plans(happening);
  count_plainly(happening);
  count_false_alarm(happening);
  count_standing(happening);
  time_work(happening);
  count_costs(happening);
  follow_course(happening);
}

void Observer::count_plainly(const Happening& happening) {
  const Counted& row = counted_by_kind[static_cast<std::size_t>(happening.kind)];
  const auto value = static_cast<double>(happening.value);
  const auto count = [&](Measure measure, double amount) {
    sums_.add(measure, happening.at, happening.child, amount);
  };
  if (row.each != no_measure) count(row.each, 1.0);
  if (row.if_set != no_measure && happening.detail != 0) count(row.if_set, 1.0);
  if (row.value != no_measure) count(row.value, value);
  switch (happening.kind) {
    case Kind::conference_attended:
      if (happening.agency == Agency::paediatrics && happening.detail != 0)
        count(Measure::conference_attended_by_paediatrician, 1.0);
      return;
    case Kind::overtime:
      return count(Measure::overtime_hours, value / minutes_per_hour);
    case Kind::handed_over:
      return count(Measure::unread_history, 1.0 - value);
    case Kind::prosecutor_decision:
      // More evidence asked for is no decision yet, and what the police drop never reached one.
      if (happening.detail > 1 || happening.agency != Agency::prosecutor) return;
      count(happening.detail == 1 ? Measure::charges : Measure::no_further_actions, 1.0);
      count(Measure::prosecutor_decisions, 1.0);
      return count(Measure::prosecutor_decision_days, value);
    default:
      return;
  }
}

void Observer::count_false_alarm(const Happening& happening) {
  const auto count_if_false = [&](Measure measure) {
    if (is_false_alarm(happening.child, happening.at))
      sums_.add(measure, happening.at, happening.child);
  };
  switch (happening.kind) {
    case Kind::enquiry_started:
      return count_if_false(Measure::false_enquiries);
    case Kind::plan_started:
      return count_if_false(Measure::false_plans);
    case Kind::reunification_failed:
      came_back_ = happening.child;
      return;
    case Kind::care_started:
      // A child who was safe in care until a return failed was not removed without harm.
      if (came_back_ != happening.child) count_if_false(Measure::false_removals);
      came_back_ = {};
      return;
    case Kind::placed:
      if (is_short_stay(static_cast<household::Residence>(happening.detail)))
        count_if_false(Measure::false_short_stays);
      return;
    default:
      return;
  }
}

bool Observer::is_false_alarm(ChildId id, Time now) const {
  const household::Child& child = world_->homes.children[id];
  const Time since = now - days(false_alarm_days);
  return child.last_inflicted < since && child.last_significant_concern < since &&
         neglected_until_[id.value()] < since;
}

/// Plans after an earlier one of the same child, and those that lasted long.
void Observer::follow_plans(const Happening& happening) {
  if (happening.kind == Kind::plan_started) {
    const auto [last, is_first] = plan_since_.insert_or_assign(happening.child, happening.at);
    if (!is_first) sums_.add(Measure::repeat_plans, happening.at, happening.child);
  } else if (happening.kind == Kind::plan_ended) {
    if (happening.at - plan_since_.at(happening.child) >= days(long_plan_days))
      sums_.add(Measure::long_plans_ended, happening.at, happening.child);
  }
}

/// Where severe and fatal cases stood.
void Observer::count_standing(const Happening& happening) {
  const auto count = [&](Measure first) {
    const auto standing = static_cast<std::size_t>(standing_of(*world_, happening.child));
    sums_.add(in_row(first, standing), happening.at, happening.child);
  };
  if (happening.kind == Kind::died) count(Measure::deaths_standing);
  if (happening.kind != Kind::injury || (happening.detail & Happening::inflicted) == 0) return;
  sums_.add(Measure::inflicted_injuries, happening.at, happening.child);
  if (static_cast<Severity>(happening.detail & 0xFFU) < Severity::serious) return;
  sums_.add(Measure::serious_injuries, happening.at, happening.child);
  count(Measure::serious_standing);
}

/// Delays of social care's own work, from the dates on the file, and visits under a plan.
void Observer::time_work(const Happening& happening) {
  const auto time = [&](Measure number, Measure sum, Time since) {
    if (since < Time()) return;  // no date on the file
    sums_.add(number, happening.at, happening.child);
    sums_.add(sum, happening.at, happening.child, (happening.at - since).days());
  };
  if (happening.kind == Kind::sibling_considered) {
    sibling_considered_ = happening.child;
    return;
  }
  const bool is_about_a_file = happening.kind == Kind::initial_assessment ||
                               happening.kind == Kind::conference || happening.kind == Kind::visit;
  if (!is_about_a_file) return;
  const CaseId id = world_->homes.children[happening.child].case_file;
  if (!id.is_valid()) return;
  const pathway::CaseFile& file = world_->cases.files[id];
  if (happening.kind == Kind::initial_assessment) {
    time(Measure::assessments_timed, Measure::assessment_days, file.referred);
  } else if (happening.kind == Kind::visit) {
    if (file.plan_since != Time::never())
      sums_.add(Measure::plan_visits, happening.at, happening.child);
  } else if (happening.child != sibling_considered_) {
    time(Measure::conferences_timed, Measure::conference_days, file.strategy);
  } else {
    sibling_considered_ = {};
  }
}

void Observer::finish() {
  accumulate(world_->end);
  posts_.finish(world_->end);
  while (!stays_.empty())
    end_stay(stays_.begin()->first, world_->end);
  for (Course& course : courses_) {
    pass_horizons(course, is_neglected(course.child), world_->end);
    judge(course);
  }
  std::sort(missed_.begin(), missed_.end());
}

}  // namespace sightline::model::outcomes
