// SPDX-License-Identifier: Apache-2.0
#include "interruption.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <string_view>

#include <unistd.h>

#include "exit_code.hpp"

namespace sightline::apps {
namespace {

// A signal handler has nothing else to go by than a global.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<bool> is_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interruption(int /*signal*/) {
  if (is_interrupted.exchange(true)) ::_exit(exit_interrupted);
  constexpr std::string_view message =
      "\nsightline: stopping when the replications under way are done; once more stops at once\n";
  // Nothing can be done where even this fails, but what was interrupted must not see it.
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  errno = error;
}

}  // namespace

const std::atomic<bool>& watch_for_interruption() {
  struct sigaction action = {};
  action.sa_handler = on_interruption;
  action.sa_flags = SA_RESTART;  // or a write of results could end early
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return is_interrupted;
}

}  // namespace sightline::apps
