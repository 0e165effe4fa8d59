// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/core/time.hpp>
#include <sightline/model/outcomes/observer.hpp>

namespace sightline::model::outcomes {
namespace {

Pounds week_away(const Costs& costs, household::Residence residence) {
  switch (residence) {
    case household::Residence::foster_care:
      return costs.care_week;
    case household::Residence::family_friend:
      return costs.family_friend_week;
    default:
      return Pounds(0.0);
  }
}

}  // namespace

Pounds HourlyCosts::of(Agency agency) const {
  switch (agency) {
    case Agency::social_care:
      return social_care;
    case Agency::health_visiting:
      return health_visiting;
    case Agency::general_practice:
      return general_practice;
    case Agency::hospital:
      return hospital;
    case Agency::paediatrics:
      return paediatrics;
    case Agency::school:
      return school;
    case Agency::police:
      return police;
    case Agency::council_legal:
      return council_legal;
    case Agency::conference_chairs:
      return conference_chairs;
    case Agency::family_court:
      return family_court;
    case Agency::prosecutor:
      return prosecutor;
    case Agency::safeguarding_board:
      return safeguarding_board;
    case Agency::inspectorate:
      return inspectorate;
    default:
      return Pounds(0.0);
  }
}

void Observer::count_costs(const Happening& happening) {
  using Kind = HappeningKind;
  const ChildId child = happening.child;
  switch (happening.kind) {
    case Kind::work_done:
      return pay_for_work(happening);
    case Kind::interim_order:  // granted or not, the application has been heard
      return pay(Measure::cost_proceedings, happening.at, child,
                 (costs_->court_fee + costs_->application).value());
    case Kind::emergency_order:
      return pay(Measure::cost_proceedings, happening.at, child,
                 costs_->emergency_application.value());
    case Kind::placed:
      end_stay(child, happening.at);
      stays_[child] = {happening.at, static_cast<household::Residence>(happening.detail)};
      return;
    case Kind::returned_home:
    case Kind::died:
      return end_stay(child, happening.at);
    default:
      return;
  }
}

/// Working hours are paid whole; hours of effort are their productive share.
void Observer::pay_for_work(const Happening& happening) {
  const double paid_hours = static_cast<double>(happening.value) / minutes_per_hour;
  const double hours = paid_hours * world_->staff.parameters->effort.productive.value();
  sums_.add(Measure::work_hours, happening.at, happening.child, hours);
  const auto task = static_cast<workforce::TaskKind>(happening.detail);
  // Work that the model does not follow case by case is no cost of child protection.
  if (task == workforce::TaskKind::other_work) return;
  pay(in_row(Measure::cost_of_agency, index_of(happening.agency)), happening.at, happening.child,
      paid_hours * costs_->hour.of(happening.agency).value());
  if (happening.agency == Agency::social_care)
    sums_.add(Measure::social_work_hours, happening.at, happening.child, hours);
  if (happening.agency == Agency::paediatrics)
    sums_.add(Measure::paediatric_hours, happening.at, happening.child, hours);
  if (task == workforce::TaskKind::medical)
    sums_.add(Measure::medicals, happening.at, happening.child);
}

/// Ends the child's stay away from home, if there is one; no stay outlasts childhood.
void Observer::end_stay(ChildId child, Time now) {
  const auto found = stays_.find(child);
  if (found == stays_.end()) return;
  const Stay stay = found->second;
  stays_.erase(found);
  const Time until = std::min(now, household::eighteenth_birthday(world_->homes.children[child]));
  const double per_day = week_away(*costs_, stay.residence).value() / days_per_week;
  sums_.add_over(Measure::cost, stay.since, until, child, per_day);
  sums_.add_over(Measure::cost_placements, stay.since, until, child, per_day);
  if (stay.residence == household::Residence::foster_care)
    sums_.add_over(Measure::care_days, stay.since, until, child, 1.0);
}

void Observer::pay(Measure what, Time at, ChildId child, double pounds) {
  sums_.add(Measure::cost, at, child, pounds);
  sums_.add(what, at, child, pounds);
}

}  // namespace sightline::model::outcomes
