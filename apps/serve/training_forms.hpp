// SPDX-License-Identifier: Apache-2.0
// What the pages of trainees and instructors send.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/replay/session.hpp>

namespace sightline::apps::serve {

struct NewSession {
  std::string of_case;
  std::string role;
  std::string in_class;  ///< code; empty: in none
  std::string name;      ///< empty: one is made
};

struct NewAnswer {
  std::string on, at;  ///< the stop that it answers
  std::string option, reason;
  int percent = 0;
};

struct NewClass {
  std::string of_case;
  replay::ClassRules rules;
};

/// All three throw InputError with every mistake of form; what is right about the values is for the
/// readers of sessions and classes to say.
[[nodiscard]] NewSession read_new_session(std::string_view json);
[[nodiscard]] NewAnswer read_new_answer(std::string_view json);
/// Checks names of roles and options besides, as they go into a file.
[[nodiscard]] NewClass read_new_class(std::string_view json);

}  // namespace sightline::apps::serve
