// SPDX-License-Identifier: Apache-2.0
// What there is to choose from: parameters, roles, and the files of a scenarios folder.
// Outcomes have their own catalogue in model/outcomes/measures.hpp.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/scenario/baseline.hpp>
#include <sightline/scenario/reform.hpp>

namespace sightline::scenario {

/// A parameter with its declared default.
struct ParameterEntry {
  std::string path;
  std::string_view unit;
  double low = 0.0;
  double high = 0.0;
  bool is_whole = false;
  double value = 0.0;
  std::string_view source;
  std::string_view meaning;
};

/// All parameters in the order of their declaration.
[[nodiscard]] std::vector<ParameterEntry> list_parameters();

/// An agency, seen as a role somebody can take or ask about.
struct RoleEntry {
  std::string_view name;
  bool knows_children =
      false;  ///< whether it holds knowledge of children, or decides on what it is told
};

[[nodiscard]] std::vector<RoleEntry> list_roles();

/// A study as its file says it, without what it names.
struct StudyEntry {
  std::string name;
  std::string question;
  std::string baseline;
  std::vector<std::string> arms;
  std::string file;
};

/// What lies in `scenarios`/reforms, /baseline and /studies, by file name; a folder that is not
/// there is empty. Throw InputError with the mistakes of all files.
[[nodiscard]] std::vector<Reform> list_reforms(const std::filesystem::path& scenarios);
[[nodiscard]] std::vector<Baseline> list_baselines(const std::filesystem::path& scenarios);
[[nodiscard]] std::vector<StudyEntry> list_studies(const std::filesystem::path& scenarios);

enum class FileKind { study, baseline, reform, calibration, ensemble, case_file };

[[nodiscard]] std::string_view name_of(FileKind kind);

/// What a valid file is.
struct FileSummary {
  FileKind kind = FileKind::study;
  std::string name;
  std::string title;  ///< of a study, its question
  std::string file;
};

/// Checks files whole, with all they name; the first key says what a file is. Throws InputError
/// with the mistakes of all, each once.
[[nodiscard]] FileSummary validate_file(const std::filesystem::path& path);
[[nodiscard]] std::vector<FileSummary> validate_files(std::span<const std::filesystem::path> paths);

}  // namespace sightline::scenario
