// SPDX-License-Identifier: Apache-2.0
#include "event_stream.hpp"

#include <utility>

#include <fmt/format.h>

#include "limits.hpp"

namespace sightline::apps::serve {
namespace {

constexpr std::chrono::milliseconds tick{100};

std::string header() {
  std::string text = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n";
  for (const auto& [name, value] : security_headers(Content::ours))
    text += fmt::format("{}: {}\r\n", name, value);
  return text + "\r\n";
}

}  // namespace

EventStream::EventStream(beast::tcp_stream stream, Watching watching, Seat seat)
    : stream_(std::move(stream)),
      watching_(std::move(watching)),
      seat_(std::move(seat)),
      timer_(stream_.get_executor()) {}

void EventStream::start() {
  stream_.expires_never();
  wait_for_end_of_client();
  write(header());
}

/// A client that is gone is noticed by reading; it has nothing to say.
void EventStream::wait_for_end_of_client() {
  stream_.socket().async_read_some(asio::buffer(from_client_),
                                   [self = shared_from_this()](ErrorCode error, std::size_t) {
                                     if (!error) return self->wait_for_end_of_client();
                                     self->is_over_ = true;
                                     self->timer_.cancel();
                                   });
}

void EventStream::wait() {
  timer_.expires_after(tick);
  timer_.async_wait([self = shared_from_this()](ErrorCode error) {
    if (!error) self->tell();
  });
}

void EventStream::tell() {
  if (is_over_) return;
  const bool has_ended = watching_.job->has_ended();  // before reading: nothing comes after
  std::string text = news();
  if (text.empty() && has_ended) {
    is_over_ = true;
    ErrorCode ignored;
    stream_.socket().shutdown(Tcp::socket::shutdown_both, ignored);
    return;
  }
  if (text.empty()) {
    if (tick * ++silent_ticks_ < heartbeat) return wait();
    text = ": here\n\n";
  }
  write(std::move(text));
}

void EventStream::write(std::string text) {
  silent_ticks_ = 0;
  text_ = std::move(text);
  stream_.expires_after(patience);
  asio::async_write(stream_, asio::buffer(text_),
                    [self = shared_from_this()](ErrorCode error, std::size_t) {
                      self->stream_.expires_never();
                      if (!error && !self->is_over_) self->wait();
                    });
}

std::string EventStream::news() {
  std::string text;
  for (const JobEvent& event : watching_.job->events_after(watching_.after)) {
    text += fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.number, event.name, event.json);
    watching_.after = event.number;
  }
  std::string progress = watching_.job->json();
  if (progress != progress_) {
    text += fmt::format("event: progress\ndata: {}\n\n", progress);
    progress_ = std::move(progress);
  }
  return text;
}

}  // namespace sightline::apps::serve
