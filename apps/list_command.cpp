// SPDX-License-Identifier: Apache-2.0
#include "list_command.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/config/reference.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/model/parameters.hpp>
#include <sightline/scenario/case.hpp>
#include <sightline/scenario/catalogue.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using Json = nlohmann::ordered_json;

Json list_of_parameters() {
  Json list = Json::array();
  for (const scenario::ParameterEntry& entry : scenario::list_parameters()) {
    list.push_back({{"path", entry.path},
                    {"value", entry.value},
                    {"unit", std::string(entry.unit)},
                    {"low", entry.low},
                    {"high", entry.high},
                    {"whole", entry.is_whole},
                    {"source", std::string(entry.source)},
                    {"meaning", std::string(entry.meaning)}});
  }
  return list;
}

Json list_of_reforms(const std::filesystem::path& scenarios) {
  Json list = Json::array();
  for (const scenario::Reform& reform : scenario::list_reforms(scenarios)) {
    Json changes = Json::array();
    for (const scenario::ReformChange& change : reform.changes) {
      changes.push_back(change.path);
    }
    list.push_back({{"reform", reform.id},
                    {"title", reform.title},
                    {"evidence", std::string(1, reform.evidence_grade)},
                    {"source", reform.source},
                    {"description", reform.description},
                    {"harm", reform.harm},
                    {"changes", std::move(changes)},
                    {"file", reform.file}});
  }
  return list;
}

Json list_of_outcomes() {
  Json list = Json::array();
  for (const model::outcomes::Outcome& outcome : model::outcomes::catalogue()) {
    list.push_back({{"outcome", std::string(outcome.name)},
                    {"unit", std::string(outcome.unit)},
                    {"meaning", std::string(outcome.meaning)}});
  }
  return list;
}

Json list_of_roles() {
  Json list = Json::array();
  for (const scenario::RoleEntry& role : scenario::list_roles()) {
    list.push_back({{"role", std::string(role.name)}, {"knows_children", role.knows_children}});
  }
  return list;
}

Json list_of_studies(const std::filesystem::path& scenarios) {
  Json list = Json::array();
  for (const scenario::StudyEntry& study : scenario::list_studies(scenarios)) {
    list.push_back({{"study", study.name},
                    {"question", study.question},
                    {"baseline", study.baseline},
                    {"arms", study.arms},
                    {"file", study.file}});
  }
  return list;
}

Json list_of_cases(const std::filesystem::path& scenarios) {
  Json list = Json::array();
  for (const scenario::Case& one : scenario::list_cases(scenarios)) {
    list.push_back({{"case", one.name},
                    {"title", one.title},
                    {"invented", one.is_invented},
                    {"content_note", one.content_note},
                    {"decisions", scenario::decision_ids(one)},
                    {"file", one.file}});
  }
  return list;
}

/// The members of an entry that a line of text shows; JSON has all.
std::vector<std::string> columns_of(const std::string& what) {
  if (what == "parameters") return {"path", "value", "unit", "meaning"};
  if (what == "reforms") return {"reform", "evidence", "title"};
  if (what == "outcomes") return {"outcome", "unit", "meaning"};
  if (what == "cases") return {"case", "title"};
  if (what == "roles") return {"role", "knows_children"};
  return {"study", "question"};
}

std::string cell_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string text_of(const Json& list, const std::vector<std::string>& columns) {
  std::vector<std::size_t> widths(columns.size(), 0);
  for (const Json& entry : list) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      widths[i] = std::max(widths[i], cell_of(entry.at(columns[i])).size());
    }
  }
  std::string text;
  for (const Json& entry : list) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool is_last = i + 1 == columns.size();
      const std::string cell = cell_of(entry.at(columns[i]));
      text += is_last ? cell + "\n" : fmt::format("{:<{}}  ", cell, widths[i]);
    }
  }
  return text;
}

}  // namespace

std::string usual_scenarios() {
  return std::filesystem::is_directory("scenarios") ? "scenarios" : SIGHTLINE_SCENARIOS;
}

int list_command(const ListArguments& arguments) {
  Json list;
  if (arguments.what == "parameters") list = list_of_parameters();
  if (arguments.what == "reforms") list = list_of_reforms(arguments.scenarios);
  if (arguments.what == "outcomes") list = list_of_outcomes();
  if (arguments.what == "roles") list = list_of_roles();
  if (arguments.what == "cases") list = list_of_cases(arguments.scenarios);
  if (arguments.what == "studies") list = list_of_studies(arguments.scenarios);
  // Paths may hold bytes that are no UTF-8.
  print_result(arguments.format == "json"
                   ? list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                   : text_of(list, columns_of(arguments.what)));
  return exit_done;
}

int validate_command(const std::vector<std::string>& files) {
  const std::vector<std::filesystem::path> paths(files.begin(), files.end());
  std::string text;
  for (const scenario::FileSummary& file : scenario::validate_files(paths)) {
    text += fmt::format("{}: {} {} is valid\n", file.file, scenario::name_of(file.kind), file.name);
  }
  print_result(text);
  return exit_done;
}

int schema_command() {
  model::Parameters parameters;
  const std::vector<Parameter> all = parameters_of(parameters);
  print_result(config::json_schema(all, "Parameters of a Sightline baseline"));
  return exit_done;
}

}  // namespace sightline::apps
