// SPDX-License-Identifier: Apache-2.0
// Threads, Ctrl-C and the progress of work of the replay library.
#pragma once

#include <sightline/replay/case_histories.hpp>

#include "progress_line.hpp"

namespace sightline::apps {

/// Work that may have several stages, each counted from 0.
class WatchedWork {
 public:
  /// 0 threads: one for each processor.
  WatchedWork(unsigned threads, bool is_quiet);
  WatchedWork(const WatchedWork&) = delete;  // the work refers to its progress line
  WatchedWork& operator=(const WatchedWork&) = delete;
  [[nodiscard]] const replay::Work& work() const { return work_; }
  void end() { progress_.clear(); }
  /// The exit code of work that Ctrl-C stopped.
  [[nodiscard]] int interrupted();

 private:
  ProgressLine progress_;
  replay::Work work_;
};

}  // namespace sightline::apps
