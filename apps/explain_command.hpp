// SPDX-License-Identifier: Apache-2.0
// `sightline explain`: one case of a finished study told, and the worst of a replication listed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sightline::apps {

struct ExplainArguments {
  std::string folder;
  std::optional<std::uint64_t> replication;
  std::optional<std::uint32_t> child;
  std::size_t worst = 0;  ///< list so many instead of telling one
  std::string arm;        ///< empty: the first
  std::string twin;       ///< an arm or a reform to compare with; empty: none
  bool is_but_for = false;
  std::size_t futures = 20;
  std::string study;  ///< empty: as the manifest says
  std::vector<std::string> settings;
  std::string format = "text";
  std::string out;          ///< empty: standard output
  std::string html;         ///< file of the page, written instead of text; empty: none
  std::string export_file;  ///< to write the family to as a case; empty: none
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int explain_command(const ExplainArguments& arguments);

}  // namespace sightline::apps
