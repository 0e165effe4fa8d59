// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/shard.hpp>

namespace sightline::experiment {
namespace {

constexpr std::uint64_t most_shards = 1'000'000;

[[noreturn]] void fail(std::string text) {
  throw InputError(Mistake{.key = "--shard", .text = std::move(text)});
}

std::optional<std::uint64_t> whole(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::uint64_t number_of(const std::string& variable, const std::string& text) {
  const std::optional<std::uint64_t> number = whole(text);
  if (!number) fail(fmt::format("auto: {} is `{}`, which is no whole number", variable, text));
  return *number;
}

Shard checked(const Shard& shard, const std::string& from) {
  if (shard.count == 0 || shard.count > most_shards || shard.number == 0 ||
      shard.number > shard.count) {
    fail(fmt::format("{} is shard {} of {}; shards are 1/N to N/N, N at most {}", from,
                     shard.number, shard.count, most_shards));
  }
  return shard;
}

/// Where a batch system says which of how many a process is.
struct Source {
  std::string rank;
  std::string size;
};

/// The task of an array whose indices run from _MIN in steps of _STEP.
Shard array_task(const std::string& id, const Environment& environment) {
  const auto value = [&](const std::string& name, std::uint64_t fallback) {
    const std::optional<std::string> text = environment(name);
    return text ? number_of(name, *text) : fallback;
  };
  const std::uint64_t first = value("SLURM_ARRAY_TASK_MIN", 0);
  const std::uint64_t step = std::max<std::uint64_t>(1, value("SLURM_ARRAY_TASK_STEP", 1));
  const std::optional<std::string> count = environment("SLURM_ARRAY_TASK_COUNT");
  if (!count) fail("auto: SLURM_ARRAY_TASK_ID is set and SLURM_ARRAY_TASK_COUNT is not");
  const std::uint64_t task = number_of("SLURM_ARRAY_TASK_ID", id);
  if (task < first || (task - first) % step != 0) {
    fail(
        fmt::format("auto: task {} is not of the array from {} in steps of {}", task, first, step));
  }
  return checked({(task - first) / step + 1, number_of("SLURM_ARRAY_TASK_COUNT", *count)},
                 "SLURM_ARRAY_TASK_ID");
}

Shard from_environment(const Environment& environment) {
  if (const auto task = environment("SLURM_ARRAY_TASK_ID")) return array_task(*task, environment);
  const std::array<Source, 3> sources = {{{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
                                          {"PMI_RANK", "PMI_SIZE"},
                                          {"SLURM_PROCID", "SLURM_NTASKS"}}};
  for (const Source& source : sources) {
    const auto rank = environment(source.rank);
    const auto size = environment(source.size);
    if (!rank || !size) continue;
    return checked({number_of(source.rank, *rank) + 1, number_of(source.size, *size)}, source.rank);
  }
  fail("auto: neither a Slurm array nor Open MPI, PMI or srun says which shard this is; give K/N");
}

}  // namespace

Shard parse_shard(std::string_view text, const Environment& environment) {
  if (text == "auto") return from_environment(environment);
  const std::size_t slash = text.find('/');
  const auto number = whole(text.substr(0, slash));
  const auto count = slash == std::string_view::npos ? std::nullopt : whole(text.substr(slash + 1));
  if (!number || !count) {
    fail(fmt::format("`{}` is neither K/N, e.g. 1/4, nor `auto`", text));
  }
  return checked({*number, *count}, fmt::format("`{}`", text));
}

std::string folder_name(const Shard& shard) {
  return fmt::format("shard-{:03}-of-{:03}", shard.number, shard.count);
}

}  // namespace sightline::experiment
