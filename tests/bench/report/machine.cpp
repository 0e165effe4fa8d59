// SPDX-License-Identifier: Apache-2.0
#include "machine.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sightline::bench {
namespace {

std::string processor_name() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (!line.starts_with("model name")) continue;
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown";
}

std::string compiler_name() {
#ifdef __clang__
  return "clang++ " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

/// First line that a shell command prints; empty if it fails.
std::string first_line_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  if (!pipe) return {};
  std::array<char, 256> line{};
  if (std::fgets(line.data(), static_cast<int>(line.size()), pipe.get()) == nullptr) return {};
  std::string text(line.data());
  while (!text.empty() && text.back() == '\n')
    text.pop_back();
  return text;
}

std::string commit_of_sources() {
  const std::string git = fmt::format("git -C '{}' ", SIGHTLINE_SOURCE_DIR);
  const std::string commit = first_line_of(git + "rev-parse --short=12 HEAD 2>/dev/null");
  if (commit.empty()) return "unknown";
  const std::string changes =
      first_line_of(git + "status --porcelain -- sim include tests/bench 2>/dev/null");
  return changes.empty() ? commit : commit + " with uncommitted changes";
}

/// Runs of blanks become one; none at the ends.
std::string single_spaced(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

double own_seconds() {
  rusage self{};
  rusage children{};
  getrusage(RUSAGE_SELF, &self);
  getrusage(RUSAGE_CHILDREN, &children);
  return seconds(self.ru_utime) + seconds(self.ru_stime) + seconds(children.ru_utime) +
         seconds(children.ru_stime);
}

/// Busy time of all cores since boot; time stolen by other guests of the host counts as busy.
double everybodys_seconds() {
  std::ifstream stat("/proc/stat");
  std::string name;
  double user = 0.0, nice = 0.0, system = 0.0, idle = 0.0, waiting = 0.0;
  double interrupts = 0.0, soft_interrupts = 0.0, stolen = 0.0;
  stat >> name >> user >> nice >> system >> idle >> waiting >> interrupts >> soft_interrupts >>
      stolen;
  const double ticks = user + nice + system + interrupts + soft_interrupts + stolen;
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

Machine this_machine() {
  return {.date = fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(std::time(nullptr))),
          .processor = processor_name(),
          .cores = std::thread::hardware_concurrency(),
          .compiler = compiler_name(),
          .flags = single_spaced(SIGHTLINE_BENCH_FLAGS),
          .commit = commit_of_sources()};
}

Usage usage_now() {
  std::timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return {.wall = static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec),
          .everybody = everybodys_seconds(),
          .own = own_seconds()};
}

double cores_of_others(const Usage& from, const Usage& to) {
  const double others = (to.everybody - from.everybody) - (to.own - from.own);
  return std::max(0.0, others / (to.wall - from.wall));
}

double load_average() {
  std::ifstream file("/proc/loadavg");
  double one_minute = -1.0;
  file >> one_minute;
  return file ? one_minute : -1.0;
}

}  // namespace sightline::bench
