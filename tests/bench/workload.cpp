// SPDX-License-Identifier: Apache-2.0
#include "workload.hpp"

#include <chrono>
#include <ctime>

#include <sightline/core/time.hpp>
#include <sightline/model/household/contacts.hpp>
#include <sightline/model/household/population.hpp>
#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::bench {

model::Input input_of(std::uint32_t children, std::int32_t days) {
  model::Input input;
  input.children = children;
  input.period.start = Date{std::chrono::year(2007), std::chrono::April, std::chrono::day(2)};
  input.period.measured_days = days;
  return input;
}

double child_years(const model::Input& input) {
  return static_cast<double>(input.children) * input.period.measured_days / days_per_year;
}

std::size_t set_up(const model::Input& input, const Calendar& calendar, const Pins* pins) {
  const Time end = input.period.end();
  model::Context context{calendar, Dice(study_seed, 1, pins), engine::EventQueue(end), {}, Time(),
                         end};
  model::workforce::State staff;
  staff.parameters = &input.parameters.workforce;
  staff.reforms = &input.reforms;
  model::household::State homes;
  homes.parameters = &input.parameters.household;
  model::workforce::make_teams(context, staff, input.children, input.parameters.practice);
  model::workforce::plan_adoption(context, staff);
  model::workforce::start_other_work(context, staff);
  model::household::make_families(context, homes, input.children, staff.areas);
  model::household::prepare_contacts(homes);
  model::household::start_scripts(context, homes);
  return homes.families.size();
}

double thread_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace sightline::bench
