// SPDX-License-Identifier: Apache-2.0
// One client that watches a job: server-sent events (WHATWG HTML, 9.2) until the job has ended.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "asio.hpp"
#include "routes.hpp"
#include "site.hpp"

namespace sightline::apps::serve {

/// Looks at the job ten times a second. What the job has told goes out with its number, so that a
/// client that comes back is told the rest; how far it has come goes out as `progress`, without.
class EventStream : public std::enable_shared_from_this<EventStream> {
 public:
  EventStream(beast::tcp_stream stream, Watching watching, Seat seat);

  void start();

 private:
  void wait_for_end_of_client();
  void wait();
  void tell();
  void write(std::string text);
  [[nodiscard]] std::string news();

  beast::tcp_stream stream_;
  Watching watching_;
  Seat seat_;
  asio::steady_timer timer_;
  std::string text_;      ///< being written
  std::string progress_;  ///< as it was told last
  std::array<char, 64> from_client_{};
  int silent_ticks_ = 0;
  bool is_over_ = false;
};

}  // namespace sightline::apps::serve
