// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <sightline/model/outcomes/measures.hpp>

#include "histogram.hpp"
#include "json_parts.hpp"
#include "month_sums.hpp"
#include "sections.hpp"
#include "stored_replications.hpp"

namespace sightline::report {
namespace {

using model::outcomes::Measure;
using model::outcomes::Outcome;
using Texts = std::vector<std::string>;

/// Shown by month, first things first.
constexpr std::array<std::string_view, 8> by_month = {
    "missed_case_rate",   "false_enquiries_per_10k", "referrals_per_10k", "enquiries_per_10k",
    "plans_open_per_10k", "care_starts_per_10k",     "caseload_mean",     "vacancy_share"};
/// More numbers than this make the page slow: of many arms fewer outcomes are shown.
constexpr std::size_t most_cells = 3000;

constexpr std::array<std::string_view, 2> spread = {"missed_case_rate", "false_enquiries_per_10k"};

const Outcome& outcome(std::string_view name) {
  return model::outcomes::catalogue()[experiment::outcome_index(name)];
}

double value_of(const experiment::ArmRecord& arm, const Outcome& of) {
  const auto sum = [&](Measure measure) { return arm.sums[static_cast<std::size_t>(measure)]; };
  const double below = of.denominator == Measure::size_ ? 1.0 : sum(of.denominator);
  return of.scale * sum(of.numerator) / below;
}

/// What is gathered while the replications pass.
class Gathered {
 public:
  Gathered(const FinishedFolder& finished, std::size_t months)
      : arms_(finished.study.arms.size()), sets_(sets_in(finished)) {
    const std::size_t room =
        std::max<std::size_t>(1, most_cells / std::max<std::size_t>(1, arms_ * months));
    outcomes_ = std::min(room, by_month.size());
    for (std::size_t arm = 0; arm < arms_; ++arm) {
      for (std::size_t i = 0; i < outcomes_; ++i)
        months_.emplace_back(outcome(by_month[i]), months, sets_);
    }
    values_.assign(spread.size(), std::vector<std::vector<double>>(arms_));
  }

  void add(std::uint64_t number, const experiment::ReplicationRecord& record) {
    const std::size_t set = sets_ == 0 ? 0 : number % sets_;
    for (std::size_t arm = 0; arm < arms_; ++arm) {
      for (std::size_t i = 0; i < outcomes_; ++i)
        months_[arm * outcomes_ + i].add(record.arms[arm], set);
      for (std::size_t i = 0; i < spread.size(); ++i)
        values_[i][arm].push_back(value_of(record.arms[arm], outcome(spread[i])));
    }
  }

  [[nodiscard]] std::size_t outcomes() const { return outcomes_; }
  [[nodiscard]] bool is_by_set() const { return sets_ > 1; }
  [[nodiscard]] const MonthSums& months(std::size_t arm, std::size_t i) const {
    return months_[arm * outcomes_ + i];
  }
  /// By arm and replication, of spread[i].
  [[nodiscard]] const std::vector<std::vector<double>>& values(std::size_t i) const {
    return values_[i];
  }

 private:
  static std::size_t sets_in(const FinishedFolder& finished) {
    const auto found = finished.results.attributes.find("parameter_sets");
    if (found == finished.results.attributes.end()) return 0;
    return static_cast<std::size_t>(std::get<std::int64_t>(found->second));
  }

  std::size_t arms_, sets_;
  std::size_t outcomes_ = 0;
  std::vector<MonthSums> months_;                         ///< (arm, outcome)
  std::vector<std::vector<std::vector<double>>> values_;  ///< (spread, arm, replication)
};

/// "2006-04" and those after it.
Json month_labels(const FinishedFolder& finished, std::size_t months) {
  const std::chrono::year_month_day start = std::chrono::sys_days(finished.study.period.start) +
                                            std::chrono::days(finished.study.period.warm_up_days);
  Json labels = Json::array();
  for (std::size_t i = 0; i < months; ++i) {
    const auto month = std::chrono::year_month(start.year(), start.month()) +
                       std::chrono::months(static_cast<int>(i));
    labels.push_back(to_string(Date{month / 1}).substr(0, 7));
  }
  return labels;
}

/// Six digits: ends of a band are drawn, and every digit makes the page larger.
double rounded(double value) {
  if (!std::isfinite(value) || value == 0.0) return value;
  const double scale = std::pow(10.0, 5.0 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

/// Means as tables/by_month.csv has them, ends of intervals from single replications.
Json months_json(const FinishedFolder& finished, const Gathered& gathered, std::size_t months,
                 bool has_bands) {
  const std::vector<double>& means = numbers_of(finished.results, "value_by_month");
  const std::size_t outcomes = model::outcomes::catalogue().size();
  Json names = Json::array();
  for (std::size_t i = 0; i < gathered.outcomes(); ++i)
    names.push_back(std::string(by_month[i]));
  Json arms = Json::array();
  for (std::size_t arm = 0; arm < finished.study.arms.size(); ++arm) {
    Json of_arm = Json::array();
    for (std::size_t i = 0; i < gathered.outcomes(); ++i) {
      const std::size_t first = (arm * outcomes + experiment::outcome_index(by_month[i])) * months;
      Json series = Json::array();
      for (std::size_t month = 0; month < months; ++month) {
        statistics::Estimate at = gathered.months(arm, i).estimate(month);
        at.mean = means.at(first + month);
        at.low = rounded(at.low);
        at.high = rounded(at.high);
        series.push_back(has_bands ? estimate(at)
                                   : Json::array({output::json_number(at.mean), nullptr, nullptr}));
      }
      of_arm.push_back(std::move(series));
    }
    arms.push_back(std::move(of_arm));
  }
  return {{"labels", month_labels(finished, months)},
          {"outcomes", std::move(names)},
          {"observations", gathered.is_by_set() ? "parameter sets" : "replications"},
          {"has_bands", has_bands},
          {"arms", std::move(arms)}};
}

Json histogram_json(const Histogram& histogram) {
  return {
      {"edges", histogram.edges}, {"counts", histogram.counts}, {"quantiles", histogram.quantiles}};
}

/// Levels of every arm, and every arm minus the first, replication by replication.
Json distribution_json(std::string_view name, const std::vector<std::vector<double>>& values) {
  std::vector<std::vector<double>> differences(values.begin() + 1, values.end());
  for (std::vector<double>& of_arm : differences) {
    for (std::size_t i = 0; i < of_arm.size(); ++i)
      of_arm[i] -= values.front()[i];
  }
  return {{"outcome", std::string(name)},
          {"levels", histogram_json(histogram_of(values))},
          {"differences", histogram_json(histogram_of(differences))}};
}

}  // namespace

Json replications_section_of(const FinishedFolder& finished) {
  if (finished.is_sweep) return nullptr;
  const std::size_t months = finished.results.axis("month").size();
  Gathered gathered(finished, months);
  const bool are_all_there = for_each_replication(
      finished, [&gathered](std::uint64_t number, const experiment::ReplicationRecord& record) {
        gathered.add(number, record);
      });
  Json distributions = Json::array();
  for (std::size_t i = 0; i < spread.size() && are_all_there; ++i)
    distributions.push_back(distribution_json(spread[i], gathered.values(i)));
  return {{"months", months_json(finished, gathered, months, are_all_there)},
          {"distributions", std::move(distributions)}};
}

}  // namespace sightline::report
