// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/sensitivity/finished_sweep.hpp>
#include <sightline/statistics/comparison.hpp>

namespace sightline::sensitivity {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

[[noreturn]] void fail(const fs::path& file, std::string text) {
  throw InputError(Mistake{file.string(), 0, 0, "", std::move(text)});
}

const output::Axis* axis_of(const output::DataFile& file, const std::string& name) {
  for (const output::Axis& axis : file.axes) {
    if (axis.name == name) return &axis;
  }
  return nullptr;
}

const output::Variable* variable_of(const output::DataFile& file, const std::string& name) {
  for (const output::Variable& variable : file.variables) {
    if (variable.name == name) return &variable;
  }
  return nullptr;
}

std::string text_attribute(const output::DataFile& file, const std::string& name,
                           const fs::path& path) {
  const auto found = file.attributes.find(name);
  const auto* text =
      found == file.attributes.end() ? nullptr : std::get_if<std::string>(&found->second);
  if (text == nullptr) fail(path, fmt::format("has no `{}`: it holds no results of a study", name));
  return *text;
}

Texts labels_of(const output::DataFile& file, const std::string& axis) {
  return std::get<Texts>(file.axis(axis).ticks);
}

experiment::StoredDesign design_of(const output::DataFile& file, const fs::path& path) {
  try {
    experiment::StoredDesign stored = experiment::read_design(file);
    design::require_sound(stored.design);
    return stored;
  } catch (const std::invalid_argument& error) {
    fail(path, fmt::format("holds no sound design: {}", error.what()));
  }
}

/// The design of the results must be the one that was kept before any of them was there, or the
/// beginning of it.
void require_kept(const experiment::StoredDesign& stored, const fs::path& path) {
  if (!fs::exists(path)) fail(path, "there is no such file; it tells which design was run");
  experiment::StoredDesign kept = design_of(output::read(path), path);
  if (kept.design.points > stored.design.points) {
    const std::size_t cells = stored.design.values.size();
    kept.design.points = stored.design.points;
    kept.design.labels.resize(stored.design.points);
    kept.design.values.resize(cells);
    kept.values.resize(cells);
  }
  if (!(kept == stored)) {
    fail(path, "is another design than that of results.h5 beside it; run the study again");
  }
}

}  // namespace

FinishedSweep read_finished_sweep(const fs::path& folder) {
  const fs::path path = folder / "results.h5";
  if (!fs::exists(path)) {
    fail(path, "there is no such file; `sightline run` writes it when a sweep is finished");
  }
  const output::DataFile file = output::read(path);
  FinishedSweep sweep;
  sweep.study = text_attribute(file, "study", path);
  sweep.digest = text_attribute(file, "digest", path);
  if (axis_of(file, "design_point") == nullptr) {
    fail(path,
         "holds a study that varies nothing; what drives a result is asked of a sweep, a "
         "study with `vary`");
  }
  const output::Variable* numbers = variable_of(file, "asked_linearised");
  if (numbers == nullptr) {
    fail(path,
         "was written by another version of the program; run the same study into the same "
         "folder again: what is there is kept");
  }
  sweep.design = design_of(file, path);
  require_kept(sweep.design, folder / "design.h5");
  sweep.arms = labels_of(file, "arm");
  sweep.outcomes = labels_of(file, "asked");
  sweep.replications = file.axis("replication").size();
  sweep.numbers = std::get<std::vector<double>>(numbers->values);
  return sweep;
}

Outputs outputs_of(const FinishedSweep& sweep, const Response& response) {
  const std::size_t points = sweep.design.design.points;
  const std::size_t replications = sweep.replications;
  const auto row = [&](std::size_t point, std::size_t arm) {
    return sweep.numbers.data() +
           ((point * sweep.arms.size() + arm) * sweep.outcomes.size() + response.outcome) *
               replications;
  };
  std::vector<double> all;
  all.reserve(points * replications);
  std::vector<bool> is_known_at(points, false);
  for (std::size_t point = 0; point < points; ++point) {
    const std::span own(row(point, response.arm), replications);
    const std::span other(row(point, response.against.value_or(response.arm)), replications);
    const bool is_equal = statistics::are_equal_but_for_rounding(own, other);
    for (std::size_t r = 0; r < replications; ++r) {
      double number = own[r];
      if (response.against) number = is_equal ? 0.0 : number - other[r];
      all.push_back(number);
      if (std::isfinite(number)) is_known_at[point] = true;
    }
  }
  Outputs outputs;
  outputs.replications = 0;
  outputs.dice = sweep.design.has_common_dice ? PointDice::common : PointDice::own;
  std::vector<std::size_t> kept;
  for (std::size_t r = 0; r < replications; ++r) {
    bool is_kept = true;
    for (std::size_t point = 0; point < points; ++point)
      is_kept = is_kept && (!is_known_at[point] || std::isfinite(all[point * replications + r]));
    if (is_kept) kept.push_back(r);
  }
  outputs.replications = kept.size();
  for (std::size_t point = 0; point < points; ++point) {
    for (const std::size_t r : kept)
      outputs.numbers.push_back(all[point * replications + r]);
  }
  return outputs;
}

}  // namespace sightline::sensitivity
