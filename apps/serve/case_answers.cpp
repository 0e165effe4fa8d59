// SPDX-License-Identifier: Apache-2.0
#include "case_answers.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_page.hpp>
#include <sightline/replay/told_case.hpp>
#include <sightline/replay/worst_cases.hpp>

#include "json_text.hpp"
#include "limits.hpp"

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;

Json beginning() {
  return {{"content_note", replay::content_note}};
}

Json arm_names(const scenario::Study& study) {
  Json names = Json::array();
  for (const scenario::Arm& arm : study.arms)
    names.push_back(arm.name);
  return names;
}

}  // namespace

std::string changed_children_json(const std::filesystem::path& folder) {
  const replay::OpenedStudy opened = replay::open_study(folder);
  Json list = Json::array();
  for (const replay::ChangedInStudy& changed : opened.changed) {
    if (list.size() == most_listed_cases) break;
    list.push_back({{"arm", changed.arm},
                    {"replication", changed.replication},
                    {"child", changed.child.value()},
                    {"how", changed.how},
                    {"route", changed.route}});
  }
  Json all = beginning();
  all["arms"] = arm_names(opened.study);
  all["count"] = opened.changed.size();
  all["children"] = std::move(list);
  return json_text(all);
}

std::string missed_children_json(const std::filesystem::path& folder, const std::string& arm,
                                 std::uint64_t replication) {
  const replay::AskedRun asked(replay::open_study(folder), arm, replication);
  const replay::RunOfCase run = asked.run();
  std::vector<model::outcomes::Course> courses;
  model::Watch watch;
  watch.courses = &courses;
  const auto result =
      model::run_replication(run.input, run.calendar, run.seed, run.replication, nullptr, watch);
  Json list = Json::array();
  for (const replay::WorstCase& worst :
       replay::worst_cases(courses, result.missed_children, most_listed_cases)) {
    list.push_back({{"arm", asked.arm().name},
                    {"replication", replication},
                    {"child", worst.course.child.value()},
                    {"is_serious", worst.is_serious || worst.is_fatal},
                    {"unprotected_days", worst.unprotected_days}});
  }
  Json all = beginning();
  all["count"] = result.missed_children.size();
  all["children"] = std::move(list);
  return json_text(all);
}

std::string case_json(const std::filesystem::path& folder, const std::string& arm,
                      std::uint64_t replication, std::uint32_t child) {
  const replay::AskedRun asked(replay::open_study(folder), arm, replication);
  const replay::TracedCase traced = replay::trace_asked(asked, child);
  const replay::Explanation told = replay::explain_asked(asked, traced);
  Json all = beginning();
  all["arm"] = asked.arm().name;
  all["replication"] = replication;
  all["child"] = child;
  all["verdict"] = replay::verdict_text(told);
  all["text"] = replay::explanation_text(told, asked.calendar());
  all["picture"] = replay::explanation_svg(told, asked.calendar());
  return json_text(all);
}

std::string case_html(const std::filesystem::path& folder, const AskedCase& asked_for) {
  const replay::AskedRun asked(replay::open_study(folder), asked_for.arm, asked_for.replication);
  const replay::TracedCase traced = replay::trace_asked(asked, asked_for.child);
  if (asked_for.twin.empty()) {
    const replay::Explanation told = replay::explain_asked(asked, traced);
    return replay::case_page(replay::case_page_model({traced, told, ""}, asked.calendar()));
  }
  const replay::AskedRun other(asked.opened(), asked_for.twin, asked_for.replication);
  return replay::case_page(replay::twin_page_model(traced, asked.run(), other.run(),
                                                   asked.name_of(traced.child), other.arm().name));
}

}  // namespace sightline::apps::serve
