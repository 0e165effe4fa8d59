// SPDX-License-Identifier: Apache-2.0
// `sightline report`: the page of a finished study, built again.
#pragma once

#include <string>

namespace sightline::apps {

struct ReportArguments {
  std::string folder;
  std::string out;  ///< empty: report.html in the folder
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int report_command(const ReportArguments& arguments);

}  // namespace sightline::apps
