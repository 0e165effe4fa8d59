// SPDX-License-Identifier: Apache-2.0
#include "resident.hpp"

#include <stdexcept>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sightline/model/replication.hpp>

#include "workload.hpp"

namespace sightline::bench {

std::size_t peak_resident_bytes(std::uint32_t children, std::int32_t days) {
  const pid_t worker = fork();
  if (worker < 0) throw std::runtime_error("cannot start a process to measure its memory");
  if (worker == 0) {
    const model::Input input = input_of(children, days);
    const auto result = model::run_replication(input, calendar_of(input.period), study_seed, 1);
    _exit(result.events > 0 ? 0 : 1);
  }
  int status = 0;
  rusage usage{};
  const bool has_ended_well =
      wait4(worker, &status, 0, &usage) == worker && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!has_ended_well) throw std::runtime_error("the process whose memory is measured has failed");
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;  // Linux reports KiB
}

double resident_bytes_per_child(std::uint32_t children, std::int32_t days) {
  const std::uint32_t few = children / 4;
  const auto small = static_cast<double>(peak_resident_bytes(few, days));
  const auto large = static_cast<double>(peak_resident_bytes(children, days));
  return (large - small) / static_cast<double>(children - few);
}

}  // namespace sightline::bench
