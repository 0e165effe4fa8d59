// SPDX-License-Identifier: Apache-2.0
// One connection: reads requests within the limits, one after the other, and answers them.
#pragma once

#include <memory>
#include <optional>

#include "asio.hpp"
#include "site.hpp"

namespace sightline::apps::serve {

/// Lives as long as something is under way for it.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Tcp::socket socket, const Site& site, Seat seat);

  void start() { read_header(); }

 private:
  using Parser = http::request_parser<http::string_body>;

  void read_header();
  void on_header(ErrorCode error);
  void read_body();
  void handle();
  void answer(Reply reply);
  void send(Response response);
  void refuse(Response response);
  void on_sent(ErrorCode error);
  void linger();
  void drain(std::size_t bytes_left);

  beast::tcp_stream stream_;
  const Site& site_;
  Seat seat_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;  ///< a new one for each request
  Request request_;
  std::optional<http::response<http::string_body>> response_;
  bool is_last_ = false;
};

}  // namespace sightline::apps::serve
