// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>

#include <sightline/scenario/baseline.hpp>

#include "baseline_reader.hpp"
#include "checks.hpp"
#include "reform_reader.hpp"

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view parameters_key = "parameters";

/// The shortest part of a dotted path that `mapping` does not give; empty if it gives all of it.
std::string first_missing(const config::Node& mapping, const std::string& path) {
  config::Node node = mapping;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    if (!node.is(config::NodeKind::mapping)) return "";  // told when it was read
    node = node.find(path.substr(begin, end - begin));
    if (node.is(config::NodeKind::absent)) return path.substr(0, end);
    begin = end + 1;
  }
  return "";
}

/// A baseline that extends none must leave no value to the program.
void tell_missing(const config::Node& mapping, std::span<const Parameter> parameters,
                  config::Mistakes& mistakes) {
  std::set<std::string> told;
  for (const Parameter& parameter : parameters) {
    const std::string missing = first_missing(mapping, parameter.path);
    if (missing.empty() || !told.insert(missing).second) continue;
    mistakes.add(mapping, fmt::format("{}.{}", parameters_key, missing),
                 "is missing; a baseline without `extends` gives every parameter");
  }
}

class BaselineReader {
 public:
  explicit BaselineReader(Files& files) : files_(files) {}

  /// The baseline of one file; `baseline` holds what it extends when this returns from that.
  void read(const fs::path& path, Baseline& baseline) {
    chain_.push_back(path);
    config::Mistakes& mistakes = files_.mistakes();
    config::MapReader reader(files_.root_of(path), "", mistakes);
    const std::string name = name_needed(reader, "baseline");
    if (!name.empty() && name != path.stem().string()) {
      reader.fail("baseline", fmt::format("`{}` must be the name of the file without .yaml: it is "
                                          "found by it",
                                          name));
    }
    const bool is_extension = reader.has("extends");
    if (is_extension) read_extended(reader, baseline);
    baseline.extends = is_extension ? baseline.name : "";
    baseline.name = name;
    baseline.file = path.string();
    baseline.title = text_needed(reader, "title");
    baseline.place = reader.text_or("place", baseline.place);
    baseline.period = reader.text_or("period", baseline.period);
    read_values(reader, is_extension, baseline);
    if (reader.has("reforms")) read_reforms(reader, baseline);
    reader.finish();
  }

 private:
  void read_extended(config::MapReader& reader, Baseline& baseline) {
    const fs::path folder = chain_.back().parent_path();
    const Reference reference{reader.required("extends"), reader.path_of("extends"), folder,
                              folder};
    const auto path = find_baseline(reference, files_.mistakes());
    if (!path) return;
    if (std::find(chain_.begin(), chain_.end(), *path) == chain_.end())
      return read(*path, baseline);
    std::string names;
    for (const fs::path& link : chain_)
      names += link.stem().string() + " -> ";
    reader.fail("extends",
                fmt::format("goes round in a circle: {}{}", names, path->stem().string()));
  }

  /// The list takes the place of that of the baseline it extends.
  void read_reforms(config::MapReader& reader, Baseline& baseline) {
    baseline.reforms.clear();
    const fs::path folder = chain_.back().parent_path();
    const std::vector<config::Node> items = reader.items("reforms");
    for (std::size_t i = 0; i < items.size(); ++i) {
      config::MapReader use(items[i], fmt::format("reforms[{}]", i + 1), files_.mistakes());
      const Reference reference{use.required("reform"), use.path_of("reform"),
                                folder / ".." / "reforms", folder};
      if (const auto path = find_reform(reference, files_.mistakes())) {
        Reform reform = read_reform(files_, *path);
        read_roll_out(use, reform);
        baseline.reforms.push_back(std::move(reform));
      }
      use.finish();
    }
  }

  void read_values(config::MapReader& reader, bool is_extension, Baseline& baseline) {
    const config::Node mapping = reader.required(parameters_key);
    const std::vector<Parameter> parameters = parameters_of(baseline.parameters);
    const std::size_t before = baseline.settings.size();
    config::read_parameters(mapping, parameters_key, parameters, files_.mistakes(),
                            &baseline.settings);
    for (std::size_t i = before; i < baseline.settings.size(); ++i) {
      const config::ParameterSetting& setting = baseline.settings[i];
      if (!setting.source.empty()) continue;
      files_.mistakes().add(Mistake{setting.file, setting.line, 0,
                                    fmt::format("{}.{}", parameters_key, setting.path),
                                    "has no source. Write {value: .., unit: .., source: ..}; "
                                    "`assumption` is a source"});
    }
    if (!is_extension) tell_missing(mapping, parameters, files_.mistakes());
  }

  Files& files_;
  std::vector<fs::path> chain_;
};

}  // namespace

Baseline read_baseline(Files& files, const fs::path& path) {
  Baseline baseline;
  BaselineReader(files).read(path.lexically_normal(), baseline);
  return baseline;
}

Baseline read_named_baseline(config::MapReader& reader, const fs::path& folder, Files& files) {
  const Reference reference{reader.required("baseline"), "baseline", folder / ".." / "baseline",
                            folder};
  const auto path = find_baseline(reference, files.mistakes());
  return path ? read_baseline(files, *path) : Baseline();
}

Baseline read_baseline(const fs::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  Baseline baseline = read_baseline(files, path);
  check_parameters(baseline.parameters, baseline.settings, mistakes);
  mistakes.throw_if_any();
  return baseline;
}

}  // namespace sightline::scenario
