// SPDX-License-Identifier: Apache-2.0
// The study file that says what an analyst has chosen; the workbench runs no other.
#pragma once

#include <map>
#include <string>

#include "study_form.hpp"

namespace sightline::apps::serve {

/// How the file names what it is made of: by id, or by a path from the folder it lies in.
struct Names {
  std::map<std::string, std::string> baselines;  ///< what is not here is named by its id
  std::map<std::string, std::string> reforms;
};

/// The text of the file of study `id`. Every text of the analyst is quoted, so that it stays text.
[[nodiscard]] std::string study_text(const StudyForm& form, const std::string& id,
                                     const Names& names);

}  // namespace sightline::apps::serve
