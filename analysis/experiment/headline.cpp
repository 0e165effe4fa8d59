// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/experiment/headline.hpp>
#include <sightline/experiment/settings.hpp>

namespace sightline::experiment {
namespace {

using statistics::Estimate;

std::string_view direction(double difference) {
  return difference < 0 ? "fewer" : "more";
}

bool excludes_zero(const Estimate& difference) {
  return difference.low > 0 || difference.high < 0;
}

/// "0.9 to 3.3 fewer" or "1.2 fewer to 0.6 more".
std::string interval_in_words(const Estimate& difference, int decimals) {
  const double nearer = difference.high < 0 ? difference.high : difference.low;
  const double farther = difference.high < 0 ? difference.low : difference.high;
  if (excludes_zero(difference)) {
    return fmt::format("{:.{}f} to {:.{}f} {}", std::abs(nearer), decimals, std::abs(farther),
                       decimals, direction(difference.mean));
  }
  return fmt::format("{:.{}f} fewer to {:.{}f} more", std::abs(nearer), decimals, std::abs(farther),
                     decimals);
}

std::string amount_in_words(double difference, int decimals) {
  return fmt::format("{:.{}f} {}", std::abs(difference), decimals, direction(difference));
}

/// What to say of false alarms beside missed cases.
std::string false_alarms_in_words(const Estimate& difference) {
  if (!std::isfinite(difference.low) || !std::isfinite(difference.high)) return "";
  const int decimals = decimals_of(difference);
  if (difference.low == 0 && difference.high == 0) return "; no change in false enquiries";
  if (excludes_zero(difference)) {
    return fmt::format("; {} false enquiries a year per 10,000 children ({})",
                       amount_in_words(difference.mean, decimals),
                       interval_in_words(difference, decimals));
  }
  return fmt::format("; no clear change in false enquiries ({} a year per 10,000 children)",
                     interval_in_words(difference, decimals));
}

std::string missed_cases_in_words(const Estimate& difference, const std::string& against) {
  const int decimals = decimals_of(difference);
  if (difference.standard_error == 0 && difference.mean == 0) {
    return "the same missed-case rate as " + against + " in every replication";
  }
  const std::string amount = fmt::format("{} missed cases per 100 harmed children than {}",
                                         amount_in_words(difference.mean, decimals), against);
  if (!std::isfinite(difference.low)) {
    return amount + " in one replication, which is too few for an interval";
  }
  const std::string interval = interval_in_words(difference, decimals);
  if (excludes_zero(difference)) {
    return fmt::format("{} (95 % interval {}, which excludes zero)", amount, interval);
  }
  return fmt::format(
      "{} (95 % interval {}), which cannot be told apart from no effect at this precision", amount,
      interval);
}

}  // namespace

std::string in_words(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!name.empty()) {
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  }
  return name;
}

int decimals_of(const Estimate& estimate) {
  const double half = (estimate.high - estimate.low) / 2;
  const double size = std::isfinite(half) && half > 0 ? half : std::abs(estimate.mean) / 10;
  if (!std::isfinite(size) || size <= 0) return 1;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 0, 5);
}

std::string headline_sentence(const scenario::Study& study, const Summary& summary,
                              std::size_t arm) {
  if (arm == 0) throw std::invalid_argument("the first arm has nothing to be compared with");
  const Comparison& comparison = summary.comparisons.at(arm - 1);
  const Estimate missed =
      scaled(comparison.outcomes[outcome_index("missed_case_rate")].difference, 100);
  const std::string name = in_words(study.arms[arm].name);
  if (std::isnan(missed.mean)) {
    return name +
           ": no harmed child was followed for a full year of the measured time, so no rate "
           "can be given.";
  }
  return fmt::format("{}: {}{}.", name, missed_cases_in_words(missed, study.arms[0].name),
                     false_alarms_in_words(
                         comparison.outcomes[outcome_index("false_enquiries_per_10k")].difference));
}

std::string stopping_sentence(const scenario::Precision& wanted, const Reached& reached,
                              std::size_t replications) {
  return fmt::format(
      "{} after {} replications: {} of {} against {} is {:.4g} +- {:.2g}, by a confidence sequence "
      "that holds at every look; {:.4g} was asked for. Quote that difference with it: its ordinary "
      "interval is narrower and does not hold for a study that stops on what it sees.",
      reached.half_width <= wanted.half_width ? "Precise enough" : "Not precise enough",
      replications, wanted.outcome, wanted.arm, wanted.against, reached.difference,
      reached.half_width, wanted.half_width);
}

std::string assumptions_sentence(const scenario::Study& study,
                                 const std::map<std::string, char>& grades) {
  const SourceCount count = count_sources(study.arms.front());
  std::string text = fmt::format(
      "A model, not a trial: every number follows from the assumptions of baseline {}; of its {} "
      "parameters {} are assumed and {} calibrated.",
      study.baseline, count.all, count.assumed, count.calibrated);
  std::set<std::string> reforms;
  for (const scenario::Arm& arm : study.arms) {
    reforms.insert(arm.reforms.begin(), arm.reforms.end());
  }
  std::string graded;
  for (const std::string& reform : reforms) {
    const auto grade = grades.find(reform);
    if (grade == grades.end()) continue;
    graded += fmt::format("{}{} {}", graded.empty() ? "" : ", ", reform, grade->second);
  }
  if (!graded.empty()) {
    text += fmt::format(
        " Evidence for the reforms (A trial, B controlled, C before and after, D mechanism only): "
        "{}.",
        graded);
  }
  return text;
}

std::string missed_case_definition() {
  return "Missed case: a harmed child who, after the first contact of any agency while a sign of "
         "the harm was present, was seriously injured or killed while not protected, or was "
         "still unprotected 180 days later while harm went on.";
}

}  // namespace sightline::experiment
