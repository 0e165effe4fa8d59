// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <sightline/experiment/executor.hpp>

namespace sightline::experiment {
namespace {

/// Hands out the indices one by one. Ranges split in halves, as parallel_for does by itself, would
/// leave many blocks of replications begun and none finished when the program is killed.
class Feed {
 public:
  Feed(std::size_t n, const std::atomic<bool>* cancelled) : n_(n), cancelled_(cancelled) {}

  void drain(const std::function<void(std::size_t)>& function) {
    while (!is_stopped()) {
      const std::size_t index = next_.fetch_add(1, std::memory_order_relaxed);
      if (index >= n_) return;
      try {
        function(index);
      } catch (...) {
        stop(std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  [[nodiscard]] bool is_stopped() const {
    return has_failed_.load(std::memory_order_relaxed) ||
           (cancelled_ != nullptr && cancelled_->load(std::memory_order_relaxed));
  }
  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    has_failed_.store(true, std::memory_order_relaxed);
  }

  std::size_t n_;
  const std::atomic<bool>* cancelled_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> has_failed_{false};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

void drain_by_tbb(Feed& feed, unsigned threads, const std::function<void(std::size_t)>& function) {
  // Without the first line oneTBB starts no more threads than there are processors.
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_for(
        0U, threads, [&](unsigned) { feed.drain(function); }, tbb::simple_partitioner());
  });
}

void drain_by_own_threads(Feed& feed, unsigned threads,
                          const std::function<void(std::size_t)>& function) {
  std::vector<std::jthread> others;
  others.reserve(threads - 1);
  for (unsigned i = 1; i < threads; ++i) {
    others.emplace_back([&] { feed.drain(function); });
  }
  feed.drain(function);
}

}  // namespace

Workers usual_workers() {
#if defined(__SANITIZE_THREAD__)
  return Workers::own_threads;
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
  return Workers::own_threads;
#else
  return Workers::tbb;
#endif
#else
  return Workers::tbb;
#endif
}

void for_each_index(std::size_t n, unsigned threads,
                    const std::function<void(std::size_t)>& function,
                    const std::atomic<bool>* cancelled, Workers workers) {
  if (threads == 0) throw std::invalid_argument("work needs at least one thread");
  Feed feed(n, cancelled);
  if (workers == Workers::tbb) {
    drain_by_tbb(feed, threads, function);
  } else {
    drain_by_own_threads(feed, threads, function);
  }
  feed.rethrow();
}

}  // namespace sightline::experiment
