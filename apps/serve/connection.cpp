// SPDX-License-Identifier: Apache-2.0
#include "connection.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "event_stream.hpp"

namespace sightline::apps::serve {
namespace {

Method method_of(http::verb verb) {
  if (verb == http::verb::get) return Method::get;
  if (verb == http::verb::post) return Method::post;
  return verb == http::verb::delete_ ? Method::remove : Method::other;
}

std::string text_of(beast::string_view text) {
  return {text.data(), text.size()};
}

/// The request without its body; nothing if its target is no path.
std::optional<Request> head_of(const http::request<http::string_body>& message) {
  Request request;
  request.method = method_of(message.method());
  if (!take_target(text_of(message.target()), request)) return std::nullopt;
  // Of two names nobody knows which one the browser meant.
  if (message.count(http::field::host) == 1) request.host = text_of(message[http::field::host]);
  request.origin = text_of(message[http::field::origin]);
  request.fetch_site = text_of(message["Sec-Fetch-Site"]);
  request.token = text_of(message["X-Sightline-Token"]);
  request.last_event_id = text_of(message["Last-Event-ID"]);
  return request;
}

/// What to say of a request that could not be read; nothing where the connection has failed.
std::optional<Response> refusal_of(ErrorCode error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return refusal(431, "The header is longer than 8 KB.");
  if (error == http::error::body_limit) return refusal(413, "The body is longer than 1 MB.");
  if (error == http::error::end_of_stream || error == http::error::partial_message)
    return std::nullopt;
  if (error.category() == http::make_error_code(http::error::bad_method).category())
    return refusal(400, "That is no request of HTTP/1.1.");
  return std::nullopt;
}

}  // namespace

Connection::Connection(Tcp::socket socket, const Site& site, Seat seat)
    : stream_(std::move(socket)), site_(site), seat_(std::move(seat)) {}

void Connection::read_header() {
  parser_.emplace();
  parser_->header_limit(most_header_bytes);
  parser_->body_limit(most_body_bytes);
  stream_.expires_after(patience);
  http::async_read_header(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](ErrorCode error, std::size_t) { self->on_header(error); });
}

void Connection::on_header(ErrorCode error) {
  if (error) {
    if (auto response = refusal_of(error)) refuse(std::move(*response));
    return;
  }
  std::optional<Request> request = head_of(parser_->get());
  if (!request) return refuse(refusal(400, "The address is not of the form /path."));
  request_ = std::move(*request);
  if (auto response = site_.guard.refuse(request_)) return refuse(std::move(*response));
  read_body();
}

void Connection::read_body() {
  stream_.expires_after(patience);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](ErrorCode error, std::size_t) {
                     if (!error) return self->handle();
                     if (auto response = refusal_of(error)) self->refuse(std::move(*response));
                   });
}

void Connection::handle() {
  is_last_ = !parser_->get().keep_alive();
  request_.body = std::move(parser_->get().body());
  stream_.expires_never();
  answer(site_.routes.reply(request_));
}

void Connection::answer(Reply reply) {
  if (auto* response = std::get_if<Response>(&reply)) return send(std::move(*response));
  if (auto* watching = std::get_if<Watching>(&reply)) {
    std::make_shared<EventStream>(std::move(stream_), std::move(*watching), std::move(seat_))
        ->start();
    return;
  }
  const bool is_taken = site_.work.take(
      std::get<Work>(std::move(reply)), stream_.get_executor(),
      [self = shared_from_this()](Response response) { self->send(std::move(response)); });
  if (!is_taken) send(refusal(503, "Too much is asked at once. Try again in a moment."));
}

void Connection::send(Response response) {
  response_.emplace(static_cast<http::status>(response.status), 11);
  response_->set(http::field::content_type, response.type);
  for (const auto& [name, value] : security_headers(response.content))
    response_->set(name, value);
  response_->keep_alive(!is_last_);
  response_->body() = std::move(response.body);
  response_->prepare_payload();
  stream_.expires_after(patience);
  http::async_write(stream_, *response_, [self = shared_from_this()](ErrorCode error, std::size_t) {
    self->on_sent(error);
  });
}

void Connection::refuse(Response response) {
  is_last_ = true;
  send(std::move(response));
}

void Connection::on_sent(ErrorCode error) {
  if (error) return;
  if (is_last_) return linger();
  read_header();
}

/// To close while the other side still sends would have the response thrown away.
void Connection::linger() {
  ErrorCode ignored;
  stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
  stream_.expires_after(lingering);
  buffer_.clear();
  drain(most_lingering_bytes);
}

void Connection::drain(std::size_t bytes_left) {
  constexpr std::size_t piece = 16U * 1024U;
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(piece), [self = shared_from_this(), bytes_left](
                                                      ErrorCode error, std::size_t bytes) {
    if (!error && bytes < bytes_left) self->drain(bytes_left - bytes);
  });
}

}  // namespace sightline::apps::serve
