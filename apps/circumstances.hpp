// SPDX-License-Identifier: Apache-2.0
// When, where and by which command something was made.
#pragma once

#include <chrono>
#include <string>

#include <sightline/experiment/result_files.hpp>

namespace sightline::apps {

/// Reads the clock when it is made, and again for each record.
class Circumstances {
 public:
  Circumstances();

  [[nodiscard]] experiment::RunRecord record(const std::string& command_line,
                                             unsigned threads) const;

 private:
  std::chrono::steady_clock::time_point clock_ = std::chrono::steady_clock::now();
  std::string started_;
};

}  // namespace sightline::apps
