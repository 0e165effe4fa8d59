// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

#include <sightline/experiment/operating_curve.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/statistics/comparison.hpp>

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::Measure;
using model::outcomes::Outcome;
using statistics::Estimate;
using Numbers = std::vector<double>;

constexpr auto outcome_names = std::to_array<std::string_view>(
    {"missed_case_rate", "false_enquiry_rate", "false_plan_rate", "false_removal_rate",
     "false_enquiries_per_10k", "false_plans_per_10k", "false_removals_per_10k",
     "social_work_hours_per_10k", "paediatric_hours_per_10k", "cost_gbp"});
constexpr std::size_t misses = 0;
constexpr std::size_t first_alarm = 4;  // counts: a share also falls where more is done for others
constexpr std::size_t last_alarm = 6;
constexpr std::size_t cost = 9;

constexpr auto prices = std::to_array<Price>({
    {"false_enquiries", "enquiries", Measure::false_enquiries},
    {"false_plans", "plans", Measure::false_plans},
    {"false_removals", "care starts", Measure::false_removals},
    {"social_work_hours", "hours", Measure::social_work_hours},
    {"paediatric_hours", "hours", Measure::paediatric_hours},
    {"cost", "pounds", Measure::cost},
});

std::vector<std::uint64_t> common_numbers(const std::vector<Sample>& samples) {
  std::vector<std::uint64_t> common = samples.front().numbers();
  for (const Sample& sample : samples) {
    std::vector<std::uint64_t> both;
    std::set_intersection(common.begin(), common.end(), sample.numbers().begin(),
                          sample.numbers().end(), std::back_inserter(both));
    common = std::move(both);
  }
  return common;
}

/// Sums by replication at all points, over the replications that all have.
class Sums {
 public:
  explicit Sums(const std::vector<Sample>& samples)
      : samples_(samples), numbers_(common_numbers(samples)) {}

  [[nodiscard]] std::size_t replications() const { return numbers_.size(); }

  [[nodiscard]] Numbers of(std::size_t point, std::size_t arm, Measure measure) const {
    if (measure == Measure::size_) return Numbers(numbers_.size(), 1.0);
    const Sample& sample = samples_[point];
    const Numbers all = sample.arms().at(arm).sums.column(static_cast<std::size_t>(measure));
    Numbers kept;
    for (const std::uint64_t number : numbers_) {
      const auto found = std::lower_bound(sample.numbers().begin(), sample.numbers().end(), number);
      kept.push_back(all[static_cast<std::size_t>(found - sample.numbers().begin())]);
    }
    return kept;
  }

  [[nodiscard]] Estimate level(std::size_t point, std::size_t arm, const Outcome& outcome) const {
    return scaled(statistics::estimate_ratio(of(point, arm, outcome.numerator),
                                             of(point, arm, outcome.denominator)),
                  outcome.scale);
  }

  /// (point, arm) minus (other, other_arm).
  [[nodiscard]] Estimate difference(std::size_t point, std::size_t arm, std::size_t other,
                                    std::size_t other_arm, const Outcome& outcome) const {
    const Numbers a = of(point, arm, outcome.numerator);
    const Numbers b = of(point, arm, outcome.denominator);
    const Numbers c = of(other, other_arm, outcome.numerator);
    const Numbers d = of(other, other_arm, outcome.denominator);
    return scaled(statistics::compare_paired({a, b}, {c, d}).difference, outcome.scale);
  }

 private:
  const std::vector<Sample>& samples_;
  std::vector<std::uint64_t> numbers_;
};

const Outcome& outcome_of(std::size_t i) {
  return catalogue()[outcome_index(outcome_names.at(i))];
}

/// Whether `other` has clearly fewer misses and false alarms and is not clearly dearer.
bool dominates(const Sums& sums, std::size_t arm, std::size_t other, std::size_t point) {
  const auto difference = [&](std::size_t i) {
    return sums.difference(other, arm, point, arm, outcome_of(i));
  };
  if (!(difference(misses).high < 0.0)) return false;
  bool has_fewer = false;
  for (std::size_t i = first_alarm; i <= last_alarm; ++i) {
    const Estimate alarms = difference(i);
    if (alarms.low > 0.0) return false;
    has_fewer = has_fewer || alarms.high < 0.0;
  }
  return has_fewer && !(difference(cost).low > 0.0);
}

CurvePoint point_of(const Sweep& sweep, const Sums& sums, std::size_t arm, std::size_t point) {
  CurvePoint result;
  result.arm = arm;
  result.design_point = point;
  for (std::size_t i = 0; i < outcome_names.size(); ++i) {
    result.levels.push_back(sums.level(point, arm, outcome_of(i)));
    result.from_today.push_back(
        sums.difference(point, arm, sweep.today().value(), 0, outcome_of(i)));
  }
  double fewest = 0.0;
  for (std::size_t other = 0; other < sweep.points(); ++other) {
    if (other == point || !dominates(sums, arm, other, point)) continue;
    const double missed = sums.level(other, arm, outcome_of(misses)).mean;
    if (result.dominated_by && missed >= fewest) continue;
    result.dominated_by = other;
    fewest = missed;
  }
  return result;
}

Numbers minus(Numbers a, const Numbers& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    a[i] -= b[i];
  return a;
}

Exchange exchange_of(const Sums& sums, std::size_t arm, std::size_t from) {
  const std::size_t to = from + 1;
  Exchange exchange{arm, from, to, {}, {}};
  const Numbers less =
      minus(sums.of(to, arm, Measure::missed), sums.of(from, arm, Measure::missed));
  exchange.less_missed = statistics::estimate_mean(less);
  for (const Price& price : prices) {
    const Numbers extra = minus(sums.of(from, arm, price.measure), sums.of(to, arm, price.measure));
    exchange.prices.push_back(statistics::ratio_of_means(extra, less));
  }
  return exchange;
}

}  // namespace

std::span<const std::string_view> curve_outcomes() {
  return outcome_names;
}

std::span<const Price> curve_prices() {
  return prices;
}

OperatingCurve operating_curve(const Sweep& sweep, const std::vector<Sample>& samples) {
  if (!sweep.today()) throw std::invalid_argument("the sweep is no operating curve");
  if (samples.size() != sweep.points())
    throw std::invalid_argument("a curve needs a sample of every design point");
  const Sums sums(samples);
  OperatingCurve curve;
  curve.today = *sweep.today();
  curve.replications = sums.replications();
  if (curve.replications == 0) return curve;
  for (std::size_t arm = 0; arm < sweep.study().arms.size(); ++arm) {
    for (std::size_t point = 0; point < sweep.points(); ++point)
      curve.points.push_back(point_of(sweep, sums, arm, point));
    for (std::size_t point = 0; point + 1 < sweep.points(); ++point)
      curve.exchanges.push_back(exchange_of(sums, arm, point));
  }
  return curve;
}

double place_on_curve(const Sweep& sweep, std::size_t design_point) {
  const scenario::Varied& first = sweep.variation().varied.front();
  const double value = sweep.values(design_point).front();
  return sweep.variation().varied.size() == 1 ? value : value - first.today.value_or(0.0);
}

}  // namespace sightline::experiment
