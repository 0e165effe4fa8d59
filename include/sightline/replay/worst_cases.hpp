// SPDX-License-Identifier: Apache-2.0
// The missed cases of a replication, worst first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sightline/replay/explanation.hpp>

namespace sightline::replay {

/// A missed case with the harm after its first chance.
struct WorstCase {
  model::outcomes::Course course;
  bool is_fatal = false;          ///< killed while not protected, within the year
  bool is_serious = false;        ///< seriously injured while not protected, within the year
  double unprotected_days = 0.0;  ///< from the first chance, at most the year
};

/// The `most` worst of the missed children: fatal before serious before others, then by days
/// unprotected after the first chance, then by number.
[[nodiscard]] std::vector<WorstCase> worst_cases(
    const std::vector<model::outcomes::Course>& courses, const std::vector<model::ChildId>& missed,
    std::size_t most);

/// A table, and the command that opens each; `command` is that of the study, the arm and the
/// replication.
[[nodiscard]] std::string worst_cases_text(const std::vector<WorstCase>& cases,
                                           const Calendar& calendar, const std::string& command);
[[nodiscard]] std::string worst_cases_json(const std::vector<WorstCase>& cases,
                                           const Calendar& calendar, const std::string& command);

}  // namespace sightline::replay
