// SPDX-License-Identifier: Apache-2.0
// Looking back takes a minute or more: one is made at a time, on a thread of its own, and the last
// few are kept so that a page can ask until it is there.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace sightline::apps::serve {

/// Safe for use by several threads.
class Debriefs {
 public:
  struct Progress {
    std::atomic<bool> is_cancelled{false};
    std::atomic<std::size_t> worlds{0};  ///< played so far
  };
  using Make = std::function<std::string(Progress&)>;

  enum class State { waiting, being_made, made, refused };
  struct Asked {
    State state = State::waiting;
    std::size_t worlds = 0;
    std::string text;  ///< once made
  };

  Debriefs() = default;
  Debriefs(const Debriefs&) = delete;
  Debriefs& operator=(const Debriefs&) = delete;
  /// Cancels what is being made and waits for that.
  ~Debriefs();

  /// The one of this key; begins it if there is none. Throws once what making it threw, after which
  /// it may be asked for anew. Refused if too many wait.
  [[nodiscard]] Asked ask(const std::string& key, Make make);

 private:
  struct Entry {
    std::string key;
    Make make;
    State state = State::waiting;
    Progress progress;
    std::string text;
    std::exception_ptr failure;
  };
  void work();
  [[nodiscard]] std::shared_ptr<Entry> begin(const std::string& key, Make make);
  [[nodiscard]] std::shared_ptr<Entry> next_waiting() const;
  void forget_oldest();

  std::mutex mutex_;  ///< guards all below, and of the entries all but their progress
  std::condition_variable is_something_to_do_;
  std::deque<std::shared_ptr<Entry>> entries_;
  bool is_stopped_ = false;
  std::thread worker_;  ///< from the first that is asked for on
};

}  // namespace sightline::apps::serve
