// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string>

#include <sightline/engine/work_queue.hpp>

namespace sightline::engine {

WorkQueue::WorkQueue(std::uint32_t servers) : servers_(servers) {
  if (is_unlimited()) return;  // their numbers come into being as they are needed
  server_.assign(servers, Server::free);
  free_.resize(servers);
  std::iota(free_.begin(), free_.end(), 0U);  // ascending numbers are a min-heap
}

std::optional<Started> WorkQueue::submit(const WorkItem& item) {
  if (const auto server = take_free_server()) {
    return Started{item.task, *server, item.effort_minutes};
  }
  waiting_.push_back({item.priority, item.due, submissions_++, item.task, item.effort_minutes});
  std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
  waiting_effort_minutes_ += item.effort_minutes;
  return std::nullopt;
}

std::optional<Started> WorkQueue::finish(std::uint32_t server) {
  if (!is_busy(server)) {
    throw std::logic_error("server " + std::to_string(server) + " finished, but was not busy");
  }
  if (server_[server] == Server::closing) {
    --busy_;
    --servers_;
    server_[server] = Server::absent;
    return std::nullopt;
  }
  if (!waiting_.empty()) return take_most_urgent(server);
  --busy_;
  make_free(server);
  return std::nullopt;
}

void WorkQueue::close(std::uint32_t server) {
  if (is_unlimited() || server >= server_.size()) return;
  if (server_[server] == Server::busy) server_[server] = Server::closing;
  if (server_[server] != Server::free) return;
  server_[server] = Server::absent;
  std::erase(free_, server);
  std::make_heap(free_.begin(), free_.end(), std::greater<>{});
  --servers_;
}

std::optional<Started> WorkQueue::open(std::uint32_t server) {
  if (is_unlimited()) return std::nullopt;
  if (server >= server_.size()) server_.resize(server + 1, Server::absent);
  if (server_[server] == Server::closing) server_[server] = Server::busy;
  if (server_[server] != Server::absent) return std::nullopt;
  ++servers_;
  if (waiting_.empty()) {
    make_free(server);
    return std::nullopt;
  }
  ++busy_;
  server_[server] = Server::busy;
  return take_most_urgent(server);
}

void WorkQueue::make_free(std::uint32_t server) {
  server_[server] = Server::free;
  free_.push_back(server);
  std::push_heap(free_.begin(), free_.end(), std::greater<>{});
}

void WorkQueue::reorder_waiting() {
  std::make_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
}

std::optional<std::uint32_t> WorkQueue::take_free_server() {
  std::uint32_t server = 0;
  if (!free_.empty()) {
    std::pop_heap(free_.begin(), free_.end(), std::greater<>{});
    server = free_.back();
    free_.pop_back();
  } else if (is_unlimited()) {
    server = static_cast<std::uint32_t>(server_.size());  // all lower numbers are busy
    server_.push_back(Server::absent);
  } else {
    return std::nullopt;
  }
  server_[server] = Server::busy;
  ++busy_;
  return server;
}

Started WorkQueue::take_most_urgent(std::uint32_t server) {
  std::pop_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
  const Waiting next = waiting_.back();
  waiting_.pop_back();
  waiting_effort_minutes_ -= next.effort_minutes;
  return Started{next.task, server, next.effort_minutes};
}

}  // namespace sightline::engine
