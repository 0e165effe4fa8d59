// SPDX-License-Identifier: Apache-2.0
#include "comparison_text.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <sightline/experiment/headline.hpp>
#include <sightline/experiment/parameter_uncertainty.hpp>

#include "terminal.hpp"

namespace sightline::apps {
namespace {

using experiment::Comparison;
using model::outcomes::catalogue;
using model::outcomes::Outcome;
using statistics::Estimate;

constexpr std::size_t name_width = 34;
constexpr std::size_t estimate_width = 26;
constexpr std::size_t difference_width = 30;
constexpr std::size_t share_width = 16;
constexpr std::string_view stage_prefix = "broke_at_";

std::string heading(const ComparisonText& comparison, std::string_view text) {
  return comparison.is_bold ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

/// A number without the sign of a zero.
std::string fixed(double number, int decimals, bool is_signed = false) {
  const double unit = std::pow(10.0, -decimals);
  const double shown = std::abs(number) < unit / 2 ? 0.0 : number;
  return is_signed ? fmt::format("{:+.{}f}", shown, decimals)
                   : fmt::format("{:.{}f}", shown, decimals);
}

std::string with_interval(const Estimate& estimate, bool is_signed) {
  const int decimals = experiment::decimals_of(estimate);
  std::string mean = fixed(estimate.mean, decimals, is_signed);
  if (!std::isfinite(estimate.low)) return mean;
  return fmt::format("{} [{}, {}]", mean, fixed(estimate.low, decimals, is_signed),
                     fixed(estimate.high, decimals, is_signed));
}

std::string plain(const Estimate& estimate) {
  return std::isnan(estimate.mean) ? "not defined" : with_interval(estimate, false);
}

std::string with_sign(const Estimate& difference) {
  if (std::isnan(difference.mean)) return "not defined";
  if (difference.mean == 0 && difference.standard_error == 0) return "none in any replication";
  const bool excludes_zero = difference.low > 0 || difference.high < 0;
  return with_interval(difference, true) + (excludes_zero ? " *" : "");
}

std::string variance_ratio(const statistics::PairedComparison& paired) {
  const bool is_known = std::isfinite(paired.variance_ratio) && paired.difference.n > 1;
  return is_known ? fmt::format("{:.1f}", paired.variance_ratio) : "-";
}

std::string line(std::string_view name, std::string_view first, std::string_view second = "",
                 std::string_view third = "") {
  std::string text =
      fmt::format("  {:<{}}{:<{}}{:<{}}{:>8}", clipped(name, name_width - 1), name_width, first,
                  estimate_width, second, difference_width, third);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// Missed cases first, also by what harmed first, then false alarms whether asked for or not, then
/// the rest as asked.
std::vector<std::size_t> outcomes_shown(const scenario::Study& study) {
  std::vector<std::string> names = {"missed_case_rate", "missed_case_rate_injury",
                                    "missed_case_rate_neglect"};
  const auto add_those = [&](auto is_wanted) {
    std::copy_if(study.measure.begin(), study.measure.end(), std::back_inserter(names), is_wanted);
  };
  const auto is_missed = [](const std::string& name) { return starts_with(name, "missed_case"); };
  const auto is_false = [](const std::string& name) { return starts_with(name, "false_"); };
  add_those(is_missed);
  names.insert(names.end(), {"false_enquiry_rate", "false_plan_rate", "false_removal_rate"});
  add_those(is_false);
  add_those([&](const std::string& name) {
    return !is_missed(name) && !is_false(name) && !starts_with(name, stage_prefix);
  });
  std::vector<std::size_t> indices;
  for (const std::string& name : names) {
    const std::size_t index = experiment::outcome_index(name);
    if (std::find(indices.begin(), indices.end(), index) == indices.end()) {
      indices.push_back(index);
    }
  }
  return indices;
}

std::string header(const ComparisonText& comparison) {
  const scenario::Study& study = comparison.study;
  const auto measured =
      std::chrono::sys_days(study.period.start) + std::chrono::days(study.period.warm_up_days);
  const auto end = measured + std::chrono::days(study.period.measured_days - 1);
  std::string text = heading(comparison, study.name) + "\n" + wrapped(study.question) + "\n\n";
  text += wrapped(fmt::format(
      "Baseline {}; {} children; measured from {} to {} after {} days of warm-up; {} replications; "
      "seed {}.",
      study.baseline, with_commas(study.children), to_string(Date{measured}), to_string(Date{end}),
      study.period.warm_up_days, comparison.sample.replications(), study.seed));
  text += '\n';
  for (const scenario::Arm& arm : study.arms) {
    std::string reforms;
    for (const std::string& reform : arm.reforms) {
      reforms += (reforms.empty() ? " with " : ", ") + reform;
    }
    if (!reforms.empty()) text += wrapped(fmt::format("Arm {}:{}.", arm.name, reforms)) + "\n";
  }
  return text + "\n";
}

std::string outcome_block(const ComparisonText& comparison, std::size_t index) {
  const Outcome& outcome = catalogue()[index];
  const std::string title = fmt::format("{} ({}): {}", outcome.name, outcome.unit, outcome.meaning);
  std::string text = heading(comparison, clipped(title, text_width)) + "\n";
  for (std::size_t arm = 0; arm < comparison.study.arms.size(); ++arm) {
    const std::string mean = plain(comparison.summary.arms[arm].outcomes[index]);
    if (arm == 0) {
      text += line(comparison.study.arms[0].name, mean);
      continue;
    }
    const auto& paired = comparison.summary.comparisons[arm - 1].outcomes[index];
    text += line(comparison.study.arms[arm].name, mean, with_sign(paired.difference),
                 variance_ratio(paired));
  }
  return text;
}

std::string rescued_block(const ComparisonText& comparison) {
  if (comparison.summary.comparisons.empty()) return "";
  const std::string title = fmt::format(
      "children missed with {} and not here (rescued), and the other way round, per "
      "replication",
      comparison.study.arms.front().name);
  std::string text = "\n" + heading(comparison, clipped(title, text_width)) + "\n";
  text += line("", "rescued", "newly missed");
  for (const Comparison& compared : comparison.summary.comparisons) {
    text += line(comparison.study.arms[compared.arm].name, plain(compared.rescued),
                 plain(compared.newly_missed));
  }
  return text;
}

/// "paediatrics 9, family court 3, no queue 2": whose work first came at another time.
std::string queues_in_words(const experiment::RouteSummary& routes, std::size_t traced) {
  std::vector<std::pair<std::size_t, std::string>> queues;
  double children = routes.through_others.mean * static_cast<double>(traced);
  for (const auto& [agency, number] : routes.queues) {
    std::string name(model::name_of(agency));
    std::replace(name.begin(), name.end(), '_', ' ');
    queues.emplace_back(number, name);
    children -= static_cast<double>(number);
  }
  std::stable_sort(queues.begin(), queues.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (children > 0.5) queues.emplace_back(std::lround(children), "no queue");
  std::string text;
  for (const auto& [number, name] : queues)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, number);
  return text.empty() ? "-" : text;
}

/// Rescued and newly missed children by how the arm reached them, where it was traced.
std::string routes_block(const ComparisonText& comparison) {
  std::string text;
  for (const Comparison& compared : comparison.summary.comparisons) {
    if (compared.traced == 0) continue;
    if (text.empty()) {
      text = "\n" +
             heading(comparison,
                     fmt::format("of them directly, and through other people's work (first {} "
                                 "replications)",
                                 compared.traced)) +
             "\n" + line("", "directly", "through others");
    }
    text += line(comparison.study.arms[compared.arm].name, "");
    text += line("  rescued", plain(compared.rescued_by.direct),
                 plain(compared.rescued_by.through_others));
    text += line("  newly missed", plain(compared.newly_missed_by.direct),
                 plain(compared.newly_missed_by.through_others));
    text += "    " +
            wrapped("lost through others, by the queue that first moved: " +
                        queues_in_words(compared.newly_missed_by, compared.traced),
                    6) +
            "\n";
  }
  return text;
}

/// One column for each of the arms from `first` on, as many as fit.
std::string stages_of(const ComparisonText& comparison, std::size_t first, std::size_t last) {
  std::string text = fmt::format("  {:<{}}", "", name_width);
  for (std::size_t arm = first; arm < last; ++arm) {
    text += fmt::format("{:>{}}", clipped_inside(comparison.study.arms[arm].name, share_width - 2),
                        share_width);
  }
  text += '\n';
  for (std::size_t i = 0; i < catalogue().size(); ++i) {
    if (!starts_with(catalogue()[i].name, stage_prefix)) continue;
    std::string stage(catalogue()[i].name.substr(stage_prefix.size()));
    std::replace(stage.begin(), stage.end(), '_', ' ');
    text += fmt::format("  {:<{}}", stage, name_width);
    for (std::size_t arm = first; arm < last; ++arm) {
      const double share = comparison.summary.arms[arm].outcomes[i].mean;
      text += fmt::format("{:>{}}", std::isnan(share) ? "-" : fmt::format("{:.1f} %", 100 * share),
                          share_width);
    }
    text += '\n';
  }
  return text;
}

std::string where_it_broke(const ComparisonText& comparison) {
  std::string text =
      "\n" + heading(comparison, "where it broke: furthest stage reached, share of missed cases") +
      "\n";
  constexpr std::size_t columns = (text_width - name_width - 2) / share_width;
  const std::size_t arms = comparison.study.arms.size();
  for (std::size_t first = 0; first < arms; first += columns) {
    text += stages_of(comparison, first, std::min(arms, first + columns));
  }
  return text;
}

/// Chance and parameters apart, in one sentence for each comparison, or for the only arm.
std::string two_axes(const ComparisonText& comparison) {
  const experiment::ParameterUncertainty uncertainty =
      experiment::parameter_uncertainty(comparison.sample);
  if (uncertainty.arms.empty()) return "";
  if (comparison.sample.replications() <= comparison.study.sets.size()) {
    return wrapped(fmt::format("Chance and the {} parameter sets of {} can be told apart with more "
                               "replications than sets only.",
                               comparison.study.sets.size(), comparison.study.ensemble)) +
           "\n";
  }
  const std::size_t index = experiment::outcome_index("missed_case_rate");
  const std::vector<scenario::Arm>& arms = comparison.study.arms;
  std::string text;
  for (std::size_t arm = arms.size() == 1 ? 0 : 1; arm < arms.size(); ++arm) {
    const auto& spreads = arm == 0 ? uncertainty.arms[0] : uncertainty.differences[arm];
    const experiment::Spread& spread = spreads[index];
    const std::string what =
        arm == 0 ? arms[0].name : fmt::format("{} minus {}", arms[arm].name, arms[0].name);
    text += wrapped(fmt::format(
                "Two axes, missed_case_rate of {}: over the {} parameter sets of {} {:.4f} to "
                "{:.4f} (5-95 %, chance taken out; standard deviation {:.4f}); chance in one "
                "replication: standard deviation {:.4f}.",
                what, comparison.study.sets.size(), comparison.study.ensemble, spread.set_low,
                spread.set_high, std::sqrt(spread.between_sets), std::sqrt(spread.within_sets))) +
            "\n";
  }
  return text;
}

std::string conclusion(const ComparisonText& comparison) {
  std::string text = "\n";
  for (std::size_t arm = 1; arm < comparison.study.arms.size(); ++arm) {
    const std::string sentence =
        experiment::headline_sentence(comparison.study, comparison.summary, arm);
    text += heading(comparison, wrapped(sentence)) + "\n";
  }
  text += two_axes(comparison);
  text += wrapped(experiment::assumptions_sentence(comparison.study, comparison.grades)) + "\n";
  text += wrapped(experiment::missed_case_definition()) + "\n";
  return text + fmt::format("digest {:016x}\n", comparison.sample.digest());
}

}  // namespace

std::string to_text(const ComparisonText& comparison) {
  const bool has_comparison = comparison.study.arms.size() > 1;
  std::string text = header(comparison);
  text +=
      line("", "mean [95 % interval]",
           has_comparison ? "difference from " + clipped(comparison.study.arms[0].name, 13) : "",
           has_comparison ? "variance" : "");
  if (has_comparison) text += line("", "", "paired; * excludes zero", "ratio");
  for (const std::size_t index : outcomes_shown(comparison.study)) {
    text += outcome_block(comparison, index);
  }
  return text + rescued_block(comparison) + routes_block(comparison) + where_it_broke(comparison) +
         conclusion(comparison);
}

}  // namespace sightline::apps
