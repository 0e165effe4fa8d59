// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/core/error.hpp>
#include <sightline/experiment/merge.hpp>
#include <sightline/output/file.hpp>

#include "json_text.hpp"
#include "labels.hpp"
#include "manifest_parts.hpp"

namespace sightline::experiment {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int shard_format = 1;

Failure failure_of(const Json& json) {
  Failure failure;
  failure.replication = json.at("replication");
  failure.seed = json.at("seed");
  failure.arm = json.at("arm");
  failure.reason = json.at("reason");
  if (json.contains("design_point")) failure.point = json.at("design_point");
  return failure;
}

ShardRecord record_of(const Json& json) {
  if (json.at("format") != shard_format) throw RunError("a format this program does not know");
  ShardRecord record;
  record.shard = {json.at("shard"), json.at("shards")};
  record.study_file = json.at("study_file");
  record.study = json.at("study");
  record.fingerprint = std::stoull(json.at("fingerprint").get<std::string>(), nullptr, 16);
  record.replications = json.at("replications");
  record.points = json.at("design_points");
  record.overrides.replications = static_cast<std::uint32_t>(record.replications);
  if (!json.at("seed").is_null()) record.overrides.seed = json.at("seed");
  record.overrides.settings = json.at("settings").get<std::vector<std::string>>();
  for (const Json& failure : json.at("failed_replications"))
    record.failures.push_back(failure_of(failure));
  return record;
}

Mistake mistake(const fs::path& folder, std::string text) {
  return {.key = "merge", .text = fmt::format("{}: {}", folder.string(), text)};
}

/// "2", "2 and 4", "2, 3 and 4".
std::string list_of(const std::vector<std::uint64_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) text += i + 1 == numbers.size() ? " and " : ", ";
    text += std::to_string(numbers[i]);
  }
  return text;
}

void check_alike(const std::vector<ShardRecord>& records, std::vector<Mistake>& mistakes) {
  const ShardRecord& first = records.front();
  for (const ShardRecord& record : records) {
    if (record.fingerprint != first.fingerprint || record.study != first.study) {
      mistakes.push_back(
          mistake(record.folder,
                  fmt::format("is of another study than {} ({}, fingerprint {}; there {}, "
                              "{})",
                              first.folder.string(), record.study, to_hex(record.fingerprint),
                              first.study, to_hex(first.fingerprint))));
    } else if (record.replications != first.replications) {
      mistakes.push_back(mistake(
          record.folder, fmt::format("has {} replications and {} has {}", record.replications,
                                     first.folder.string(), first.replications)));
    } else if (record.shard.count != first.shard.count) {
      mistakes.push_back(mistake(
          record.folder, fmt::format("is a shard of {} and {} one of {}", record.shard.count,
                                     first.folder.string(), first.shard.count)));
    }
  }
}

void check_numbers(const std::vector<ShardRecord>& records, std::vector<Mistake>& mistakes) {
  std::vector<std::uint64_t> missing;
  const std::uint64_t count = records.front().shard.count;
  for (std::uint64_t number = 1; number <= count; ++number) {
    std::vector<const ShardRecord*> found;
    for (const ShardRecord& record : records) {
      if (record.shard.number == number) found.push_back(&record);
    }
    if (found.empty()) missing.push_back(number);
    for (std::size_t i = 1; i < found.size(); ++i) {
      mistakes.push_back(
          mistake(found[i]->folder, fmt::format("overlaps with {}: both are shard {} of {}",
                                                found[0]->folder.string(), number, count)));
    }
  }
  if (missing.empty()) return;
  mistakes.push_back(
      {.key = "merge",
       .text = fmt::format("{} {} of {} {} missing", missing.size() == 1 ? "shard" : "shards",
                           list_of(missing), count, missing.size() == 1 ? "is" : "are")});
}

}  // namespace

void write_shard(const fs::path& folder, const ShardRecord& record) {
  const Json json = {{"content", "finished shard of a Sightline study"},
                     {"format", shard_format},
                     {"shard", record.shard.number},
                     {"shards", record.shard.count},
                     {"study_file", record.study_file},
                     {"study", record.study},
                     {"fingerprint", to_hex(record.fingerprint)},
                     {"replications", record.replications},
                     {"design_points", record.points},
                     {"seed", record.overrides.seed ? Json(*record.overrides.seed) : Json(nullptr)},
                     {"settings", record.overrides.settings},
                     {"failed_replications", failures_json(record.failures)}};
  output::write_text(folder / "shard.json", text_of(json));
}

std::vector<ShardRecord> read_shards(const std::vector<fs::path>& folders) {
  std::vector<Mistake> mistakes;
  std::vector<ShardRecord> records;
  for (const fs::path& folder : folders) {
    if (!fs::exists(folder / "shard.json")) {
      mistakes.push_back(mistake(
          folder, "holds no finished shard (no shard.json); run it to its end with --shard"));
      continue;
    }
    try {
      records.push_back(record_of(Json::parse(output::read_text(folder / "shard.json"))));
      records.back().folder = folder;
    } catch (const std::exception& error) {
      mistakes.push_back(mistake(folder, fmt::format("shard.json: {}", error.what())));
    }
  }
  if (!records.empty()) {
    const std::size_t before = mistakes.size();
    check_alike(records, mistakes);
    if (mistakes.size() == before) check_numbers(records, mistakes);
  }
  if (!mistakes.empty()) throw InputError(std::move(mistakes));
  return records;
}

}  // namespace sightline::experiment
