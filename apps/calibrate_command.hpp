// SPDX-License-Identifier: Apache-2.0
// `sightline calibrate`: finds the parameter sets that fit what was observed.
#pragma once

#include <optional>
#include <string>

namespace sightline::apps {

struct CalibrateArguments {
  std::string file;
  unsigned threads = 0;  ///< 0: one for each processor
  std::string out;       ///< empty: results/calibration-<name>
  std::optional<unsigned> waves;
  /// Calibrations against synthetic truths, in place of the one against the targets; 0: none.
  unsigned coverage_trials = 0;
  std::string command_line;  ///< for the manifest
  bool is_quiet = false;
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int calibrate_command(const CalibrateArguments& arguments);

}  // namespace sightline::apps
