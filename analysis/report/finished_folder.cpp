// SPDX-License-Identifier: Apache-2.0
#include "finished_folder.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/output/file.hpp>
#include <sightline/output/summary_read.hpp>

namespace sightline::report {
namespace {

namespace fs = std::filesystem;
using model::outcomes::catalogue;
using Texts = std::vector<std::string>;

[[noreturn]] void fail(const fs::path& file, std::string text) {
  throw InputError(Mistake{file.string(), 0, 0, "", std::move(text)});
}

void require(const fs::path& file) {
  if (!fs::exists(file))
    fail(file, "there is no such file; `sightline run` writes it when a study is finished");
}

Json parsed(const fs::path& file, const std::string& text) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {
    fail(file, fmt::format("cannot be read: {}", error.what()));
  }
}

bool has_axis(const output::DataFile& file, std::string_view name) {
  return std::any_of(file.axes.begin(), file.axes.end(),
                     [&](const output::Axis& axis) { return axis.name == name; });
}

void require_known_outcomes(const output::DataFile& file, const fs::path& path) {
  const auto* stored = std::get_if<Texts>(&file.axis("outcome").ticks);
  const bool are_same =
      stored != nullptr &&
      std::equal(stored->begin(), stored->end(), catalogue().begin(), catalogue().end(),
                 [](const std::string& name, const auto& outcome) { return name == outcome.name; });
  if (!are_same)
    fail(path, "holds outcomes of another version of the program; run the study again");
}

/// The settings of an arm with their sources, from which experiment::count_sources() counts.
scenario::Arm arm_of(const Json& stored) {
  scenario::Arm arm;
  arm.name = stored.at("name");
  arm.reforms = stored.at("reforms").get<Texts>();
  for (const auto& [path, parameter] : stored.at("parameters").items()) {
    config::ParameterSetting setting;
    setting.path = path;
    setting.value = parameter.at("value");
    setting.unit = parameter.at("unit");
    setting.source = parameter.at("source");
    arm.settings.push_back(std::move(setting));
  }
  return arm;
}

Date date_of(const std::string& text) {
  const auto part = [&text](std::size_t from, std::size_t length) {
    int number = 0;
    std::from_chars(text.data() + from, text.data() + from + length, number);
    return number;
  };
  return std::chrono::year{part(0, 4)} / part(5, 2) / part(8, 2);
}

std::uint64_t number_from_hex(const std::string& text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return number;
}

scenario::Study study_of(const FinishedFolder& finished) {
  const Json& stored = finished.configuration;
  scenario::Study study;
  study.name = stored.at("study");
  study.question = text_attribute(finished, "question");
  study.baseline = stored.at("baseline");
  study.children = stored.at("children");
  study.period = {date_of(stored.at("start")), stored.at("warm_up_days"),
                  stored.at("measured_days")};
  study.fingerprint = number_from_hex(text_attribute(finished, "fingerprint"));
  for (const Json& arm : stored.at("arms"))
    study.arms.push_back(arm_of(arm));
  study.measure = stored.value("measure", Texts{});
  if (finished.results.attributes.count("ensemble") != 0)
    study.ensemble = text_attribute(finished, "ensemble");
  return study;
}

/// Variables NAME, NAME_low, NAME_high, NAME_standard_error (arm, outcome).
class StoredEstimates {
 public:
  StoredEstimates(const output::DataFile& file, const std::string& name)
      : mean_(numbers_of(file, name)),
        low_(numbers_of(file, name + "_low")),
        high_(numbers_of(file, name + "_high")),
        error_(numbers_of(file, name + "_standard_error")) {}
  [[nodiscard]] statistics::Estimate at(std::size_t arm, std::size_t outcome) const {
    const std::size_t i = arm * catalogue().size() + outcome;
    return {mean_.at(i), low_.at(i), high_.at(i), error_.at(i), 0};
  }

 private:
  const std::vector<double>&mean_, &low_, &high_, &error_;
};

experiment::Summary summary_of(const FinishedFolder& finished) {
  const StoredEstimates levels(finished.results, "estimate");
  const StoredEstimates differences(finished.results, "difference");
  const std::vector<double>& ratios = numbers_of(finished.results, "variance_ratio");
  experiment::Summary summary;
  for (std::size_t arm = 0; arm < finished.study.arms.size(); ++arm) {
    experiment::ArmSummary& of_arm = summary.arms.emplace_back();
    experiment::Comparison comparison;
    comparison.arm = arm;
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
      of_arm.outcomes.push_back(levels.at(arm, i));
      comparison.outcomes.push_back(
          {differences.at(arm, i), ratios.at(arm * catalogue().size() + i)});
    }
    if (arm > 0) summary.comparisons.push_back(std::move(comparison));
  }
  return summary;
}

}  // namespace

std::string text_attribute(const FinishedFolder& finished, const std::string& name) {
  const auto found = finished.results.attributes.find(name);
  const auto* text = found == finished.results.attributes.end()
                         ? nullptr
                         : std::get_if<std::string>(&found->second);
  if (text == nullptr) {
    fail(finished.folder / "results.h5",
         fmt::format("has no `{}`: it holds no results of a study", name));
  }
  return *text;
}

const std::vector<double>& numbers_of(const output::DataFile& file, const std::string& name) {
  return std::get<std::vector<double>>(file.variable(name).values);
}

std::vector<std::uint64_t> replications_of(const FinishedFolder& finished) {
  std::vector<std::uint64_t> numbers;
  for (const std::int64_t number :
       std::get<std::vector<std::int64_t>>(finished.results.axis("replication").ticks))
    numbers.push_back(static_cast<std::uint64_t>(number));
  return numbers;
}

FinishedFolder open_folder(const fs::path& folder) {
  FinishedFolder finished;
  finished.folder = folder;
  const fs::path results = folder / "results.h5";
  const fs::path manifest = folder / "manifest.json";
  require(results);
  require(manifest);
  finished.results = output::read_without_axes(results, {"replication", "changed_child"});
  finished.manifest = parsed(manifest, output::read_text(manifest));
  finished.configuration = parsed(results, text_attribute(finished, "configuration"));
  finished.is_sweep = has_axis(finished.results, "design_point");
  require_known_outcomes(finished.results, results);
  try {
    finished.study = study_of(finished);
    if (!finished.is_sweep) finished.summary = summary_of(finished);
  } catch (const Json::exception& error) {
    fail(results, fmt::format("its configuration cannot be read: {}", error.what()));
  } catch (const std::invalid_argument& error) {
    fail(results, fmt::format("holds no results of a study: {}", error.what()));
  }
  return finished;
}

}  // namespace sightline::report
