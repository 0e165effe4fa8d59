// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include <sightline/experiment/record.hpp>

#include "branches.hpp"

namespace sightline::experiment {
namespace {

/// How many of `some` are not among `others`; both ascend.
std::uint64_t count_without(const std::vector<model::ChildId>& some,
                            const std::vector<model::ChildId>& others) {
  std::vector<model::ChildId> left;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::back_inserter(left));
  return left.size();
}

}  // namespace

model::ReplicationResult Replicate::operator()(const model::Input& input, const Calendar& calendar,
                                               std::uint64_t seed,
                                               std::uint64_t replication) const {
  return is_model() ? model::run_replication(input, calendar, seed, replication)
                    : function_(input, calendar, seed, replication);
}

Replicate model_replicate() {
  return {};
}

ArmRecord record_of(const model::ReplicationResult& result) {
  const engine::TallyTable& tallies = result.tallies;
  ArmRecord record;
  record.events = result.events;
  record.sums.reserve(tallies.measures());
  record.by_month.reserve(tallies.measures() * tallies.months());
  record.by_quintile.reserve(tallies.measures() * tallies.strata());
  for (std::size_t measure = 0; measure < tallies.measures(); ++measure) {
    record.sums.push_back(tallies.total(measure));
    for (std::size_t month = 0; month < tallies.months(); ++month) {
      record.by_month.push_back(tallies.month_total(measure, month));
    }
    for (std::size_t quintile = 0; quintile < tallies.strata(); ++quintile) {
      record.by_quintile.push_back(tallies.stratum_total(measure, quintile));
    }
  }
  return record;
}

ReplicationRecord run_replication(const scenario::Study& study, const Calendar& calendar,
                                  std::uint64_t replication, const Replicate& replicate) {
  const std::size_t arms = study.arms.size();
  ReplicationRecord record;
  record.arms.resize(arms);
  std::vector<std::vector<model::ChildId>> missed(arms);
  const auto keep = [&](std::size_t arm, const model::ReplicationResult& result) {
    record.arms[arm] = record_of(result);
    missed[arm] = result.missed_children;
  };
  std::vector<const model::Input*> inputs;
  for (const scenario::Arm& arm : study.arms)
    inputs.push_back(&input_of(arm, replication));
  if (replicate.is_model()) {
    run_branches(inputs, calendar, study.seed, replication, keep);
  } else {
    for (std::size_t arm = 0; arm < arms; ++arm)
      keep(arm, replicate(*inputs[arm], calendar, study.seed, replication));
  }
  for (std::size_t arm = 0; arm < arms; ++arm) {
    record.arms[arm].rescued = count_without(missed[0], missed[arm]);
    record.arms[arm].newly_missed = count_without(missed[arm], missed[0]);
  }
  return record;
}

void add_to(Digest& digest, const ReplicationRecord& record) {
  for (const ArmRecord& arm : record.arms) {
    digest.add(arm.sums);
    digest.add(arm.by_month);
    digest.add(arm.by_quintile);
    digest.add(arm.events);
    digest.add(arm.rescued);
    digest.add(arm.newly_missed);
  }
}

}  // namespace sightline::experiment
