// SPDX-License-Identifier: Apache-2.0
#include "debriefs.hpp"

#include <algorithm>
#include <utility>

#include "limits.hpp"

namespace sightline::apps::serve {

Debriefs::~Debriefs() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    for (const auto& entry : entries_)
      entry->progress.is_cancelled = true;
  }
  is_something_to_do_.notify_all();
  if (worker_.joinable()) worker_.join();
}

Debriefs::Asked Debriefs::ask(const std::string& key, Make make) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const auto& entry) { return entry->key == key; });
  if (found != entries_.end() && (*found)->failure) {
    const std::exception_ptr failure = (*found)->failure;
    entries_.erase(found);
    std::rethrow_exception(failure);
  }
  const auto entry = found != entries_.end() ? *found : begin(key, std::move(make));
  if (entry == nullptr) return {.state = State::refused, .worlds = 0, .text = {}};
  return {.state = entry->state, .worlds = entry->progress.worlds, .text = entry->text};
}

std::shared_ptr<Debriefs::Entry> Debriefs::begin(const std::string& key, Make make) {
  const auto waiting = std::count_if(entries_.begin(), entries_.end(), [](const auto& entry) {
    return entry->state == State::waiting;
  });
  if (static_cast<std::size_t>(waiting) >= most_waiting_debriefs) return nullptr;
  auto entry = std::make_shared<Entry>();
  entry->key = key;
  entry->make = std::move(make);
  entries_.push_back(entry);
  forget_oldest();
  if (!worker_.joinable()) worker_ = std::thread([this] { work(); });
  is_something_to_do_.notify_all();
  return entry;
}

void Debriefs::forget_oldest() {
  const auto is_done = [](const auto& entry) { return entry->state == State::made; };
  const auto done = std::count_if(entries_.begin(), entries_.end(), is_done);
  if (static_cast<std::size_t>(done) <= most_kept_debriefs) return;
  entries_.erase(std::find_if(entries_.begin(), entries_.end(), is_done));
}

std::shared_ptr<Debriefs::Entry> Debriefs::next_waiting() const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [](const auto& entry) { return entry->state == State::waiting; });
  return found == entries_.end() ? nullptr : *found;
}

void Debriefs::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    is_something_to_do_.wait(lock, [this] { return is_stopped_ || next_waiting() != nullptr; });
    if (is_stopped_) return;
    const std::shared_ptr<Entry> entry = next_waiting();
    entry->state = State::being_made;
    lock.unlock();
    std::string text;
    std::exception_ptr failure;
    try {
      text = entry->make(entry->progress);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    entry->make = nullptr;
    entry->text = std::move(text);
    entry->failure = failure;
    entry->state = State::made;
  }
}

}  // namespace sightline::apps::serve
