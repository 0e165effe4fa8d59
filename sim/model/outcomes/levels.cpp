// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/time.hpp>
#include <sightline/model/outcomes/observer.hpp>

namespace sightline::model::outcomes {
namespace {

std::uint32_t count_case_holders(const workforce::State& staff) {
  std::uint32_t holders = 0;
  for (const workforce::Professional& person : staff.professionals)
    holders += person.own_queue.is_valid() && is_in_post(person) ? 1U : 0U;
  return holders;
}

ByQuintile<double> times(double factor, const ByQuintile<double>& shares) {
  ByQuintile<double> product{};
  for (std::size_t q = 0; q < product.size(); ++q)
    product[q] = factor * shares[q];
  return product;
}

}  // namespace

/// Open plans and held files, before they change.
void Observer::follow_levels(const Happening& happening) {
  using Kind = HappeningKind;
  const auto change = [&](ByQuintile<double>& level, double by) {
    accumulate(happening.at);
    level[world_->homes.family_of(happening.child).quintile] += by;
  };
  switch (happening.kind) {
    case Kind::plan_started:
      return change(open_plans_, 1.0);
    case Kind::plan_ended:
      return change(open_plans_, -1.0);
    case Kind::allocated:
      return change(held_files_, 1.0);
    case Kind::released:
      return change(held_files_, -1.0);
    case Kind::worker_left:
    case Kind::post_filled:
    case Kind::sickness:
      return posts_.observe(happening);
    default:
      return;
  }
}

/// Adds the days of open plans, held files and posts, and the time of children, up to `now`.
void Observer::accumulate(Time now) {
  if (now <= accumulated_until_) return;
  if (posts_looked_at_on_ != now.day()) {
    // Posts are cut seldom: once a day is often enough.
    posts_looked_at_on_ = now.day();
    posts_.drop_cut(now);
  }
  const auto add = [&](Measure measure, const ByQuintile<double>& per_day) {
    sums_.add_over(measure, accumulated_until_, now, per_day);
  };
  add(Measure::plan_days, open_plans_);
  add(Measure::allocated_days, held_files_);
  // Those who work for all children share their time as the quintiles share the children.
  add(Measure::case_holder_days, times(count_case_holders(world_->staff), sums_.shares()));
  add(Measure::post_days, times(social_work_posts(world_->staff), sums_.shares()));
  add(Measure::child_years, times(children_ / days_per_year, sums_.shares()));
  add(Measure::measured_years, times(1.0 / days_per_year, sums_.shares()));
  accumulated_until_ = now;
}

}  // namespace sightline::model::outcomes
