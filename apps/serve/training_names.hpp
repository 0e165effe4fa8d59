// SPDX-License-Identifier: Apache-2.0
// What sessions and classes are called, and so where they lie. No part of a path comes from a
// request before it was found to be such a name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::apps::serve {

/// Its id is "CASE.CLASS.NAME", or "CASE.NAME" of a session in no class.
struct SessionName {
  std::string of_case;
  std::string in_class;  ///< code; empty: in none
  std::string name;
  friend bool operator==(const SessionName&, const SessionName&) = default;
};

/// Small letters, digits and hyphens, 40 of them at most: what a class or a session may be called.
[[nodiscard]] bool is_training_name(std::string_view text);

[[nodiscard]] std::string id_of(const SessionName& session);
/// Nothing for what is no such id.
[[nodiscard]] std::optional<SessionName> read_session_id(std::string_view id);

/// RESULTS/sessions/CASE/CLASS/NAME.session
[[nodiscard]] std::filesystem::path file_of(const std::filesystem::path& results,
                                            const SessionName& session);
/// RESULTS/classes/CASE/CODE.yaml
[[nodiscard]] std::filesystem::path class_file(const std::filesystem::path& results,
                                               const std::string& of_case, const std::string& code);
/// The sessions in a class, or in none, by name.
[[nodiscard]] std::vector<SessionName> sessions_in(const std::filesystem::path& results,
                                                   const std::string& of_case,
                                                   const std::string& code);
/// The codes of all classes of a case, in order.
[[nodiscard]] std::vector<std::string> classes_of(const std::filesystem::path& results,
                                                  const std::string& of_case);

/// Two words and a number, such as "amber-otter-27": to be said aloud, and of nobody.
[[nodiscard]] std::string make_code();

}  // namespace sightline::apps::serve
