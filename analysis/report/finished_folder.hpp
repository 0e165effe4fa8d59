// SPDX-License-Identifier: Apache-2.0
// What a folder of results holds, as far as a report needs it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <sightline/experiment/summary.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::report {

using Json = nlohmann::ordered_json;

struct FinishedFolder {
  std::filesystem::path folder;
  output::DataFile results;  ///< without what grows with replications
  Json configuration;
  Json manifest;
  bool is_sweep = false;
  /// Names, reforms, sources and period; the inputs of the model are not there.
  scenario::Study study;
  experiment::Summary summary;  ///< of a plain study; empty for a sweep
};

/// Throws InputError and RunError as report_model() does.
[[nodiscard]] FinishedFolder open_folder(const std::filesystem::path& folder);

/// Numbers of the replications that did not fail, ascending.
[[nodiscard]] std::vector<std::uint64_t> replications_of(const FinishedFolder& finished);

/// A text attribute of the results. Throws InputError if there is none.
[[nodiscard]] std::string text_attribute(const FinishedFolder& finished, const std::string& name);

/// The numbers of a variable. Throws std::invalid_argument if there is none of that name.
[[nodiscard]] const std::vector<double>& numbers_of(const output::DataFile& file,
                                                    const std::string& name);

}  // namespace sightline::report
