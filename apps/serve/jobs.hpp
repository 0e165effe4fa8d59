// SPDX-License-Identifier: Apache-2.0
// The jobs of the workbench: one runs, a few wait, and those that have ended can still be asked
// about.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "job.hpp"

namespace sightline::apps::serve {

/// Safe for use by several threads.
class Jobs {
 public:
  /// `run` is called for one job at a time, on a thread of its own, and ends it.
  explicit Jobs(std::function<void(Job&)> run);
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  ~Jobs();

  /// Null if too many are waiting, or if stop() was called.
  [[nodiscard]] std::shared_ptr<Job> submit(StudyForm form);
  /// Null for an id that is not known, or not any more.
  [[nodiscard]] std::shared_ptr<Job> find(const std::string& id) const;
  /// The newest last.
  [[nodiscard]] std::vector<std::shared_ptr<Job>> all() const;
  /// A job that waits ends at once, one that runs when the replications under way are done.
  void cancel(Job& job);
  /// Cancels all and takes no more; does not wait.
  void stop();

 private:
  void work();
  void forget_oldest();

  const std::function<void(Job&)> run_;
  mutable std::mutex mutex_;  ///< guards all below
  std::condition_variable is_something_to_do_;
  std::vector<std::shared_ptr<Job>> jobs_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::uint64_t made_ = 0;
  bool is_stopped_ = false;
  std::thread worker_;
};

}  // namespace sightline::apps::serve
