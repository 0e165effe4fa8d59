// SPDX-License-Identifier: Apache-2.0
#include "study_files.hpp"

#include <fmt/format.h>

#include <sightline/output/file.hpp>
#include <sightline/scenario/catalogue.hpp>
#include <sightline/scenario/draft.hpp>

#include "study_text.hpp"

namespace sightline::apps::serve {
namespace {

namespace fs = std::filesystem;

constexpr int most_of_one_name = 1000;

/// How a file in `folder` names the baselines and reforms of the scenarios: by paths.
Names names_from(const fs::path& folder, const fs::path& scenarios) {
  const auto path_of = [&](const std::string& file) {
    // Links are not followed: whoever reads the study takes `..` off its path as text.
    const fs::path near = fs::absolute(file).lexically_proximate(fs::absolute(folder));
    return near.generic_string();
  };
  Names names;
  for (const scenario::Baseline& baseline : scenario::list_baselines(scenarios))
    names.baselines[baseline.name] = path_of(baseline.file);
  for (const scenario::Reform& reform : scenario::list_reforms(scenarios))
    names.reforms[reform.id] = path_of(reform.file);
  return names;
}

bool is_same_study(const fs::path& file, std::uint64_t fingerprint) {
  try {
    return scenario::read_study(file).fingerprint == fingerprint;
  } catch (const InputError&) {
    return false;  // somebody has changed it by hand
  }
}

fs::path saved_path(const StudyForm& form, const Folders& folders) {
  return folders.scenarios / "studies" / (id_of(form.name) + ".yaml");
}

}  // namespace

CheckedStudy check_study(const StudyForm& form, const Folders& folders) {
  CheckedStudy checked{study_text(form, id_of(form.name), {}), {}};
  checked.study = scenario::read_draft(checked.text, saved_path(form, folders));
  return checked;
}

fs::path save_study(const StudyForm& form, const Folders& folders) {
  const CheckedStudy checked = check_study(form, folders);
  const fs::path path = saved_path(form, folders);
  if (fs::exists(path) && output::read_text(path) != checked.text) {
    throw InputError(
        Mistake{"", 0, 0, "name",
                fmt::format("another study is saved as {}; choose another name", path.string())});
  }
  output::ensure_writable_folder(path.parent_path(), "--scenarios");
  output::write_text(path, checked.text);
  return path;
}

PlacedStudy place_study(const StudyForm& form, const Folders& folders) {
  const CheckedStudy checked = check_study(form, folders);
  const std::string name = id_of(form.name);
  for (int number = 1; number <= most_of_one_name; ++number) {
    const std::string id = number == 1 ? name : fmt::format("{}-{}", name, number);
    const fs::path folder = folders.results / id;
    const fs::path file = folder / "study.yaml";
    const bool is_free = !fs::exists(folder) || fs::is_empty(folder);
    if (!is_free && !is_same_study(file, checked.study.fingerprint)) continue;
    output::ensure_writable_folder(folder, "--results");
    output::write_text(file, study_text(form, id, names_from(folder, folders.scenarios)));
    return {id, folder, file, scenario::read_study(file)};
  }
  throw InputError(
      Mistake{"", 0, 0, "name", fmt::format("{} studies are called {}", most_of_one_name, name)});
}

}  // namespace sightline::apps::serve
