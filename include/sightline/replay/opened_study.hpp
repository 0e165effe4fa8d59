// SPDX-License-Identifier: Apache-2.0
// A finished study, opened again so that single replications of it can be re-run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sightline/model/identifiers.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::replay {

/// What the study says of a child whom an arm rescued or newly missed against the first.
struct ChangedInStudy {
  std::uint64_t replication = 0;
  std::string arm;
  model::ChildId child;
  std::string how;    ///< "rescued" or "newly-missed"
  std::string route;  ///< "direct", "through-others" or "not-traced"
};

struct OpenedStudy {
  std::filesystem::path folder;
  std::filesystem::path study_file;
  scenario::Study study;
  std::vector<std::uint64_t> replications;  ///< that the results hold, ascending
  std::vector<ChangedInStudy> changed;
  std::string digest;  ///< of its numbers
};

/// Where the study's own files are, if not where the run found them.
struct StudySource {
  std::string file;                   ///< empty: as the manifest says
  std::vector<std::string> settings;  ///< "PATH=VALUE"; empty: those of the run's command line
};

/// Reads FOLDER/manifest.json and results.h5 and the study file that they are of, and checks that
/// it would still give those results. Throws InputError if the folder holds no results, a sweep,
/// or results of a study whose files have changed since, saying which; RunError for a damaged
/// file.
[[nodiscard]] OpenedStudy open_study(const std::filesystem::path& folder,
                                     const StudySource& source = {});

/// The arm of that name; the first one for "". Throws InputError with the nearest name.
[[nodiscard]] std::size_t arm_named(const scenario::Study& study, const std::string& name,
                                    const std::string& option);

/// Throws InputError, saying which there are, for a replication that the results do not hold.
void require_replication(const OpenedStudy& study, std::uint64_t replication);

/// The --set values of a command line as a manifest keeps it.
[[nodiscard]] std::vector<std::string> settings_of_command_line(const std::string& command_line);

}  // namespace sightline::replay
