// SPDX-License-Identifier: Apache-2.0
#include "listener.hpp"

#include <fmt/format.h>

#include <sightline/core/error.hpp>

#include "connection.hpp"

namespace sightline::apps::serve {

Listener::Listener(asio::io_context& context, std::uint16_t port) : acceptor_(context) {
  const Tcp::endpoint here(asio::ip::address_v4::loopback(), port);
  ErrorCode error;
  acceptor_.open(here.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  acceptor_.bind(here, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    throw InputError(Mistake{"", 0, 0, "--port",
                             fmt::format("{} cannot be listened on: {}; give another one, or 0 "
                                         "for any that is free",
                                         port, error.message())});
  }
}

void Listener::start(const Site& site) {
  site_ = &site;
  accept();
}

void Listener::stop() {
  ErrorCode ignored;
  acceptor_.close(ignored);
}

void Listener::accept() {
  acceptor_.async_accept([this](ErrorCode error, Tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (!error) seat(std::move(socket));
    accept();
  });
}

/// A client for whom there is no seat is cut off.
void Listener::seat(Tcp::socket socket) {
  if (clients_->load() >= most_clients) return;
  ++*clients_;
  const Seat taken(nullptr, [clients = clients_](void*) { --*clients; });
  std::make_shared<Connection>(std::move(socket), *site_, taken)->start();
}

}  // namespace sightline::apps::serve
