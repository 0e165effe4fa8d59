// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/model/parameters.hpp>
#include <sightline/scenario/reform.hpp>

#include "reform_reader.hpp"

namespace sightline::scenario {

namespace {

using model::workforce::PracticeChange;
using Operation = PracticeChange::Operation;

constexpr std::string_view prefix = "practice";

struct NamedOperation {
  std::string_view name;
  Operation operation;
};

constexpr std::array<NamedOperation, 3> operations{
    {{"set", Operation::set}, {"scale", Operation::scale}, {"add", Operation::add}}};

/// The agencies whose teams can adopt a reform.
std::vector<std::string> names_of_agencies() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < model::agency_count; ++i) {
    if (model::has_teams(model::agency_at(i))) names.emplace_back(model::agency_names[i]);
  }
  return names;
}

model::Agency agency_named(const std::string& name) {
  const auto& names = model::agency_names;
  return model::agency_at(
      static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()));
}

/// Reads the list `changes` of one reform.
class ChangesReader {
 public:
  ChangesReader(Reform& reform, config::Mistakes& mistakes)
      : reform_(reform),
        mistakes_(mistakes),
        parameters_(parameters_of(all_)),
        fields_(parameters_of(practice_, prefix)) {}

  void read(config::MapReader& reader) {
    const std::vector<config::Node> items =
        reform_.adoption ? reader.items_or_none("changes") : reader.items("changes");
    if (items.empty() && reader.node().find("changes").is(config::NodeKind::sequence)) {
      reader.fail("changes", "is empty; a reform changes something");
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      read_change(config::MapReader(items[i], fmt::format("changes[{}]", i + 1), mistakes_));
    }
  }

 private:
  void read_change(config::MapReader reader) {
    const NamedOperation* const chosen = operation_of(reader);
    const std::optional<double> value =
        config::number_of(reader.required("value"), reader.path_of("value"), mistakes_);
    const model::AgencySet agencies = agencies_of(reader);
    if (chosen != nullptr) add(reader, *chosen, value, agencies);
    reader.finish();
  }

  const NamedOperation* operation_of(config::MapReader& reader) {
    const NamedOperation* chosen = nullptr;
    int given = 0;
    for (const NamedOperation& candidate : operations) {
      if (!reader.has(candidate.name)) continue;
      chosen = &candidate;
      ++given;
    }
    if (given == 1) return chosen;
    if (reader.is_mapping()) {
      mistakes_.add(reader.node(), reader.path(),
                    "needs exactly one of `set`, `scale` and `add` with the path of a number");
    }
    return nullptr;
  }

  /// Whose teams the change is for.
  model::AgencySet agencies_of(config::MapReader& reader) {
    if (!reader.has("agencies")) return model::workforce::usual_adopters;
    const std::vector<config::Node> items = reader.items("agencies");
    if (items.empty() && reader.node().find("agencies").is(config::NodeKind::sequence)) {
      reader.fail("agencies", "is empty; without it a change is for all agencies but community");
    }
    model::AgencySet agencies;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string key = fmt::format("{}[{}]", reader.path_of("agencies"), i + 1);
      const auto name = config::choice_of(items[i], key, names_of_agencies(), mistakes_);
      if (!name) continue;
      const model::Agency agency = agency_named(*name);
      if (agencies.has(agency))
        mistakes_.add(items[i], key, fmt::format("`{}` is named twice in this change", *name));
      agencies.add(agency);
    }
    return agencies;
  }

  void add(config::MapReader& reader, const NamedOperation& chosen, std::optional<double> value,
           model::AgencySet agencies) {
    const auto path =
        config::text_of(reader.required(chosen.name), reader.path_of(chosen.name), mistakes_);
    if (!path) return;
    const Parameter* const field = config::find_parameter(fields_, *path);
    if (field == nullptr) return reader.fail(chosen.name, path_fault(*path));
    if (is_set_twice(*path, chosen.operation, agencies)) {
      return reader.fail(chosen.name, fmt::format("`{}` is set twice in this reform", *path));
    }
    if (!value) return;
    if (chosen.operation == Operation::set) {
      const std::string fault = config::value_fault(*field, *value);
      if (!fault.empty()) return reader.fail("value", fault);
    }
    const auto index = static_cast<std::uint32_t>(field - fields_.data());
    reform_.changes.push_back(
        {*path,
         {.field = index, .operation = chosen.operation, .value = *value, .agencies = agencies},
         reader.node().line()});
  }

  bool is_set_twice(const std::string& path, Operation operation, model::AgencySet agencies) const {
    const auto sets_path = [&](const ReformChange& earlier) {
      return earlier.path == path && earlier.change.operation == Operation::set &&
             earlier.change.agencies.overlaps(agencies);
    };
    return operation == Operation::set &&
           std::any_of(reform_.changes.begin(), reform_.changes.end(), sets_path);
  }

  std::string path_fault(const std::string& path) const {
    const std::string whole = fmt::format("{}.{}", prefix, path);
    if (config::find_parameter(fields_, whole) != nullptr) {
      return fmt::format("`{}` needs its whole path. Did you mean `{}`?", path, whole);
    }
    if (config::find_parameter(parameters_, path) != nullptr) {
      return fmt::format(
          "`{}` is no number of Practice, and a reform changes nothing else. An arm can `set` it",
          path);
    }
    return fmt::format("`{}` {}", path, config::unknown_parameter_fault(fields_, path));
  }

  Reform& reform_;
  config::Mistakes& mistakes_;
  model::Parameters all_;
  model::workforce::Practice practice_;
  std::vector<Parameter> parameters_;
  std::vector<Parameter> fields_;
};

void read_cost(config::MapReader& reader, Reform& reform) {
  config::MapReader cost = reader.map("cost");
  reform.cost_note = text_needed(cost, "note");
  reform.cost_gbp_per_year = config::number_of(
      cost.optional("gbp_per_year"), cost.path_of("gbp_per_year"), reader.mistakes(), {.low = 0});
  cost.finish();
}

void read_from(config::MapReader& reader, Reform& reform) {
  const config::Node node = reader.optional("from");
  const auto text = config::text_of(node, reader.path_of("from"), reader.mistakes());
  if (!text) return;
  reform.from.reset();
  if (*text == measurement_start) return;
  try {
    reform.from = parse_date(*text);
  } catch (const std::invalid_argument&) {
    reader.fail("from", fmt::format("`{}` is neither a date (YYYY-MM-DD) nor `{}`", *text,
                                    measurement_start));
  }
}

void read_adoption(config::MapReader& reader, Reform& reform) {
  if (!reader.has("adoption")) return;
  config::MapReader adoption = reader.map("adoption");
  static_cast<void>(adoption.required("compliance"));
  reform.adoption =
      Adoption{Probability(adoption.number_or("compliance", 1.0, {.low = 0, .high = 1})),
               Days(adoption.number_or("full_after", 0.0, full_after_range))};
  adoption.finish();
}

}  // namespace

void read_roll_out(config::MapReader& reader, Reform& reform) {
  read_from(reader, reform);
  reform.full_after =
      Days(reader.number_or("full_after", reform.full_after.value(), full_after_range));
  reform.compliance =
      Probability(reader.number_or("compliance", reform.compliance.value(), {.low = 0, .high = 1}));
}

Reform read_reform(const config::Node& root, const std::filesystem::path& path,
                   config::Mistakes& mistakes) {
  Reform reform;
  reform.file = path.string();
  config::MapReader reader(root, "", mistakes);
  reform.id = name_needed(reader, "reform");
  if (!reform.id.empty() && reform.id != reform_id_of(path)) {
    reader.fail("reform", fmt::format("the file name must begin with the reform's id, `{}`, and a "
                                      "hyphen: it is found by it",
                                      reform.id));
  }
  reform.title = text_needed(reader, "title");
  reform.source = text_needed(reader, "source");
  reform.description = text_needed(reader, "description");
  const std::string grade = reader.choice("evidence_grade", {"A", "B", "C", "D"});
  if (!grade.empty()) reform.evidence_grade = grade.front();
  read_cost(reader, reform);
  reform.harm = text_needed(reader, "harm");
  for (const std::string_view key : {"from", "full_after", "compliance"}) {
    static_cast<void>(reader.required(key));
  }
  read_roll_out(reader, reform);
  read_adoption(reader, reform);
  ChangesReader(reform, mistakes).read(reader);
  reader.finish();
  return reform;
}

Reform read_reform(Files& files, const std::filesystem::path& path) {
  return read_reform(files.root_of(path), path, files.mistakes());
}

Reform read_reform(const std::filesystem::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  Reform reform = read_reform(files, path);
  mistakes.throw_if_any();
  return reform;
}

std::uint64_t key_of(const Reform& reform) {
  Digest hash;
  hash.add_bytes(reform.id);
  return hash.value();
}

}  // namespace sightline::scenario
