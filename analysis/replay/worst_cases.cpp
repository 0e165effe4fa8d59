// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/event_text.hpp>
#include <sightline/replay/worst_cases.hpp>

#include "json_parts.hpp"
#include "lines.hpp"

namespace sightline::replay {
namespace {

using model::outcomes::follow_up_days;

WorstCase weighed(const model::outcomes::Course& course) {
  const auto verdict = model::outcomes::verdict_on(course);
  const Time ends = course.first_chance + days(follow_up_days);
  const Time since = std::min({course.protected_since_harm, course.died, ends});
  return {course, verdict.is_by_death, verdict.is_by_serious_injury,
          std::max(0.0, (since - course.first_chance).days())};
}

std::string_view harm_text(const WorstCase& one) {
  return one.is_fatal ? "fatal" : one.is_serious ? "serious" : "goes on";
}

std::string command_for(const WorstCase& one, const std::string& command) {
  return fmt::format("{} --child {}", command, one.course.child.value());
}

}  // namespace

std::vector<WorstCase> worst_cases(const std::vector<model::outcomes::Course>& courses,
                                   const std::vector<model::ChildId>& missed, std::size_t most) {
  std::vector<WorstCase> cases;
  for (const model::outcomes::Course& course : courses) {
    if (std::binary_search(missed.begin(), missed.end(), course.child))
      cases.push_back(weighed(course));
  }
  const auto rank = [](const WorstCase& one) {
    return std::tuple(!one.is_fatal, !one.is_serious, -one.unprotected_days, one.course.child);
  };
  std::sort(cases.begin(), cases.end(),
            [&](const WorstCase& a, const WorstCase& b) { return rank(a) < rank(b); });
  cases.resize(std::min(most, cases.size()));
  return cases;
}

std::string worst_cases_text(const std::vector<WorstCase>& cases, const Calendar& calendar,
                             const std::string& command) {
  if (cases.empty()) return "No case was missed in this replication.\n";
  std::string text = wrapped_lines(std::string("Content note. ") + content_note) + "\n";
  text += fmt::format("{:>8}  {:<8}{:>12}  {:<14}{}\n", "child", "harm", "unprotected",
                      "first chance", "where it broke");
  for (const WorstCase& one : cases) {
    text += fmt::format("{:>8}  {:<8}{:>7.0f} days  {:<14}{}\n", one.course.child.value(),
                        harm_text(one), one.unprotected_days,
                        to_string(calendar.date_of(one.course.first_chance)),
                        stage_text(one.course.furthest));
  }
  text += "\n";
  for (const WorstCase& one : cases)
    text += "  " + command_for(one, command) + "\n";
  return text;
}

std::string worst_cases_json(const std::vector<WorstCase>& cases, const Calendar& calendar,
                             const std::string& command) {
  auto list = nlohmann::ordered_json::array();
  for (const WorstCase& one : cases) {
    list.push_back({{"child", one.course.child.value()},
                    {"harm", std::string(harm_text(one))},
                    {"unprotected_days", one.unprotected_days},
                    {"broke_at", std::string(stage_text(one.course.furthest))},
                    {"course", course_json(one.course, calendar)},
                    {"command", command_for(one, command)}});
  }
  return list.dump(2) + "\n";
}

}  // namespace sightline::replay
