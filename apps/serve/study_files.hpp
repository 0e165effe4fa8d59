// SPDX-License-Identifier: Apache-2.0
// Where the studies of the workbench lie: saved ones among the scenarios, run ones among the
// results. Every name of a file or folder is made by id_of(), never taken from a request.
#pragma once

#include <filesystem>
#include <string>

#include <sightline/scenario/study.hpp>

#include "study_form.hpp"

namespace sightline::apps::serve {

struct Folders {
  std::filesystem::path scenarios;
  std::filesystem::path results;
};

/// The text that would be saved, and the study as it is read. Throws InputError with the mistakes
/// that `sightline validate` finds in that text.
struct CheckedStudy {
  std::string text;
  scenario::Study study;
};
[[nodiscard]] CheckedStudy check_study(const StudyForm& form, const Folders& folders);

/// Writes SCENARIOS/studies/ID.yaml and returns its path; the same text may be saved again. Throws
/// InputError for mistakes or if another study has that name, and RunError if it cannot be written.
[[nodiscard]] std::filesystem::path save_study(const StudyForm& form, const Folders& folders);

/// A study in its folder of results.
struct PlacedStudy {
  std::string id;  ///< of the study and of its folder
  std::filesystem::path folder;
  std::filesystem::path file;
  scenario::Study study;
};
/// Writes RESULTS/ID/study.yaml. A folder that holds results of the same inputs is gone on with;
/// beside one that holds something else the id gets a number. Throws as save_study().
[[nodiscard]] PlacedStudy place_study(const StudyForm& form, const Folders& folders);

}  // namespace sightline::apps::serve
