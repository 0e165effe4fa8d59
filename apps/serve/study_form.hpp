// SPDX-License-Identifier: Apache-2.0
// What an analyst has chosen on the page: the study that is to be run or saved.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/error.hpp>

namespace sightline::apps::serve {

/// A parameter's value as it is written in a study file: a number, true or false.
using Settings = std::map<std::string, std::string>;

struct ArmForm {
  std::string name;
  std::vector<std::string> reforms;  ///< ids
  Settings settings;
};

/// Stop when a difference is known so well; see scenario::Precision.
struct PrecisionForm {
  std::string outcome, arm, against, half_width, at_most;
};

struct StudyForm {
  std::string name;  ///< in the analyst's words
  std::string question;
  std::string baseline;
  std::vector<ArmForm> arms;
  Settings settings;         ///< of all arms
  std::string replications;  ///< with `precision` the least; empty: the usual least
  std::optional<PrecisionForm> precision;
  std::string seed, children, start, warm_up_years, years;
  std::vector<std::string> measure;
};

/// Reads the JSON that the page sends. What is right about the values is for the reader of study
/// files to say; here they only have to be of the right kind. Throws InputError with every mistake.
[[nodiscard]] StudyForm read_form(std::string_view json);

/// Letters, digits, hyphens and at most 60 of them: "Two reforms, 2008?" gives "two-reforms-2008".
/// "study" where nothing is left. Of such ids all file names are made.
[[nodiscard]] std::string id_of(std::string_view name);

/// Whether it could be an id of a study, a reform or a baseline: never a path.
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace sightline::apps::serve
