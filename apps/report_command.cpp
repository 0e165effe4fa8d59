// SPDX-License-Identifier: Apache-2.0
#include "report_command.hpp"

#include <filesystem>

#include <sightline/report/report.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"

namespace sightline::apps {

int report_command(const ReportArguments& arguments) {
  const std::filesystem::path folder(arguments.folder);
  const std::filesystem::path file =
      arguments.out.empty() ? folder / "report.html" : std::filesystem::path(arguments.out);
  report::write_report(folder, file);
  print_result(file.string() + "\n");
  return exit_done;
}

}  // namespace sightline::apps
