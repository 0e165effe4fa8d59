// SPDX-License-Identifier: Apache-2.0
#include "replay_command.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/replay/case_run.hpp>
#include <sightline/replay/case_view.hpp>
#include <sightline/scenario/case_input.hpp>

#include "case_page.hpp"
#include "exit_code.hpp"
#include "rejected_option.hpp"
#include "standard_output.hpp"

namespace sightline::apps {
namespace {

namespace fs = std::filesystem;

/// The file of a path, or of the name of a case in the scenarios folder.
fs::path file_of(const ReplayArguments& arguments) {
  if (arguments.file.ends_with(".yaml")) return arguments.file;
  const fs::path folder = fs::path(arguments.scenarios) / "cases";
  const fs::path path = folder / (arguments.file + ".yaml");
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) return path;
  std::vector<std::string> names;
  for (const scenario::Case& one : scenario::list_cases(arguments.scenarios))
    names.push_back(one.name);
  reject_option("CASE", fmt::format("`{}` is no case in {}. {}", arguments.file, folder.string(),
                                    config::suggestion(arguments.file, names)));
}

scenario::Knower knower_of(const std::string& role) {
  if (const auto found = scenario::find_knower(role)) return *found;
  std::vector<std::string> names;
  for (scenario::Knower knower = 0; knower < scenario::knowers; ++knower)
    names.emplace_back(scenario::knower_name(knower));
  reject_option("--as", fmt::format("`{}` is no role. {}", role, config::suggestion(role, names)));
}

/// The day that --until gives: a date, or the release of the case.
Date until_of(const std::string& text, const scenario::Case& shown) {
  if (text == "release" && shown.release) return *shown.release;
  if (text == "release")
    reject_option("--until", fmt::format("{} has no date of release", shown.name));
  try {
    return parse_date(text);
  } catch (const std::invalid_argument& error) {
    reject_option("--until", error.what());
  }
}

std::string role_view(const ReplayArguments& arguments, const scenario::Case& shown) {
  if (arguments.until.empty()) reject_option("--until", "is missing; a role's view is of one day");
  const scenario::Knower who = knower_of(arguments.role);
  const Date until = until_of(arguments.until, shown);
  return arguments.format == "json" ? replay::view_json(shown, who, until)
                                    : replay::view_text(shown, who, until);
}

/// The case in the model; throws what is impossible of it.
std::string in_model(const ReplayArguments& arguments, const scenario::Case& shown) {
  const scenario::CaseBaseline baseline =
      scenario::read_case_baseline(arguments.scenarios, shown, replay::period_of(shown));
  const replay::CaseRun run = replay::run_as_it_happened(
      shown, replay::case_input(shown, baseline.parameters, baseline.reforms, arguments.children));
  const std::vector<Mistake> impossible = replay::impossible_steps(shown, run);
  if (!impossible.empty()) throw InputError(impossible);
  return "\n" + replay::run_text(shown, run);
}

}  // namespace

int replay_command(const ReplayArguments& arguments) {
  const scenario::Case shown = scenario::read_case(file_of(arguments));
  if (!arguments.role.empty() && !arguments.html.empty())
    reject_option("--html", "is the page of all roles; the reader chooses one in it");
  if (arguments.format == "markdown" && arguments.training.debrief.empty())
    reject_option("--format", "`markdown` is for --debrief; give text or json");
  const ReplayedCase replayed{shown, arguments.scenarios, arguments.children, arguments.format};
  if (arguments.training.is_training) return train(replayed, arguments.training, arguments.role);
  if (!arguments.training.debrief.empty())
    return look_back(replayed, arguments.training.debrief, arguments.futures);
  if (arguments.futures.are_asked_for()) {
    return arguments.futures.has_readings ? readings_command(replayed, arguments.futures)
                                          : futures_command(replayed, arguments.futures);
  }
  if (!arguments.role.empty()) {
    print_result(role_view(arguments, shown));
    return exit_done;
  }
  std::optional<Date> until;
  if (!arguments.until.empty()) until = until_of(arguments.until, shown);
  if (!arguments.html.empty()) {
    write_file_page(arguments.html, shown, until);
    return exit_done;
  }
  print_result(arguments.format == "json" ? replay::chronology_json(shown, until)
                                          : replay::chronology_text(shown, until));
  const bool is_run = shown.family && !until && !arguments.is_told_only;
  if (is_run && arguments.format == "text") print_result(in_model(arguments, shown));
  return exit_done;
}

}  // namespace sightline::apps
