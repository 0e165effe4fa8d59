// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/output/file.hpp>
#include <sightline/replay/opened_study.hpp>

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using Numbers = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

[[noreturn]] void fail(const fs::path& file, std::string text) {
  throw InputError(Mistake{file.string(), 0, 0, "", std::move(text)});
}

nlohmann::json read_manifest(const fs::path& path) {
  if (!fs::exists(path))
    fail(path, "there is no such file; `sightline run` writes it when a study is finished");
  try {
    return nlohmann::json::parse(output::read_text(path));
  } catch (const nlohmann::json::exception& error) {
    fail(path, fmt::format("cannot be read: {}", error.what()));
  }
}

bool is_study_file(const std::string& path) {
  if (!fs::exists(path)) return false;
  std::istringstream text(output::read_text(path));
  for (std::string line; std::getline(text, line);) {
    if (line.rfind("study:", 0) == 0) return true;
  }
  return false;
}

std::string study_file_of(const nlohmann::json& manifest, const fs::path& path) {
  for (const nlohmann::json& file : manifest.at("files_read")) {
    const std::string name = file.at("path");
    if (is_study_file(name)) return name;
  }
  fail(path,
       "names no study file that is there by now; call from the folder in which the study was "
       "run, or say `--study FILE`");
}

/// The files that are not what they were when the study was run.
Texts changed_files(const nlohmann::json& manifest) {
  Texts changed;
  for (const nlohmann::json& file : manifest.at("files_read")) {
    const std::string name = file.at("path");
    Digest digest;
    if (fs::exists(name)) digest.add_bytes(output::read_text(name));
    if (!fs::exists(name) || digest.text() != file.at("fnv1a")) changed.push_back(name);
  }
  return changed;
}

[[noreturn]] void fail_as_changed(const nlohmann::json& manifest, const fs::path& path) {
  const Texts changed = changed_files(manifest);
  fail(path,
       fmt::format("holds results of other inputs than the study gives now; {}",
                   changed.empty() ? "say with `--set PATH=VALUE` what was set when it was run"
                                   : fmt::format("changed since: {}", fmt::join(changed, ", "))));
}

const Numbers& whole(const output::DataFile& file, const std::string& name) {
  return std::get<Numbers>(file.variable(name).values);
}
const Texts& texts(const output::DataFile& file, const std::string& name) {
  return std::get<Texts>(file.variable(name).values);
}

void read_changed(const output::DataFile& file, OpenedStudy& opened) {
  const Numbers& replications = whole(file, "changed_replication");
  const Numbers& children = whole(file, "changed_number");
  for (std::size_t i = 0; i < replications.size(); ++i) {
    opened.changed.push_back({static_cast<std::uint64_t>(replications[i]),
                              texts(file, "changed_arm")[i],
                              model::ChildId(static_cast<std::uint32_t>(children[i])),
                              texts(file, "changed_how")[i], texts(file, "changed_route")[i]});
  }
}

void read_results(const fs::path& path, OpenedStudy& opened) {
  if (!fs::exists(path))
    fail(path, "there is no such file; `sightline run` writes it when a study is finished");
  const output::DataFile file = output::read(path);
  for (const output::Axis& axis : file.axes) {
    if (axis.name == "design_point")
      fail(path,
           "holds a sweep, which keeps no single cases; explain opens studies without `vary`");
  }
  for (const std::int64_t number : std::get<Numbers>(file.axis("replication").ticks))
    opened.replications.push_back(static_cast<std::uint64_t>(number));
  read_changed(file, opened);
  opened.digest = std::get<std::string>(file.attributes.at("digest"));
}

}  // namespace

std::vector<std::string> settings_of_command_line(const std::string& command_line) {
  Texts settings;
  std::istringstream words(command_line);
  for (std::string word; words >> word;) {
    if (word.rfind("--set=", 0) == 0) settings.push_back(word.substr(6));
    if (word == "--set" && words >> word) settings.push_back(word);
  }
  return settings;
}

OpenedStudy open_study(const fs::path& folder, const StudySource& source) {
  OpenedStudy opened;
  opened.folder = folder;
  const fs::path path = folder / "manifest.json";
  const nlohmann::json manifest = read_manifest(path);
  try {
    scenario::Overrides overrides;
    overrides.seed = manifest.at("seed").get<std::uint64_t>();
    overrides.settings = source.settings.empty()
                             ? settings_of_command_line(manifest.at("command_line"))
                             : source.settings;
    opened.study_file = source.file.empty() ? study_file_of(manifest, path) : source.file;
    opened.study = scenario::read_study(opened.study_file, overrides);
    if (opened.study.variation)
      fail(path,
           "is of a sweep, which keeps no single cases; explain opens studies without `vary`");
    if (fmt::format("{:016x}", opened.study.fingerprint) != manifest.at("fingerprint"))
      fail_as_changed(manifest, path);
  } catch (const nlohmann::json::exception& error) {
    fail(path, fmt::format("lacks what it should hold: {}", error.what()));
  }
  read_results(folder / "results.h5", opened);
  return opened;
}

std::size_t arm_named(const scenario::Study& study, const std::string& name,
                      const std::string& option) {
  if (name.empty()) return 0;
  Texts names;
  for (const scenario::Arm& arm : study.arms) {
    if (arm.name == name) return names.size();
    names.push_back(arm.name);
  }
  const std::string nearest = nearest_name(name, names);
  throw InputError(
      Mistake{"", 0, 0, option,
              fmt::format("`{}` is no arm of {}; its arms are {}.{}", name, study.name,
                          fmt::join(names, ", "),
                          nearest.empty() ? "" : fmt::format(" Did you mean `{}`?", nearest))});
}

void require_replication(const OpenedStudy& study, std::uint64_t replication) {
  const auto& numbers = study.replications;
  if (std::binary_search(numbers.begin(), numbers.end(), replication)) return;
  const std::string range =
      numbers.empty() ? "none" : fmt::format("{} to {}", numbers.front(), numbers.back());
  throw InputError(Mistake{"", 0, 0, "--replication",
                           fmt::format("{} holds no replication {}; it holds {}",
                                       study.folder.string(), replication, range)});
}

}  // namespace sightline::replay
