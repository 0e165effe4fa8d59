// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include <sightline/experiment/record.hpp>

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

model::ReplicationResult run_arm(const scenario::Study& study, std::size_t arm,
                                 const Calendar& calendar, std::uint64_t replication,
                                 const Replicate& replicate) {
  try {
    return replicate(input_of(study.arms[arm], replication), calendar, study.seed, replication);
  } catch (const std::exception& error) {
    throw ArmFailure(arm, error.what());
  }
}

}  // namespace

Replicate model_replicate() {
  return [](const model::Input& input, const Calendar& calendar, std::uint64_t seed,
            std::uint64_t replication) {
    return model::run_replication(input, calendar, seed, replication);
  };
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
  ReplicationRecord record;
  record.arms.reserve(study.arms.size());
  std::vector<model::ChildId> missed_in_first;
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    const model::ReplicationResult result = run_arm(study, arm, calendar, replication, replicate);
    if (record.arms.empty()) missed_in_first = result.missed_children;
    ArmRecord& of_arm = record.arms.emplace_back(record_of(result));
    of_arm.rescued = count_without(missed_in_first, result.missed_children);
    of_arm.newly_missed = count_without(result.missed_children, missed_in_first);
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
