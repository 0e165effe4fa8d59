// SPDX-License-Identifier: Apache-2.0
// What all connections share.
#pragma once

#include <atomic>
#include <memory>

#include "asio.hpp"
#include "guard.hpp"
#include "limits.hpp"
#include "routes.hpp"

namespace sightline::apps::serve {

/// Does what takes its time, one thing after the other, away from the thread of the connections.
class WorkRoom {
 public:
  /// Calls `work` later and then `done` with the response on `executor`; false if too much waits.
  template <class Done>
  [[nodiscard]] bool take(Work work, asio::any_io_executor executor, Done done) {
    if (++waiting_ > most_waiting_work) {
      --waiting_;
      return false;
    }
    asio::post(thread_, [this, work = std::move(work), executor = std::move(executor),
                         done = std::move(done)]() mutable {
      Response response = work();
      --waiting_;
      asio::post(executor, [done = std::move(done), response = std::move(response)]() mutable {
        done(std::move(response));
      });
    });
    return true;
  }
  /// Waits for the work in hand and drops the rest.
  void close() {
    thread_.stop();
    thread_.join();
  }

 private:
  std::atomic<std::size_t> waiting_{0};
  asio::thread_pool thread_{1};
};

struct Site {
  Guard guard;
  const Routes& routes;
  WorkRoom& work;
};

/// A client that is connected; the place is free again when the last copy is gone.
using Seat = std::shared_ptr<void>;

}  // namespace sightline::apps::serve
