// SPDX-License-Identifier: Apache-2.0
// A study of two arms in a very small place, as the page would send it.
#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "apps/serve/study_files.hpp"
#include "apps/serve/study_form.hpp"

namespace sightline::apps::serve {

inline nlohmann::json example_json() {
  return nlohmann::json::parse(R"({
    "name": "Two reforms",
    "question": "Would \"complete\" examinations help: here?",
    "baseline": "england-2008",
    "arms": [{"name": "as-is"},
             {"name": "complete-examination", "reforms": ["R10"],
              "set": {"household.families.lone_parent": 0.3}}],
    "set": {"household.families.strain_variation": 0.6},
    "replications": 3, "seed": 5, "children": 500,
    "start": "2006-04-01", "warm_up_years": 1, "years": 1,
    "measure": ["missed_case_rate", "false_enquiries_per_10k"]})");
}

/// The example, which stops when its difference is known well enough.
inline nlohmann::json precise_json() {
  nlohmann::json json = example_json();
  json.erase("replications");
  json["precision"] = {{"outcome", "missed_case_rate"},
                       {"arm", "complete-examination"},
                       {"against", "as-is"},
                       {"half_width", 0.02},
                       {"at_most", 60}};
  return json;
}

inline StudyForm example_form() {
  return read_form(example_json().dump());
}

inline Folders folders_with(const std::filesystem::path& results) {
  return {std::filesystem::path(SIGHTLINE_SOURCE_DIR) / "scenarios", results};
}

/// A folder of scenarios that may be written to.
inline void copy_scenarios(const std::filesystem::path& into) {
  namespace fs = std::filesystem;
  for (const char* name : {"baseline", "reforms"})
    fs::copy(fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios" / name, into / name,
             fs::copy_options::recursive);
}

}  // namespace sightline::apps::serve
