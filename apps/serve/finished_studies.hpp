// SPDX-License-Identifier: Apache-2.0
// The studies of the results folder. An id is looked up among the folders that there are; no path
// is ever made of one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace sightline::apps::serve {

/// The folder of the study, or nothing if none has that id: the folder's name where it is made of
/// letters, digits, `-` and `_`, else "folder-" and a hash of it.
[[nodiscard]] std::optional<std::filesystem::path> find_study(const std::filesystem::path& results,
                                                              const std::string& id);

/// All of them as a JSON list, the newest first: id, name, whether it is finished, replications,
/// digest, when it ended, whether there is a report.
[[nodiscard]] std::string studies_json(const std::filesystem::path& results);

/// What a finished study found, as JSON: its arms with every outcome, their differences from the
/// first with intervals, and a sentence on each. Throws InputError for a folder without such
/// results and RunError for damaged ones.
[[nodiscard]] std::string summary_json(const std::filesystem::path& folder, const std::string& id);

/// Why a study that stops by precision stopped, in words; "" for others.
[[nodiscard]] std::string stopping_of(const std::filesystem::path& folder);

}  // namespace sightline::apps::serve
