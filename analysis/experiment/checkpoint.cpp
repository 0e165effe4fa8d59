// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <sightline/core/digest.hpp>
#include <sightline/core/error.hpp>
#include <sightline/experiment/build.hpp>
#include <sightline/experiment/checkpoint.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

#include "labels.hpp"

namespace sightline::experiment {
namespace {

constexpr const char* content = "state of a Sightline run";

/// What the model makes of the same input with few children: another model gives other numbers.
std::uint64_t fingerprint_of_model(const RunIdentity& identity) {
  constexpr std::uint32_t few = 400;
  model::Input small = identity.input;
  small.children = std::min(small.children, few);
  const model::ReplicationResult result = model::run_replication(
      small, model::calendar_of(small.period), identity.seed, identity.replication);
  Digest digest;
  digest.add(result.tallies.cells());
  digest.add(result.events);
  return digest.value();
}

/// What must be the same for a run to go on, by the name of its attribute.
using Marks = std::vector<std::pair<std::string, std::string>>;

Marks marks_of(const RunIdentity& identity) {
  return {{"seed", std::to_string(identity.seed)},
          {"replication", std::to_string(identity.replication)},
          {"input_fingerprint", to_hex(scenario::fingerprint_of(identity.input))},
          {"model_fingerprint", to_hex(fingerprint_of_model(identity))}};
}

std::size_t size_of(const model::StateArray& array) {
  return std::visit([](const auto& values) { return values.size(); }, array);
}

std::string axis_name(std::size_t size) {
  return fmt::format("places_{}", size);
}

/// Arrays of one length share an axis of numbered places; one number needs none.
void add_arrays(output::DataFile& file, const model::StateArrays& arrays) {
  std::set<std::size_t> sizes;
  for (const auto& [name, array] : arrays) {
    const std::size_t size = size_of(array);
    if (size != 1 && sizes.insert(size).second) {
      std::vector<std::int64_t> places(size);
      std::iota(places.begin(), places.end(), 0);
      file.axes.push_back({axis_name(size), std::move(places), "", ""});
    }
    output::Variable variable{name, {}, {}, "", ""};
    if (size != 1) variable.axes = {axis_name(size)};
    std::visit([&](const auto& values) { variable.values = values; }, array);
    file.variables.push_back(std::move(variable));
  }
}

model::StateArrays arrays_of(const output::DataFile& file) {
  model::StateArrays arrays;
  for (const output::Variable& variable : file.variables) {
    if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&variable.values))
      arrays.emplace(variable.name, *whole);
    if (const auto* real = std::get_if<std::vector<double>>(&variable.values))
      arrays.emplace(variable.name, *real);
  }
  return arrays;
}

std::string mark_of(const output::DataFile& file, const std::string& name) {
  const auto* text = file.attribute<std::string>(name);
  return text == nullptr ? "?" : *text;
}

[[noreturn]] void refuse_file(const std::filesystem::path& path, const std::string& text) {
  throw InputError(Mistake{.file = path.string(), .key = "", .text = text});
}

void require_format(const std::filesystem::path& path, const output::DataFile& file) {
  if (mark_of(file, "content") != content) {
    refuse_file(path, fmt::format("is not a checkpoint but `{}`", mark_of(file, "content")));
  }
  const auto* format = file.attribute<std::int64_t>("format");
  if (format != nullptr && *format == checkpoint_format) return;
  refuse_file(
      path, fmt::format("is a checkpoint of format {}, written by version {}; this program knows "
                        "format {}: run from the start",
                        format == nullptr ? "?" : std::to_string(*format), mark_of(file, "version"),
                        checkpoint_format));
}

Time reached_of(const std::filesystem::path& path, const output::DataFile& file) {
  const auto* minute = file.attribute<std::int64_t>("reached_minute");
  if (minute == nullptr || *minute < 0 || *minute > Time::never().minutes())
    refuse_file(path, "does not say which moment it is of");
  return Time(static_cast<std::int32_t>(*minute));
}

void require_same_run(const std::filesystem::path& path, const output::DataFile& file,
                      const Marks& marks) {
  std::vector<Mistake> mistakes;
  for (const auto& [name, wanted] : marks) {
    const std::string found = mark_of(file, name);
    if (found == wanted) continue;
    const std::string reason =
        name == "input_fingerprint"   ? "parameters, reforms, population or period are others"
        : name == "model_fingerprint" ? "another version of the program, whose model gives other "
                                        "numbers, wrote it"
                                      : "it is of another run";
    mistakes.push_back({.file = path.string(),
                        .key = name,
                        .text = fmt::format("is {}, but {} is wanted: {}", found, wanted, reason)});
  }
  if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

}  // namespace

void write_checkpoint(const std::filesystem::path& path, const model::Replication& run,
                      const RunIdentity& identity) {
  output::DataFile file;
  add_arrays(file, run.state());
  file.attributes = {{"content", content},
                     {"format", checkpoint_format},
                     {"version", std::string(version())},
                     {"reached_minute", std::int64_t{run.reached().minutes()}}};
  for (const auto& [name, value] : marks_of(identity))
    file.attributes.emplace(name, value);
  output::write(path, file);
}

model::Replication read_checkpoint(const std::filesystem::path& path, const RunIdentity& identity,
                                   const Calendar& calendar) {
  return read_checkpoint(
      path, [&](Time) { return identity; }, calendar);
}

model::Replication read_checkpoint(const std::filesystem::path& path,
                                   const std::function<RunIdentity(Time reached)>& identity_at,
                                   const Calendar& calendar) {
  const output::DataFile file = output::read(path);
  require_format(path, file);
  const RunIdentity identity = identity_at(reached_of(path, file));
  require_same_run(path, file, marks_of(identity));
  try {
    return {identity.input, calendar, identity.seed, identity.replication, arrays_of(file)};
  } catch (const std::invalid_argument& fault) {
    refuse_file(path, fault.what());
  }
}

}  // namespace sightline::experiment
