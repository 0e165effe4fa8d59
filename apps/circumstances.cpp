// SPDX-License-Identifier: Apache-2.0
#include "circumstances.hpp"

#include <fmt/chrono.h>
#include <unistd.h>

namespace sightline::apps {
namespace {

std::string utc_now() {
  return fmt::format(
      "{:%Y-%m-%dT%H:%M:%SZ}",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

}  // namespace

Circumstances::Circumstances() : started_(utc_now()) {}

experiment::RunRecord Circumstances::record(const std::string& command_line,
                                            unsigned threads) const {
  experiment::RunRecord record;
  record.command_line = command_line;
  record.started = started_;
  record.ended = utc_now();
  record.host = host_name();
  record.threads = threads;
  record.elapsed_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_).count();
  return record;
}

}  // namespace sightline::apps
