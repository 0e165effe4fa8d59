// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/merge.hpp>
#include <sightline/output/file.hpp>

#include "labels.hpp"
#include "parts_folder.hpp"

namespace sightline::experiment {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_gaps_told = 10;

/// One block of replications at a point, and the shard that was to run it.
struct Unit {
  std::uint64_t point = 0;
  std::uint64_t block = 0;
  const ShardRecord* shard = nullptr;
};

std::vector<Unit> units_of(const Workload& workload, const std::vector<ShardRecord>& shards) {
  std::vector<const ShardRecord*> by_number(shards.size(), nullptr);
  for (const ShardRecord& record : shards)
    by_number.at(record.shard.number - 1) = &record;
  std::vector<Unit> units;
  const std::uint64_t blocks = (workload.study().replications + block_size - 1) / block_size;
  for (std::uint64_t block = 0; block < blocks; ++block) {
    for (std::uint64_t point = 0; point < workload.points(); ++point) {
      const std::uint64_t unit = block * workload.points() + point;
      units.push_back({point, block, by_number[unit % shards.size()]});
    }
  }
  return units;
}

/// Replications of a unit that are neither there nor known to have failed.
std::vector<std::uint64_t> gaps_of(const Unit& unit, const Workload& workload) {
  const auto study = workload.at(unit.point);
  const auto label = workload.label(unit.point);
  const std::optional<Block> block = read_part(unit.shard->folder, *study, unit.block, label);
  std::vector<std::uint64_t> gaps;
  const std::uint64_t first = unit.block * block_size;
  const std::uint64_t end = std::min<std::uint64_t>(first + block_size, study->replications);
  for (std::uint64_t number = first; number < end; ++number) {
    if (block && block->holds(number - first)) continue;
    const auto& failures = unit.shard->failures;
    const bool has_failed =
        std::any_of(failures.begin(), failures.end(), [&](const Failure& failure) {
          return failure.point == label && failure.replication == number;
        });
    if (!has_failed) gaps.push_back(number);
  }
  return gaps;
}

void check_units(const std::vector<Unit>& units, const Workload& workload) {
  std::vector<Mistake> mistakes;
  std::size_t gaps = 0;
  for (const Unit& unit : units) {
    const std::vector<std::uint64_t> missing = gaps_of(unit, workload);
    if (missing.empty() || ++gaps > most_gaps_told) continue;
    const auto label = workload.label(unit.point);
    const fs::path path = part_path(unit.shard->folder, unit.block, label);
    mistakes.push_back({.key = "merge",
                        .text = fmt::format("{} is missing, damaged or short of {} replications; "
                                            "run shard {}/{} again",
                                            path.string(), missing.size(), unit.shard->shard.number,
                                            unit.shard->shard.count)});
  }
  if (gaps > most_gaps_told) {
    mistakes.push_back(
        {.key = "merge", .text = fmt::format("and {} more part files", gaps - most_gaps_told)});
  }
  if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

void copy_part(const Unit& unit, const Workload& workload, const fs::path& folder) {
  const auto label = workload.label(unit.point);
  const fs::path from = part_path(unit.shard->folder, unit.block, label);
  const fs::path to = part_path(folder, unit.block, label);
  if (!fs::exists(from)) return;  // every replication of it failed
  // Throws if there is a part of another study in its place.
  static_cast<void>(read_part(folder, *workload.at(unit.point), unit.block, label));
  output::write_text(to, output::read_text(from));
}

}  // namespace

std::vector<Failure> merge_parts(const fs::path& folder, const Workload& workload,
                                 const std::vector<ShardRecord>& shards) {
  const ShardRecord& first = shards.at(0);
  if (workload.study().fingerprint != first.fingerprint ||
      workload.study().replications != first.replications || workload.points() != first.points) {
    throw InputError(
        Mistake{.key = "merge",
                .text = fmt::format("{} or a file it names has changed since the shards were run "
                                    "(fingerprint {}; now {})",
                                    first.study_file, to_hex(first.fingerprint),
                                    to_hex(workload.study().fingerprint))});
  }
  const std::vector<Unit> units = units_of(workload, shards);
  check_units(units, workload);
  make_parts_folder(folder);
  for (const Unit& unit : units)
    copy_part(unit, workload, folder);
  std::vector<Failure> failures;
  for (const ShardRecord& record : shards)
    failures.insert(failures.end(), record.failures.begin(), record.failures.end());
  sort(failures);
  return failures;
}

}  // namespace sightline::experiment
