// SPDX-License-Identifier: Apache-2.0
// The parts of a case file.
#pragma once

#include <string>
#include <vector>

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/case.hpp>

#include "files.hpp"

namespace sightline::scenario {

/// A case with the mistakes of its file told.
[[nodiscard]] Case read_case(Files& files, const std::filesystem::path& path);

/// Reads `on`, a day, or `between`, the first and the last.
[[nodiscard]] CaseDates read_case_dates(config::MapReader& reader);
/// Reads `source`, a list that must not be empty and names sources of the case.
[[nodiscard]] std::vector<std::string> read_case_sources(config::MapReader& reader, const Case& of);
/// Reads a text that names nobody: a title with a name after it is a mistake.
[[nodiscard]] std::string read_case_words(config::MapReader& reader, std::string_view key);
/// As read_case_words(), of a key that may be left out.
[[nodiscard]] std::string read_case_words_or(config::MapReader& reader, std::string_view key);
/// Reads the name of an agency; social_care, and a mistake, if there is none of that name.
[[nodiscard]] model::Agency read_case_role(config::MapReader& reader, std::string_view key);

/// Groups of knowers that a case gives a name, e.g. `conference`.
using KnowerGroups = std::map<std::string, std::vector<Knower>>;
[[nodiscard]] KnowerGroups read_knower_groups(config::MapReader& case_reader);

/// Reads `chronology`.
void read_chronology(config::MapReader& case_reader, const KnowerGroups& groups, Case& into);
/// Reads `pins` under `reader`; those without a day are of `day`.
[[nodiscard]] std::vector<CasePin> read_case_pins(config::MapReader& reader, Date day);
/// Reads `step`.
[[nodiscard]] CaseStep read_case_step(config::MapReader reader);
/// Reads `family`, `further`, `decisions` and `claims`. The chronology must be read before.
void read_case_family(config::MapReader& case_reader, Case& into);
void read_case_further(config::MapReader& case_reader, Case& into);
void read_case_decisions(config::MapReader& case_reader, Case& into);
void read_case_claims(config::MapReader& case_reader, Case& into);

/// What the detail of a happening can be called in a step, e.g. `met` of a legal-meeting.
struct StepOutcome {
  model::HappeningKind happening;
  std::string_view name;
  std::uint16_t detail;
};
[[nodiscard]] const std::vector<StepOutcome>& step_outcomes();

}  // namespace sightline::scenario
