// SPDX-License-Identifier: Apache-2.0
// Takes connections from this machine, as many as there are seats.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "asio.hpp"
#include "site.hpp"

namespace sightline::apps::serve {

class Listener {
 public:
  /// Binds 127.0.0.1, and nothing else; port 0 takes any that is free. Throws InputError if the
  /// port is taken.
  Listener(asio::io_context& context, std::uint16_t port);

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  /// `site` outlives the connections.
  void start(const Site& site);
  void stop();

 private:
  void accept();
  void seat(Tcp::socket socket);

  Tcp::acceptor acceptor_;
  const Site* site_ = nullptr;
  std::shared_ptr<std::atomic<std::size_t>> clients_ =
      std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace sightline::apps::serve
