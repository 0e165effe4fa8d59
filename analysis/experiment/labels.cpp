// SPDX-License-Identifier: Apache-2.0
#include "labels.hpp"

#include <chrono>
#include <numeric>

#include <fmt/format.h>

#include <sightline/model/outcomes/measures.hpp>

namespace sightline::experiment {

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (const model::outcomes::MeasureLabel& label : model::outcomes::measures()) {
    names.emplace_back(label.name);
  }
  return names;
}

output::Axis arm_axis(const scenario::Study& study) {
  std::vector<std::string> names;
  names.reserve(study.arms.size());
  for (const scenario::Arm& arm : study.arms) {
    names.push_back(arm.name);
  }
  return {"arm", names, "", "policies compared; the first is what the others are compared with"};
}

output::Axis replication_axis(const std::vector<std::uint64_t>& numbers) {
  return {"replication", std::vector<std::int64_t>(numbers.begin(), numbers.end()), "",
          "number of the replication; all arms throw its dice"};
}

output::Axis measure_axis() {
  return {"measure", measure_names(), "",
          "what is counted, in measure_unit; outcomes are ratios of these sums"};
}

std::vector<Date> months_of(const scenario::Study& study, std::size_t months) {
  const std::chrono::sys_days measured =
      std::chrono::sys_days(study.period.start) + std::chrono::days(study.period.warm_up_days);
  const Date start{measured};
  std::vector<Date> dates;
  for (std::size_t i = 0; i < months; ++i) {
    const auto month = std::chrono::year_month(start.year(), start.month()) +
                       std::chrono::months(static_cast<int>(i));
    dates.emplace_back(month.year(), month.month(), std::chrono::day{1});
  }
  return dates;
}

output::Axis month_axis(const scenario::Study& study, std::size_t months) {
  const std::vector<Date> dates = months_of(study, months);
  std::vector<std::int64_t> days;
  days.reserve(months);
  for (const Date date : dates) {
    days.push_back((std::chrono::sys_days(date) - std::chrono::sys_days(dates.front())).count());
  }
  const std::string units =
      dates.empty() ? std::string() : "days since " + to_string(dates.front());
  return {"month", days, units, "first day of the month"};
}

output::Axis quintile_axis(std::size_t quintiles) {
  std::vector<std::int64_t> numbers(quintiles);
  std::iota(numbers.begin(), numbers.end(), std::int64_t{1});
  return {"quintile", numbers, "", "of deprivation: 1 is the least deprived"};
}

std::string to_hex(std::uint64_t number) {
  return fmt::format("{:016x}", number);
}

}  // namespace sightline::experiment
