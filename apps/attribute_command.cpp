// SPDX-License-Identifier: Apache-2.0
#include "attribute_command.hpp"

#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/attribution/findings.hpp>
#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/experiment/headline.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using attribution::FinishedStudy;
using statistics::Estimate;

constexpr std::size_t reform_width = 34;
constexpr std::size_t effect_width = 34;

const model::outcomes::Outcome& outcome_of(const std::string& name) {
  if (const auto* outcome = model::outcomes::find_outcome(name)) return *outcome;
  std::vector<std::string> names;
  for (const model::outcomes::Outcome& outcome : model::outcomes::catalogue())
    names.emplace_back(outcome.name);
  const std::string hint = config::suggestion(name, names);
  throw InputError(
      Mistake{.key = "--outcome",
              .text = fmt::format("`{}` is not a known outcome. {}", name,
                                  hint.empty() ? "`sightline list outcomes` names them" : hint)});
}

std::string with_interval(const Estimate& estimate) {
  const int decimals = experiment::decimals_of(estimate);
  const bool excludes_zero = estimate.low > 0 || estimate.high < 0;
  if (!std::isfinite(estimate.low)) return fmt::format("{:+.{}f}", estimate.mean, decimals);
  return fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]{}", estimate.mean, decimals, estimate.low,
                     decimals, estimate.high, decimals, excludes_zero ? " *" : "");
}

std::string line(const std::string& name, const Estimate& estimate, const std::string& percent) {
  std::string text = fmt::format("  {:<{}}{:<{}}{:>10}", clipped(name, reform_width - 1),
                                 reform_width, with_interval(estimate), effect_width, percent);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string percent_of(const Estimate& part, const Estimate& total) {
  const bool is_known = total.low > 0 || total.high < 0;
  return is_known ? fmt::format("{:.0f} %", 100.0 * part.mean / total.mean) : "-";
}

std::string table_of(const FinishedStudy& study, const attribution::Finding& finding) {
  const attribution::Split& split = finding.split;
  const std::string how = study.is_exact ? fmt::format("all {} packages", study.arms.size())
                                         : fmt::format("{} sampled orders, {} packages",
                                                       split.orders, study.arms.size());
  std::string text =
      fmt::format("{}: {}\n", study.name, fmt::join(study.reforms, ", ")) +
      wrapped(fmt::format("{} ({}): {}", finding.outcome->name, finding.outcome->unit,
                          finding.outcome->meaning)) +
      "\n" +
      fmt::format("{}; {} replications; digest {}\n\n", how, study.replications, study.digest);
  text += fmt::format("  {:<{}}{:<{}}{:>10}\n", "", reform_width, "share [95 % interval]",
                      effect_width, "of total");
  for (std::size_t i = 0; i < split.shares.size(); ++i) {
    text += line(study.reforms[i], split.shares[i].estimate,
                 percent_of(split.shares[i].estimate, split.total));
  }
  text += line("all together", split.total, percent_of(split.total, split.total));
  if (!split.interactions.empty()) {
    text += "\n  two together beyond what each does without the other\n";
    for (const attribution::Interaction& pair : split.interactions) {
      text += line(fmt::format("{} and {}", study.reforms[pair.first], study.reforms[pair.second]),
                   pair.estimate, "");
    }
  }
  return text + "\n" + wrapped(attribution::attribution_sentence(study, finding)) + "\n";
}

std::string result_text(const std::string& format, const FinishedStudy& study,
                        const attribution::Finding& finding) {
  if (format == "json") return attribution::attribution_json(study, finding);
  if (format == "csv") return output::to_csv(attribution::attribution_table(study, {finding}));
  return table_of(study, finding);
}

}  // namespace

int attribute_command(const AttributeArguments& arguments) {
  const model::outcomes::Outcome& outcome = outcome_of(arguments.outcome);
  const FinishedStudy study = attribution::read_finished_study(arguments.folder);
  if (attribution::game_of(study, outcome).worth.empty()) {
    throw RunError(fmt::format("{}: {} is not defined with every package", arguments.folder,
                               arguments.outcome));
  }
  const attribution::Finding finding = attribution::find_split(study, outcome);
  attribution::write_attribution(arguments.folder, study);
  print_result(result_text(arguments.format, study, finding));
  return exit_done;
}

}  // namespace sightline::apps
