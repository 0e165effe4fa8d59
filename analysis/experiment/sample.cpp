// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/experiment/sample.hpp>
#include <sightline/statistics/variance_components.hpp>

namespace sightline::experiment {
namespace {

using model::outcomes::Measure;
using model::outcomes::measure_count;
using model::outcomes::Outcome;

std::size_t index_of(Measure measure) {
  return static_cast<std::size_t>(measure);
}

bool has_denominator(const Outcome& outcome) {
  return outcome.denominator != Measure::size_;
}

double ratio(double numerator, double denominator, double scale) {
  return denominator == 0.0 ? not_a_number : scale * numerator / denominator;
}

void add_each(std::vector<double>& to, const std::vector<double>& numbers) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    to[i] += numbers[i];
  }
}

/// The sums of an outcome by replication, or by parameter set.
struct Series {
  std::vector<double> numerators;
  std::vector<double> denominators;  ///< ones where the outcome has none

  [[nodiscard]] statistics::ArmOutcome view() const { return {numerators, denominators}; }
};

Series series_of(const Sample& sample, std::size_t arm, const Outcome& outcome) {
  const PackedTable& sums = sample.arms().at(arm).sums;
  Series series;
  series.numerators = sums.column(index_of(outcome.numerator));
  series.denominators = has_denominator(outcome) ? sums.column(index_of(outcome.denominator))
                                                 : std::vector<double>(sample.replications(), 1.0);
  return series;
}

/// What the estimates take for their independent observations.
Series observations_of(const Sample& sample, std::size_t arm, const Outcome& outcome) {
  Series series = series_of(sample, arm, outcome);
  if (sample.sets() < 2) return series;
  const std::vector<std::size_t> set_of = sample.set_of_replication();
  return {statistics::sums_by_group(series.numerators, set_of, sample.sets()),
          statistics::sums_by_group(series.denominators, set_of, sample.sets())};
}

/// An outcome from a table of sums with one row for each measure.
double outcome_in_cell(const Sample& sample, const std::vector<double>& table, std::size_t columns,
                       const Outcome& outcome, std::size_t column) {
  const double numerator = table.at(index_of(outcome.numerator) * columns + column);
  const double denominator = has_denominator(outcome)
                                 ? table.at(index_of(outcome.denominator) * columns + column)
                                 : static_cast<double>(sample.replications());
  return ratio(numerator, denominator, outcome.scale);
}

}  // namespace

void Sample::take_shape(const ReplicationRecord& record) {
  const ArmRecord& first = record.arms.at(0);
  months_ = first.by_month.size() / measure_count;
  quintiles_ = first.by_quintile.size() / measure_count;
  for (ArmSample& arm : arms_) {
    arm.by_month.assign(first.by_month.size(), 0.0);
    arm.by_quintile.assign(first.by_quintile.size(), 0.0);
  }
}

void Sample::add(const ReplicationRecord& record) {
  add(record, numbers_.empty() ? 0 : numbers_.back() + 1);
}

std::vector<std::size_t> Sample::set_of_replication() const {
  std::vector<std::size_t> set_of;
  set_of.reserve(numbers_.size());
  for (const std::uint64_t number : numbers_)
    set_of.push_back(number % sets_);
  return set_of;
}

void Sample::add(const ReplicationRecord& record, std::uint64_t number) {
  if (!numbers_.empty() && number <= numbers_.back()) {
    throw std::invalid_argument("replications are added in their order");
  }
  if (record.arms.size() != arms_.size()) throw std::invalid_argument("a replication lacks arms");
  if (numbers_.empty()) take_shape(record);
  for (std::size_t i = 0; i < arms_.size(); ++i) {
    const ArmRecord& from = record.arms[i];
    ArmSample& to = arms_[i];
    if (from.sums.size() != measure_count || from.by_month.size() != to.by_month.size() ||
        from.by_quintile.size() != to.by_quintile.size()) {
      throw std::invalid_argument("a replication has tables of another size");
    }
    to.sums.add(from.sums);
    add_each(to.by_month, from.by_month);
    add_each(to.by_quintile, from.by_quintile);
    to.events.push_back(static_cast<double>(from.events));
    to.rescued.push_back(static_cast<double>(from.rescued));
    to.newly_missed.push_back(static_cast<double>(from.newly_missed));
    to.changed.push_back(from.changed);
    to.traced.push_back(from.is_traced);
    events_ += from.events;
  }
  add_to(digest_, record);
  numbers_.push_back(number);
}

statistics::Estimate estimate(const Sample& sample, std::size_t arm, const Outcome& outcome) {
  const Series series = observations_of(sample, arm, outcome);
  return scaled(statistics::estimate_ratio(series.numerators, series.denominators), outcome.scale);
}

statistics::PairedComparison compare(const Sample& sample, std::size_t arm, std::size_t against,
                                     const Outcome& outcome) {
  const Series first = observations_of(sample, arm, outcome);
  const Series second = observations_of(sample, against, outcome);
  statistics::PairedComparison comparison = statistics::compare_paired(first.view(), second.view());
  comparison.difference = scaled(comparison.difference, outcome.scale);
  return comparison;
}

std::vector<double> linearised(const Sample& sample, std::size_t arm, const Outcome& outcome) {
  const Series series = series_of(sample, arm, outcome);
  std::vector<double> values = statistics::ratio_residuals(series.numerators, series.denominators);
  if (values.empty()) return values;
  const double ratio =
      statistics::estimate_ratio(series.numerators, series.denominators).mean * outcome.scale;
  for (double& value : values)
    value = ratio + value * outcome.scale;
  return values;
}

double outcome_in_replication(const Sample& sample, std::size_t arm, const Outcome& outcome,
                              std::size_t replication) {
  const ArmSample& of_arm = sample.arms().at(arm);
  const double denominator =
      has_denominator(outcome) ? of_arm.sums.at(replication, index_of(outcome.denominator)) : 1.0;
  return ratio(of_arm.sums.at(replication, index_of(outcome.numerator)), denominator,
               outcome.scale);
}

double outcome_in_month(const Sample& sample, std::size_t arm, const Outcome& outcome,
                        std::size_t month) {
  return outcome_in_cell(sample, sample.arms().at(arm).by_month, sample.months(), outcome, month);
}

double outcome_in_quintile(const Sample& sample, std::size_t arm, const Outcome& outcome,
                           std::size_t quintile) {
  return outcome_in_cell(sample, sample.arms().at(arm).by_quintile, sample.quintiles(), outcome,
                         quintile);
}

}  // namespace sightline::experiment
