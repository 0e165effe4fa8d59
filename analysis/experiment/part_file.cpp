// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <span>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/part_file.hpp>
#include <sightline/output/data_file.hpp>

#include "labels.hpp"
#include "parts_folder.hpp"

namespace sightline::experiment {
namespace {

using Numbers = std::vector<double>;
using Counts = std::vector<std::int64_t>;

void append(Numbers& to, const Numbers& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// One place on the axis `changed` for each child rescued or newly missed, in order of replication
/// and arm. A shift of no work is -1.
void add_changed(output::DataFile& file, const Block& block) {
  Counts places, replications, arms, children, changes, routes, agencies, works;
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    for (std::size_t arm = 0; arm < block.records[i].arms.size(); ++arm) {
      for (const ChangedChild& changed : block.records[i].arms[arm].changed) {
        places.push_back(static_cast<std::int64_t>(places.size()));
        replications.push_back(static_cast<std::int64_t>(i));
        arms.push_back(static_cast<std::int64_t>(arm));
        children.push_back(changed.child.value());
        changes.push_back(static_cast<std::int64_t>(changed.change));
        routes.push_back(static_cast<std::int64_t>(changed.route));
        agencies.push_back(changed.shift ? static_cast<std::int64_t>(changed.shift->agency) : -1);
        works.push_back(changed.shift ? static_cast<std::int64_t>(changed.shift->work) : -1);
      }
    }
  }
  file.axes.push_back({"changed", places, "", "children rescued or newly missed"});
  const std::vector<std::string> axis = {"changed"};
  file.variables = {{"changed_replication", axis, replications, "", "place in the block"},
                    {"changed_arm", axis, arms, "", "place on the axis"},
                    {"changed_child", axis, children, "", ""},
                    {"changed_change", axis, changes, "", "0 rescued, 1 newly missed"},
                    {"changed_route", axis, routes, "", "0 not traced, 1 direct, 2 through others"},
                    {"changed_agency", axis, agencies, "", ""},
                    {"changed_work", axis, works, "", ""}};
}

void add_tables(output::DataFile& file, const Block& block) {
  Numbers sums;
  Numbers by_month;
  Numbers by_quintile;
  Counts events;
  Counts rescued;
  Counts newly_missed;
  Counts traced;
  for (const ReplicationRecord& record : block.records) {
    for (const ArmRecord& arm : record.arms) {
      append(sums, arm.sums);
      append(by_month, arm.by_month);
      append(by_quintile, arm.by_quintile);
      events.push_back(static_cast<std::int64_t>(arm.events));
      rescued.push_back(static_cast<std::int64_t>(arm.rescued));
      newly_missed.push_back(static_cast<std::int64_t>(arm.newly_missed));
      traced.push_back(arm.is_traced ? 1 : 0);
    }
  }
  add_changed(file, block);
  const std::vector<std::string> cell = {"replication", "arm"};
  file.variables.push_back(
      {"sum", {"replication", "arm", "measure"}, sums, "", "sum over months and quintiles"});
  if (!by_month.empty()) {
    file.variables.push_back(
        {"sum_by_month", {"replication", "arm", "measure", "month"}, by_month, "", ""});
  }
  file.variables.push_back(
      {"sum_by_quintile", {"replication", "arm", "measure", "quintile"}, by_quintile, "", ""});
  file.variables.push_back({"events", cell, events, "events", "handled by the engine"});
  file.variables.push_back(
      {"rescued", cell, rescued, "children", "missed in the first arm and not in this one"});
  file.variables.push_back(
      {"newly_missed", cell, newly_missed, "children", "missed in this arm and not in the first"});
  file.variables.push_back(
      {"traced", cell, traced, "", "1 where the routes of those children are known"});
}

void require_same_study(const std::filesystem::path& folder, const output::DataFile& file,
                        const scenario::Study& study) {
  const auto* format = file.attribute<std::int64_t>("format");
  if (format == nullptr || (*format != part_format && *format != part_format_with_gaps)) {
    reject_folder(folder, "results of another version of the program");
  }
  const auto* fingerprint = file.attribute<std::string>("fingerprint");
  if (fingerprint == nullptr || *fingerprint != to_hex(study.fingerprint) ||
      file.axis("arm").size() != study.arms.size()) {
    const auto* name = file.attribute<std::string>("study");
    reject_folder(
        folder,
        fmt::format("another study, or this one with other parameters, seed, period or "
                    "population (study {}, fingerprint {}; now {})",
                    name == nullptr ? "?" : *name, fingerprint == nullptr ? "?" : *fingerprint,
                    to_hex(study.fingerprint)));
  }
}

/// Cuts one array of a part into equal pieces, one for each arm of each replication.
template <class T>
class Pieces {
 public:
  Pieces(const output::DataFile& file, const std::string& name, std::size_t n)
      : all_(std::get<std::vector<T>>(file.variable(name).values)), size_(all_.size() / n) {}
  [[nodiscard]] std::vector<T> piece(std::size_t i) const {
    const std::span<const T> cut = all_.subspan(i * size_, size_);
    return {cut.begin(), cut.end()};
  }
  [[nodiscard]] std::uint64_t count(std::size_t i) const {
    return static_cast<std::uint64_t>(all_[i]);
  }

 private:
  std::span<const T> all_;
  std::size_t size_;
};

void read_changed(const output::DataFile& file, Block& block) {
  const auto numbers = [&](const char* name) -> const Counts& {
    return std::get<Counts>(file.variable(name).values);
  };
  const Counts& replications = numbers("changed_replication");
  const Counts& arms = numbers("changed_arm");
  const Counts& children = numbers("changed_child");
  const Counts& changes = numbers("changed_change");
  const Counts& routes = numbers("changed_route");
  const Counts& agencies = numbers("changed_agency");
  const Counts& works = numbers("changed_work");
  for (std::size_t i = 0; i < children.size(); ++i) {
    ChangedChild changed;
    changed.child = model::ChildId(static_cast<std::uint32_t>(children[i]));
    changed.change = static_cast<Change>(changes[i]);
    changed.route = static_cast<Route>(routes[i]);
    if (agencies[i] >= 0) {
      changed.shift = Shift{static_cast<model::Agency>(agencies[i]),
                            static_cast<model::workforce::TaskKind>(works[i])};
    }
    block.records.at(static_cast<std::size_t>(replications[i]))
        .arms.at(static_cast<std::size_t>(arms[i]))
        .changed.push_back(changed);
  }
}

bool has_variable(const output::DataFile& file, const std::string& name) {
  return std::any_of(file.variables.begin(), file.variables.end(),
                     [&](const output::Variable& variable) { return variable.name == name; });
}

/// Places of the replications in their block; throws RunError for numbers of another block.
std::vector<std::size_t> places_of(const output::DataFile& file, const Block& block) {
  std::vector<std::size_t> places;
  for (const std::int64_t number :
       std::get<std::vector<std::int64_t>>(file.axis("replication").ticks)) {
    const auto place = static_cast<std::uint64_t>(number) - block.first_replication();
    if (place >= block_size) throw RunError("replications of another block");
    places.push_back(place);
  }
  return places;
}

Block block_of(const output::DataFile& file, std::uint64_t number,
               std::optional<std::uint64_t> point) {
  Block block{number, {}, point};
  const std::vector<std::size_t> places = places_of(file, block);
  const std::size_t replications = file.axis("replication").size();
  const std::size_t arms = file.axis("arm").size();
  const std::size_t n = replications * arms;
  const Pieces<double> sums(file, "sum", n);
  const bool has_months = has_variable(file, "sum_by_month");
  const Pieces<double> by_month(file, has_months ? "sum_by_month" : "sum", n);
  const Pieces<double> by_quintile(file, "sum_by_quintile", n);
  const Pieces<std::int64_t> events(file, "events", n);
  const Pieces<std::int64_t> rescued(file, "rescued", n);
  const Pieces<std::int64_t> newly_missed(file, "newly_missed", n);
  const Pieces<std::int64_t> traced(file, "traced", n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t place = places[i / arms];
    if (block.records.size() <= place) block.records.resize(place + 1);
    block.records[place].arms.push_back({sums.piece(i),
                                         has_months ? by_month.piece(i) : Numbers(),
                                         by_quintile.piece(i),
                                         events.count(i),
                                         rescued.count(i),
                                         newly_missed.count(i),
                                         {},
                                         traced.count(i) != 0});
  }
  read_changed(file, block);
  return block;
}

}  // namespace

std::uint64_t Block::count() const {
  return static_cast<std::uint64_t>(
      std::count_if(records.begin(), records.end(),
                    [](const ReplicationRecord& record) { return !record.arms.empty(); }));
}

std::filesystem::path part_path(const std::filesystem::path& folder, std::uint64_t block,
                                std::optional<std::uint64_t> point) {
  const std::string of_point = point ? fmt::format("point-{:06}-", *point) : "";
  return folder / "parts" / fmt::format("{}block-{:06}.h5", of_point, block);
}

void write_part(const std::filesystem::path& folder, const scenario::Study& study,
                const Block& block) {
  std::vector<std::uint64_t> numbers;
  for (std::size_t place = 0; place < block.records.size(); ++place) {
    if (block.holds(place)) numbers.push_back(block.first_replication() + place);
  }
  if (numbers.empty()) throw std::invalid_argument("a block without replications");
  const ArmRecord& first = block.records[numbers.front() - block.first_replication()].arms.at(0);
  const std::size_t measures = first.sums.size();
  const bool has_gaps = numbers.back() - block.first_replication() != numbers.size() - 1;
  output::DataFile file;
  file.axes = {arm_axis(study), replication_axis(numbers), measure_axis()};
  if (!first.by_month.empty()) {
    file.axes.push_back(month_axis(study, first.by_month.size() / measures));
  }
  file.axes.push_back(quintile_axis(first.by_quintile.size() / measures));
  add_tables(file, block);
  file.attributes = {{"content", "replications of a Sightline study"},
                     {"format", has_gaps ? part_format_with_gaps : part_format},
                     {"study", study.name},
                     {"fingerprint", to_hex(study.fingerprint)},
                     {"seed", std::to_string(study.seed)},
                     {"first_replication", static_cast<std::int64_t>(numbers.front())},
                     {"replications", static_cast<std::int64_t>(numbers.size())}};
  if (block.point) file.attributes["design_point"] = static_cast<std::int64_t>(*block.point);
  output::write(part_path(folder, block.number, block.point), file);
}

std::optional<Block> read_part(const std::filesystem::path& folder, const scenario::Study& study,
                               std::uint64_t block, std::optional<std::uint64_t> point) {
  const std::filesystem::path path = part_path(folder, block, point);
  if (!std::filesystem::exists(path)) return std::nullopt;
  output::DataFile file;
  try {
    file = output::read(path);
  } catch (const RunError&) {
    return std::nullopt;  // damaged: its replications are run again
  }
  require_same_study(folder, file, study);
  return block_of(file, block, point);
}

}  // namespace sightline::experiment
