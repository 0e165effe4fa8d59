// SPDX-License-Identifier: Apache-2.0
// The report of a finished study: one page that opens in any browser, without a network.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sightline::report {

/// What the page shows, as JSON: answers, comparison of arms, months, what else lies in
/// FOLDER/tables, assumptions, provenance. web/src/model/report.ts mirrors it name by name. It
/// holds no clock, host or number of threads: equal results give equal reports. Memory grows by a
/// few numbers for each replication. Throws InputError if the folder holds no finished study or one
/// of another version of the program, and RunError if a file is damaged.
[[nodiscard]] std::string report_model(const std::filesystem::path& folder);

/// The page around a model. No text in the model can end the element that holds it.
[[nodiscard]] std::string report_page(std::string_view model);

/// Writes the page of the study in `folder` to `file`. Throws as report_model(), and RunError.
void write_report(const std::filesystem::path& folder, const std::filesystem::path& file);

}  // namespace sightline::report
