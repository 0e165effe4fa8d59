// SPDX-License-Identifier: Apache-2.0
// What happened while one event was handled. The model writes, observers (tallies, trace) read; so
// the model never knows who watches, and switching a watcher on cannot change what happens.
#pragma once

#include <vector>

namespace sightline::engine {

template <class Happening>
class Journal {
 public:
  void record(const Happening& happening) { pending_.push_back(happening); }

  /// Hands every happening since the last call to `observe`, in order, and forgets them.
  /// `observe` must not record; if it throws, nothing is forgotten.
  template <class Observe>
  void drain(Observe&& observe) {
    for (const Happening& happening : pending_)
      observe(happening);
    pending_.clear();
  }

 private:
  std::vector<Happening> pending_;
};

}  // namespace sightline::engine
