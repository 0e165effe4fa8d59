// SPDX-License-Identifier: Apache-2.0
// Shows on stderr how far a run has come.
#pragma once

#include <chrono>
#include <string>

#include <sightline/experiment/runner.hpp>

namespace sightline::apps {

enum class ProgressStyle { none, lines, bar };
/// None if quiet, a bar where the terminal can draw one, else lines.
[[nodiscard]] ProgressStyle progress_style(bool is_quiet);

/// "40 s", "12 min", "3.5 h".
[[nodiscard]] std::string in_words(double seconds);

/// A bar that is drawn over again and again, or a line now and then. Not thread-safe.
class ProgressLine {
 public:
  /// `pieces`: what is counted, in the plural.
  explicit ProgressLine(ProgressStyle style, std::string pieces = "replications");

  void show(const experiment::Progress& progress);
  /// Wipes the bar, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] std::string speed_of(const experiment::Progress& progress, Clock::time_point now);

  ProgressStyle style_;
  std::string pieces_;
  Clock::time_point started_;
  Clock::time_point shown_;
  bool has_bar_ = false;
};

}  // namespace sightline::apps
