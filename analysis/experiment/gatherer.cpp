// SPDX-License-Identifier: Apache-2.0
#include "gatherer.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/experiment/runner.hpp>

namespace sightline::experiment {
namespace {

bool is_before(const Failure& a, const Failure& b) {
  return std::tie(a.point, a.replication) < std::tie(b.point, b.replication);
}

/// The outcomes a study asks for, that of its headline first.
std::vector<std::size_t> asked_of(const scenario::Study& study) {
  std::vector<std::string> names;
  if (const auto headline = headline_of(study)) names.emplace_back(headline->outcome->name);
  names.insert(names.end(), study.measure.begin(), study.measure.end());
  std::vector<std::size_t> asked;
  for (const std::string& name : names) {
    const std::size_t index = outcome_index(name);
    if (std::find(asked.begin(), asked.end(), index) == asked.end()) asked.push_back(index);
  }
  return asked;
}

std::vector<std::vector<double>> means_by_arm(const Sample& sample,
                                              std::vector<double> ArmSample::*table) {
  std::vector<std::vector<double>> means;
  for (const ArmSample& arm : sample.arms()) {
    std::vector<double>& of_arm = means.emplace_back(arm.*table);
    for (double& sum : of_arm)
      sum /= static_cast<double>(sample.replications());
  }
  return means;
}

std::vector<std::vector<double>> mean_sums(const Sample& sample) {
  std::vector<std::vector<double>> means;
  for (const ArmSample& arm : sample.arms()) {
    std::vector<double>& of_arm = means.emplace_back();
    for (std::size_t measure = 0; measure < arm.sums.columns(); ++measure) {
      double sum = 0.0;
      for (const double number : arm.sums.column(measure))
        sum += number;
      of_arm.push_back(sum / static_cast<double>(sample.replications()));
    }
  }
  return means;
}

/// What `values_of` gives for each arm and outcome asked for, by number of replication; NaN where a
/// replication failed or there is no value.
template <class ValuesOf>
std::vector<std::vector<double>> by_replication(const Sample& sample, const SweepResult& result,
                                                ValuesOf&& values_of) {
  std::vector<std::vector<double>> tables;
  for (std::size_t arm = 0; arm < sample.arms().size(); ++arm) {
    std::vector<double>& of_arm =
        tables.emplace_back(result.asked.size() * result.replications, not_a_number);
    for (std::size_t i = 0; i < result.asked.size(); ++i) {
      const std::vector<double> values =
          values_of(arm, model::outcomes::catalogue()[result.asked[i]]);
      for (std::size_t r = 0; r < values.size(); ++r)
        of_arm[i * result.replications + sample.numbers()[r]] = values[r];
    }
  }
  return tables;
}

PointResult point_result(const Sample& sample, const SweepResult& result) {
  PointResult point;
  point.count = sample.replications();
  if (point.count == 0) return point;
  point.summary = summarise(sample);
  point.sums = mean_sums(sample);
  point.by_quintile = means_by_arm(sample, &ArmSample::by_quintile);
  point.replications =
      by_replication(sample, result, [&](std::size_t arm, const model::outcomes::Outcome& outcome) {
        std::vector<double> values;
        for (std::size_t r = 0; r < sample.replications(); ++r)
          values.push_back(outcome_in_replication(sample, arm, outcome, r));
        return values;
      });
  point.linearised =
      by_replication(sample, result, [&](std::size_t arm, const model::outcomes::Outcome& outcome) {
        return linearised(sample, arm, outcome);
      });
  return point;
}

}  // namespace

Gatherer::Gatherer(const Workload& workload, std::filesystem::path folder)
    : workload_(workload), folder_(std::move(folder)) {}

void Gatherer::add(Sample& sample, std::uint64_t point, std::uint64_t from, std::uint64_t target,
                   const std::vector<Failure>& failures) const {
  const std::shared_ptr<const scenario::Study> study = workload_.at(point);
  const std::optional<std::uint64_t> label = workload_.label(point);
  std::optional<Block> block;
  for (std::uint64_t number = from; number < target; ++number) {
    const std::uint64_t of_block = number / block_size;
    if (!block || block->number != of_block) {
      block = read_part(folder_, *study, of_block, label);
      if (!block) block = Block{of_block, {}, label};
    }
    const std::uint64_t place = number % block_size;
    if (block->holds(place)) {
      sample.add(block->records[place], number);
    } else if (!std::binary_search(failures.begin(), failures.end(),
                                   Failure{label, number, 0, "", ""}, is_before)) {
      throw RunError(
          fmt::format("{}: replication {} was written and cannot be read back; is another run "
                      "using the folder, or the disk failing?",
                      part_path(folder_, of_block, label).string(), number));
    }
  }
}

void require_any(std::uint64_t replications, const std::vector<Failure>& failures) {
  if (replications > 0) return;
  throw RunError(fmt::format("every replication failed, the first ({}) with: {}",
                             failures.empty() ? "?" : failures.front().arm,
                             failures.empty() ? "?" : failures.front().reason));
}

Sample collect(const scenario::Study& study, const std::filesystem::path& folder,
               const std::vector<Failure>& failures) {
  Sample sample(study.arms.size(), study.sets.size());
  const Workload workload(study);
  Gatherer(workload, folder).add(sample, 0, 0, study.replications, failures);
  require_any(sample.replications(), failures);
  return sample;
}

SweepResult collect(const Sweep& sweep, const std::filesystem::path& folder,
                    const std::vector<Failure>& failures) {
  const scenario::Study& study = sweep.study();
  const Workload workload(sweep);
  const Gatherer gatherer(workload, folder);
  SweepResult result;
  result.asked = asked_of(study);
  result.replications = study.replications;
  Digest digest;
  std::uint64_t count = 0;
  std::vector<Sample> of_curve;  // kept for comparisons between points, which curves alone make
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    Sample sample(study.arms.size(), study.sets.size());
    gatherer.add(sample, point, 0, study.replications, failures);
    digest.add(sample.digest());
    result.events += sample.events();
    result.quintiles = std::max(result.quintiles, sample.quintiles());
    count += sample.replications();
    result.points.push_back(point_result(sample, result));
    if (sweep.today()) of_curve.push_back(std::move(sample));
  }
  require_any(count, failures);
  result.digest = digest.value();
  if (sweep.today()) result.curve = operating_curve(sweep, of_curve);
  return result;
}

}  // namespace sightline::experiment
