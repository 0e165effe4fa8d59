// SPDX-License-Identifier: Apache-2.0
#include "replay_command.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/replay/case_claims.hpp>
#include <sightline/replay/case_view.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"

namespace sightline::apps {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void reject(std::string key, std::string text) {
  throw InputError(Mistake{.key = std::move(key), .text = std::move(text)});
}

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
  reject("CASE", fmt::format("`{}` is no case in {}. {}", arguments.file, folder.string(),
                             config::suggestion(arguments.file, names)));
}

scenario::Knower knower_of(const std::string& role) {
  if (const auto found = scenario::find_knower(role)) return *found;
  std::vector<std::string> names;
  for (scenario::Knower knower = 0; knower < scenario::knowers; ++knower)
    names.emplace_back(scenario::knower_name(knower));
  reject("--as", fmt::format("`{}` is no role. {}", role, config::suggestion(role, names)));
}

/// The day that --until gives: a date, or the release of the case.
Date until_of(const std::string& text, const scenario::Case& shown) {
  if (text == "release" && shown.release) return *shown.release;
  if (text == "release") reject("--until", fmt::format("{} has no date of release", shown.name));
  try {
    return parse_date(text);
  } catch (const std::invalid_argument& error) {
    reject("--until", error.what());
  }
}

std::string role_view(const ReplayArguments& arguments, const scenario::Case& shown) {
  if (arguments.until.empty()) reject("--until", "is missing; a role's view is of one day");
  const scenario::Knower who = knower_of(arguments.role);
  const Date until = until_of(arguments.until, shown);
  return arguments.format == "json" ? replay::view_json(shown, who, until)
                                    : replay::view_text(shown, who, until);
}

/// "R01+R06" as R01 and R06.
std::vector<std::string> package_of(const std::string& text) {
  std::vector<std::string> ids;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find('+', from), text.size());
    ids.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return ids;
}

/// The day that --from gives: of a decision, or a date.
Date from_of(const std::string& text, const scenario::Case& shown) {
  if (text.empty() && !shown.decisions.empty()) return shown.decisions.front().on;
  if (const auto* decision = scenario::find_decision(shown, text)) return decision->on;
  try {
    return parse_date(text);
  } catch (const std::invalid_argument&) {
    reject("--from",
           fmt::format("`{}` is neither a decision of {} nor a date. {}", text, shown.name,
                       config::suggestion(text, scenario::decision_ids(shown))));
  }
}

void need_family(const scenario::Case& shown) {
  if (!shown.family || !shown.fatal)
    reject("CASE", fmt::format("{} is told only: it has no `family` or no `fatal`", shown.name));
}

replay::FuturesPlan plan_of(const ReplayArguments& arguments, std::uint32_t replications) {
  replay::FuturesPlan plan;
  plan.replications = replications;
  plan.children = arguments.children;
  plan.threads =
      arguments.threads > 0 ? arguments.threads : std::max(1U, std::thread::hardware_concurrency());
  return plan;
}

std::string ensemble_of(const ReplayArguments& arguments) {
  return arguments.ensemble == "none" ? "" : arguments.ensemble;
}

std::string futures_of(const ReplayArguments& arguments, const scenario::Case& shown) {
  need_family(shown);
  replay::FuturesPlan plan = plan_of(arguments, arguments.futures);
  plan.from = from_of(arguments.from, shown);
  if (plan.from >= *shown.fatal) reject("--from", "is not before the date the futures count up to");
  std::vector<std::vector<std::string>> packages = {{}};
  for (const std::string& reform : arguments.reforms)
    packages.push_back(package_of(reform));
  const scenario::CaseInputs inputs =
      scenario::read_case_inputs(arguments.scenarios, shown, packages, ensemble_of(arguments),
                                 replay::period_of(shown), plan.from);
  const replay::Futures futures = replay::futures_of(shown, inputs, plan);
  return arguments.format == "json" ? replay::futures_json(futures)
                                    : replay::note_text(shown) + replay::futures_text(futures);
}

std::string claims_of(const ReplayArguments& arguments, const scenario::Case& shown) {
  need_family(shown);
  return replay::note_text(shown) +
         replay::claims_text(
             shown, replay::weigh_claims(shown, arguments.scenarios, ensemble_of(arguments),
                                         plan_of(arguments, arguments.claims)));
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
  if (!arguments.role.empty()) {
    print_result(role_view(arguments, shown));
    return exit_done;
  }
  if (arguments.futures > 0) {
    print_result(futures_of(arguments, shown));
    return exit_done;
  }
  if (arguments.claims > 0) {
    print_result(claims_of(arguments, shown));
    return exit_done;
  }
  std::optional<Date> until;
  if (!arguments.until.empty()) until = until_of(arguments.until, shown);
  print_result(arguments.format == "json" ? replay::chronology_json(shown, until)
                                          : replay::chronology_text(shown, until));
  const bool is_run = shown.family && !until && !arguments.is_told_only;
  if (is_run && arguments.format == "text") print_result(in_model(arguments, shown));
  return exit_done;
}

}  // namespace sightline::apps
