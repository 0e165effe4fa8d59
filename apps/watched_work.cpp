// SPDX-License-Identifier: Apache-2.0
#include "watched_work.hpp"

#include "exit_code.hpp"
#include "interruption.hpp"
#include "standard_output.hpp"
#include "threads.hpp"

namespace sightline::apps {
WatchedWork::WatchedWork(unsigned threads, bool is_quiet)
    : progress_(progress_style(is_quiet), "runs") {
  work_.threads = threads_for(threads);
  work_.cancelled = &watch_for_interruption();
  work_.on_progress = [this](std::size_t done, std::size_t all) {
    experiment::Progress now;
    now.done = done;
    now.target = all;
    progress_.show(now);
  };
}

int WatchedWork::interrupted() {
  end();
  say("sightline: interrupted; nothing is kept\n");
  return exit_interrupted;
}

}  // namespace sightline::apps
