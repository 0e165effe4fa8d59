// SPDX-License-Identifier: Apache-2.0
#include "finished_studies.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>

#include "json_text.hpp"
#include "limits.hpp"
#include "study_form.hpp"

namespace sightline::apps::serve {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string study_id(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (is_id(name)) return name;
  Digest digest;
  digest.add_bytes(name);
  return "folder-" + digest.text();
}

bool is_study(const fs::path& folder) {
  return fs::is_directory(folder) &&
         (fs::exists(folder / "manifest.json") || fs::exists(folder / "parts"));
}

template <class Take>
void for_each_study(const fs::path& results, Take&& take) {
  std::error_code error;
  for (fs::directory_iterator it(results, error), end; !error && it != end; it.increment(error))
    if (is_study(it->path())) take(it->path());
}

/// Nothing for a folder whose manifest is missing or damaged.
Json manifest_of(const fs::path& folder) {
  try {
    return Json::parse(output::read_text(folder / "manifest.json"));
  } catch (const std::exception&) {
    return Json::object();
  }
}

Json entry_of(const fs::path& folder) {
  const Json manifest = manifest_of(folder);
  const auto member = [&](const char* name) { return manifest.value(name, Json()); };
  return {{"id", study_id(folder)},
          {"folder", folder.filename().string()},
          {"study", member("study")},
          {"is_finished", !manifest.empty()},
          {"is_sweep", manifest.contains("design")},
          {"replications", member("replications")},
          {"digest", member("digest")},
          {"ended", manifest.value("ended", "")},
          {"has_report", fs::exists(folder / "report.html")}};
}

}  // namespace

std::string stopping_of(const fs::path& folder) {
  const Json precision = manifest_of(folder).value("precision", Json::object());
  return precision.value("in_words", "");
}

std::optional<fs::path> find_study(const fs::path& results, const std::string& id) {
  std::optional<fs::path> found;
  for_each_study(results, [&](const fs::path& folder) {
    if (study_id(folder) == id) found = folder;
  });
  return found;
}

std::string studies_json(const fs::path& results) {
  std::vector<Json> entries;
  for_each_study(results, [&](const fs::path& folder) { entries.push_back(entry_of(folder)); });
  std::sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) {
    return std::pair(b["ended"].get<std::string>(), a["id"].get<std::string>()) <
           std::pair(a["ended"].get<std::string>(), b["id"].get<std::string>());
  });
  entries.resize(std::min(entries.size(), most_listed_studies));
  return json_text(Json(entries));
}

}  // namespace sightline::apps::serve
