// SPDX-License-Identifier: Apache-2.0
// Independent pieces of work on several threads, counted as they are done.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>

#include <sightline/experiment/executor.hpp>
#include <sightline/replay/case_histories.hpp>

namespace sightline::replay {

class CountedWork {
 public:
  CountedWork(std::size_t pieces, const Work& work) : pieces_(pieces), work_(work) {}

  void run(const std::function<void(std::size_t)>& piece) {
    experiment::for_each_index(
        pieces_, work_.threads,
        [&](std::size_t i) {
          piece(i);
          const std::lock_guard lock(mutex_);
          ++done_;
          if (work_.on_progress) work_.on_progress(done_, pieces_);
        },
        work_.cancelled);
  }
  /// Cancelled before all was done.
  [[nodiscard]] bool is_interrupted() const { return done_ < pieces_; }

 private:
  std::size_t pieces_;
  const Work& work_;
  std::mutex mutex_;
  std::size_t done_ = 0;
};

}  // namespace sightline::replay
