// SPDX-License-Identifier: Apache-2.0
#include <map>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/headline.hpp>
#include <sightline/output/file.hpp>
#include <sightline/output/page.hpp>
#include <sightline/report/report.hpp>

#include "page_template.hpp"
#include "sections.hpp"

namespace sightline::report {
namespace {

std::map<std::string, char> grades_of(const Json& configuration) {
  std::map<std::string, char> grades;
  for (const Json& reform : configuration.value("reforms", Json::array())) {
    const std::string grade = reform.at("evidence_grade");
    grades[reform.at("id").get<std::string>()] = grade.at(0);
  }
  return grades;
}

/// Changes that the baseline has under way hold in every arm; they stand in the first only.
Json own_changes(const Json& arm, bool is_first) {
  Json own = Json::array();
  for (const Json& dated : arm.at("changes_of_practice")) {
    if (is_first || dated.contains("reform")) own.push_back(dated);
  }
  return own;
}

Json arms_of(const Json& configuration) {
  Json arms = Json::array();
  for (const Json& arm : configuration.at("arms")) {
    arms.push_back({{"name", arm.at("name")},
                    {"reforms", arm.at("reforms")},
                    {"changes_of_practice", own_changes(arm, arms.empty())}});
  }
  return arms;
}

Json measured_of(const scenario::Study& study) {
  const auto first =
      std::chrono::sys_days(study.period.start) + std::chrono::days(study.period.warm_up_days);
  const auto last = first + std::chrono::days(study.period.measured_days - 1);
  return {{"from", to_string(Date{first})},
          {"to", to_string(Date{last})},
          {"warm_up_days", study.period.warm_up_days}};
}

Json model_of(const FinishedFolder& finished) {
  const scenario::Study& study = finished.study;
  return {
      {"study", study.name},
      {"kind", finished.is_sweep ? "sweep" : "study"},
      {"question", study.question},
      {"baseline", study.baseline},
      {"children", study.children},
      {"measured", measured_of(study)},
      {"answers", answers_of(finished)},
      {"assumptions", experiment::assumptions_sentence(study, grades_of(finished.configuration))},
      {"stopping", finished.manifest.value(Json::json_pointer("/precision/in_words"), "")},
      {"missed_case", experiment::missed_case_definition()},
      {"arms", arms_of(finished.configuration)},
      {"asked", study.measure},
      {"outcomes", outcomes_of()},
      {"comparison", comparison_of(finished)},
      {"single_replications", replications_section_of(finished)},
      {"design", design_of(finished)},
      {"tables", tables_of(finished)},
      {"reforms", finished.configuration.value("reforms", Json::array())},
      {"parameters", parameters_of(finished)},
      {"provenance", provenance_of(finished)}};
}

}  // namespace

std::string report_model(const std::filesystem::path& folder) {
  const FinishedFolder finished = open_folder(folder);
  try {
    // Text that is no UTF-8 is shown as such and does not keep the numbers from being shown.
    return model_of(finished).dump(-1, ' ', false, Json::error_handler_t::replace);
  } catch (const Json::exception& error) {
    throw RunError(fmt::format("cannot read {}: {}", folder.string(), error.what()));
  }
}

std::string report_page(std::string_view model) {
  return output::page_with(page_template(), "REPORT_MODEL", model);
}

void write_report(const std::filesystem::path& folder, const std::filesystem::path& file) {
  output::write_text(file, report_page(report_model(folder)));
}

}  // namespace sightline::report
