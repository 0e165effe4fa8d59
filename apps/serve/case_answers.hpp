// SPDX-License-Identifier: Apache-2.0
// Single children of a finished study, as JSON. Each begins with the content note.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace sightline::apps::serve {

/// The children whom an arm rescued or newly missed, as far as one answer lists them, and how many
/// there are. Throws as replay::open_study(), as do the other two.
[[nodiscard]] std::string changed_children_json(const std::filesystem::path& folder);

/// The missed children of one replication of an arm, worst first; runs it.
[[nodiscard]] std::string missed_children_json(const std::filesystem::path& folder,
                                               const std::string& arm, std::uint64_t replication);

/// One case told: verdict, text and picture; runs its replication. Throws InputError for a child
/// that there is not.
[[nodiscard]] std::string case_json(const std::filesystem::path& folder, const std::string& arm,
                                    std::uint64_t replication, std::uint32_t child);

struct AskedCase {
  std::string arm;
  std::string twin;  ///< the arm beside it; empty: none
  std::uint64_t replication = 0;
  std::uint32_t child = 0;
};
/// The case as a page in which a reader moves through time, behind its content note.
[[nodiscard]] std::string case_html(const std::filesystem::path& folder,
                                    const AskedCase& asked_for);

}  // namespace sightline::apps::serve
