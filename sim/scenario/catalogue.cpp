// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <fmt/format.h>

#include <sightline/model/agency.hpp>
#include <sightline/scenario/calibration.hpp>
#include <sightline/scenario/case.hpp>
#include <sightline/scenario/catalogue.hpp>
#include <sightline/scenario/ensemble.hpp>
#include <sightline/scenario/study.hpp>

#include "files.hpp"
#include "packages.hpp"
#include "reform_reader.hpp"

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

/// Calls `read` with each path and throws the mistakes of all, each once.
template <class Read>
void read_all(std::span<const fs::path> paths, Read read) {
  config::Mistakes mistakes;
  std::set<std::string> told;
  for (const fs::path& path : paths) {
    try {
      read(path);
    } catch (const InputError& error) {
      for (const Mistake& mistake : error.mistakes()) {
        if (told.insert(to_string(mistake)).second) mistakes.add(mistake);
      }
    }
  }
  mistakes.throw_if_any();
}

/// Reads only what the list of studies shows; read_study() checks the rest.
StudyEntry read_entry(const fs::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  config::MapReader reader(files.root_of(path), "", mistakes);
  StudyEntry entry;
  entry.file = path.string();
  entry.name = name_needed(reader, "study");
  entry.question = text_needed(reader, "question");
  entry.baseline = reader.text("baseline");
  const bool has_packages = reader.has("packages");
  if (has_packages) entry.arms = package_names(read_package_plan(reader));
  const std::vector<config::Node> arms =
      has_packages ? reader.items_or_none("arms") : reader.items("arms");
  for (std::size_t i = 0; i < arms.size(); ++i) {
    config::MapReader arm(arms[i], fmt::format("arms[{}]", i + 1), mistakes);
    entry.arms.push_back(name_needed(arm, "name"));
  }
  mistakes.throw_if_any();
  return entry;
}

FileSummary summary_of_study(const fs::path& path) {
  const Study study = read_study(path);
  return {FileKind::study, study.name, study.question, path.string()};
}

FileSummary summary_of_baseline(const fs::path& path) {
  const Baseline baseline = read_baseline(path);
  return {FileKind::baseline, baseline.name, baseline.title, path.string()};
}

FileSummary summary_of_reform(const fs::path& path) {
  const Reform reform = read_reform(path);
  return {FileKind::reform, reform.id, reform.title, path.string()};
}

FileSummary summary_of_calibration(const fs::path& path) {
  const Calibration calibration = read_calibration(path);
  return {FileKind::calibration, calibration.name, calibration.question, path.string()};
}

FileSummary summary_of_ensemble(const fs::path& path) {
  const Ensemble ensemble = read_ensemble(path);
  return {FileKind::ensemble, ensemble.name, ensemble.title, path.string()};
}

/// Checks that the files exist that a case in the folder `cases` names in those beside it. A case
/// that lies elsewhere is read with the scenarios of whoever replays it.
void check_references(const fs::path& path) {
  const fs::path folder = path.parent_path();
  const fs::path scenarios = (folder / "..").lexically_normal();
  if (!fs::is_directory(scenarios / "baseline")) return;
  config::Mistakes mistakes;
  Files files(mistakes);
  config::MapReader reader(files.root_of(path), "", mistakes);
  if (reader.has("baseline"))
    static_cast<void>(find_baseline(
        {reader.node().find("baseline"), "baseline", scenarios / "baseline", folder}, mistakes));
  const std::vector<config::Node> claims = reader.items_or_none("claims");
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::vector<config::Node>& reforms = claims[i].find("reforms").items();
    for (std::size_t j = 0; j < reforms.size(); ++j) {
      static_cast<void>(
          find_reform({reforms[j], fmt::format("claims[{}].reforms[{}]", i + 1, j + 1),
                       scenarios / "reforms", folder},
                      mistakes));
    }
  }
  mistakes.throw_if_any();
}

FileSummary summary_of_case(const fs::path& path) {
  const Case found = read_case(path);
  check_references(path);
  return {FileKind::case_file, found.name, found.title, path.string()};
}

/// The first key of a file; throws if it cannot be read.
config::Entry first_entry(const fs::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  const config::Node root = config::MapReader(files.root_of(path), "", mistakes).node();
  mistakes.throw_if_any();
  return root.entries().empty() ? config::Entry() : root.entries().front();
}

}  // namespace

std::vector<ParameterEntry> list_parameters() {
  model::Parameters defaults;
  std::vector<ParameterEntry> entries;
  for (const Parameter& parameter : parameters_of(defaults)) {
    entries.push_back({parameter.path, parameter.unit, parameter.low, parameter.high,
                       parameter.is_whole, *parameter.value, parameter.source, parameter.meaning});
  }
  return entries;
}

std::vector<RoleEntry> list_roles() {
  std::vector<RoleEntry> roles;
  for (std::size_t i = 0; i < model::agency_count; ++i) {
    roles.push_back({model::agency_names[i], i < model::knowing_agencies});
  }
  return roles;
}

std::vector<Reform> list_reforms(const fs::path& scenarios) {
  std::vector<Reform> reforms;
  read_all(yaml_files(scenarios / "reforms"),
           [&](const fs::path& path) { reforms.push_back(read_reform(path)); });
  return reforms;
}

std::vector<Baseline> list_baselines(const fs::path& scenarios) {
  std::vector<Baseline> baselines;
  read_all(yaml_files(scenarios / "baseline"),
           [&](const fs::path& path) { baselines.push_back(read_baseline(path)); });
  return baselines;
}

std::vector<StudyEntry> list_studies(const fs::path& scenarios) {
  std::vector<StudyEntry> studies;
  read_all(yaml_files(scenarios / "studies"),
           [&](const fs::path& path) { studies.push_back(read_entry(path)); });
  return studies;
}

std::string_view name_of(FileKind kind) {
  switch (kind) {
    case FileKind::study:
      return "study";
    case FileKind::baseline:
      return "baseline";
    case FileKind::reform:
      return "reform";
    case FileKind::calibration:
      return "calibration";
    case FileKind::case_file:
      return "case";
    case FileKind::ensemble:
      break;
  }
  return "ensemble";
}

FileSummary validate_file(const fs::path& path) {
  const config::Entry first = first_entry(path);
  if (first.key == "study") return summary_of_study(path);
  if (first.key == "baseline") return summary_of_baseline(path);
  if (first.key == "reform") return summary_of_reform(path);
  if (first.key == "calibration") return summary_of_calibration(path);
  if (first.key == "ensemble") return summary_of_ensemble(path);
  if (first.key == "case") return summary_of_case(path);
  throw InputError(Mistake{path.string(), first.line, first.column, first.key,
                           "the first key must say what the file is: `study`, `baseline`, "
                           "`reform`, `calibration`, `ensemble` or `case`"});
}

std::vector<FileSummary> validate_files(std::span<const fs::path> paths) {
  std::vector<FileSummary> summaries;
  read_all(paths, [&](const fs::path& path) { summaries.push_back(validate_file(path)); });
  return summaries;
}

}  // namespace sightline::scenario
