// SPDX-License-Identifier: Apache-2.0
#include "sweep_text.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include <sightline/experiment/headline.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "curve_text.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using experiment::Sweep;
using experiment::SweepFinding;
using experiment::SweepResult;
using model::outcomes::catalogue;
using statistics::Estimate;

constexpr std::size_t varied_width = 52;

std::string bold(std::string_view text, bool is_bold) {
  return is_bold ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

std::string with_interval_unmarked(const Estimate& estimate) {
  const int decimals = experiment::decimals_of(estimate);
  if (!std::isfinite(estimate.low)) return fmt::format("{:+.{}f}", estimate.mean, decimals);
  return fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]", estimate.mean, decimals, estimate.low,
                     decimals, estimate.high, decimals);
}

std::string header(const Sweep& sweep, const SweepResult& result, bool is_bold) {
  const scenario::Study& study = sweep.study();
  const auto measured =
      std::chrono::sys_days(study.period.start) + std::chrono::days(study.period.warm_up_days);
  const auto end = measured + std::chrono::days(study.period.measured_days - 1);
  std::string text = bold(study.name, is_bold) + "\n" + wrapped(study.question) + "\n\n";
  text += wrapped(fmt::format(
              "Baseline {}; {} children; measured from {} to {} after {} days of warm-up; seed {}.",
              study.baseline, with_commas(study.children), to_string(Date{measured}),
              to_string(Date{end}), study.period.warm_up_days, study.seed)) +
          "\n";
  for (const scenario::Arm& arm : study.arms) {
    std::string reforms;
    for (const std::string& reform : arm.reforms)
      reforms += (reforms.empty() ? " with " : ", ") + reform;
    if (!reforms.empty()) text += wrapped(fmt::format("Arm {}:{}.", arm.name, reforms)) + "\n";
  }
  return text +
         wrapped(fmt::format("Design: {}, seed {}; {} points x {} arms x {} replications, {} dice.",
                             scenario::name_of(sweep.variation().method), sweep.variation().seed,
                             with_commas(sweep.points()), study.arms.size(), result.replications,
                             sweep.variation().has_common_dice ? "common" : "independent")) +
         "\n\n";
}

std::string parameters(const Sweep& sweep, bool is_bold) {
  std::string text =
      bold(fmt::format("  {:<{}}{:>10}{:>10}  unit", "varied", varied_width, "low", "high"),
           is_bold) +
      "\n";
  for (const scenario::Varied& varied : sweep.variation().varied) {
    const std::string scale = varied.scale == scenario::Scale::logarithmic ? ", log scale" : "";
    text += fmt::format("  {:<{}}{:>10.4g}{:>10.4g}  {}{}\n",
                        clipped_inside(varied.name, varied_width - 2), varied_width, varied.low,
                        varied.high, varied.unit, scale);
  }
  return text + "\n";
}

/// "practice.x = 0.5, reform.R01 = 1".
std::string values_at(const Sweep& sweep, std::size_t point) {
  std::string text;
  for (std::size_t i = 0; i < sweep.variation().varied.size(); ++i) {
    text += fmt::format("{}{} = {:.4g}", text.empty() ? "" : ", ", sweep.variation().varied[i].name,
                        sweep.values(point)[i]);
  }
  return text;
}

const Estimate& estimate_at(const SweepResult& result, const SweepFinding& finding,
                            std::size_t point) {
  const experiment::Summary& summary = result.points[point].summary;
  return finding.arm == 0
             ? summary.arms[0].outcomes[finding.outcome]
             : summary.comparisons[finding.arm - 1].outcomes[finding.outcome].difference;
}

std::string percent(std::size_t part, std::size_t all) {
  return fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(all));
}

/// Lines that all begin with spaces, those after the first with more.
std::string indented(const std::string& text) {
  std::string lines = wrapped("____" + text, 12);
  return lines.replace(0, 4, "    ") + "\n";
}

std::string finding_text(const Sweep& sweep, const SweepResult& result,
                         const SweepFinding& finding) {
  const std::vector<scenario::Arm>& arms = sweep.study().arms;
  std::string text =
      finding.arm == 0 ? "" : fmt::format("  {} minus {}\n", arms[finding.arm].name, arms[0].name);
  for (const auto& [word, point] :
       {std::pair("lowest", finding.lowest), std::pair("highest", finding.highest)}) {
    text += indented(fmt::format("{}: {} at point {}: {}", word,
                                 with_interval_unmarked(estimate_at(result, finding, point)), point,
                                 values_at(sweep, point)));
  }
  if (finding.arm == 0) return text;
  return text + indented(fmt::format(
                    "below zero at {} of {} points; the 95 % interval excludes zero at {} "
                    "(below {}, above {})",
                    percent(finding.negative, finding.points), with_commas(finding.points),
                    percent(finding.below_zero + finding.above_zero, finding.points),
                    percent(finding.below_zero, finding.points),
                    percent(finding.above_zero, finding.points)));
}

}  // namespace

std::string to_text(const Sweep& sweep, const experiment::SweepOutcome& outcome, bool is_bold) {
  const SweepResult& result = outcome.result;
  std::string text = header(sweep, result, is_bold) + parameters(sweep, is_bold);
  if (result.curve) text += to_text(sweep, *result.curve, is_bold);
  std::size_t shown = catalogue().size();
  const std::vector<SweepFinding> findings = experiment::sweep_findings(sweep, result);
  for (const SweepFinding& finding : findings) {
    if (finding.outcome != shown) {
      const auto& about = catalogue()[finding.outcome];
      const std::string title = fmt::format("{} ({}): {}", about.name, about.unit, about.meaning);
      text += bold(clipped(title, text_width), is_bold) + "\n";
      shown = finding.outcome;
    }
    text += finding_text(sweep, result, finding);
  }
  for (const std::size_t asked : result.asked) {
    const bool is_told =
        std::any_of(findings.begin(), findings.end(),
                    [asked](const SweepFinding& told) { return told.outcome == asked; });
    if (!is_told) text += fmt::format("{} is not defined at any point\n", catalogue()[asked].name);
  }
  text += "\n" +
          wrapped(
              "Intervals are those of single points; of many points some exclude zero by "
              "chance. " +
              experiment::assumptions_sentence(sweep.study(), {})) +
          "\n" + wrapped(experiment::missed_case_definition()) + "\n";
  return text + fmt::format("digest {:016x}\n", result.digest);
}

}  // namespace sightline::apps
