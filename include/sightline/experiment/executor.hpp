// SPDX-License-Identifier: Apache-2.0
// Runs independent pieces of work on several threads; the only place that knows oneTBB.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace sightline::experiment {

enum class Workers {
  tbb,          ///< the threads of oneTBB
  own_threads,  ///< threads started for the call
};

/// own_threads under the thread sanitizer, which takes oneTBB's own synchronisation for races.
[[nodiscard]] Workers usual_workers();

/// Calls function(i) for every i < n, in order of i as threads become free, and waits for all. No
/// more are begun once `cancelled` is true or a call has thrown; the first exception is thrown on.
/// Throws std::invalid_argument for 0 threads.
void for_each_index(std::size_t n, unsigned threads,
                    const std::function<void(std::size_t)>& function,
                    const std::atomic<bool>* cancelled = nullptr,
                    Workers workers = usual_workers());

}  // namespace sightline::experiment
