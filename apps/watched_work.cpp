// SPDX-License-Identifier: Apache-2.0
#include "watched_work.hpp"

#include <algorithm>
#include <thread>

#include "exit_code.hpp"
#include "interruption.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

ProgressStyle progress_style(bool is_quiet) {
  if (is_quiet) return ProgressStyle::none;
  return can_redraw_errors() ? ProgressStyle::bar : ProgressStyle::lines;
}

}  // namespace

WatchedWork::WatchedWork(unsigned threads, bool is_quiet)
    : progress_(progress_style(is_quiet), "runs") {
  work_.threads = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
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
