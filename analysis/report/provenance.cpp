// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "sections.hpp"

namespace sightline::report {
namespace {

namespace fs = std::filesystem;

std::size_t replications_in(const FinishedFolder& finished) {
  return finished.results.axis("replication").size();
}

/// What makes the same numbers again; the command that was typed may have been a merge or a resume.
std::string command_of(const FinishedFolder& finished) {
  const std::vector<std::uint64_t> numbers = replications_of(finished);
  const std::uint64_t wanted = numbers.empty() ? 0 : numbers.back() + 1;
  return fmt::format("sightline run {}.yaml -n {} --seed {}", finished.study.name, wanted,
                     text_attribute(finished, "seed"));
}

/// Names without folders: where files lie is no part of what was found.
Json files_of(const FinishedFolder& finished) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const Json& file : finished.manifest.value("files_read", Json::array())) {
    const std::string path = file.at("path");
    files.emplace_back(fs::path(path).filename().string(), file.at("fnv1a"));
  }
  std::sort(files.begin(), files.end());
  Json list = Json::array();
  for (const auto& [name, digest] : files)
    list.push_back({{"name", name}, {"fnv1a", digest}});
  return list;
}

}  // namespace

Json provenance_of(const FinishedFolder& finished) {
  const Json failed = finished.manifest.value("failed_replications", Json::array());
  return {{"command", command_of(finished)},
          {"version", text_attribute(finished, "version")},
          {"compiler", text_attribute(finished, "compiler")},
          {"seed", text_attribute(finished, "seed")},
          {"replications", replications_in(finished)},
          {"failed", failed.size()},
          {"digest", text_attribute(finished, "digest")},
          {"fingerprint", text_attribute(finished, "fingerprint")},
          {"ensemble", finished.study.ensemble},
          {"files", files_of(finished)}};
}

}  // namespace sightline::report
