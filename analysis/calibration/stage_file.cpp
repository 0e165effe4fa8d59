// SPDX-License-Identifier: Apache-2.0
#include "stage_file.hpp"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/file.hpp>

namespace sightline::calibration {
namespace {

namespace fs = std::filesystem;
using Numbers = std::vector<double>;

/// Changes with the layout of the files and with the method.
constexpr std::string_view format = "sightline calibration 2";

void add_targets(Digest& digest, const scenario::Calibration& calibration) {
  for (const scenario::CalibrationTarget& target : calibration.targets) {
    digest.add(std::string_view(target.name));
    digest.add(target.value);
    digest.add(target.observation_sd);
    digest.add(target.discrepancy_sd);
    digest.add(target.scale);
  }
}

/// Names all that decides the numbers of a stage.
std::string key_of(const scenario::Calibration& calibration, std::size_t stage) {
  Digest digest;
  digest.add(format);
  digest.add(calibration.fingerprint);
  digest.add(std::uint64_t{calibration.replications});
  for (const scenario::CalibrationParameter& parameter : calibration.varied) {
    digest.add(std::string_view(parameter.path));
    digest.add(parameter.low);
    digest.add(parameter.high);
    digest.add(scenario::name_of(parameter.prior));
  }
  add_targets(digest, calibration);
  const bool is_last = stage == calibration.waves.size();
  for (std::size_t i = 0; i < (is_last ? stage : stage + 1); ++i) {
    const scenario::CalibrationWave& wave = calibration.waves[i];
    digest.add(std::uint64_t{wave.points});
    digest.add(wave.accept);
    digest.add(static_cast<std::uint64_t>(wave.by));
  }
  if (is_last) {
    digest.add(std::uint64_t{calibration.ensemble.candidates});
    digest.add(std::uint64_t{calibration.ensemble.replications});
    digest.add(calibration.ensemble.accept);
  }
  return digest.text();
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

double number_of(std::string_view cell) {
  double number = not_a_number;
  std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

/// The cells of each line after the first; lines end in CR LF.
std::vector<std::vector<std::string_view>> rows_of(std::string_view text) {
  std::vector<std::vector<std::string_view>> rows;
  for (std::string_view line : split(text, '\n')) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty()) rows.push_back(split(line, ','));
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

/// Cells before the first parameter: key, share, level.
constexpr std::size_t cells_before = 3;

Simulated run_of(const std::vector<std::string_view>& row,
                 const scenario::Calibration& calibration) {
  std::size_t cell = cells_before;
  Numbers values;
  for (std::size_t i = 0; i < calibration.varied.size(); ++i)
    values.push_back(number_of(row[cell++]));
  Simulated run;
  run.at = point_of(calibration, values);
  for (std::size_t j = 0; j < calibration.targets.size(); ++j) {
    run.means.push_back(number_of(row[cell++]));
    run.errors.push_back(number_of(row[cell++]));
  }
  return run;
}

[[noreturn]] void refuse(const fs::path& path) {
  throw InputError(Mistake{
      .key = "--out",
      .text = fmt::format("{} belongs to another calibration, or to another version of this one; "
                          "choose another --out or remove it",
                          path.string())});
}

}  // namespace

fs::path stage_path(const fs::path& folder, const scenario::Calibration& calibration,
                    std::size_t stage) {
  if (stage == calibration.waves.size()) return folder / "waves" / "candidates.csv";
  return folder / "waves" / fmt::format("wave-{}.csv", stage + 1);
}

void write_stage(const fs::path& folder, const scenario::Calibration& calibration,
                 std::size_t number, const Stage& stage) {
  const std::size_t n = stage.runs.size();
  const Problem problem = problem_of(calibration);
  const bool is_last = number == calibration.waves.size();
  const auto noise = noise_of(stage.runs, problem.targets,
                              is_last ? problem.candidate_replications : problem.replications);
  const auto implausible = implausibilities(stage.runs, problem.targets, noise);
  output::CsvTable table = {{{"key", std::vector<std::string>(n, key_of(calibration, number))},
                             {"share", Numbers(n, stage.share)},
                             {"level", Numbers(n, stage.level)}}};
  for (std::size_t d = 0; d < calibration.varied.size(); ++d) {
    Numbers values;
    for (const Simulated& run : stage.runs)
      values.push_back(values_at(calibration, run.at)[d]);
    table.columns.push_back({calibration.varied[d].path, std::move(values)});
  }
  for (std::size_t j = 0; j < calibration.targets.size(); ++j) {
    Numbers means;
    Numbers errors;
    for (const Simulated& run : stage.runs) {
      means.push_back(run.means[j]);
      errors.push_back(run.errors[j]);
    }
    table.columns.push_back({calibration.targets[j].name, std::move(means)});
    table.columns.push_back({calibration.targets[j].name + "_error", std::move(errors)});
  }
  Numbers worst;
  for (const Numbers& of_run : implausible)
    worst.push_back(ranked(of_run, 1));
  table.columns.push_back({"implausibility", std::move(worst)});
  output::write_csv(stage_path(folder, calibration, number), table);
}

std::optional<Stage> read_stage(const fs::path& folder, const scenario::Calibration& calibration,
                                std::size_t number) {
  const fs::path path = stage_path(folder, calibration, number);
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return std::nullopt;
  const std::string text = output::read_text(path);
  const std::string key = key_of(calibration, number);
  const std::size_t cells =
      cells_before + calibration.varied.size() + 2 * calibration.targets.size() + 1;
  Stage stage;
  for (const std::vector<std::string_view>& row : rows_of(text)) {
    if (row.size() != cells || row[0] != key) refuse(path);
    stage.share = number_of(row[1]);
    stage.level = number_of(row[2]);
    stage.runs.push_back(run_of(row, calibration));
  }
  if (stage.runs.empty()) refuse(path);
  return stage;
}

}  // namespace sightline::calibration
