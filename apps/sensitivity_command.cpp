// SPDX-License-Identifier: Apache-2.0
#include "sensitivity_command.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/experiment/headline.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/sensitivity/failing_points.hpp>
#include <sightline/sensitivity/findings.hpp>

#include "exit_code.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using sensitivity::FinishedSweep;
using sensitivity::Response;
using statistics::Estimate;

constexpr std::size_t input_width = 31;
constexpr Estimate nothing = {not_a_number, 0, 0, 0, 0};
constexpr std::size_t value_width = 20;

std::size_t place_of(const std::string& name, const std::vector<std::string>& names,
                     const std::string& option, const std::string& what) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  throw InputError(Mistake{.key = option,
                           .text = fmt::format("`{}` is not {} of the sweep. {}", name, what,
                                               config::suggestion(name, names))});
}

std::string with_interval(const Estimate& estimate, int decimals) {
  if (!std::isfinite(estimate.low)) return fmt::format("{:.{}f}", estimate.mean, decimals);
  return fmt::format("{:.{}f} [{:.{}f}, {:.{}f}]", estimate.mean, decimals, estimate.low, decimals,
                     estimate.high, decimals);
}

/// Shares and correlations have two digits, effects as many as they deserve and fit.
std::string short_interval(const sensitivity::Finding& finding, const Estimate& estimate) {
  if (std::isnan(estimate.mean)) return "-";
  const bool is_effect = std::holds_alternative<sensitivity::ElementaryEffects>(finding.measure);
  int decimals = is_effect ? experiment::decimals_of(estimate) : 2;
  while (decimals > 0 && with_interval(estimate, decimals).size() >= value_width)
    --decimals;
  return with_interval(estimate, decimals);
}

/// What is shown of each parameter, beside the means by third.
std::vector<std::pair<std::string, std::vector<Estimate>>> columns_of(
    const sensitivity::Finding& finding) {
  std::vector<std::pair<std::string, std::vector<Estimate>>> columns;
  if (const auto* indices = std::get_if<sensitivity::SobolIndices>(&finding.measure)) {
    columns = {{"first order", {}}, {"total order", {}}};
    for (const sensitivity::SobolIndex& index : indices->parameters) {
      const bool is_known = !std::isnan(index.total_of_parameters.mean);
      columns[0].second.push_back(is_known ? index.first_of_parameters : index.first);
      columns[1].second.push_back(is_known ? index.total_of_parameters : index.total);
    }
    if (!sensitivity::stands_out_from_chance(finding)) {
      for (auto& [name, estimates] : columns)
        estimates.assign(indices->parameters.size(), nothing);
    }
  } else if (const auto* effects = std::get_if<sensitivity::ElementaryEffects>(&finding.measure)) {
    columns = {{"mu*", {}}, {"sigma", {}}};
    for (const sensitivity::ElementaryEffect& effect : effects->parameters) {
      columns[0].second.push_back(effect.mu_star);
      columns[1].second.push_back(effect.sigma);
    }
  } else {
    columns = {{"PRCC", sensitivity::weights_of(finding)}};
  }
  return columns;
}

std::string thirds_of(const sensitivity::ConditionalMeans& means, bool is_difference,
                      int decimals) {
  std::string text;
  for (const Estimate& part : means.parts) {
    const std::string number = is_difference ? fmt::format("{:+.{}f}", part.mean, decimals)
                                             : fmt::format("{:.{}f}", part.mean, decimals);
    text += fmt::format("{:>9}", std::isnan(part.mean) ? "-" : number);
  }
  return text + (sensitivity::moves_beyond_chance(means) ? " *" : "");
}

int decimals_of_thirds(const sensitivity::Finding& finding) {
  int decimals = 0;
  for (const sensitivity::ConditionalMeans& means : finding.thirds) {
    for (const Estimate& part : means.parts) {
      if (std::isfinite(part.low)) decimals = std::max(decimals, experiment::decimals_of(part));
    }
  }
  return decimals;
}

/// Names clipped inside; those that look alike then keep their ends.
std::vector<std::string> short_names(const std::vector<std::string>& names) {
  constexpr std::size_t width = input_width - 3;
  std::vector<std::string> clipped;
  for (const std::string& name : names)
    clipped.push_back(clipped_inside(name, width));
  std::vector<std::string> result = clipped;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::count(clipped.begin(), clipped.end(), clipped[i]) > 1 && names[i].size() > width)
      result[i] = "~" + names[i].substr(names[i].size() - (width - 1));
  }
  return result;
}

std::string text_of(const FinishedSweep& sweep, const sensitivity::Finding& finding) {
  if (std::isnan(finding.mean.mean))
    return wrapped(sensitivity::sensitivity_sentence(sweep, finding)) + "\n\n";
  const auto columns = columns_of(finding);
  std::string text = sensitivity::name_of(sweep, finding.response) + "\n";
  text += fmt::format("  {:<{}}", "", input_width - 2);
  for (const auto& [name, estimates] : columns)
    text += fmt::format("{:<{}}", name, value_width);
  text += fmt::format("{:>9}{:>9}{:>9}\n", "lowest", "middle", "highest");
  const int decimals = decimals_of_thirds(finding);
  const std::vector<std::string> names = short_names(sweep.design.design.names);
  for (const std::size_t i : sensitivity::by_weight(finding)) {
    text += fmt::format("  {:<{}}", names[i], input_width - 2);
    for (const auto& [name, estimates] : columns)
      text += fmt::format("{:<{}} ", short_interval(finding, estimates[i]), value_width - 1);
    text += thirds_of(finding.thirds[i], finding.response.against.has_value(), decimals) + "\n";
  }
  return text + wrapped(sensitivity::sensitivity_sentence(sweep, finding)) + "\n" +
         wrapped(sensitivity::reversal_sentence(finding)) + "\n\n";
}

std::string heading_of(const FinishedSweep& sweep) {
  return fmt::format("{}: {} design, {} points, {} arms, {} replications; digest {}\n\n",
                     sweep.study, sweep.design.method, with_commas(sweep.design.design.points),
                     sweep.arms.size(), sweep.replications, sweep.digest);
}

std::string explanation_of(const sensitivity::Finding& finding) {
  std::string measure =
      "PRCC: correlation of ranks with the other parameters held, -1 to 1, of the mean at points.";
  if (std::holds_alternative<sensitivity::SobolIndices>(finding.measure)) {
    measure =
        "First order: share of the variance that goes if the parameter gets known; total "
        "order: share that stays if all others do. Shares of what parameters do, chance "
        "taken off.";
  } else if (std::holds_alternative<sensitivity::ElementaryEffects>(finding.measure)) {
    measure =
        "mu*: mean size of the effect of the whole range; sigma: its spread over trajectories.";
  }
  return wrapped(measure +
                 " In brackets bootstrap intervals. lowest, middle, highest: mean where the "
                 "parameter is in that third of its range; * where the highest differs from the "
                 "lowest beyond chance (of twenty that do nothing one does so too).") +
         "\n";
}

bool is_asked_for(const SensitivityArguments& arguments, const FinishedSweep& sweep,
                  const Response& response) {
  const std::string& outcome = sweep.outcomes[response.outcome];
  const bool is_outcome =
      arguments.outcomes.empty() || std::find(arguments.outcomes.begin(), arguments.outcomes.end(),
                                              outcome) != arguments.outcomes.end();
  return is_outcome && (arguments.arm.empty() || sweep.arms[response.arm] == arguments.arm);
}

}  // namespace

int sensitivity_command(const SensitivityArguments& arguments) {
  const FinishedSweep sweep = sensitivity::read_finished_sweep(arguments.folder);
  for (const std::string& outcome : arguments.outcomes)
    static_cast<void>(place_of(outcome, sweep.outcomes, "--outcome", "an outcome"));
  if (!arguments.arm.empty())
    static_cast<void>(place_of(arguments.arm, sweep.arms, "--arm", "an arm"));
  const sensitivity::Resampling resampling{.resamples = arguments.resamples,
                                           .level = arguments.level};
  std::vector<sensitivity::Finding> findings;
  for (const Response& response : sensitivity::responses_of(sweep)) {
    if (is_asked_for(arguments, sweep, response))
      findings.push_back(sensitivity::find_drivers(sweep, response, resampling));
  }
  const bool is_whole = arguments.outcomes.empty() && arguments.arm.empty();
  if (is_whole) sensitivity::write_sensitivity(arguments.folder, sweep, findings);
  if (arguments.format == "json") {
    print_result(sensitivity::sensitivity_json(sweep, findings));
  } else if (arguments.format == "csv") {
    print_result(output::to_csv(sensitivity::sensitivity_table(sweep, findings)));
  } else {
    std::string text = heading_of(sweep);
    for (const sensitivity::Finding& finding : findings)
      text += text_of(sweep, finding);
    if (!findings.empty()) text += explanation_of(findings.front());
    print_result(text);
  }
  return exit_done;
}

namespace {

sensitivity::Condition condition_of(const DiscoverArguments& arguments,
                                    const FinishedSweep& sweep) {
  sensitivity::Condition condition;
  if (!arguments.outcome.empty()) {
    condition.response.outcome =
        place_of(arguments.outcome, sweep.outcomes, "--outcome", "an outcome");
  }
  const bool has_pair = sweep.arms.size() > 1 && !arguments.is_alone;
  condition.response.arm = arguments.arm.empty()
                               ? std::size_t{has_pair}
                               : place_of(arguments.arm, sweep.arms, "--arm", "an arm");
  if (has_pair) condition.response.against = 0;
  if (condition.response.against == condition.response.arm) {
    throw InputError(Mistake{.key = "--arm",
                             .text = fmt::format("`{}` is what the others are compared with; "
                                                 "--alone asks for an arm by itself",
                                                 arguments.arm)});
  }
  condition.is_at_least = !arguments.at_most;
  condition.limit = arguments.at_most ? *arguments.at_most : arguments.at_least.value_or(0.0);
  if (!std::isfinite(condition.limit)) {
    throw InputError(Mistake{.key = arguments.at_most ? "--at-most" : "--at-least",
                             .text = "is not a finite number"});
  }
  if (!has_pair && !arguments.at_most && !arguments.at_least) {
    throw InputError(
        Mistake{.key = "--at-least", .text = "or --at-most is needed where no arms are compared"});
  }
  return condition;
}

std::string text_of(const FinishedSweep& sweep, const sensitivity::Discovery& discovery) {
  const sensitivity::ScenarioBoxes& boxes = discovery.boxes;
  std::string text = heading_of(sweep);
  text += wrapped(fmt::format("Where is it that {}? At {} of {} points that stand for themselves; "
                              "at {} of them the 95 % interval says so beyond chance.",
                              sensitivity::words(sweep, discovery.condition), boxes.of_interest,
                              boxes.points, discovery.beyond_chance)) +
          "\n\n";
  for (const std::string& sentence : sensitivity::discovery_sentences(sweep, discovery))
    text += wrapped(sentence, 2) + "\n";
  return text;
}

}  // namespace

int discover_command(const DiscoverArguments& arguments) {
  const FinishedSweep sweep = sensitivity::read_finished_sweep(arguments.folder);
  const sensitivity::Discovery discovery = sensitivity::discover(
      sweep, condition_of(arguments, sweep),
      {.least_support = arguments.least_support, .wanted_density = arguments.wanted_density});
  sensitivity::write_discovery(arguments.folder, discovery);
  if (arguments.format == "json") {
    print_result(sensitivity::discovery_json(sweep, discovery));
  } else if (arguments.format == "csv") {
    print_result(output::to_csv(sensitivity::discovery_table(discovery)));
  } else {
    print_result(text_of(sweep, discovery));
  }
  return exit_done;
}

}  // namespace sightline::apps
